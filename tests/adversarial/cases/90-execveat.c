/* id: 90
 * family: kernel
 * attack: runs a file without a name, on the descriptor that the filter lets through
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	char *argv[] = {"again", NULL};
	int lib = open("/lib/x86_64-linux-gnu/libc.so.6", O_RDONLY);
	/* The descriptor is gone after the first exec, and the limit on descriptors keeps it so. */
	if (dup2(lib, 200) == 200 || fcntl(lib, F_DUPFD, 200) >= 200)
		puts("BREACH: descriptor 200");
	syscall(SYS_execveat, 200, "", argv, NULL, AT_EMPTY_PATH);
	puts(errno == EBADF ? "safe" : "BREACH: execveat");
	return 0;
}
