/* report.c - theory of operation
 *
 * Several things can be true of one end: a program killed for its time may have been at its memory
 * limit too. One order decides, strongest evidence first: the supervisor's own recorded reason to
 * kill, then the kernel's count of out-of-memory kills, then the figures, then the bare status.
 *
 * Programs can send themselves any signal, so a signal alone never says "time limit" or "memory
 * limit"; it counts only together with a figure that the program cannot forge downwards or that
 * would be to its own disadvantage. */
#include "judge/box/report.h"

#include <signal.h>
#include <sys/wait.h>

static bool abnormal(int wait_status)
{
	return !WIFEXITED(wait_status) || WEXITSTATUS(wait_status) != 0;
}

static bool over_cpu(const struct facts *f)
{
	return f->cpu_fired || f->cpu_us > (uint64_t)f->limits.cpu_ms * 1000U;
}

static bool over_memory(const struct facts *f)
{
	if (f->counted || f->memory_over)
		return f->use.oom_kills > 0 || f->memory_over;
	return abnormal(f->wait_status) &&
	       f->resident_kib >= (uint64_t)f->limits.memory_kib * 9U / 10U;
}

static bool killed_by_filter(const struct facts *f)
{
	return WIFSIGNALED(f->wait_status) && WTERMSIG(f->wait_status) == SIGSYS;
}

static enum wire_status status_of(const struct facts *f)
{
	if (f->cancelled)
		return WIRE_ERROR;
	if (f->violated || killed_by_filter(f))
		return WIRE_VIOLATION;
	if (over_memory(f))
		return WIRE_MEMORY_LIMIT;
	if (f->output_over)
		return WIRE_OUTPUT_LIMIT;
	if (over_cpu(f))
		return WIRE_CPU_LIMIT;
	if (f->wall_fired || f->wall_us > (uint64_t)f->limits.wall_ms * 1000U)
		return WIRE_WALL_LIMIT;
	return WIFEXITED(f->wait_status) ? WIRE_EXITED : WIRE_SIGNALED;
}

/* The cgroup counts what was charged, in steps of some pages a processor; the resident set has the
 * pages of shared libraries too. The larger one is stable from run to run and from tier to tier;
 * it never shows more than the limit that was kept. */
static uint64_t memory_kib(const struct facts *f)
{
	uint64_t charged = f->use.peak_bytes > f->use.base_bytes
				   ? (f->use.peak_bytes - f->use.base_bytes) >> 10
				   : 0;
	uint64_t most = charged > f->resident_kib ? charged : f->resident_kib;
	return most < f->limits.memory_kib ? most : f->limits.memory_kib;
}

void report_fold(const struct facts *f, struct wire_result *result)
{
	result->status = status_of(f);
	result->exit_code = WIFEXITED(f->wait_status) ? WEXITSTATUS(f->wait_status) : 0;
	result->signal = WIFSIGNALED(f->wait_status) ? WTERMSIG(f->wait_status) : 0;
	result->syscall_nr = f->violated ? f->syscall_nr : -1;
	result->cpu_us = f->cpu_us;
	result->wall_us = f->wall_us;
	result->memory_kib = memory_kib(f);
}
