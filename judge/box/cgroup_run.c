#include "judge/box/cgroup_run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "judge/box/cgroup_file.h"

static enum err prepare(const struct cgroup_run *run, uid_t owner)
{
	/* Where the kernel was built without swap there is none to forbid. */
	(void)cgroup_put(run->dir, "memory.swap.max", "0");
	/* Of several threads or processes none goes on without those that were killed. */
	(void)cgroup_put(run->dir, "memory.oom.group", "1");
	if (owner == geteuid())
		return ERR_OK;
	return fchownat(run->dir, "cgroup.procs", owner, (gid_t)-1, 0) == 0 ? ERR_OK : ERR_IO;
}

enum err cgroup_run_init(int parent, unsigned number, uid_t owner, struct cgroup_run *run)
{
	struct cgroup_run made = {.dir = -1};
	(void)snprintf(made.name, sizeof made.name, "run.%u", number);
	if (mkdirat(parent, made.name, 0700) != 0)
		return ERR_IO;
	made.dir = openat(parent, made.name, O_PATH | O_DIRECTORY | O_CLOEXEC);
	enum err e = made.dir >= 0 ? prepare(&made, owner) : ERR_IO;
	if (e != ERR_OK) {
		(void)cgroup_run_release(parent, &made);
		return e;
	}
	*run = made;
	return ERR_OK;
}

enum err cgroup_run_release(int parent, struct cgroup_run *run)
{
	if (run->name[0] && unlinkat(parent, run->name, AT_REMOVEDIR) != 0 && errno == EBUSY)
		return ERR_BUSY;
	if (run->dir >= 0)
		close(run->dir);
	*run = (struct cgroup_run){.dir = -1};
	return ERR_OK;
}

static enum err limit_processes(const struct cgroup_run *run, uint32_t processes)
{
	enum err e = cgroup_put_number(run->dir, "pids.max", processes);
	/* They may not be counted here: RLIMIT_NPROC stands in any case. */
	return e == ERR_NOENT ? ERR_OK : e;
}

enum err cgroup_run_limit(struct cgroup_run *run, const struct cgroup_limits *limits)
{
	enum err e = ERR_OK;
	if (run->set.memory_kib != limits->memory_kib)
		e = cgroup_put_number(run->dir, "memory.max", limits->memory_kib << 10);
	if (e == ERR_OK && run->set.processes != limits->processes)
		e = limit_processes(run, limits->processes);
	if (e == ERR_OK)
		run->set = *limits;
	return e;
}

void cgroup_run_read(const struct cgroup_run *run, struct cgroup_use *use)
{
	*use = (struct cgroup_use){
		.oom_kills = cgroup_get_keyed(run->dir, "memory.events", "oom_kill"),
		.cpu_us = cgroup_get_keyed(run->dir, "cpu.stat", "usage_usec"),
	};
	/* memory.peak is younger than v2 itself: without it the resident set has to do. */
	(void)cgroup_get_number(run->dir, "memory.peak", &use->peak_bytes);
}
