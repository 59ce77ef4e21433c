/* id: 125
 * family: processes
 * attack: leaves its slot in another state for the next: limits, priority, mask of signals, name, alarm, personality, mappings
 * class: run
 * stdin: limits | nice | mask | name | alarm | dumpable | seccomp | memory-lock | timer-slack
 * expect: SV|OK|RTE */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	char what[16] = "";
	const struct rlimit none = {0, 0};
	sigset_t all;
	sigfillset(&all);
	if (scanf("%15s", what) != 1)
		return 1;
	if (strcmp(what, "limits") == 0)
		for (int i = 0; i < 16; i++)
			(void)syscall(SYS_prlimit64, getppid(), i, &none, NULL);
	if (strcmp(what, "nice") == 0)
		(void)setpriority(PRIO_USER, 0, 19);
	if (strcmp(what, "mask") == 0)
		(void)sigprocmask(SIG_BLOCK, &all, NULL);
	if (strcmp(what, "name") == 0)
		(void)prctl(PR_SET_NAME, "viva-box");
	if (strcmp(what, "alarm") == 0)
		(void)alarm(1);
	if (strcmp(what, "dumpable") == 0)
		(void)prctl(PR_SET_DUMPABLE, 1);
	if (strcmp(what, "seccomp") == 0)
		(void)prctl(PR_SET_SECCOMP, 1);
	if (strcmp(what, "memory-lock") == 0)
		(void)mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
	if (strcmp(what, "timer-slack") == 0)
		(void)prctl(PR_SET_TIMERSLACK, 1000000000);
	return 0;
}
