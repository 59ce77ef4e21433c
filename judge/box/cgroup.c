/* cgroup.c - theory of operation
 *
 * A leaf holds the whole slot, zygote included, since moving a process on v1 costs 1.6 ms and must
 * not happen in each run. What the zygote uses is subtracted: limit and figure count from there.
 * Out of memory is what the kernel counted (oom_kill), never guessed from a signal.
 *
 * Where the leaves are: cgroup_place.c. */
#include "judge/box/cgroup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "judge/box/cgroup_file.h"

/* What the kernel charges ahead, 64 pages a processor, makes the use waver by that much. */
enum { SLACK_BYTES = 256 << 10, SLACK_PART = 64 };

struct names {
	const char *limit, *usage, *peak, *events, *swap;
};

static const struct names names_of[] = {
	[0] = {NULL, NULL, NULL, NULL, NULL},
	[1] = {"memory.limit_in_bytes", "memory.usage_in_bytes", "memory.max_usage_in_bytes",
	       "memory.oom_control", "memory.memsw.limit_in_bytes"},
	[2] = {"memory.max", "memory.current", "memory.peak", "memory.events", "memory.swap.max"},
};

/* Writable where it can be: a peak is reset by writing (v2: from Linux 6.12 on, and then only for
 * who reads by the same descriptor). */
static int open_peak(int dir, const char *name)
{
	int fd = openat(dir, name, O_RDWR | O_CLOEXEC);
	return fd >= 0 ? fd : openat(dir, name, O_RDONLY | O_CLOEXEC);
}

enum err cgroup_leaf_init(const struct cgroup *cgroup, unsigned slot, struct cgroup_leaf *leaf)
{
	const struct names *names = &names_of[cgroup->version];
	struct cgroup_leaf made = {
		.version = cgroup->version, .dir = -1, .usage = -1, .peak = -1, .events = -1};
	uint64_t use;
	*leaf = made;
	if (cgroup->version == 0)
		return ERR_OK;
	int n = snprintf(made.path, sizeof made.path, "%s/%u", cgroup->path, slot);
	if (n < 0 || n >= (int)sizeof made.path)
		return ERR_TOOBIG;
	/* One that stands there is somebody's before us, with counts of its own. */
	(void)rmdir(made.path);
	if (mkdir(made.path, 0755) != 0)
		return ERR_IO;
	made.dir = open(made.path, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	if (made.dir >= 0) {
		made.usage = openat(made.dir, names->usage, O_RDONLY | O_CLOEXEC);
		made.events = openat(made.dir, names->events, O_RDONLY | O_CLOEXEC);
		made.peak = open_peak(made.dir, names->peak);
	}
	if (cgroup_read_number(made.usage, &use) != ERR_OK) {
		(void)cgroup_leaf_release(&made);
		return ERR_UNSUPPORTED;
	}
	*leaf = made;
	return ERR_OK;
}

enum err cgroup_leaf_release(struct cgroup_leaf *leaf)
{
	if (leaf->version == 0)
		return ERR_OK;
	if (rmdir(leaf->path) != 0 && errno == EBUSY)
		return ERR_BUSY;
	int own[] = {leaf->dir, leaf->usage, leaf->peak, leaf->events};
	wire_close(own, sizeof own / sizeof *own);
	*leaf = (struct cgroup_leaf){.dir = -1};
	return ERR_OK;
}

enum err cgroup_leaf_add(const struct cgroup_leaf *leaf, pid_t pid)
{
	if (leaf->version == 0)
		return ERR_OK;
	return cgroup_put_number(leaf->dir, "cgroup.procs", (uint64_t)pid);
}

static enum err set_limit(const struct cgroup_leaf *leaf, uint64_t limit)
{
	const struct names *names = &names_of[leaf->version];
	/* v1 wants the limit with swap to be never below the one without. */
	if (leaf->version == 1 && cgroup_put_number(leaf->dir, names->limit, limit) != ERR_OK)
		(void)cgroup_put_number(leaf->dir, names->swap, limit);
	(void)cgroup_put_number(leaf->dir, names->swap, leaf->version == 1 ? limit : 0);
	return cgroup_put_number(leaf->dir, names->limit, limit);
}

enum err cgroup_leaf_limit(struct cgroup_leaf *leaf, uint64_t memory_kib, uint64_t *base_bytes)
{
	*base_bytes = 0;
	if (leaf->version == 0)
		return ERR_OK;
	leaf->peak_stays = pwrite(leaf->peak, "0", 1, 0) != 1;
	enum err e = cgroup_read_number(leaf->usage, base_bytes);
	if (e != ERR_OK)
		return e;
	uint64_t limit = *base_bytes + (memory_kib << 10);
	uint64_t set = leaf->limit_bytes;
	uint64_t apart = set > limit ? set - limit : limit - set;
	uint64_t slack = (memory_kib << 10) / SLACK_PART;
	if (set != 0 && apart <= (slack < SLACK_BYTES ? slack : SLACK_BYTES))
		return ERR_OK;
	leaf->limit_bytes = 0;
	e = set_limit(leaf, limit);
	if (e == ERR_OK)
		leaf->limit_bytes = limit;
	return e;
}

enum err cgroup_leaf_read(const struct cgroup_leaf *leaf, uint64_t *peak_bytes, uint64_t *oom_kills)
{
	*peak_bytes = *oom_kills = 0;
	if (leaf->version == 0)
		return ERR_OK;
	*oom_kills = cgroup_read_keyed(leaf->events, "oom_kill");
	/* memory.peak is younger than v2 itself: without it the resident set has to do. */
	(void)cgroup_read_number(leaf->peak, peak_bytes);
	return ERR_OK;
}

void cgroup_leaf_kill(const struct cgroup_leaf *leaf)
{
	if (leaf->version == 2)
		(void)cgroup_put(leaf->dir, "cgroup.kill", "1");
}
