/* report.h - what happened, from what was seen: pure, no system calls. */
#ifndef BOX_REPORT_H
#define BOX_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "judge/box/cgroup_run.h"
#include "judge/box/wire.h"

struct facts {
	struct wire_limits limits;
	int wait_status;
	bool cpu_fired, wall_fired, output_over, memory_over, cancelled;
	bool violated;
	int syscall_nr;
	bool counted; /* a memory cgroup counted */
	struct cgroup_use use;
	uint64_t resident_kib, cpu_us, wall_us;
};

/* Fills status, exit_code, signal, syscall_nr and the figures; nothing else. */
void report_fold(const struct facts *facts, struct wire_result *result);

#endif
