/* id: 29
 * family: files
 * attack: a file in /dev/shm, and one through another path to it
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>

static void must_fail(const char *path, int flags)
{
	if (open(path, flags, 0600) >= 0)
		printf("BREACH: opened %s\n", path);
}

int main(void)
{
	if (shm_open("/left", O_CREAT | O_RDWR, 0666) >= 0)
		puts("BREACH: /dev/shm");
	must_fail("/dev/shm/left", O_CREAT | O_RDWR);
	must_fail("/run/shm/left", O_CREAT | O_RDWR);
	puts("safe");
	return 0;
}
