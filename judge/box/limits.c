/* limits.c - theory of operation
 *
 * Limits are the second line: time is watched by timers and memory by the cgroup where there is
 * one. RLIMIT_CPU is there in case the timer was refused; its kill comes a second after the
 * timer's.
 *
 * Without a memory cgroup the address space is the memory limit, plus what the libraries map. A
 * sanitizer build reserves terabytes of shadow that it never touches, so that neither RLIMIT_AS
 * nor RLIMIT_DATA can be set for it (measured: the shadow counts as data, Linux >= 4.7). Threads
 * reserve an arena each, so with threads RLIMIT_DATA does the work and RLIMIT_AS is a wide fence.
 *
 * RLIMIT_NOFILE below the program's descriptor 200 is part of the wall around exec: filter.c. */
#include "judge/box/limits.h"

enum {
	LIBRARIES_KIB = 6 << 10,
	ARENA_KIB = 128 << 10,
	FILES = 64,
};

static void add(struct limits *out, int which, rlim_t value)
{
	out->each[out->count].which = which;
	out->each[out->count].value = value;
	out->count++;
}

static void plan_memory(const struct wire_limits *wanted, struct limits *out)
{
	rlim_t kib = (rlim_t)wanted->memory_kib + LIBRARIES_KIB;
	if (wanted->threads > 1) {
		rlim_t stacks = (rlim_t)wanted->threads * wanted->stack_kib;
		add(out, RLIMIT_DATA, (kib + stacks) << 10);
		kib += stacks + (rlim_t)wanted->threads * ARENA_KIB;
	}
	add(out, RLIMIT_AS, kib << 10);
}

void limits_plan(enum wire_class class, const struct wire_limits *wanted, bool counted,
		 bool own_uid, unsigned others, struct limits *out)
{
	*out = (struct limits){0};
	add(out, RLIMIT_CORE, 0);
	add(out, RLIMIT_CPU, wanted->cpu_ms / 1000 + 2);
	add(out, RLIMIT_STACK, (rlim_t)wanted->stack_kib << 10);
	add(out, RLIMIT_FSIZE, wanted->written_bytes);
	add(out, RLIMIT_NOFILE, FILES);
	add(out, RLIMIT_MEMLOCK, 0);
	add(out, RLIMIT_MSGQUEUE, 0);
	add(out, RLIMIT_SIGPENDING, FILES);
	add(out, RLIMIT_NICE, 0);
	add(out, RLIMIT_RTPRIO, 0);
	if (own_uid)
		add(out, RLIMIT_NPROC, (rlim_t)wanted->threads + others);
	if (!counted && class != WIRE_SANITIZE)
		plan_memory(wanted, out);
}

int limits_apply(pid_t pid, const struct limits *limits)
{
	for (size_t i = 0; i < limits->count; i++) {
		struct rlimit value = {limits->each[i].value, limits->each[i].value};
		__rlimit_resource_t which = (__rlimit_resource_t)limits->each[i].which;
		if (prlimit(pid, which, &value, NULL) == 0)
			continue;
		/* Never above what it has already: without CAP_SYS_RESOURCE that fails. */
		struct rlimit now;
		if (prlimit(pid, which, NULL, &now) != 0 || value.rlim_max <= now.rlim_max)
			return limits->each[i].which;
		value.rlim_cur = value.rlim_max = now.rlim_max;
		if (prlimit(pid, which, &value, NULL) != 0)
			return limits->each[i].which;
	}
	return -1;
}
