/* id: 57
 * family: memory
 * attack: touches all the memory that it is given
 * class: run
 * memory: 64
 * expect: MLE */
#include <stdio.h>
#include <stdlib.h>

static void touch(char *p, size_t bytes)
{
	for (size_t i = 0; i < bytes; i += 4096)
		((volatile char *)p)[i] = 1;
}

int main(void)
{
	const size_t bytes = 1 << 20;
	for (int i = 0; i < 1024; i++) {
		char *p = malloc(bytes);
		if (p == NULL)
			abort();
		touch(p, bytes);
	}
	puts("BREACH: a gibibyte");
	return 0;
}
