/* cgroup_place.c - theory of operation
 *
 * A group that counts memory can be made only where the tree allows it: on v1 anywhere below our
 * own; on v2 only below a group whose subtree_control has `memory`, which a group with processes of
 * its own may not have (the rule of no internal processes; the root is exempt). So on v2, in order:
 *
 *  1. our own group, as it is;
 *  2. the same, once whatever runs in it has moved one level down, to `viva-main`: only where the
 *     group was given to us (a service with Delegate=, a container's own root, a directory that
 *     belongs to our user), or where nobody but viva-judge and us is in it;
 *  3. each group above, as it is; at the very top the controller is switched on.
 *
 * Nothing is believed: a place is good when a process has been moved into a child of it, and on v2
 * when another was born in a child of that.
 *
 * Our directory is named after our pid, for people to read, and is locked. A supervisor that was
 * killed leaves its directory behind, empty; the next one removes those that nobody has locked: a
 * pid may be somebody else's by now, or one of another pid namespace. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/cgroup.h"
#include "judge/box/cgroup_file.h"
#include "judge/box/clone.h"

enum { PIDS_BYTES = 4096, ROOM_TRIES = 100, NAME_TRIES = 8, STACK_BYTES = 8 << 10 };

static const char prefix[] = "viva-box.";
static const char main_group[] = "viva-main";

/* A search in one hierarchy. */
struct search {
	int version;
	bool read_only; /* some place was, as in a container */
	bool forbidden; /* some place belongs to others */
	char top[CGROUP_PATH_MAX];
	struct cgroup *found;
};

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
		    strcmp(kind, type) != 0 || (memory && !cgroup_names(options, ",", "memory")))
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
		bool ours = version == 2 ? controllers[0] == '\0'
					 : cgroup_names(controllers, ",", "memory");
		if (!ours || strlen(group) >= CGROUP_PATH_MAX)
			continue;
		memcpy(path, group, strlen(group) + 1);
		e = ERR_OK;
	}
	if (file)
		(void)fclose(file);
	return e;
}

/* The end of whoever held the lock ended all that was in there; on v2 we see to it. */
static void sweep_one(const char *parent, const char *name)
{
	char path[CGROUP_PATH_MAX];
	if (snprintf(path, sizeof path, "%s/%s", parent, name) >= (int)sizeof path)
		return;
	AUTO_FD int dir = open(path, O_DIRECTORY | O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (dir < 0 || flock(dir, LOCK_EX | LOCK_NB) != 0)
		return;
	(void)cgroup_put(dir, "cgroup.kill", "1");
	for (int i = 0; i < ROOM_TRIES && cgroup_remove(AT_FDCWD, path) == ERR_BUSY; i++)
		(void)sched_yield();
}

static void sweep(const char *parent)
{
	DIR *dir = opendir(parent);
	struct dirent *entry;
	while (dir && (entry = readdir(dir)))
		if (strncmp(entry->d_name, prefix, sizeof prefix - 1) == 0)
			sweep_one(parent, entry->d_name);
	if (dir)
		(void)closedir(dir);
}

static bool is_there(const char *path, int dir)
{
	struct stat open_one;
	struct stat named;
	return fstat(dir, &open_one) == 0 && stat(path, &named) == 0 &&
	       open_one.st_ino == named.st_ino && open_one.st_dev == named.st_dev;
}

/* Our directory, locked. Between making and locking it somebody may sweep it away, and the name may
 * be taken by who has our pid in another namespace: then it gets another name. */
static enum err make_ours(const char *parent, struct cgroup *made)
{
	for (int i = 0; i < NAME_TRIES; i++) {
		char more[8] = "";
		if (i > 0)
			(void)snprintf(more, sizeof more, "-%d", i);
		if (snprintf(made->path, sizeof made->path, "%s/%s%d%s", parent, prefix,
			     (int)getpid(), more) >= (int)sizeof made->path)
			return ERR_TOOBIG;
		/* Private, so that nobody else can hold the lock. */
		if (mkdir(made->path, 0700) != 0 && errno != EEXIST)
			return ERR_IO;
		AUTO_FD int dir = open(made->path, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
		if (dir < 0 || flock(dir, LOCK_EX | LOCK_NB) != 0 || !is_there(made->path, dir))
			continue;
		made->dir = TAKE_FD(dir);
		return ERR_OK;
	}
	return ERR_BUSY;
}

static int end_at_once(void *argument)
{
	(void)argument;
	return 0;
}

/* A child of ours, born in the group of a run. */
static enum err try_run(struct cgroup_leaf *leaf)
{
	const struct cgroup_limits limits = {.memory_kib = 1 << 20, .processes = 2};
	struct cgroup_use use;
	_Alignas(16) char stack[STACK_BYTES];
	_Atomic uint32_t left = 1;
	int pidfd = -1;
	enum err e = cgroup_leaf_begin(leaf, &limits, &use);
	if (e != ERR_OK || leaf->version != 2)
		return e;
	pid_t pid = clone_into(cgroup_leaf_group(leaf), end_at_once, NULL, stack, sizeof stack,
			       &pidfd, &left);
	if (pid < 0)
		return ERR_UNSUPPORTED;
	(void)waitpid(pid, NULL, 0);
	close(pidfd);
	return ERR_OK;
}

/* A child of ours, moved into the group and ended there: whether we may is not told by modes alone
 * (v2 asks for the common ancestor of where it was and where it goes). */
static enum err try_slot(struct cgroup_leaf *leaf)
{
	int pair[2];
	char byte;
	if (pipe2(pair, O_CLOEXEC) != 0)
		return ERR_IO;
	pid_t pid = fork();
	if (pid == 0) {
		close(pair[1]);
		_exit(read(pair[0], &byte, 1) < 0);
	}
	enum err e = pid > 0 ? cgroup_leaf_add(leaf, pid) : ERR_IO;
	if (e == ERR_OK)
		e = cgroup_leaf_settle(leaf, pid);
	if (e == ERR_OK)
		e = try_run(leaf);
	close(pair[0]);
	close(pair[1]);
	if (pid > 0)
		(void)waitpid(pid, NULL, 0);
	return e;
}

/* For the children of this group; whether each is there is seen by trying them. */
static void enable(int dir)
{
	(void)cgroup_put(dir, "cgroup.subtree_control", "+memory");
	(void)cgroup_put(dir, "cgroup.subtree_control", "+pids");
}

/* Makes our directory below `parent` and sees whether a child of it counts memory. */
static enum err try_parent(struct search *s, const char *parent)
{
	struct cgroup made = {.version = s->version};
	sweep(parent);
	if (make_ours(parent, &made) != ERR_OK) {
		s->read_only = s->read_only || errno == EROFS;
		s->forbidden = s->forbidden || errno == EACCES || errno == EPERM;
		return ERR_FORBIDDEN;
	}
	struct cgroup_leaf leaf;
	if (s->version == 2)
		enable(made.dir);
	enum err e = cgroup_leaf_init(&made, 0, geteuid(), &leaf);
	if (e == ERR_OK) {
		e = try_slot(&leaf);
		(void)cgroup_leaf_release(&leaf);
	}
	if (e != ERR_OK) {
		cgroup_release(&made);
		return ERR_UNSUPPORTED;
	}
	*s->found = made;
	return ERR_OK;
}

static bool marked(const char *path)
{
	/* systemd marks what a unit with Delegate= may arrange as it likes. */
	static const char *const marks[] = {"trusted.delegate", "user.delegate"};
	char value;
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (getxattr(path, marks[i], &value, 1) == 1 && value == '1')
			return true;
	return false;
}

/* Only viva-judge and us in a list of pids (which is taken apart). */
static bool alone(char *pids)
{
	char *save = NULL;
	for (char *word = strtok_r(pids, "\n", &save); word; word = strtok_r(NULL, "\n", &save)) {
		long pid = strtol(word, NULL, 10);
		if (pid != getpid() && pid != getppid())
			return false;
	}
	return true;
}

/* Whether this group is ours to arrange, with what runs in it. */
static bool given(const char *path, int dir, bool top)
{
	struct stat st;
	char pids[PIDS_BYTES];
	bool owned = geteuid() != 0 && fstat(dir, &st) == 0 && st.st_uid == geteuid();
	/* The top is no root of the tree here: it is the container's own. */
	if (top || owned || marked(path))
		return true;
	return cgroup_get(dir, "cgroup.procs", pids, sizeof pids) == ERR_OK && alone(pids);
}

/* Those that start meanwhile are met in the next round; enabling says when nobody is left. */
static void move_down(int dir, const char *group)
{
	char path[CGROUP_PATH_MAX];
	char file[64];
	char pids[PIDS_BYTES];
	if (snprintf(path, sizeof path, "%s/%s", group, main_group) >= (int)sizeof path ||
	    (mkdir(path, 0755) != 0 && errno != EEXIST))
		return;
	(void)snprintf(file, sizeof file, "%s/cgroup.procs", main_group);
	for (int i = 0; i < ROOM_TRIES; i++) {
		char *save = NULL;
		if (cgroup_get(dir, "cgroup.procs", pids, sizeof pids) != ERR_OK || !pids[0])
			break;
		for (char *p = strtok_r(pids, "\n", &save); p; p = strtok_r(NULL, "\n", &save))
			(void)cgroup_put(dir, file, p);
	}
	/* Goes only if nobody could be moved: then no trace of the attempt is left. */
	(void)rmdir(path);
}

static void make_room(const char *group, bool top)
{
	AUTO_FD int dir = open(group, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	if (dir < 0)
		return;
	bool root = faccessat(dir, "cgroup.type", F_OK, 0) != 0;
	if (!root && given(group, dir, top))
		move_down(dir, group);
	enable(dir);
}

/* Whether something may be done for this group to have children: our own, or the top. Not when
 * somebody of ours who came before has made room one level up. */
static bool may_arrange(const struct search *s, const char *path, bool own)
{
	bool moved = strcmp(strrchr(path, '/') + 1, main_group) == 0;
	return s->version == 2 && ((own && !moved) || strcmp(path, s->top) == 0);
}

static enum err walk(struct search *s, const char *group)
{
	char path[CGROUP_PATH_MAX];
	int n = snprintf(path, sizeof path, "%s%s", s->top, strcmp(group, "/") ? group : "");
	if (n < 0 || n >= (int)sizeof path)
		return ERR_TOOBIG;
	for (bool own = true;; own = false) {
		enum err e = try_parent(s, path);
		bool top = strlen(path) <= strlen(s->top);
		if (e == ERR_UNSUPPORTED && may_arrange(s, path, own)) {
			make_room(path, top);
			e = try_parent(s, path);
		}
		if (e == ERR_OK || top)
			return e;
		*strrchr(path, '/') = '\0';
	}
}

static bool has_memory(const char *top)
{
	char controllers[256];
	AUTO_FD int dir = open(top, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	return dir >= 0 &&
	       cgroup_get(dir, "cgroup.controllers", controllers, sizeof controllers) == ERR_OK &&
	       cgroup_names(controllers, " \n", "memory");
}

/* ERR_NOENT: not this version. */
static enum err try_version(struct search *s)
{
	char group[CGROUP_PATH_MAX];
	bool v2 = s->version == 2;
	enum err e = mount_point(v2 ? "cgroup2" : "cgroup", !v2, s->top);
	/* A hybrid host mounts v2 without the controller that v1 has. */
	if (e != ERR_OK || (v2 && !has_memory(s->top)))
		return ERR_NOENT;
	e = own_group(s->version, group);
	return e == ERR_OK ? walk(s, group) : e;
}

enum err cgroup_init(struct cgroup *cgroup, char text[WIRE_REASON_MAX])
{
	*cgroup = (struct cgroup){0};
	struct search s = {.version = 2, .found = cgroup};
	enum err e = try_version(&s);
	if (e == ERR_NOENT) {
		s.version = 1;
		e = try_version(&s);
	}
	if (e == ERR_OK) {
		(void)snprintf(text, WIRE_REASON_MAX, "cgroup v%d", cgroup->version);
		return ERR_OK;
	}
	const char *why = e == ERR_NOENT ? "no hierarchy with the memory controller is mounted"
			  : s.read_only	 ? "the hierarchy is mounted read-only"
			  : s.forbidden	 ? "no group that we may write to can have children that "
					   "count memory"
					 : "no group near ours can have children that count "
					   "memory";
	(void)snprintf(text, WIRE_REASON_MAX, "%s", why);
	return ERR_UNSUPPORTED;
}

void cgroup_release(struct cgroup *cgroup)
{
	if (cgroup->version == 0)
		return;
	(void)cgroup_remove(AT_FDCWD, cgroup->path);
	close(cgroup->dir);
	cgroup->version = 0;
}
