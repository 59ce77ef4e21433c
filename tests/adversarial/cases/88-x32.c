/* id: 88
 * family: kernel
 * attack: system calls with the number bit of x32
 * class: run
 * expect: SV */
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	if (syscall(0x40000000 | 57) >= 0)
		puts("BREACH: a process");
	return 0;
}
