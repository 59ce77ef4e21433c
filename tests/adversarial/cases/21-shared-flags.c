/* id: 21
 * family: files
 * attack: changes what its descriptors share with others: flags, offsets, sizes of pipes, owners
 * class: run
 * stdin: some input
 * expect: OK|SV|RTE */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	for (int fd = 0; fd < 3; fd++) {
		(void)lseek(fd, 1 << 20, SEEK_SET);
		(void)fcntl(fd, F_SETFL, O_NONBLOCK | O_APPEND | O_ASYNC);
	}
	if (fcntl(1, F_SETPIPE_SZ, 1 << 20) >= 1 << 20)
		puts("BREACH: a pipe of a megabyte");
	if (fcntl(1, F_NOTIFY, -1) == 0)
		puts("BREACH: notices");
	if (fcntl(0, F_ADD_SEALS, 0x1f) == 0)
		puts("BREACH: seals on its input");
	return 0;
}
