/* id: 43
 * family: processes
 * attack: signals to everybody, to the first process, to its parent and group
 * class: run
 * stdin: all | init | parent | group | thread | tgkill
 * expect: SV */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	char what[16] = "";
	if (scanf("%15s", what) != 1)
		return 1;
	int sent = -1;
	if (strcmp(what, "all") == 0)
		sent = kill(-1, SIGKILL);
	if (strcmp(what, "init") == 0)
		sent = kill(1, SIGKILL);
	if (strcmp(what, "parent") == 0)
		sent = kill(getppid(), SIGSTOP);
	if (strcmp(what, "group") == 0)
		sent = kill(0, SIGKILL);
	if (strcmp(what, "thread") == 0)
		sent = (int)syscall(SYS_tkill, getppid(), SIGKILL);
	if (strcmp(what, "tgkill") == 0)
		sent = (int)syscall(SYS_tgkill, getppid(), getppid(), SIGKILL);
	if (sent == 0)
		puts("BREACH: a signal");
	return 0;
}
