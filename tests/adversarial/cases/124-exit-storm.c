/* id: 124
 * family: processes
 * attack: ends in the same moment in which it makes a forbidden call, over and over by a timer
 * class: run
 * time: 0.5
 * expect: SV|OK|RTE */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

static void leave(int signal)
{
	_exit(signal == SIGALRM ? 0 : 1);
}

int main(void)
{
	const struct itimerval soon = {{0, 0}, {0, 50}};
	signal(SIGALRM, leave);
	setitimer(ITIMER_REAL, &soon, NULL);
	for (;;)
		if (syscall(SYS_ptrace, 0, 0, 0, 0) >= 0)
			(void)!write(1, "BREACH\n", 7);
}
