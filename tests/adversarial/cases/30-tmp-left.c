/* id: 30
 * family: files
 * attack: leaves files for the next run to find
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
	must_fail("/tmp/left", O_CREAT | O_RDWR);
	must_fail("/var/tmp/left", O_CREAT | O_RDWR);
	must_fail("left", O_CREAT | O_RDWR);
	must_fail("/left", O_CREAT | O_RDWR);
	must_fail("@CANARY@/left", O_CREAT | O_RDWR);
	if (tmpfile() != NULL)
		puts("BREACH: tmpfile");
	puts("safe");
	return 0;
}
