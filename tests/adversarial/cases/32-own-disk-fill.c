/* id: 32
 * family: files
 * attack: fills the folder where it may write, by files with a name, without one, and by holes filled later
 * class: writing
 * expect: A=AC B=AC C=JE */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static char block[1 << 16];

/* How much goes into one more file, which stays open. */
static size_t fill(int fd)
{
	size_t sum = 0;
	ssize_t n = 1;
	(void)ftruncate(fd, 1 << 20);
	while (fd >= 0 && n > 0 && sum < 4 << 20) {
		n = write(fd, block, sizeof block);
		sum += n > 0 ? (size_t)n : 0;
	}
	return sum;
}

int main(void)
{
	char name[32];
	size_t sum = 0;
	signal(SIGXFSZ, SIG_IGN);
	for (int i = 0; i < 40; i++) {
		snprintf(name, sizeof name, "f%d", i);
		int fd = i % 2 ? open(".", O_TMPFILE | O_RDWR, 0600) : open(name, O_RDWR | O_CREAT, 0600);
		sum += fill(fd);
		if (i % 4 == 0)
			unlink(name);
	}
	puts(sum <= 3 << 20 ? "safe" : "BREACH: more than was allowed");
}
