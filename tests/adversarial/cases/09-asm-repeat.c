/* id: 9
 * family: compile
 * attack: the assembler repeats a line 10^12 times
 * class: compile
 * expect: CE */
#define PASTE(a, b) a##b
PASTE(__as, m__)(".rept 1000000\n.rept 1000000\n.byte 1\n.endr\n.endr");

int main(void)
{
	return 0;
}
