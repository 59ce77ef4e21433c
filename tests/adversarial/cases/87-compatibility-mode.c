/* id: 87
 * family: kernel
 * attack: turns itself into a 32-bit program by a far return, then makes a call
 * class: run
 * expect: SV|RTE */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

/* 64 bit: push 0x23; push rdi; lretq. 32 bit at +16: mov eax, 2 (fork); int 0x80; mov eax, 1; int 0x80 */
static const unsigned char code[] = {0x6a, 0x23, 0x57, 0x48, 0xcb, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90,
				     0xb8, 2,	 0,    0,    0,	   0xcd, 0x80, 0xb8, 1,	   0,	 0,    0,    0xcd, 0x80};

int main(void)
{
	unsigned char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	if (p == MAP_FAILED)
		return 1;
	memcpy(p, code, sizeof code);
	void (*go)(unsigned char *);
	memcpy(&go, &p, sizeof go);
	go(p + 16);
	puts("BREACH: came back");
	return 0;
}
