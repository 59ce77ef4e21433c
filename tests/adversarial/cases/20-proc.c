/* id: 20
 * family: files
 * attack: reads other processes through /proc
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
	must_fail("/proc/1/environ", O_RDONLY);
	must_fail("/proc/1/root/etc/passwd", O_RDONLY);
	must_fail("/proc/1/mem", O_RDWR);
	must_fail("/proc/self/mem", O_RDWR);
	must_fail("/proc/self/root@CANARY@/secret.h", O_RDONLY);
	must_fail("/proc/self/environ", O_RDONLY);
	puts("safe");
	return 0;
}
