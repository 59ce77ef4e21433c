/* id: 19
 * family: files
 * attack: from a folder with files of its own to those of other tests, and up
 * class: files
 * expect: AC */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void try_open(const char *name, int flags)
{
	if (open(name, flags) >= 0)
		printf("BREACH: opened %s\n", name);
}

int main(void)
{
	static const char *const names[] = {"1.in", "1.ans", "2.in", "2.ans", "test.in", "test.ans", "program"};
	char name[128] = "", up[128] = "";
	char test = (char)getchar();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		try_open(names[i], O_RDONLY);
	if (test != '2')
		try_open("other", O_RDONLY);
	for (int depth = 0; depth < 12; depth++) {
		strcat(up, "../");
		snprintf(name, sizeof name, "%setc/passwd", up);
		try_open(name, O_RDONLY);
		snprintf(name, sizeof name, "%s@CANARY@/secret", up);
		try_open(name, O_RDONLY);
		for (int slot = 0; test != '2' && slot < 32; slot++) {
			snprintf(name, sizeof name, "%s%d/other", up, slot);
			try_open(name, O_RDONLY);
		}
	}
	puts("safe");
}
