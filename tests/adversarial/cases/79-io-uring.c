/* id: 79
 * family: kernel
 * attack: system calls by another door
 * class: run
 * stdin: io_uring_setup | io_uring_enter
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
	{"io_uring_setup", SYS_io_uring_setup},
	{"io_uring_enter", SYS_io_uring_enter},
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
