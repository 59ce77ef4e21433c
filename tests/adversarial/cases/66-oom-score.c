/* id: 66
 * family: memory
 * attack: makes somebody else the first to be killed
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
	must_fail("/proc/self/oom_score_adj", O_WRONLY);
	must_fail("/proc/self/oom_adj", O_WRONLY);
	must_fail("/proc/1/oom_score_adj", O_WRONLY);
	puts("safe");
	return 0;
}
