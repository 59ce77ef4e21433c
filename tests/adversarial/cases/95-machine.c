/* id: 95
 * family: kernel
 * attack: modules, restarts, the log of the kernel
 * class: run
 * stdin: init_module | finit_module | kexec_load | reboot | syslog | swapon | sethostname | settimeofday | iopl
 * expect: SV */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct {
	const char *name;
	long nr;
} calls[] = {
	{"init_module", SYS_init_module},
	{"finit_module", SYS_finit_module},
	{"kexec_load", SYS_kexec_load},
	{"reboot", SYS_reboot},
	{"syslog", SYS_syslog},
	{"swapon", SYS_swapon},
	{"sethostname", SYS_sethostname},
	{"settimeofday", SYS_settimeofday},
	{"iopl", SYS_iopl},
};

int main(void)
{
	char what[32] = "";
	char zeros[4096] = "";
	if (scanf("%31s", what) != 1)
		return 1;
	for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
		if (strcmp(calls[i].name, what) == 0 && syscall(calls[i].nr, 0, zeros, zeros, 0, 0, 0) >= 0)
			printf("BREACH: %s\n", what);
	puts("safe");
	return 0;
}
