/* id: 53
 * family: time
 * attack: the scheduler's other doors: a deadline class, an input and output class, a group of its own, a core for itself
 * class: run
 * stdin: deadline | io | core
 * stdout: safe
 * expect: SV|OK */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	char what[16] = "";
	struct {
		uint32_t size, policy;
		uint64_t flags;
		int32_t nice;
		uint32_t priority;
		uint64_t runtime, deadline, period;
	} attr = {48, 6, 0, 0, 0, 900000000, 1000000000, 1000000000};
	if (scanf("%15s", what) != 1)
		return 1;
	if (strcmp(what, "deadline") == 0 && syscall(SYS_sched_setattr, 0, &attr, 0) == 0)
		puts("BREACH: a deadline");
	if (strcmp(what, "io") == 0 && syscall(SYS_ioprio_set, 1, 0, 1 << 13) == 0)
		puts("BREACH: first in line for the disk");
	if (strcmp(what, "core") == 0 && prctl(62, 1, 0, 1, 0) == 0) /* PR_SCHED_CORE, CREATE */
		puts("BREACH: a core");
	puts("safe");
	return 0;
}
