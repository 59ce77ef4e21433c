/* id: 40
 * family: processes
 * attack: every other way to a new process
 * class: run
 * stdin: vfork | clone | newpid | parent
 * expect: SV */
#define _GNU_SOURCE
#include <linux/sched.h>
#include <sched.h>
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
	long pid = -1;
	if (strcmp(what, "vfork") == 0)
		pid = syscall(SYS_vfork);
	if (strcmp(what, "clone") == 0)
		pid = syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, 0);
	if (strcmp(what, "newpid") == 0)
		pid = syscall(SYS_clone, SIGCHLD | CLONE_NEWPID | CLONE_NEWUSER, NULL, NULL, NULL, 0);
	if (strcmp(what, "parent") == 0)
		pid = syscall(SYS_clone, SIGCHLD | CLONE_PARENT, NULL, NULL, NULL, 0);
	if (pid >= 0)
		puts("BREACH: a process");
	return 0;
}
