/* id: 55
 * family: time
 * attack: sleeps a little, again and again
 * class: run
 * time: 0.1
 * expect: TLE */
#include <time.h>

int main(void)
{
	for (;;)
		nanosleep(&(struct timespec){0, 1000000}, NULL);
}
