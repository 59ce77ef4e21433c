/* cgroup.h - what a run uses, counted and limited by the kernel: memory, and on v2 processes and
 * CPU time too. v2 where its memory controller is to be had, else v1. */
#ifndef BOX_CGROUP_H
#define BOX_CGROUP_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "judge/box/cgroup_run.h"
#include "judge/box/wire.h"

enum { CGROUP_PATH_MAX = 512 };

/* Our directory below the one that viva-box was started in (or the nearest ancestor that may have
 * children); removed by cgroup_release(). */
struct cgroup {
	int version; /* 0: none */
	int dir;     /* with a version: open, and locked for as long as we live */
	char path[CGROUP_PATH_MAX];
};

/* One slot's. */
struct cgroup_leaf {
	int version; /* 0: none, every call below is then a no-op with zeros */
	int dir;     /* -1: none */
	int events;  /* its file, open; -1: none */
	/* v1: the slot is counted as a whole, run after run. */
	int usage, peak;      /* its files, open; -1: none */
	uint64_t limit_bytes; /* as set last; 0: not yet */
	/* v2: the zygote and each run have groups of their own below. */
	uid_t owner; /* who starts the runs: a host uid */
	bool settled;
	unsigned runs; /* groups made so far */
	struct cgroup_run now, next;
	char path[CGROUP_PATH_MAX];
};

/* ERR_UNSUPPORTED with the reason, and what to do, in words. */
enum err cgroup_init(struct cgroup *cgroup, char text[WIRE_REASON_MAX]);
void cgroup_release(struct cgroup *cgroup);

enum err cgroup_leaf_init(const struct cgroup *cgroup, unsigned slot, uid_t owner,
			  struct cgroup_leaf *leaf);
/* The directory goes when its processes are gone: ERR_BUSY before that. */
enum err cgroup_leaf_release(struct cgroup_leaf *leaf);
/* The zygote, at its birth; and when it is ready, with its cgroup namespace made: on v2 it then
 * moves on, out of the way of the runs. */
enum err cgroup_leaf_add(const struct cgroup_leaf *leaf, pid_t pid);
enum err cgroup_leaf_settle(struct cgroup_leaf *leaf, pid_t pid);

/* Before a run: the limits, and the base of `use`. */
enum err cgroup_leaf_begin(struct cgroup_leaf *leaf, const struct cgroup_limits *limits,
			   struct cgroup_use *use);
/* v2: what the run is to be born in, borrowed; -1: nothing, it is counted with the zygote. */
int cgroup_leaf_group(const struct cgroup_leaf *leaf);
/* After a run, the rest of `use`. */
void cgroup_leaf_read(const struct cgroup_leaf *leaf, struct cgroup_use *use);
/* v2: removes the last run's group (only if `idle`) or makes the next one's, ahead of time. Whether
 * it did: there may be more to do. */
bool cgroup_leaf_tend(struct cgroup_leaf *leaf, bool idle);
/* All of them at once (v2; on v1 the caller kills by pidfd). */
void cgroup_leaf_kill(const struct cgroup_leaf *leaf);

#endif
