/* id: 6
 * family: compile
 * attack: takes a file in by the assembler, with the word asm written plainly
 * class: compile
 * expect: CE */
__asm__(".incbin \"@CANARY@/secret.h\"");

int main(void)
{
	return 0;
}
