/* cgroup.h - the memory of one slot, counted and limited by the kernel. v2 where its memory
 * controller is to be had, else v1. */
#ifndef BOX_CGROUP_H
#define BOX_CGROUP_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "judge/box/wire.h"

enum { CGROUP_PATH_MAX = 512 };

/* Our directory below the one that viva-box was started in (or the nearest ancestor that may have
 * children); removed by cgroup_release(). */
struct cgroup {
	int version; /* 0: none */
	char path[CGROUP_PATH_MAX];
};

/* One slot's. */
struct cgroup_leaf {
	int version;		 /* 0: none, every call below is then a no-op with zeros */
	int dir;		 /* -1: none */
	int usage, peak, events; /* its files, open; -1: none */
	uint64_t limit_bytes;	 /* as set last; 0: not yet */
	bool peak_stays;	 /* it cannot be reset: good for one run only */
	char path[CGROUP_PATH_MAX];
};

/* ERR_UNSUPPORTED with the reason, and what to do, in words. */
enum err cgroup_init(struct cgroup *cgroup, char text[WIRE_REASON_MAX]);
void cgroup_release(struct cgroup *cgroup);

enum err cgroup_leaf_init(const struct cgroup *cgroup, unsigned slot, struct cgroup_leaf *leaf);
/* The directory goes when its processes are gone: ERR_BUSY before that. */
enum err cgroup_leaf_release(struct cgroup_leaf *leaf);
enum err cgroup_leaf_add(const struct cgroup_leaf *leaf, pid_t pid);
/* Limits to what is used now plus that (1/64 more or less, at most 256 KiB); *base_bytes is what is
 * used now. Resets the peak, or sets peak_stays. */
enum err cgroup_leaf_limit(struct cgroup_leaf *leaf, uint64_t memory_kib, uint64_t *base_bytes);
/* The highest use so far in bytes, and how often the kernel had to kill here. */
enum err cgroup_leaf_read(const struct cgroup_leaf *leaf, uint64_t *peak_bytes,
			  uint64_t *oom_kills);
/* All of them at once (v2; on v1 the caller kills by pidfd). */
void cgroup_leaf_kill(const struct cgroup_leaf *leaf);

#endif
