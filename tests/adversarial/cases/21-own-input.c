/* id: 21
 * family: files
 * attack: writes into its own input, which other runs will read
 * class: run
 * stdin: some input
 * stdout: safe
 * expect: A=OK B=OK C=OK|RTE */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static void try_fd(int fd, const char *how)
{
	if (fd < 0)
		return;
	if (pwrite(fd, "BREACH", 6, 0) > 0 || ftruncate(fd, 0) == 0)
		printf("BREACH: wrote %s\n", how);
	if (mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) != MAP_FAILED)
		printf("BREACH: mapped %s\n", how);
}

int main(void)
{
	try_fd(0, "descriptor 0");
	try_fd(open("/proc/self/fd/0", O_RDWR), "/proc/self/fd/0");
	try_fd(open("/dev/stdin", O_RDWR), "/dev/stdin");
	try_fd(open("/proc/self/exe", O_RDWR), "its own program");
	puts("safe");
	return 0;
}
