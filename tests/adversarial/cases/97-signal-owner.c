/* id: 97
 * family: kernel
 * attack: has the kernel send signals to others when data comes
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_SETOWN, getppid()) == 0 || fcntl(fd, F_SETSIG, SIGKILL) == 0)
			puts("BREACH: an owner");
	puts("safe");
	return 0;
}
