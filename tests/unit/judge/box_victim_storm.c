/* box_victim_storm.c - a forbidden call under a storm of timer signals, which interrupt it before
 * anybody can ask which call it was. (Below some 5 us the storm leaves the program no time for a
 * single instruction of its own: then nothing is tried, and it is its time that runs out.) */
#define _GNU_SOURCE
#include "box_victim.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/time.h>

static void nothing(int number)
{
	(void)number;
}

int storm(void)
{
	struct sigaction action = {.sa_handler = nothing, .sa_flags = SA_RESTART};
	struct itimerval every = {{0, 20}, {0, 20}};
	if (sigaction(SIGALRM, &action, 0) != 0 || setitimer(ITIMER_REAL, &every, 0) != 0)
		return 1;
	for (;;)
		(void)socket(AF_INET, SOCK_STREAM, 0);
}
