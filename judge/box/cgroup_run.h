/* cgroup_run.h - the group of one run (v2): made ahead, used once, so that its figures are the
 * run's alone. */
#ifndef BOX_CGROUP_RUN_H
#define BOX_CGROUP_RUN_H

#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

struct cgroup_limits {
	uint64_t memory_kib;
	uint32_t processes; /* threads too */
};

/* What a run has used; what is not counted is 0. */
struct cgroup_use {
	uint64_t base_bytes; /* in use before the run */
	uint64_t peak_bytes; /* the most in use, with that */
	uint64_t oom_kills;  /* how often the kernel had to kill here */
	uint64_t cpu_us;     /* of all that ever ran in it, reaped or not */
};

struct cgroup_run {
	int dir; /* O_PATH; -1: none */
	char name[16];
	struct cgroup_limits set;
};

/* Below the directory `parent`, named after `number`; `owner` (a host uid) may start processes in
 * it. */
enum err cgroup_run_init(int parent, unsigned number, uid_t owner, struct cgroup_run *run);
/* ERR_BUSY while there are processes in it. */
enum err cgroup_run_release(int parent, struct cgroup_run *run);
enum err cgroup_run_limit(struct cgroup_run *run, const struct cgroup_limits *limits);
void cgroup_run_read(const struct cgroup_run *run, struct cgroup_use *use);

#endif
