#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* One file beyond the limit, in each way that makes one long: a signal for each, or refused. */
int main(void)
{
	signal(SIGXFSZ, SIG_IGN);
	int fd = open("huge", O_RDWR | O_CREAT, 0600);
	if (fd < 0)
		return 0;
	if (ftruncate(fd, 1L << 40) == 0 || fallocate(fd, 0, 0, 1L << 30) == 0 ||
	    pwrite(fd, "x", 1, 1L << 40) == 1)
		return 0;
	abort();
}
