/* id: 48
 * family: time
 * attack: spends its time inside the kernel
 * class: run
 * time: 0.2
 * expect: TLE */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	for (;;)
		syscall(SYS_getppid);
}
