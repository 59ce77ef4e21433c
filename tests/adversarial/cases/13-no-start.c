/* id: 13
 * family: compile
 * attack: a program without an entry point of its own kind: main is data
 * class: compile
 * expect: CE|RTE|OK */
const char main[] = {(char)0xc3, 0};
