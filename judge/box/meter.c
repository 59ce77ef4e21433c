/* meter.c - theory of operation
 *
 * Memory is looked at only for sanitizer builds without a memory cgroup: no resource limit can be
 * set on them (limits.c), and a program that touches gigabytes a second must not take the host.
 * Polling is the one way left: the kernel tells nobody when a resident set grows, a seccomp
 * listener would have to hear each mmap of a runtime that reserves terabytes and touches little of
 * them, and the runtime's own hard_rss_limit_mb polls too, inside the program, where it can be
 * switched off. */
#include "judge/box/meter.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/auto.h"

enum { LOOK_US = 10 * 1000 };

static size_t read_text(const char *path, char *text, size_t size)
{
	AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? 0 : read(fd, text, size - 1);
	text[n > 0 ? n : 0] = '\0';
	return n > 0 ? (size_t)n : 0;
}

/* -1 in the file, and no process, once it is reaped. */
static pid_t pid_of(int pidfd)
{
	char path[48];
	char text[512];
	(void)snprintf(path, sizeof path, "/proc/self/fdinfo/%d", pidfd);
	if (read_text(path, text, sizeof text) == 0)
		return 0;
	const char *line = strstr(text, "\nPid:");
	long pid = line ? strtol(line + 5, NULL, 10) : 0;
	return pid > 0 ? (pid_t)pid : 0;
}

void meter_init(struct meter *meter, int pidfd, uint64_t now_us)
{
	*meter = (struct meter){.pid = pid_of(pidfd), .next_us = now_us + LOOK_US};
}

uint64_t meter_resident_kib(struct meter *meter, uint64_t now_us)
{
	char path[40];
	char text[128];
	meter->next_us = now_us + LOOK_US;
	(void)snprintf(path, sizeof path, "/proc/%d/statm", (int)meter->pid);
	if (meter->pid == 0 || read_text(path, text, sizeof text) == 0)
		return 0;
	const char *second = strchr(text, ' ');
	uint64_t pages = second ? strtoull(second, NULL, 10) : 0;
	return pages * ((uint64_t)sysconf(_SC_PAGESIZE) >> 10);
}
