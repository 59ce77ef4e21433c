/* id: 49
 * family: time
 * attack: spins in many threads at once
 * class: run
 * time: 0.2
 * expect: TLE */
#include <pthread.h>
#include <stddef.h>

static void *spin(void *unused)
{
	for (volatile int on = 1; on;)
		;
	return unused;
}

int main(void)
{
	for (int i = 0; i < 8; i++) {
		pthread_t t;
		pthread_create(&t, NULL, spin, NULL);
	}
	spin(NULL);
	return 0;
}
