/* meter.h - the supervisor's clocks on a running program: CPU time by timer, memory by looking. */
#ifndef BOX_METER_H
#define BOX_METER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#include "base/err.h"

struct meter {
	pid_t pid; /* as we see it; 0: not known */
	bool has_cpu_timer;
	timer_t cpu_timer;
};

/* SIGRTMIN with this value comes when the process behind the pidfd has used that much CPU time, all
 * threads, user and system. Without a process there (it has ended) it never comes. */
void meter_init(struct meter *meter, int pidfd, uint64_t cpu_ms, uint32_t value);
void meter_release(struct meter *meter);
/* What the program has in memory now; 0 when it is gone. */
uint64_t meter_resident_kib(const struct meter *meter);

#endif
