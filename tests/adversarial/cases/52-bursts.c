/* id: 52
 * family: time
 * attack: works in bursts shorter than a clock tick and sleeps over the tick
 * class: run
 * time: 0.2
 * expect: TLE */
#define _GNU_SOURCE
#include <time.h>

static long long now(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(void)
{
	for (;;) {
		long long until = now(CLOCK_MONOTONIC) + 900000;
		while (now(CLOCK_MONOTONIC) < until)
			;
		nanosleep(&(struct timespec){0, 50000}, NULL);
	}
}
