/* id: 103
 * family: must-work
 * attack: alarm, handlers, raise
 * class: run
 * stdout: fine
 * expect: OK */
#define _DEFAULT_SOURCE
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile sig_atomic_t rung, raised;

static void ring(int signal)
{
	if (signal == SIGALRM)
		rung = 1;
	else
		raised = 1;
}

int main(void)
{
	signal(SIGALRM, ring);
	signal(SIGUSR1, ring);
	raise(SIGUSR1);
	ualarm(10000, 0);
	while (!rung)
		pause();
	puts(raised ? "fine" : "no signal");
	return 0;
}
