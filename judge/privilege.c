#include "judge/privilege.h"

#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PWD_TEXT_MAX = 16384, DEPTH = 16 };

enum err privilege_find(const char *name, struct identity *out)
{
	char text[PWD_TEXT_MAX];
	struct passwd pwd, *found = NULL;
	struct identity who = {0};
	name = name ? name : "nobody";
	if (getpwnam_r(name, &pwd, text, sizeof text, &found) != 0 || !found)
		return ERR_NOENT;
	if (pwd.pw_uid == 0)
		return ERR_FORBIDDEN;
	int n = snprintf(who.name, sizeof who.name, "%s", name);
	if (n < 0 || (size_t)n >= sizeof who.name)
		return ERR_TOOBIG;
	who.uid = pwd.pw_uid;
	who.gid = pwd.pw_gid;
	*out = who;
	return ERR_OK;
}

/* nftw has no argument for its caller: walk by hand, through descriptors, never through a link that
 * somebody may have planted while we are still root. */
static enum err hand_over_at(int dirfd, const char *name, const struct identity *who, int depth);

static enum err hand_over_entries(int fd, const struct identity *who, int depth)
{
	DIR *dir = fdopendir(fd);
	enum err e = dir ? ERR_OK : ERR_IO;
	if (!dir)
		close(fd);
	for (const struct dirent *d; !e && (d = readdir(dir));)
		if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0)
			e = hand_over_at(dirfd(dir), d->d_name, who, depth + 1);
	if (dir)
		closedir(dir);
	return e;
}

static enum err hand_over_at(int dirfd, const char *name, const struct identity *who, int depth)
{
	struct stat st;
	if (depth > DEPTH)
		return ERR_TOOBIG;
	if (fchownat(dirfd, name, who->uid, who->gid, AT_SYMLINK_NOFOLLOW) < 0 ||
	    fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return ERR_IO;
	if (!S_ISDIR(st.st_mode))
		return ERR_OK;
	int fd = openat(dirfd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return fd < 0 ? ERR_IO : hand_over_entries(fd, who, depth);
}

enum err privilege_hand_over(const char *folder, const struct identity *who)
{
	return hand_over_at(AT_FDCWD, folder, who, 0);
}

enum err privilege_drop(const struct identity *who)
{
	if (initgroups(who->name, who->gid) < 0 || setresgid(who->gid, who->gid, who->gid) < 0 ||
	    setresuid(who->uid, who->uid, who->uid) < 0)
		return ERR_IO;
	/* The kernel clears it on a change of user; crash dumps and ptrace by that user stay off.
	 */
	prctl(PR_SET_DUMPABLE, 0);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	return setresuid(0, 0, 0) == 0 || getuid() == 0 || geteuid() == 0 ? ERR_IO : ERR_OK;
}
