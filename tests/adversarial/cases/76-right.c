/* id: 76
 * family: output
 * attack: none: a right answer is right also for a careless validator
 * class: validated
 * expect: AC */
#include <stdio.h>

int main(void)
{
	puts("42");
	return 0;
}
