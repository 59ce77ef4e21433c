/* scratch.c - theory of operation
 *
 * The directory is named after our pid with random letters behind; a supervisor that was killed
 * leaves it, and the next one of the same user removes those whose pid is gone. Others may write
 * into /tmp too, so a directory is touched only if it belongs to us, and no link is followed.
 *
 * Without mount namespaces nothing can be shown read-only in a chroot, so the few libraries that
 * programs need are copied into it once (3 MiB; with the sanitizers 12). Programs run there as a
 * uid that owns nothing in it. Where chroot is not allowed Landlock stands alone. */
#include "judge/box/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/work.h"

static const char prefix[] = "viva-box.";

static bool pid_gone(const char *name)
{
	long pid = strtol(name + sizeof prefix - 1, NULL, 10);
	return pid > 0 && pid <= INT_MAX && kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

static void sweep(const char *parent)
{
	DIR *dir = opendir(parent);
	struct dirent *entry;
	struct stat st;
	char path[PATH_MAX];
	while (dir && (entry = readdir(dir))) {
		if (strncmp(entry->d_name, prefix, sizeof prefix - 1) != 0 ||
		    !pid_gone(entry->d_name) ||
		    snprintf(path, sizeof path, "%s/%s", parent, entry->d_name) >= (int)sizeof path)
			continue;
		if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == geteuid())
			(void)work_wipe(path, 1);
	}
	if (dir)
		(void)closedir(dir);
}

static bool make_parents(const char *path, size_t from)
{
	char part[PATH_MAX];
	if (strlen(path) >= sizeof part)
		return false;
	memcpy(part, path, strlen(path) + 1);
	for (char *slash = strchr(part + from + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(part, 0755) != 0 && errno != EEXIST)
			return false;
		*slash = '/';
	}
	return true;
}

static bool copy_file(const char *from, const char *to)
{
	AUTO_FD int in = open(from, O_RDONLY | O_CLOEXEC);
	AUTO_FD int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0755);
	ssize_t n = 1;
	if (in < 0 || out < 0)
		return out < 0 && errno == EEXIST;
	while (n > 0)
		n = sendfile(out, in, NULL, 1 << 20);
	return n == 0;
}

static bool copy_views(const char *root, const struct host_views *views)
{
	char to[PATH_MAX];
	for (size_t i = 0; i < views->count; i++) {
		if (snprintf(to, sizeof to, "%s%s", root, views->each[i].to) >= (int)sizeof to ||
		    !make_parents(to, strlen(root)) || !copy_file(views->each[i].from, to))
			return false;
	}
	return true;
}

/* As in mount.c. */
static bool name_program(const char *root)
{
	char path[PATH_MAX];
	int n = snprintf(path, sizeof path, "%s/proc/self/exe", root);
	return n < (int)sizeof path && make_parents(path, strlen(root)) &&
	       symlink("/program", path) == 0;
}

/* As base_dir: slots pass through it. */
static bool make_inside(const char *root)
{
	char path[PATH_MAX];
	int n = snprintf(path, sizeof path, "%s/" SCRATCH_INSIDE, root);
	return n < (int)sizeof path && mkdir(path, 0711) == 0;
}

static bool may_chroot(const char *path)
{
	pid_t pid = fork();
	int status = 1;
	if (pid == 0)
		_exit(chroot(path) == 0 ? 0 : 1);
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static enum err make_root(struct host *host)
{
	char path[sizeof host->root_dir];
	(void)snprintf(path, sizeof path, "%s/root", host->base_dir);
	if (!may_chroot(host->base_dir))
		return ERR_OK;
	if (mkdir(path, 0755) != 0 || !copy_views(path, &host->views[WIRE_SANITIZE]))
		return ERR_IO;
	memcpy(host->root_dir, path, sizeof path);
	if (!name_program(path) || !make_inside(path))
		return ERR_IO;
	return ERR_OK;
}

enum err scratch_init(struct host *host)
{
	const char *parent = getenv("TMPDIR");
	if (!parent || parent[0] != '/')
		parent = "/tmp";
	sweep(parent);
	(void)umask(022);
	int n = snprintf(host->base_dir, sizeof host->base_dir, "%s/%s%d.XXXXXX", parent, prefix,
			 (int)getpid());
	if (n < 0 || n >= (int)sizeof host->base_dir || !mkdtemp(host->base_dir)) {
		host->base_dir[0] = '\0';
		return ERR_IO;
	}
	/* Slots pass through it to their own directory, they cannot list it. */
	if (chmod(host->base_dir, 0711) != 0)
		return ERR_IO;
	return host->root ? make_root(host) : ERR_OK;
}

void scratch_release(struct host *host)
{
	if (host->base_dir[0])
		(void)work_wipe(host->base_dir, 1);
	host->base_dir[0] = host->root_dir[0] = '\0';
}
