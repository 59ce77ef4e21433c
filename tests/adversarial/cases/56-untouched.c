/* id: 56
 * family: memory
 * attack: asks for much memory and never touches it: no harm done
 * class: run
 * memory: 64
 * expect: A=OK B=OK|RTE C=OK|RTE */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	char *p = malloc((size_t)1 << 30);
	if (p == NULL)
		abort();
	p[0] = 1;
	puts("safe");
	return 0;
}
