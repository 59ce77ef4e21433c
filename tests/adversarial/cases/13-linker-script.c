/* id: 13
 * family: compile
 * attack: a source of linker commands instead of C
 * class: compile
 * expect: CE */
INPUT(@CANARY@/secret.h)
OUTPUT(@CANARY@/written)
