/* id: 29
 * family: files
 * attack: memory and queues that outlive the program
 * class: run
 * stdin: shmget | semget | msgget | mq_open
 * expect: SV */
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

int main(void)
{
	char what[16] = "";
	if (scanf("%15s", what) != 1)
		return 1;
	if (strcmp(what, "shmget") == 0 && shmget(4711, 1 << 20, IPC_CREAT | 0666) >= 0)
		puts("BREACH: shared memory");
	if (strcmp(what, "semget") == 0 && semget(4711, 1, IPC_CREAT | 0666) >= 0)
		puts("BREACH: a semaphore");
	if (strcmp(what, "msgget") == 0 && msgget(4711, IPC_CREAT | 0666) >= 0)
		puts("BREACH: a queue");
	if (strcmp(what, "mq_open") == 0 && mq_open("/left", O_CREAT | O_RDWR, 0666, NULL) >= 0)
		puts("BREACH: a POSIX queue");
	puts("safe");
	return 0;
}
