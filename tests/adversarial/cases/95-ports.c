/* id: 95
 * family: kernel
 * attack: the machine's ports, its segments and its clock
 * class: run
 * stdin: iopl | ioperm | ldt | clock | adjtime | hostname | swap | acct | kexec
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
	{"iopl", SYS_iopl},		   {"ioperm", SYS_ioperm},	     {"ldt", SYS_modify_ldt},
	{"clock", SYS_clock_settime},	   {"adjtime", SYS_clock_adjtime},   {"hostname", SYS_sethostname},
	{"swap", SYS_swapon},		   {"acct", SYS_acct},		     {"kexec", SYS_kexec_load},
};

int main(void)
{
	char what[16] = "";
	if (scanf("%15s", what) != 1)
		return 1;
	for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
		if (strcmp(what, calls[i].name) == 0)
			printf("BREACH: %s gave %ld\n", what, syscall(calls[i].nr, 0L, 0L, 0L, 0L));
	return 0;
}
