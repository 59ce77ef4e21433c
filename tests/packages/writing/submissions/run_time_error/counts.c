#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Empty files, until there is room for no more. */
int main(void)
{
	char name[32];
	for (int i = 0; i < 100000; i++) {
		snprintf(name, sizeof name, "f%d", i);
		int fd = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
		if (fd < 0)
			abort();
		close(fd);
	}
}
