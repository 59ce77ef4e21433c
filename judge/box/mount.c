/* mount.c - theory of operation
 *
 *   1. nothing we mount may travel to the host, and nothing of the host to us: make all private;
 *   2. a tmpfs over /tmp (any directory would do), pivot_root into it with the old root at /old;
 *   3. bind from /old what is to be seen;
 *   4. everything read-only, nosuid, nodev, at once and recursively (mount_setattr), then detach
 *      /old: from then on there is no path, no "..", no descriptor that leads to the host.
 *
 * The old root is detached after the binds are read-only, never before, so that at no moment a
 * program could run here with a writable view: there is no program in the slot yet. */
#include "judge/box/mount.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/mount.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "judge/box/ldcache.h"

/* sys/mount.h and linux/mount.h do not go together; these are the kernel's numbers. */
enum { NOSUID = 2, NODEV = 4, NOEXEC = 8, NOSYMFOLLOW = 256, BIND = 4096, REC = 16384 };
enum { PRIVATE = 1 << 18, DETACH = 2, RECURSIVE = 0x8000 };

static bool do_mount(const char *from, const char *to, const char *type, unsigned long flags,
		     const char *options)
{
	return syscall(SYS_mount, from, to, type, flags, options) == 0;
}

/* The directories above `path`. */
static bool make_parents(const char *path)
{
	char part[PATH_MAX];
	size_t length = strlen(path);
	if (length >= sizeof part)
		return false;
	memcpy(part, path, length + 1);
	for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(part, 0755) != 0 && errno != EEXIST)
			return false;
		*slash = '/';
	}
	return true;
}

static bool make_empty(const char *path, bool directory)
{
	if (!make_parents(path))
		return false;
	if (directory)
		return mkdir(path, 0755) == 0 || errno == EEXIST;
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0444);
	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* A link such as /lib -> usr/lib is made again: its target is shown under its own name. */
static bool copy_link(const char *old, const char *path)
{
	char target[PATH_MAX];
	ssize_t n = readlink(old, target, sizeof target - 1);
	if (n <= 0)
		return false;
	target[n] = '\0';
	return make_parents(path) && (symlink(target, path) == 0 || errno == EEXIST);
}

static bool show(const struct mount_view *view)
{
	const char *path = view->to;
	char old[PATH_MAX];
	struct stat st;
	if (snprintf(old, sizeof old, "/old%s", view->from) >= (int)sizeof old)
		return false;
	if (lstat(old, &st) != 0)
		return true;
	if (S_ISLNK(st.st_mode))
		return copy_link(old, path);
	return make_empty(path, S_ISDIR(st.st_mode)) &&
	       do_mount(old, path, NULL, BIND | (S_ISDIR(st.st_mode) ? REC : 0), NULL);
}

/* Read-only and so on for every mount below path. */
static bool harden(const char *path)
{
	struct mount_attr attr = {
		.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV,
	};
	return syscall(SYS_mount_setattr, -1, path, RECURSIVE, &attr, sizeof attr) == 0;
}

static bool enter_empty(void)
{
	return do_mount("none", "/tmp", "tmpfs", NOSUID | NODEV,
			"size=256k,nr_inodes=512,mode=755") &&
	       mkdir("/tmp/old", 0700) == 0 && syscall(SYS_pivot_root, "/tmp", "/tmp/old") == 0 &&
	       chdir("/") == 0;
}

/* A sanitizer's runtime asks for its own name and complains on stderr without an answer. */
static bool name_program(void)
{
	return make_parents("/proc/self/exe") && symlink("/program", "/proc/self/exe") == 0;
}

enum err mount_root(const struct mount_view *views, size_t count, bool work, const char **step)
{
	*step = "making mounts private";
	if (!do_mount(NULL, "/", NULL, REC | PRIVATE, NULL))
		return ERR_IO;
	*step = "pivot_root onto an empty tmpfs";
	if (!enter_empty())
		return ERR_IO;
	*step = "binding what the slot may see";
	for (size_t i = 0; i < count; i++)
		if (!show(&views[i]))
			return ERR_IO;
	*step = "writing ld.so.cache";
	if (ldcache_write(views, count) != ERR_OK)
		return ERR_IO;
	*step = "making /scratch";
	if (!name_program() || (work && mkdir("/scratch", 0755) != 0))
		return ERR_IO;
	*step = "leaving the old root";
	if (syscall(SYS_umount2, "/old", DETACH) != 0 || rmdir("/old") != 0)
		return ERR_IO;
	*step = "making the root read-only (mount_setattr, Linux 5.12)";
	if (!harden("/"))
		return ERR_IO;
	*step = NULL;
	return ERR_OK;
}

enum err mount_work(uint64_t bytes)
{
	char options[96];
	(void)snprintf(options, sizeof options, "size=%llu,nr_inodes=4096,mode=777",
		       (unsigned long long)bytes);
	unsigned long flags = NOSUID | NODEV | NOEXEC;
	/* NOSYMFOLLOW is known from Linux 5.10 on. */
	bool there = do_mount("none", "/scratch", "tmpfs", flags | NOSYMFOLLOW, options) ||
		     do_mount("none", "/scratch", "tmpfs", flags, options);
	return there && chdir("/scratch") == 0 ? ERR_OK : ERR_IO;
}

enum err seal_work(void)
{
	return harden("/scratch") ? ERR_OK : ERR_IO;
}

enum err unmount_work(void)
{
	return chdir("/") == 0 && syscall(SYS_umount2, "/scratch", 0) == 0 ? ERR_OK : ERR_IO;
}
