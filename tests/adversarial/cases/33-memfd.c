/* id: 33
 * family: files
 * attack: a file in memory
 * class: run
 * expect: SV */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
	if (memfd_create("hidden", 0) >= 0)
		puts("BREACH: memfd");
	return 0;
}
