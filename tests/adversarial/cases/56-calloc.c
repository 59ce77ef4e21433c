/* id: 56
 * family: memory
 * attack: touches half of its limit, twice, and gives it back: no harm done
 * class: run
 * memory: 64
 * stdout: safe
 * expect: OK */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	for (int i = 0; i < 2; i++) {
		char *p = malloc((size_t)30 << 20);
		if (p == NULL)
			return 1;
		memset(p, 1, (size_t)30 << 20);
		free(p);
	}
	puts("safe");
	return 0;
}
