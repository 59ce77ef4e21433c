#include "edge/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/auto.h"
#include "base/file.h"
#include "base/hash.h"

enum { DEPTH_MAX = 8, PATH_SIZE = 1024 };

struct files {
	struct file *v; /* by path, in order */
	size_t n, cap;
};

struct walk {
	struct files *files;
	char path[PATH_SIZE]; /* under the directory, with a slash in front of each name */
	char *why;
};

static const char *const endings[CODING_COUNT] = {"", ".gz", ".br"};

static bool ends_with(const char *text, const char *ending)
{
	size_t n = strlen(text), m = strlen(ending);
	return n >= m && strcmp(text + n - m, ending) == 0;
}

static const char *type_of(const char *path)
{
	static const char *const types[][2] = {
		{".html", "text/html; charset=utf-8"},
		{".js", "text/javascript; charset=utf-8"},
		{".mjs", "text/javascript; charset=utf-8"},
		{".css", "text/css; charset=utf-8"},
		{".json", "application/json"},
		{".map", "application/json"},
		{".webmanifest", "application/manifest+json"},
		{".txt", "text/plain; charset=utf-8"},
		{".svg", "image/svg+xml"},
		{".png", "image/png"},
		{".jpg", "image/jpeg"},
		{".webp", "image/webp"},
		{".ico", "image/x-icon"},
		{".woff2", "font/woff2"},
		{".woff", "font/woff"},
		{".ttf", "font/ttf"},
		{".wasm", "application/wasm"},
	};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (ends_with(path, types[i][0]))
			return types[i][1];
	return "application/octet-stream";
}

static enum err say(struct walk *w, enum err e)
{
	snprintf(w->why, FILES_WHY,
		 "the web app's file %.120s cannot be used: %s. Build it again, or name another "
		 "directory with --web.",
		 w->path, err_str(e));
	return e;
}

static struct file *add_file(struct files *f, const char *path)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->v[i].path, path) == 0)
			return &f->v[i];
	if (f->n == f->cap) {
		size_t cap = f->cap ? f->cap * 2 : 64;
		struct file *v = cap <= FILES_MAX ? reallocarray(f->v, cap, sizeof *v) : NULL;
		if (!v)
			return NULL;
		f->v = v;
		f->cap = cap;
	}
	struct file *file = &f->v[f->n];
	*file = (struct file){.path = strdup(path), .type = type_of(path)};
	file->hashed = strncmp(path, "/assets/", 8) == 0;
	if (!file->path)
		return NULL;
	f->n++;
	return file;
}

/* The name without its coding; the coding. */
static enum coding coding_of(char *path)
{
	for (enum coding c = CODING_GZIP; c < CODING_COUNT; c++) {
		if (ends_with(path, endings[c])) {
			path[strlen(path) - strlen(endings[c])] = 0;
			return c;
		}
	}
	return CODING_NONE;
}

static enum err load_file(struct walk *w, int dirfd, const char *name)
{
	AUTO_BUF bytes;
	char path[PATH_SIZE], digest[HASH_HEX + 1];
	buf_init(&bytes, FILE_MAX_BYTES);
	enum err e = file_read(dirfd, name, FILE_MAX_BYTES, &bytes);
	if (e)
		return say(w, e);
	memcpy(path, w->path, sizeof path);
	enum coding coding = coding_of(path);
	struct file *file = add_file(w->files, path);
	hash_sha256_hex(buf_span(&bytes), digest);
	size_t len = bytes.len;
	char *p = file ? buf_take(&bytes) : NULL;
	if (!p)
		return say(w, ERR_NOMEM);
	file->bytes[coding] = (struct span){p, len};
	snprintf(file->etag[coding], sizeof file->etag[coding], "\"%.32s\"", digest);
	return ERR_OK;
}

static void auto_dir(DIR **dir)
{
	if (*dir)
		closedir(*dir);
}

static enum err walk(struct walk *w, int parent, const char *name, int depth);

static enum err walk_entry(struct walk *w, int dirfd, const char *name, int depth)
{
	struct stat st;
	size_t len = strlen(w->path);
	if (name[0] == '.')
		return ERR_OK;
	if ((size_t)snprintf(w->path + len, sizeof w->path - len, "/%s", name) >=
	    sizeof w->path - len)
		return say(w, ERR_TOOBIG);
	enum err e = ERR_OK;
	if (fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		e = say(w, ERR_IO);
	else if (S_ISDIR(st.st_mode))
		e = depth < DEPTH_MAX ? walk(w, dirfd, name, depth + 1) : say(w, ERR_TOOBIG);
	else if (S_ISREG(st.st_mode))
		e = load_file(w, dirfd, name);
	if (!e)
		w->path[len] = 0;
	return e;
}

static enum err walk(struct walk *w, int parent, const char *name, int depth)
{
	int fd =
		openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (depth ? O_NOFOLLOW : 0));
	__attribute__((cleanup(auto_dir))) DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	if (!dir)
		return say(w, errno == ENOENT ? ERR_NOENT : ERR_IO);
	for (struct dirent *entry; (entry = readdir(dir));) {
		enum err e = walk_entry(w, dirfd(dir), entry->d_name, depth);
		if (e)
			return e;
	}
	return ERR_OK;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct file *)a)->path, ((const struct file *)b)->path);
}

/* A coding without the file itself would be a file that some browsers cannot read. */
static bool whole(const struct files *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (!f->v[i].bytes[CODING_NONE].p)
			return false;
	return true;
}

enum err files_load(const char *directory, struct files **out, char why[FILES_WHY])
{
	struct files *f = calloc(1, sizeof *f);
	struct walk w = {.files = f, .why = why};
	if (!f)
		return ERR_NOMEM;
	enum err e = walk(&w, AT_FDCWD, directory, 0);
	if (e && !w.path[0])
		snprintf(why, FILES_WHY,
			 "the web app's directory %.90s cannot be read: %s. Build it (./run "
			 "--build), or "
			 "name its directory with --web.",
			 directory, err_str(e));
	if (!e && f->n)
		qsort(f->v, f->n, sizeof *f->v, by_path);
	if (!e && (!whole(f) || !files_find(f, SPAN("/index.html")))) {
		e = ERR_NOENT;
		snprintf(why, FILES_WHY,
			 "%.90s holds no built web app (index.html is missing, or a .br or .gz "
			 "stands "
			 "alone). Build it (./run --build), or name its directory with --web.",
			 directory);
	}
	if (e) {
		files_free(f);
		return e;
	}
	*out = f;
	return ERR_OK;
}

static void free_bytes(const char *p)
{
	union {
		const char *borrowed;
		char *owned;
	} u = {p};
	free(u.owned);
}

void files_free(struct files *f)
{
	for (size_t i = 0; f && i < f->n; i++) {
		for (int c = 0; c < CODING_COUNT; c++)
			free_bytes(f->v[i].bytes[c].p);
		free(f->v[i].path);
	}
	if (f)
		free(f->v);
	free(f);
}

const struct file *files_find(const struct files *f, struct span path)
{
	size_t low = 0, high = f->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct span here = span_of(f->v[middle].path);
		int order = memcmp(here.p, path.p, here.len < path.len ? here.len : path.len);
		if (order == 0 && here.len == path.len)
			return &f->v[middle];
		if (order < 0 || (order == 0 && here.len < path.len))
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const struct file *files_page(const struct files *f, struct span path)
{
	/* Places of the app (docs/PROTOCOL.md, HTTP); `more`: something may follow. */
	static const struct {
		const char *name;
		bool more;
	} places[] = {{"", false},	  {"join", false},    {"room", true},
		      {"practice", true}, {"lobby", false},   {"sessions", false},
		      {"review", true},	  {"recover", false}, {"about", false}};
	struct span first;
	if (path.len == 0 || path.p[0] != '/' || memchr(path.p, '.', path.len))
		return NULL;
	path = (struct span){path.p + 1, path.len - 1};
	if (!span_split(&path, '/', &first))
		first = SPAN("");
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (span_is(first, places[i].name) && (places[i].more || path.len == 0))
			return files_find(f, SPAN("/index.html"));
	return NULL;
}
