/* id: 21
 * family: files
 * attack: uses descriptors that it was not meant to get
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>

int main(void)
{
	for (int fd = 3; fd < 4096; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			printf("BREACH: descriptor %d is open\n", fd);
	puts("safe");
	return 0;
}
