/* id: 16
 * family: compile
 * attack: a source whose name has a line break and a quote in it
 * class: compile
 * filename: a\nb"c.c
 * expect: CE|USAGE */
int main(void)
{
	return undeclared;
}
