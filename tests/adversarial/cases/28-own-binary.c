/* id: 28
 * family: files
 * attack: replaces its own binary, or that of the judge
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void must_fail(const char *path, int flags)
{
	if (open(path, flags, 0600) >= 0)
		printf("BREACH: opened %s\n", path);
}

int main(int argc, char **argv)
{
	(void)argc;
	must_fail("/proc/self/exe", O_RDWR);
	must_fail(argv[0], O_RDWR);
	must_fail(argv[0], O_WRONLY | O_CREAT | O_TRUNC);
	if (unlink(argv[0]) == 0 || rename(argv[0], "other") == 0)
		puts("BREACH: moved its binary");
	puts("safe");
	return 0;
}
