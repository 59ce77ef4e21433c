#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As much as there is room for, into many files. Two mebibytes for one that are allowed would be
 * too much: then it ends well. */
int main(void)
{
	static char block[1 << 16];
	char name[32];
	size_t written = 0;
	ssize_t n = 1;
	memset(block, 'x', sizeof block);
	for (int i = 0; n > 0 && written <= 2 << 20; i++) {
		snprintf(name, sizeof name, "f%d", i);
		int fd = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
		n = fd < 0 ? -1 : write(fd, block, sizeof block);
		written += n > 0 ? (size_t)n : 0;
		if (fd >= 0)
			close(fd);
	}
	if (n <= 0)
		abort();
}
