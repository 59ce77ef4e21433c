/* id: 101
 * family: must-work
 * attack: memory of every size, given back and asked for again
 * class: run
 * memory: 64
 * stdout: fine
 * expect: OK */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	for (int round = 0; round < 2; round++) {
		for (size_t n = 1; n <= (size_t)16 << 20; n = n * 3 + 1) {
			char *p = malloc(n);
			if (p == NULL)
				return 1;
			memset(p, 7, n);
			p = realloc(p, 2 * n);
			if (p == NULL || p[n - 1] != 7)
				return 2;
			free(p);
		}
	}
	void *aligned = aligned_alloc(4096, 8192);
	puts(aligned != NULL ? "fine" : "no memory");
	free(aligned);
	return 0;
}
