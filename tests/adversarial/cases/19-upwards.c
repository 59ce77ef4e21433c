/* id: 19
 * family: files
 * attack: looks for tests and secrets above and beside it
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
	must_fail("../../../../../..@CANARY@/secret.h", O_RDONLY);
	must_fail("@CANARY@/secret.h", O_RDONLY);
	must_fail("../data/secret/g1/01.ans", O_RDONLY);
	must_fail("/etc/passwd", O_RDONLY);
	must_fail("/root", O_RDONLY | O_DIRECTORY);
	must_fail("/home", O_RDONLY | O_DIRECTORY);
	must_fail("/var", O_RDONLY | O_DIRECTORY);
	puts("safe");
	return 0;
}
