/* meter.c - theory of operation
 *
 * A timer on the CPU clock of another process fires within a tick of the limit, whatever bursts
 * and sleeps the program is made of, and costs nothing until then: nobody samples anything.
 *
 * Memory is looked at only for sanitizer builds without a memory cgroup: no resource limit can be
 * set on them (limits.c), and a program that touches gigabytes a second must not take the host. */
#include "judge/box/meter.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/auto.h"

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

void meter_init(struct meter *meter, int pidfd, uint64_t cpu_ms, uint32_t value)
{
	struct sigevent event = {
		.sigev_notify = SIGEV_SIGNAL,
		.sigev_signo = SIGRTMIN,
		.sigev_value.sival_int = (int)value,
	};
	struct itimerspec limit = {.it_value = {.tv_sec = (time_t)(cpu_ms / 1000),
						.tv_nsec = (long)(cpu_ms % 1000) * 1000000}};
	clockid_t clock;
	*meter = (struct meter){.pid = pid_of(pidfd)};
	if (meter->pid == 0 || clock_getcpuclockid(meter->pid, &clock) != 0 ||
	    timer_create(clock, &event, &meter->cpu_timer) != 0)
		return;
	meter->has_cpu_timer = true;
	(void)timer_settime(meter->cpu_timer, TIMER_ABSTIME, &limit, NULL);
}

void meter_release(struct meter *meter)
{
	if (meter->has_cpu_timer)
		(void)timer_delete(meter->cpu_timer);
	*meter = (struct meter){0};
}

uint64_t meter_resident_kib(const struct meter *meter)
{
	char path[40];
	char text[128];
	(void)snprintf(path, sizeof path, "/proc/%d/statm", (int)meter->pid);
	if (meter->pid == 0 || read_text(path, text, sizeof text) == 0)
		return 0;
	const char *second = strchr(text, ' ');
	uint64_t pages = second ? strtoull(second, NULL, 10) : 0;
	return pages * ((uint64_t)sysconf(_SC_PAGESIZE) >> 10);
}
