/* id: 98
 * family: kernel
 * attack: interrupts a forbidden call by timers, over and over, before the supervisor hears of it
 * class: run
 * time: 0.2
 * expect: SV|TLE */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

static void nothing(int signal)
{
	(void)signal;
}

int main(void)
{
	const struct itimerval often = {{0, 1}, {0, 1}};
	struct sigaction action = {.sa_handler = nothing, .sa_flags = SA_RESTART};
	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &often, NULL);
	for (;;)
		if (syscall(SYS_ptrace, 0, 0, 0, 0) >= 0 || syscall(SYS_socket, 1, 1, 0) >= 0)
			puts("BREACH: a forbidden call");
}
