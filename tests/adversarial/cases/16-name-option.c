/* id: 16
 * family: compile
 * attack: a source whose name is an option
 * class: compile
 * filename: -o.c
 * expect: OK|USAGE */
int main(void)
{
	return 0;
}
