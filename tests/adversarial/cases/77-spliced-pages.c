/* id: 77
 * family: output
 * attack: gives pages to the output pipe and changes them after they were judged
 * class: run
 * stdout: safe
 * expect: SV|OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void)
{
	char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (page == MAP_FAILED)
		return 1;
	strcpy(page, "safe\n");
	struct iovec part = {page, 5};
	if (vmsplice(1, &part, 1, SPLICE_F_GIFT) == 5)
		strcpy(page, "BREACH");
	else
		puts("safe");
	return 0;
}
