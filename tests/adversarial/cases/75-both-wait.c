/* id: 75
 * family: output
 * attack: never answers, so that it and the validator wait for each other
 * class: interactive
 * expect: TLE|WA */
#include <stdio.h>

int main(void)
{
	int c;
	while ((c = getchar()) != EOF)
		;
	return 0;
}
