#include "judge/box/cgroup_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/auto.h"

/* Supervisor, slot, run. */
enum { KEYED_MAX = 2048, DEPTH_MAX = 3 };

enum err cgroup_put(int dir, const char *file, const char *text)
{
	AUTO_FD int fd = openat(dir, file, O_WRONLY | O_CLOEXEC);
	size_t length = strlen(text);
	if (fd < 0)
		return ERR_NOENT;
	return write(fd, text, length) == (ssize_t)length ? ERR_OK : ERR_IO;
}

enum err cgroup_put_number(int dir, const char *file, uint64_t value)
{
	char text[24];
	(void)snprintf(text, sizeof text, "%llu", (unsigned long long)value);
	return cgroup_put(dir, file, text);
}

enum err cgroup_read(int fd, char *text, size_t size)
{
	ssize_t n = fd < 0 ? -1 : pread(fd, text, size - 1, 0);
	if (n < 0)
		return ERR_IO;
	text[n] = '\0';
	return ERR_OK;
}

enum err cgroup_read_number(int fd, uint64_t *value)
{
	char text[64];
	char *end;
	enum err e = cgroup_read(fd, text, sizeof text);
	if (e != ERR_OK)
		return e;
	unsigned long long n = strtoull(text, &end, 10);
	if (end == text)
		return ERR_INVAL;
	*value = n;
	return ERR_OK;
}

uint64_t cgroup_read_keyed(int fd, const char *key)
{
	char text[KEYED_MAX];
	size_t length = strlen(key);
	if (cgroup_read(fd, text, sizeof text) != ERR_OK)
		return 0;
	/* At the start of a line: `oom_kill` is also the end of `oom_group_kill`. */
	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, key, length) == 0 && line[length] == ' ')
			return strtoull(line + length, NULL, 10);
	}
	return 0;
}

enum err cgroup_get(int dir, const char *file, char *text, size_t size)
{
	AUTO_FD int fd = openat(dir, file, O_RDONLY | O_CLOEXEC);
	return cgroup_read(fd, text, size);
}

enum err cgroup_get_number(int dir, const char *file, uint64_t *value)
{
	AUTO_FD int fd = openat(dir, file, O_RDONLY | O_CLOEXEC);
	return cgroup_read_number(fd, value);
}

uint64_t cgroup_get_keyed(int dir, const char *file, const char *key)
{
	AUTO_FD int fd = openat(dir, file, O_RDONLY | O_CLOEXEC);
	return cgroup_read_keyed(fd, key);
}

static void remove_children(int dir, int depth)
{
	DIR *list = fdopendir(dir);
	struct dirent *entry;
	if (!list)
		close(dir);
	while (list && (entry = readdir(list))) {
		if (entry->d_type != DT_DIR || entry->d_name[0] == '.')
			continue;
		int child = openat(dirfd(list), entry->d_name, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
		if (child >= 0 && depth < DEPTH_MAX)
			remove_children(child, depth + 1);
		else if (child >= 0)
			close(child);
		(void)unlinkat(dirfd(list), entry->d_name, AT_REMOVEDIR);
	}
	if (list)
		(void)closedir(list);
}

enum err cgroup_remove(int parent, const char *name)
{
	if (unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOENT)
		return ERR_OK;
	int dir = openat(parent, name, O_DIRECTORY | O_RDONLY | O_CLOEXEC);
	if (dir >= 0)
		remove_children(dir, 1);
	if (unlinkat(parent, name, AT_REMOVEDIR) == 0)
		return ERR_OK;
	return errno == EBUSY ? ERR_BUSY : ERR_IO;
}

bool cgroup_names(char *list, const char *separators, const char *controller)
{
	char *save = NULL;
	for (char *word = strtok_r(list, separators, &save); word;
	     word = strtok_r(NULL, separators, &save))
		if (strcmp(word, controller) == 0)
			return true;
	return false;
}
