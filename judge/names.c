#include "judge/names.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/auto.h"

static bool is_recognised(const char *name)
{
	if (name[0] == '.' || name[0] == '-')
		return false;
	for (const char *p = name; *p; p++) {
		bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
			     (*p >= '0' && *p <= '9') || strchr("_.-", *p);
		if (!plain)
			return false;
	}
	return true;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(((const struct name *)a)->text, ((const struct name *)b)->text);
}

static enum err take(struct arena *a, struct faults *f, const char *path, DIR *dir,
		     const char *name, struct names *out)
{
	struct stat st;
	if (fstatat(dirfd(dir), name, &st, AT_SYMLINK_NOFOLLOW) < 0) {
		fault(f, path, 0, "cannot look at '%s': %s", name, strerror(errno));
		return ERR_IO;
	}
	if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)) {
		fault(f, path, 0, "'%s' is a link or no regular file: put a copy there", name);
		return ERR_OK;
	}
	if (out->count == NAMES_MAX) {
		fault(f, path, 0, "more than 4096 entries");
		return ERR_TOOBIG;
	}
	out->v[out->count] = (struct name){arena_copy(a, span_of(name)), S_ISDIR(st.st_mode)};
	return out->v[out->count++].text ? ERR_OK : arena_err(a);
}

enum err names_read(struct arena *a, struct faults *f, const char *path, struct names *out)
{
	DIR *dir = opendir(path);
	if (!dir && (errno == ENOENT || errno == ENOTDIR))
		return ERR_NOENT;
	if (!dir) {
		fault(f, path, 0, "cannot open the folder: %s", strerror(errno));
		return ERR_IO;
	}
	AUTO_FREE struct name *v = calloc(NAMES_MAX, sizeof *v);
	struct names found = {.v = v};
	enum err e = v ? ERR_OK : ERR_NOMEM;
	for (const struct dirent *d; !e && (d = readdir(dir));)
		if (is_recognised(d->d_name))
			e = take(a, f, path, dir, d->d_name, &found);
	closedir(dir);
	if (e)
		return e;
	qsort(v, found.count, sizeof *v, by_text);
	found.v = arena_alloc(a, found.count, sizeof *v);
	if (!found.v)
		return arena_err(a);
	memcpy(found.v, v, found.count * sizeof *v);
	*out = found;
	return ERR_OK;
}

bool name_ends(const char *name, const char *suffix)
{
	size_t n = strlen(name), k = strlen(suffix);
	return n > k && strcmp(name + n - k, suffix) == 0;
}

bool names_have(const struct names *n, const char *name)
{
	size_t lo = 0, hi = n->count;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int order = strcmp(n->v[mid].text, name);
		if (order == 0)
			return true;
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}
