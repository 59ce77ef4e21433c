/* box_victim_tools.c - the acts of box_victim.c that work on files, as a tool does. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "box_victim.h"

static int put(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");
	return !file || fputs(text, file) < 0 || fclose(file) != 0;
}

int tool_copy(void)
{
	char text[64] = "";
	FILE *in = fopen("in/text", "r");
	if (!in || !fgets(text, sizeof text, in) || fclose(in) != 0)
		return 1;
	if (put("out", text) || put("feedback/message", text) || put("wiped", text))
		return 2;
	return remove("wiped") != 0 ? 3 : 0;
}

int tool_link(void)
{
	return symlink("/etc/passwd", "out") == 0 || link("in/text", "out") == 0;
}

int tool_fifo(void)
{
	return syscall(SYS_mknod, "out", S_IFIFO | 0600, 0) == 0;
}

int tool_directory(void)
{
	return mkdir("out", 0700) == 0;
}

int tool_sparse(void)
{
	int fd = open("out", O_WRONLY | O_CREAT, 0600);
	(void)signal(SIGXFSZ, SIG_IGN);
	return fd < 0 || ftruncate(fd, (off_t)1 << 40) == 0 || ftruncate(fd, 1 << 19) != 0;
}

/* The number of MiB that could be written into files. */
int tool_fill(void)
{
	static char block[1 << 20];
	char name[32];
	int written = 0;
	for (int i = 0; i < 64; i++) {
		(void)snprintf(name, sizeof name, "f%d", i);
		int fd = open(name, O_WRONLY | O_CREAT, 0600);
		if (fd < 0 || write(fd, block, sizeof block) != (ssize_t)sizeof block)
			break;
		close(fd);
		written++;
	}
	return written;
}

int tool_huge(void)
{
	static char block[1 << 20];
	int fd = open("out", O_WRONLY | O_CREAT, 0600);
	for (int i = 0; i < 64; i++)
		if (write(fd, block, sizeof block) < 0)
			return 1;
	return 0;
}

int tool_chmod(void)
{
	return put("out", "hidden") || chmod("out", 0) != 0;
}
