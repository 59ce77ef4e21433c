/* id: 51
 * family: time
 * attack: sets every timer it has, to confuse whoever counts by them
 * class: run
 * time: 0.2
 * expect: TLE */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/time.h>
#include <time.h>

static void nothing(int signal)
{
	(void)signal;
}

int main(void)
{
	const struct itimerval often = {{0, 1000}, {0, 1000}}, never = {{0, 0}, {0, 0}};
	signal(SIGALRM, nothing);
	signal(SIGVTALRM, nothing);
	signal(SIGPROF, nothing);
	for (;;) {
		setitimer(ITIMER_REAL, &often, NULL);
		setitimer(ITIMER_VIRTUAL, &often, NULL);
		setitimer(ITIMER_PROF, &never, NULL);
	}
}
