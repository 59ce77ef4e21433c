/* id: 85
 * family: kernel
 * attack: a new or another namespace, where it would be root
 * class: run
 * stdin: unshare | setns
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
	{"unshare", SYS_unshare},
	{"setns", SYS_setns},
};

int main(void)
{
	char what[32] = "";
	char zeros[4096] = "";
	if (scanf("%31s", what) != 1)
		return 1;
	for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
		if (strcmp(calls[i].name, what) == 0 && syscall(calls[i].nr, 0x10000000, 0, 0, 0, 0, 0) >= 0)
			printf("BREACH: %s\n", what);
	puts("safe");
	return 0;
}
