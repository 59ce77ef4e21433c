/* id: 20
 * family: files
 * attack: opens what /proc shows of its parents and neighbours
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void must_fail(int pid, const char *what)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%d/%s", pid, what);
	if (open(path, O_RDONLY | O_NONBLOCK) >= 0 || open(path, O_RDWR | O_NONBLOCK) >= 0)
		printf("BREACH: opened %s\n", path);
}

int main(void)
{
	static const char *const parts[] = {"mem",  "environ", "maps", "cmdline", "fd/0",   "fd/1",
					    "fd/2", "fd/3",    "fd/4", "fd/5",    "ns/user", "status"};
	int here = getppid();
	for (int pid = here > 60 ? here - 60 : 1; pid < here + 60; pid++)
		for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
			if (pid != getpid())
				must_fail(pid, parts[i]);
	puts("safe");
	return 0;
}
