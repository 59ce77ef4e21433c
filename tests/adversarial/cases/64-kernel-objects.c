/* id: 64
 * family: memory
 * attack: fills the kernel with small objects: timers, signals, mappings
 * class: run
 * memory: 64
 * stdout: safe
 * expect: OK|MLE */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
	sigset_t all;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	for (int i = 0; i < 100000; i++) {
		timer_t timer;
		if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
			break;
	}
	const union sigval value = {.sival_int = 1};
	for (int i = 0; i < 100000; i++)
		if (sigqueue(getpid(), SIGRTMIN, value) != 0)
			break;
	for (int i = 0; i < 100000; i++)
		if (mmap(NULL, 4096, i % 2 ? PROT_READ : PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
			break;
	puts("safe");
	return 0;
}
