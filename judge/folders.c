#include "judge/folders.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/package.h"

enum { PATH_BYTES = 4096 };

void folder_remove(const char *path)
{
	DIR *dir = opendir(path);
	if (!dir)
		return;
	for (const struct dirent *d; (d = readdir(dir));) {
		char child[PATH_BYTES];
		if (strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0)
			continue;
		int n = snprintf(child, sizeof child, "%s/%s", path, d->d_name);
		if (n < 0 || (size_t)n >= sizeof child)
			continue;
		if (unlink(child) < 0 && (errno == EISDIR || errno == EPERM))
			folder_remove(child);
	}
	closedir(dir);
	rmdir(path);
}

enum err folder_write(const char *to, struct span text)
{
	char parent[PATH_BYTES];
	const char *slash = strrchr(to, '/');
	int n = snprintf(parent, sizeof parent, "%.*s", slash ? (int)(slash - to) : 1,
			 slash ? to : ".");
	if (n < 0 || (size_t)n >= sizeof parent)
		return ERR_TOOBIG;
	enum err e = n == 0 ? ERR_OK : file_make_dirs(parent, 0755);
	return e ? e : file_write(AT_FDCWD, to, text, 0644);
}

enum err folder_copy_file(const char *from, const char *to)
{
	AUTO_BUF bytes;
	buf_init(&bytes, PACKAGE_DATA_MAX);
	enum err e = file_read(AT_FDCWD, from, PACKAGE_DATA_MAX, &bytes);
	return e ? e : folder_write(to, buf_span(&bytes));
}
