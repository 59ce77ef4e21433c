/* id: 110
 * family: must-work
 * attack: the smallest program
 * class: run
 * expect: OK */
int main(void)
{
	return 0;
}
