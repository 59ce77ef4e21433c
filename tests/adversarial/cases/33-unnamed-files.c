/* id: 33
 * family: files
 * attack: files without a name, which no quota of names counts
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>

static void must_fail(const char *path, int flags)
{
	if (open(path, flags, 0600) >= 0)
		printf("BREACH: opened %s\n", path);
}

int main(void)
{
	must_fail("/tmp", O_TMPFILE | O_RDWR);
	must_fail(".", O_TMPFILE | O_RDWR);
	must_fail("/", O_TMPFILE | O_RDWR);
	if (fallocate(1, 0, 0, 1 << 30) == 0)
		puts("BREACH: fallocate");
	puts("safe");
	return 0;
}
