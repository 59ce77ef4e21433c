/* id: 108
 * family: must-work
 * attack: a clean program under the sanitizers is clean
 * class: run
 * sanitize: yes
 * stdout: 99
 * expect: OK */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	int *p = malloc(100 * sizeof *p);
	if (p == NULL)
		return 1;
	for (int i = 0; i < 100; i++)
		p[i] = i;
	printf("%d\n", p[99]);
	return 0;   /* p is not freed: leaks are not what the diagnosis is for */
}
