/* id: 10
 * family: compile
 * attack: the assembler fills a terabyte
 * class: compile
 * expect: CE */
#define PASTE(a, b) a##b
PASTE(__as, m__)(".data\n.fill 1 << 40, 1, 7\n.text");

int main(void)
{
	return 0;
}
