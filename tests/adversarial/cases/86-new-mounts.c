/* id: 86
 * family: kernel
 * attack: mounts by the new calls
 * class: run
 * stdin: fsopen | fsconfig | fsmount | move_mount | open_tree
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
	{"fsopen", SYS_fsopen},
	{"fsconfig", SYS_fsconfig},
	{"fsmount", SYS_fsmount},
	{"move_mount", SYS_move_mount},
	{"open_tree", SYS_open_tree},
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
