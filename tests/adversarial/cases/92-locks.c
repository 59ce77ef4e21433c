/* id: 92
 * family: kernel
 * attack: locks and leases on shared files, by which two runs could talk
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>

int main(void)
{
	int fd = open("/lib/x86_64-linux-gnu/libc.so.6", O_RDONLY);
	struct flock lock = {.l_type = F_RDLCK};
	if (fd < 0)
		fd = 0;
	if (flock(fd, LOCK_SH) == 0 || fcntl(fd, F_SETLEASE, F_RDLCK) == 0 || fcntl(fd, F_SETLK, &lock) == 0 ||
	    fcntl(fd, F_OFD_SETLK, &lock) == 0 || fcntl(fd, F_NOTIFY, DN_MODIFY) == 0)
		puts("BREACH: a lock");
	puts("safe");
	return 0;
}
