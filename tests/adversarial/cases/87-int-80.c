/* id: 87
 * family: kernel
 * attack: system calls of 32-bit programs, whose numbers mean other calls
 * class: run
 * expect: SV */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

/* mov eax, 2 (fork); int 0x80; ret */
static const unsigned char code[] = {0xb8, 0x02, 0, 0, 0, 0xcd, 0x80, 0xc3};

int main(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		return 1;
	memcpy(p, code, sizeof code);
	int (*call)(void);
	memcpy(&call, &p, sizeof call);
	if (call() >= 0)
		puts("BREACH: a process");
	return 0;
}
