/* id: 106
 * family: must-work
 * attack: a thread that is refused is an ordinary error; mutexes and once work
 * class: run
 * stdout: fine
 * expect: OK */
#include <pthread.h>
#include <stdio.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int called;

static void call(void)
{
	called++;
}

int main(void)
{
	pthread_once(&once, call);
	pthread_mutex_lock(&mutex);
	pthread_mutex_unlock(&mutex);
	puts(called == 1 ? "fine" : "not once");
	return 0;
}
