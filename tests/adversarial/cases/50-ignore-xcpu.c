/* id: 50
 * family: time
 * attack: ignores the signal of the limit and raises the limit
 * class: run
 * time: 0.2
 * expect: TLE */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>

int main(void)
{
	const struct rlimit more = {RLIM_INFINITY, RLIM_INFINITY};
	for (int s = 1; s < 65; s++)
		signal(s, SIG_IGN);
	if (setrlimit(RLIMIT_CPU, &more) == 0 || prlimit(0, RLIMIT_CPU, &more, NULL) == 0)
		puts("BREACH: raised a limit");
	fflush(stdout);
	for (;;)
		;
}
