/* id: 26
 * family: files
 * attack: directories and a sparse file of a terabyte
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void must_fail(const char *path, int flags)
{
	if (open(path, flags, 0600) >= 0)
		printf("BREACH: opened %s\n", path);
}

int main(void)
{
	if (mkdir("d", 0700) == 0 || mkdir("/tmp/d", 0700) == 0)
		puts("BREACH: made a directory");
	must_fail("sparse", O_RDWR | O_CREAT);
	must_fail("/tmp/sparse", O_RDWR | O_CREAT);
	if (truncate("@CANARY@/writable", (off_t)1 << 40) == 0)
		puts("BREACH: stretched a file");
	puts("safe");
	return 0;
}
