/* id: 61
 * family: memory
 * attack: locks its memory and asks for huge pages
 * class: run
 * memory: 64
 * expect: OK */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
	if (mlockall(MCL_CURRENT | MCL_FUTURE) == 0)
		puts("BREACH: mlockall");
	if (mmap(NULL, 2 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0) !=
	    MAP_FAILED)
		puts("a huge page");
	puts("safe");
	return 0;
}
