/* id: 5
 * family: compile
 * attack: an endless device through the assembler, the word asm pasted together
 * class: compile
 * expect: CE */
#define PASTE(a, b) a##b
PASTE(__as, m__)(".incbin \"/dev/zero\"");

int main(void)
{
	return 0;
}
