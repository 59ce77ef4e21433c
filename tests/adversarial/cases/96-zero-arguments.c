/* id: 96
 * family: kernel
 * attack: kernel calls with arguments that are all zero or all wrong
 * class: run
 * stdin: mremap | madvise | rt_sigaction | sigaltstack | futex | timer_create | select | poll | get_robust_list | arch_prctl | membarrier | rseq
 * expect: OK|RTE */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct {
	const char *name;
	long nr;
} calls[] = {
	{"mremap", SYS_mremap},
	{"madvise", SYS_madvise},
	{"rt_sigaction", SYS_rt_sigaction},
	{"sigaltstack", SYS_sigaltstack},
	{"futex", SYS_futex},
	{"timer_create", SYS_timer_create},
	{"select", SYS_select},
	{"poll", SYS_poll},
	{"get_robust_list", SYS_get_robust_list},
	{"arch_prctl", SYS_arch_prctl},
	{"membarrier", SYS_membarrier},
	{"rseq", SYS_rseq},
};

int main(void)
{
	char what[32] = "";
	char zeros[4096] = "";
	if (scanf("%31s", what) != 1)
		return 1;
	for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
		if (strcmp(calls[i].name, what) == 0 && syscall(calls[i].nr, -1L, -1L, -1L, -1L, -1L, -1L) >= 0)
			printf("BREACH: %s\n", what);
	puts("safe");
	return 0;
}
