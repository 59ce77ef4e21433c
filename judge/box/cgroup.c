/* cgroup.c - theory of operation
 *
 * A cgroup can be made only where the tree allows it: on v1 anywhere below our own; on v2 only
 * below a group whose subtree_control has `memory`, which a group with processes of its own may
 * not have. So on v2 we walk up from our own group to the first that gives a child memory.max. If
 * none does, and the only processes in our own group are viva-judge and us (a delegated service),
 * both move to a child of it, and the controller is enabled.
 *
 * Our directory is named after our pid. A supervisor that was killed leaves an empty directory
 * behind; the next one removes those whose pid is not alive any more.
 *
 * A leaf holds the whole slot, zygote included, since moving a process on v1 costs 1.6 ms and must
 * not happen in each run. What the zygote uses is subtracted: limit and figure count from there.
 * Out of memory is what the kernel counted (oom_kill), never guessed from a signal. */
#include "judge/box/cgroup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/auto.h"

static const char prefix[] = "viva-box.";

struct names {
	const char *limit, *usage, *peak, *events, *swap;
};

static const struct names names_of[] = {
	[0] = {NULL, NULL, NULL, NULL, NULL},
	[1] = {"memory.limit_in_bytes", "memory.usage_in_bytes", "memory.max_usage_in_bytes",
	       "memory.oom_control", "memory.memsw.limit_in_bytes"},
	[2] = {"memory.max", "memory.current", "memory.peak", "memory.events", "memory.swap.max"},
};

static enum err put(int dir, const char *file, const char *text)
{
	AUTO_FD int fd = openat(dir, file, O_WRONLY | O_CLOEXEC);
	size_t length = strlen(text);
	if (fd < 0)
		return ERR_NOENT;
	return write(fd, text, length) == (ssize_t)length ? ERR_OK : ERR_IO;
}

static enum err put_number(int dir, const char *file, uint64_t value)
{
	char text[24];
	(void)snprintf(text, sizeof text, "%llu", (unsigned long long)value);
	return put(dir, file, text);
}

/* At most size - 1 bytes, NUL-ended. */
static enum err get(int dir, const char *file, char *text, size_t size)
{
	AUTO_FD int fd = openat(dir, file, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, text, size - 1);
	if (n < 0)
		return ERR_IO;
	text[n] = '\0';
	return ERR_OK;
}

static enum err get_number(int dir, const char *file, uint64_t *value)
{
	char text[64];
	char *end;
	enum err e = get(dir, file, text, sizeof text);
	if (e != ERR_OK)
		return e;
	unsigned long long n = strtoull(text, &end, 10);
	if (end == text)
		return ERR_INVAL;
	*value = n;
	return ERR_OK;
}

/* Whether a comma-separated list of mount options or controllers names `memory`. */
static bool names_memory(char *list, const char *separators)
{
	char *save = NULL;
	for (char *word = strtok_r(list, separators, &save); word;
	     word = strtok_r(NULL, separators, &save))
		if (strcmp(word, "memory") == 0)
			return true;
	return false;
}

/* Where the hierarchy is mounted: a line of /proc/self/mounts with this type (and memory, v1). */
static enum err mount_point(const char *type, bool memory, char path[CGROUP_PATH_MAX])
{
	FILE *mounts = fopen("/proc/self/mounts", "re");
	char line[1024];
	char where[CGROUP_PATH_MAX];
	char kind[32];
	char options[512];
	enum err e = ERR_NOENT;
	while (mounts && e == ERR_NOENT && fgets(line, sizeof line, mounts)) {
		if (sscanf(line, "%*s %511s %31s %511s", where, kind, options) != 3 ||
		    strcmp(kind, type) != 0 || (memory && !names_memory(options, ",")))
			continue;
		memcpy(path, where, sizeof where);
		e = ERR_OK;
	}
	if (mounts)
		(void)fclose(mounts);
	return e;
}

/* Our own group's path in that hierarchy, from a line "id:controllers:/path". */
static enum err own_group(int version, char path[CGROUP_PATH_MAX])
{
	FILE *file = fopen("/proc/self/cgroup", "re");
	char line[1024];
	enum err e = ERR_NOENT;
	while (file && e == ERR_NOENT && fgets(line, sizeof line, file)) {
		char *controllers = strchr(line, ':');
		char *group = controllers ? strchr(controllers + 1, ':') : NULL;
		if (!group)
			continue;
		*controllers++ = '\0';
		*group++ = '\0';
		group[strcspn(group, "\n")] = '\0';
		bool ours = version == 2 ? controllers[0] == '\0' : names_memory(controllers, ",");
		if (!ours || strlen(group) >= CGROUP_PATH_MAX)
			continue;
		memcpy(path, group, strlen(group) + 1);
		e = ERR_OK;
	}
	if (file)
		(void)fclose(file);
	return e;
}

/* Removes what supervisors that were killed left here; a directory in use does not go. */
static void sweep(const char *parent)
{
	DIR *dir = opendir(parent);
	struct dirent *entry;
	while (dir && (entry = readdir(dir))) {
		char path[CGROUP_PATH_MAX];
		if (strncmp(entry->d_name, prefix, sizeof prefix - 1) != 0)
			continue;
		long pid = strtol(entry->d_name + sizeof prefix - 1, NULL, 10);
		if (pid <= 0 || pid > INT_MAX || kill((pid_t)pid, 0) == 0 || errno != ESRCH)
			continue;
		for (unsigned i = 0; i < WIRE_INFLIGHT_MAX; i++)
			if (snprintf(path, sizeof path, "%s/%s/%u", parent, entry->d_name, i) <
			    (int)sizeof path)
				(void)rmdir(path);
		if (snprintf(path, sizeof path, "%s/%s", parent, entry->d_name) < (int)sizeof path)
			(void)rmdir(path);
	}
	if (dir)
		(void)closedir(dir);
}

/* Makes our directory below `parent` and sees whether a child of it counts memory. */
static enum err try_parent(int version, const char *parent, struct cgroup *cgroup)
{
	struct cgroup made = {.version = version};
	if (snprintf(made.path, sizeof made.path, "%s/%s%d", parent, prefix, (int)getpid()) >=
	    (int)sizeof made.path)
		return ERR_TOOBIG;
	sweep(parent);
	if (mkdir(made.path, 0755) != 0)
		return errno == EACCES || errno == EPERM || errno == EROFS ? ERR_FORBIDDEN : ERR_IO;
	AUTO_FD int dir = open(made.path, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	struct cgroup_leaf leaf;
	if (version == 2)
		(void)put(dir, "cgroup.subtree_control", "+memory");
	if (dir < 0 || cgroup_leaf_init(&made, 0, &leaf) != ERR_OK) {
		(void)rmdir(made.path);
		return ERR_UNSUPPORTED;
	}
	(void)cgroup_leaf_release(&leaf);
	*cgroup = made;
	return ERR_OK;
}

/* A delegated service whose group holds but viva-judge and us: both move one level down. */
static void make_room(const char *own)
{
	char path[CGROUP_PATH_MAX];
	char pids[256];
	AUTO_FD int dir = open(own, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	if (dir < 0 || get(dir, "cgroup.procs", pids, sizeof pids) != ERR_OK)
		return;
	char *save = NULL;
	for (char *word = strtok_r(pids, "\n", &save); word; word = strtok_r(NULL, "\n", &save)) {
		long pid = strtol(word, NULL, 10);
		if (pid != getpid() && pid != getppid())
			return;
	}
	if (snprintf(path, sizeof path, "%s/viva-main", own) >= (int)sizeof path ||
	    (mkdir(path, 0755) != 0 && errno != EEXIST))
		return;
	(void)put_number(dir, "viva-main/cgroup.procs", (uint64_t)getppid());
	(void)put_number(dir, "viva-main/cgroup.procs", (uint64_t)getpid());
	(void)put(dir, "cgroup.subtree_control", "+memory");
}

static enum err walk(int version, const char *mounted, const char *group, struct cgroup *cgroup)
{
	char path[CGROUP_PATH_MAX];
	int n = snprintf(path, sizeof path, "%s%s", mounted, strcmp(group, "/") ? group : "");
	if (n < 0 || n >= (int)sizeof path)
		return ERR_TOOBIG;
	enum err e = try_parent(version, path, cgroup);
	if (e == ERR_UNSUPPORTED && version == 2) {
		make_room(path);
		e = try_parent(version, path, cgroup);
	}
	size_t top = strlen(mounted);
	while (e != ERR_OK && strlen(path) > top) {
		*strrchr(path, '/') = '\0';
		e = try_parent(version, path, cgroup);
	}
	return e;
}

static enum err try_version(int version, struct cgroup *cgroup)
{
	char mounted[CGROUP_PATH_MAX];
	char group[CGROUP_PATH_MAX];
	char controllers[256];
	enum err e = mount_point(version == 2 ? "cgroup2" : "cgroup", version == 1, mounted);
	if (e != ERR_OK)
		return e;
	AUTO_FD int dir = open(mounted, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	/* A hybrid host mounts v2 without the controller that v1 has. */
	if (version == 2 &&
	    (dir < 0 || get(dir, "cgroup.controllers", controllers, sizeof controllers) != 0 ||
	     !names_memory(controllers, " \n")))
		return ERR_NOENT;
	e = own_group(version, group);
	return e == ERR_OK ? walk(version, mounted, group, cgroup) : e;
}

enum err cgroup_init(struct cgroup *cgroup, char text[WIRE_REASON_MAX])
{
	*cgroup = (struct cgroup){0};
	enum err e = try_version(2, cgroup);
	if (e == ERR_NOENT)
		e = try_version(1, cgroup);
	if (e == ERR_OK) {
		(void)snprintf(text, WIRE_REASON_MAX, "cgroup v%d", cgroup->version);
		return ERR_OK;
	}
	const char *why =
		e == ERR_NOENT ? "no cgroup hierarchy with the memory controller is mounted"
		: e == ERR_FORBIDDEN
			? "may not make a cgroup here: start as root, or as a systemd service "
			  "with Delegate=memory"
			: "no cgroup near ours can have children with the memory controller: "
			  "start as a systemd service with Delegate=memory";
	(void)snprintf(text, WIRE_REASON_MAX, "%s", why);
	return ERR_UNSUPPORTED;
}

void cgroup_release(struct cgroup *cgroup)
{
	if (cgroup->version != 0)
		(void)rmdir(cgroup->path);
	cgroup->version = 0;
}

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
	if (made.dir < 0 || get_number(made.dir, names_of[made.version].usage, &use) != ERR_OK) {
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
	return put_number(leaf->dir, "cgroup.procs", (uint64_t)pid);
}

enum err cgroup_leaf_limit(const struct cgroup_leaf *leaf, uint64_t memory_kib,
			   uint64_t *base_bytes)
{
	const struct names *names = &names_of[leaf->version];
	*base_bytes = 0;
	if (leaf->version == 0)
		return ERR_OK;
	enum err e = get_number(leaf->dir, names->usage, base_bytes);
	if (e != ERR_OK)
		return e;
	uint64_t limit = *base_bytes + (memory_kib << 10);
	/* v1 wants the limit with swap to be never below the one without. */
	if (leaf->version == 1 && put_number(leaf->dir, names->limit, limit) != ERR_OK)
		(void)put_number(leaf->dir, names->swap, limit);
	(void)put_number(leaf->dir, names->swap, leaf->version == 1 ? limit : 0);
	(void)put(leaf->dir, names->peak, "0");
	return put_number(leaf->dir, names->limit, limit);
}

enum err cgroup_leaf_read(const struct cgroup_leaf *leaf, uint64_t *peak_bytes, uint64_t *oom_kills)
{
	const struct names *names = &names_of[leaf->version];
	char events[512];
	*peak_bytes = *oom_kills = 0;
	if (leaf->version == 0)
		return ERR_OK;
	enum err e = get(leaf->dir, names->events, events, sizeof events);
	if (e != ERR_OK)
		return e;
	const char *line = strstr(events, "oom_kill ");
	if (line)
		*oom_kills = strtoull(line + sizeof "oom_kill", NULL, 10);
	/* memory.peak is younger than v2 itself: without it the resident set has to do. */
	(void)get_number(leaf->dir, names->peak, peak_bytes);
	return ERR_OK;
}

void cgroup_leaf_kill(const struct cgroup_leaf *leaf)
{
	if (leaf->version == 2)
		(void)put(leaf->dir, "cgroup.kill", "1");
}
