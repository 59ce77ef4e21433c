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

struct names {
	const char *limit, *usage, *peak, *events, *swap;
};

static const struct names names_of[] = {
	[0] = {NULL, NULL, NULL, NULL, NULL},
	[1] = {"memory.limit_in_bytes", "memory.usage_in_bytes", "memory.max_usage_in_bytes",
	       "memory.oom_control", "memory.memsw.limit_in_bytes"},
	[2] = {"memory.max", "memory.current", "memory.peak", "memory.events", "memory.swap.max"},
};

enum err cgroup_leaf_init(const struct cgroup *cgroup, unsigned slot, struct cgroup_leaf *leaf)
{
	struct cgroup_leaf made = {.version = cgroup->version, .dir = -1};
	uint64_t use;
	*leaf = made;
	if (cgroup->version == 0)
		return ERR_OK;
	int n = snprintf(made.path, sizeof made.path, "%s/%u", cgroup->path, slot);
	if (n < 0 || n >= (int)sizeof made.path)
		return ERR_TOOBIG;
	if (mkdir(made.path, 0755) != 0 && errno != EEXIST)
		return ERR_IO;
	made.dir = open(made.path, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	if (made.dir < 0 ||
	    cgroup_get_number(made.dir, names_of[made.version].usage, &use) != ERR_OK) {
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
	if (leaf->dir >= 0)
		close(leaf->dir);
	*leaf = (struct cgroup_leaf){.dir = -1};
	return ERR_OK;
}

enum err cgroup_leaf_add(const struct cgroup_leaf *leaf, pid_t pid)
{
	if (leaf->version == 0)
		return ERR_OK;
	return cgroup_put_number(leaf->dir, "cgroup.procs", (uint64_t)pid);
}

enum err cgroup_leaf_limit(const struct cgroup_leaf *leaf, uint64_t memory_kib,
			   uint64_t *base_bytes)
{
	const struct names *names = &names_of[leaf->version];
	*base_bytes = 0;
	if (leaf->version == 0)
		return ERR_OK;
	enum err e = cgroup_get_number(leaf->dir, names->usage, base_bytes);
	if (e != ERR_OK)
		return e;
	uint64_t limit = *base_bytes + (memory_kib << 10);
	/* v1 wants the limit with swap to be never below the one without. */
	if (leaf->version == 1 && cgroup_put_number(leaf->dir, names->limit, limit) != ERR_OK)
		(void)cgroup_put_number(leaf->dir, names->swap, limit);
	(void)cgroup_put_number(leaf->dir, names->swap, leaf->version == 1 ? limit : 0);
	(void)cgroup_put(leaf->dir, names->peak, "0");
	return cgroup_put_number(leaf->dir, names->limit, limit);
}

enum err cgroup_leaf_read(const struct cgroup_leaf *leaf, uint64_t *peak_bytes, uint64_t *oom_kills)
{
	const struct names *names = &names_of[leaf->version];
	*peak_bytes = *oom_kills = 0;
	if (leaf->version == 0)
		return ERR_OK;
	*oom_kills = cgroup_get_keyed(leaf->dir, names->events, "oom_kill");
	/* memory.peak is younger than v2 itself: without it the resident set has to do. */
	(void)cgroup_get_number(leaf->dir, names->peak, peak_bytes);
	return ERR_OK;
}

void cgroup_leaf_kill(const struct cgroup_leaf *leaf)
{
	if (leaf->version == 2)
		(void)cgroup_put(leaf->dir, "cgroup.kill", "1");
}
