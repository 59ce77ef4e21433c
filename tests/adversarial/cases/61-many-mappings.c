/* id: 61
 * family: memory
 * attack: as many mappings as the kernel allows, so that its end takes long
 * class: run
 * time: 2
 * stdout: safe
 * expect: OK|MLE|TLE */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
	char *p = mmap(NULL, 200000UL * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	for (size_t i = 0; p != MAP_FAILED && i < 200000; i += 2)
		if (mprotect(p + i * 4096, 4096, PROT_READ | PROT_WRITE) != 0)
			break;
	puts("safe");
	return 0;
}
