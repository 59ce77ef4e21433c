/* id: 39
 * family: processes
 * attack: a thousand threads, where one is allowed
 * class: run
 * stdout: safe
 * expect: OK */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void *wait_long(void *unused)
{
	sleep(60);
	return unused;
}

int main(void)
{
	int made = 0;
	for (int i = 0; i < 1000; i++) {
		pthread_t t;
		made += pthread_create(&t, NULL, wait_long, NULL) == 0;
	}
	puts(made == 0 ? "safe" : "BREACH: threads");
	return 0;
}
