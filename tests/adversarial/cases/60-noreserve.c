/* id: 60
 * family: memory
 * attack: maps without reserving, and touches
 * class: run
 * memory: 64
 * expect: MLE */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

static void touch(char *p, size_t bytes)
{
	for (size_t i = 0; i < bytes; i += 4096)
		((volatile char *)p)[i] = 1;
}

int main(void)
{
	const size_t bytes = 1 << 20;
	for (int i = 0; i < 1024; i++) {
		char *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
			       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_POPULATE, -1, 0);
		if (p == MAP_FAILED)
			abort();
		touch(p, bytes);
	}
	puts("BREACH: a gibibyte");
	return 0;
}
