/* cgroup.c - theory of operation
 *
 * v1: a leaf holds the whole slot, zygote included, since moving a process costs 1.6 ms there and
 * must not happen in each run. What the zygote uses is subtracted: limit and figure count from
 * there.
 *
 * v2: peak and counts cannot be set back (memory.peak only from Linux 6.12 on), so each run has a
 * group of its own, which the program is born into (clone.c):
 *
 *   viva-box.PID/SLOT            ours; holds no process, as its children count
 *   viva-box.PID/SLOT/zygote     the zygote, unlimited
 *   viva-box.PID/SLOT/run.N      one run
 *
 * Who starts a process in another group must be allowed to write to cgroup.procs of both that group
 * and the one that they have in common, so these two files belong to the slot's uid; the limits do
 * not. And both groups must be visible in the cgroup namespace of the starter, so that the zygote
 * makes its namespace while it is in SLOT, and only then goes to SLOT/zygote. The program is in
 * that namespace too; it has no file system of groups, nor the descriptor.
 *
 * Groups are made ahead: the next run's while this one runs, the last one's goes when it is over.
 *
 * Out of memory is what the kernel counted (oom_kill), never guessed from a signal.
 *
 * Where the leaves are: cgroup_place.c. */
#include "judge/box/cgroup.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "judge/box/cgroup_file.h"

/* What the kernel charges ahead, 64 pages a processor, makes the use waver by that much. */
enum { SLACK_BYTES = 256 << 10, SLACK_PART = 64 };

/* Writable where it can be: a peak is set back by writing. */
static bool open_v1(struct cgroup_leaf *leaf)
{
	uint64_t use;
	leaf->usage = openat(leaf->dir, "memory.usage_in_bytes", O_RDONLY | O_CLOEXEC);
	leaf->events = openat(leaf->dir, "memory.oom_control", O_RDONLY | O_CLOEXEC);
	leaf->peak = openat(leaf->dir, "memory.max_usage_in_bytes", O_RDWR | O_CLOEXEC);
	return cgroup_read_number(leaf->usage, &use) == ERR_OK;
}

static bool open_v2(struct cgroup_leaf *leaf)
{
	leaf->events = openat(leaf->dir, "memory.events", O_RDONLY | O_CLOEXEC);
	return leaf->events >= 0 &&
	       (leaf->owner == geteuid() ||
		fchownat(leaf->dir, "cgroup.procs", leaf->owner, (gid_t)-1, 0) == 0);
}

enum err cgroup_leaf_init(const struct cgroup *cgroup, unsigned slot, uid_t owner,
			  struct cgroup_leaf *leaf)
{
	struct cgroup_leaf made = {
		.version = cgroup->version,
		.dir = -1,
		.events = -1,
		.usage = -1,
		.peak = -1,
		.owner = owner,
		.now = {.dir = -1},
		.next = {.dir = -1},
	};
	*leaf = made;
	if (cgroup->version == 0)
		return ERR_OK;
	int n = snprintf(made.path, sizeof made.path, "%s/%u", cgroup->path, slot);
	if (n < 0 || n >= (int)sizeof made.path)
		return ERR_TOOBIG;
	/* One that stands there is somebody's before us, with counts of its own. */
	(void)cgroup_remove(AT_FDCWD, made.path);
	if (mkdir(made.path, 0700) != 0)
		return ERR_IO;
	made.dir = open(made.path, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	if (made.dir < 0 || !(made.version == 1 ? open_v1(&made) : open_v2(&made))) {
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
	if (cgroup_remove(AT_FDCWD, leaf->path) == ERR_BUSY)
		return ERR_BUSY;
	int own[] = {leaf->dir,	 leaf->events,	leaf->usage,
		     leaf->peak, leaf->now.dir, leaf->next.dir};
	wire_close(own, sizeof own / sizeof *own);
	*leaf = (struct cgroup_leaf){.dir = -1, .now = {.dir = -1}, .next = {.dir = -1}};
	return ERR_OK;
}

enum err cgroup_leaf_add(const struct cgroup_leaf *leaf, pid_t pid)
{
	if (leaf->version == 0)
		return ERR_OK;
	return cgroup_put_number(leaf->dir, "cgroup.procs", (uint64_t)pid);
}

enum err cgroup_leaf_settle(struct cgroup_leaf *leaf, pid_t pid)
{
	if (leaf->version != 2 || leaf->settled)
		return ERR_OK;
	if (mkdirat(leaf->dir, "zygote", 0700) != 0)
		return ERR_IO;
	enum err e = cgroup_put_number(leaf->dir, "zygote/cgroup.procs", (uint64_t)pid);
	if (e == ERR_OK)
		e = cgroup_put(leaf->dir, "cgroup.subtree_control", "+memory");
	if (e != ERR_OK)
		return e;
	(void)cgroup_put(leaf->dir, "cgroup.subtree_control", "+pids");
	leaf->settled = true;
	return ERR_OK;
}

/* v1 wants the limit with swap to be never below the one without. */
static enum err set_limit(const struct cgroup_leaf *leaf, uint64_t limit)
{
	if (cgroup_put_number(leaf->dir, "memory.limit_in_bytes", limit) != ERR_OK)
		(void)cgroup_put_number(leaf->dir, "memory.memsw.limit_in_bytes", limit);
	(void)cgroup_put_number(leaf->dir, "memory.memsw.limit_in_bytes", limit);
	return cgroup_put_number(leaf->dir, "memory.limit_in_bytes", limit);
}

static enum err begin_v1(struct cgroup_leaf *leaf, uint64_t memory_kib, uint64_t *base_bytes)
{
	enum err e = pwrite(leaf->peak, "0", 1, 0) == 1
			     ? cgroup_read_number(leaf->usage, base_bytes)
			     : ERR_IO;
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

static enum err make_next(struct cgroup_leaf *leaf)
{
	enum err e = cgroup_run_init(leaf->dir, leaf->runs, leaf->owner, &leaf->next);
	leaf->runs += e == ERR_OK;
	return e;
}

static enum err begin_v2(struct cgroup_leaf *leaf, const struct cgroup_limits *limits)
{
	enum err e = cgroup_run_release(leaf->dir, &leaf->now);
	if (e == ERR_OK && leaf->next.dir < 0)
		e = make_next(leaf);
	if (e == ERR_OK)
		e = cgroup_run_limit(&leaf->next, limits);
	if (e != ERR_OK)
		return e;
	leaf->now = leaf->next;
	leaf->next = (struct cgroup_run){.dir = -1};
	return ERR_OK;
}

enum err cgroup_leaf_begin(struct cgroup_leaf *leaf, const struct cgroup_limits *limits,
			   struct cgroup_use *use)
{
	*use = (struct cgroup_use){0};
	if (leaf->version == 0)
		return ERR_OK;
	return leaf->version == 1 ? begin_v1(leaf, limits->memory_kib, &use->base_bytes)
				  : begin_v2(leaf, limits);
}

int cgroup_leaf_group(const struct cgroup_leaf *leaf)
{
	return leaf->version == 2 ? leaf->now.dir : -1;
}

void cgroup_leaf_read(const struct cgroup_leaf *leaf, struct cgroup_use *use)
{
	uint64_t base = use->base_bytes;
	if (leaf->version == 0)
		return;
	if (leaf->version == 1)
		(void)cgroup_read_number(leaf->peak, &use->peak_bytes);
	else
		cgroup_run_read(&leaf->now, use);
	use->base_bytes = base;
	/* On v2 too: before its exec the program has the zygote's memory, and such a kill is
	 * counted there. A slot that has seen one serves no other run, so it is this run's. */
	if (use->oom_kills == 0)
		use->oom_kills = cgroup_read_keyed(leaf->events, "oom_kill");
}

bool cgroup_leaf_tend(struct cgroup_leaf *leaf, bool idle)
{
	if (leaf->version != 2 || !leaf->settled)
		return false;
	if (idle && leaf->now.dir >= 0)
		return cgroup_run_release(leaf->dir, &leaf->now) == ERR_OK;
	return leaf->next.dir < 0 && make_next(leaf) == ERR_OK &&
	       (leaf->now.dir < 0 || cgroup_run_limit(&leaf->next, &leaf->now.set) == ERR_OK);
}

void cgroup_leaf_kill(const struct cgroup_leaf *leaf)
{
	if (leaf->version == 2)
		(void)cgroup_put(leaf->dir, "cgroup.kill", "1");
}
