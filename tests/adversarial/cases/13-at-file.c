/* id: 13
 * family: compile
 * attack: a source whose name the compiler driver reads as a file of options
 * class: compile
 * filename: @options.c
 * expect: OK|CE|USAGE */
int main(void)
{
	return 0;
}
