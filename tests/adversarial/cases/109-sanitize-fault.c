/* id: 109
 * family: must-work
 * attack: a fault under the sanitizers is reported with its line
 * class: run
 * sanitize: yes
 * expect: RTE */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	int *p = malloc(4 * sizeof *p);
	if (p == NULL)
		return 1;
	volatile int i = 4;
	p[i] = 1;
	free(p);
	puts("unseen");
	return 0;
}
