/* id: 53
 * family: time
 * attack: takes the processor for itself
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

int main(void)
{
	const struct sched_param top = {.sched_priority = 99};
	cpu_set_t one;
	CPU_ZERO(&one);
	CPU_SET(0, &one);
	if (sched_setscheduler(0, SCHED_FIFO, &top) == 0 || setpriority(PRIO_PROCESS, 0, -20) == 0 ||
	    nice(-20) != -1 || sched_setaffinity(0, sizeof one, &one) == 0)
		puts("BREACH: a better place");
	puts("safe");
	return 0;
}
