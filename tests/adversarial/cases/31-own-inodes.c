/* id: 31
 * family: files
 * attack: empty files without end, where it may write
 * class: writing
 * expect: A=AC B=AC C=JE */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	char name[32];
	int i = 0, fd = 0;
	while (i < 100000 && fd >= 0) {
		snprintf(name, sizeof name, "f%d", i++);
		if ((fd = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600)) >= 0)
			close(fd);
	}
	puts(fd < 0 ? "safe" : "BREACH: a hundred thousand files");
}
