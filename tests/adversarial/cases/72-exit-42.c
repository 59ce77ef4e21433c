/* id: 72
 * family: output
 * attack: ends with the status by which a validator accepts
 * class: run
 * expect: RTE */
int main(void)
{
	return 42;
}
