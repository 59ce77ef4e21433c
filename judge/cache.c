#include "judge/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

#include "base/auto.h"
#include "base/file.h"
#include "base/rng.h"
#include "judge/box_client.h"

/* How it works: `total` in a small shared mapping counts the bytes of all entries, by adding before
 * each write; who finds it above the maximum looks at every file, removes the oldest, and stores
 * what is really there. So a count that drifted (a writer killed, an entry written twice) is put
 * right at the latest when it matters. */
enum {
	NAME_LEN = HASH_HEX,
	ENTRIES_MAX = 1000000,
	STALE_S = 600, /* a temporary file this old has lost its writer */
	LARGEST = 8,   /* no entry is more than this part of the maximum */
};

static const char total_name[] = "total", temporary[] = "new-";

struct header {
	char magic[8];
	unsigned char key[HASH_BYTES];
	uint64_t checksum; /* of all that follows this field */
	uint64_t notes_len, program_len;
};
static const char magic[8] = {'V', 'I', 'V', 'A', 'C', '0', '0', '2'};

struct cache {
	int dir;
	int total_fd;
	uint64_t *total; /* shared with other processes */
	uint64_t max_bytes;
};

/* ---- entries ---- */

/* Finds accidents, not forgery: each step is one-to-one, so that no single changed word is lost. */
static uint64_t checksum(uint64_t h, struct span s)
{
	for (size_t i = 0; i < s.len; i += sizeof h) {
		uint64_t word = 0;
		memcpy(&word, s.p + i, s.len - i < sizeof word ? s.len - i : sizeof word);
		h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 29;
	}
	return h;
}

static uint64_t checksum_of(const struct header *h, struct span notes, struct span program)
{
	uint64_t lengths[2] = {h->notes_len, h->program_len};
	uint64_t sum = checksum(1, (struct span){(const char *)lengths, sizeof lengths});
	return checksum(checksum(sum, notes), program);
}

static bool is_whole(const struct header *h, const unsigned char key[HASH_BYTES], struct span rest)
{
	if (memcmp(h->magic, magic, sizeof magic) != 0 || memcmp(h->key, key, HASH_BYTES) != 0)
		return false;
	if (h->notes_len > CACHE_NOTES_MAX || h->notes_len > rest.len ||
	    h->program_len != rest.len - h->notes_len)
		return false;
	const struct span notes = {rest.p, h->notes_len};
	const struct span program = {rest.p + h->notes_len, h->program_len};
	return checksum_of(h, notes, program) == h->checksum;
}

static enum err take(const struct header *h, struct span rest, struct buf *notes, int *program_fd)
{
	enum err e = ERR_OK;
	int fd = -1;
	if (h->program_len)
		e = box_memfd("program", rest.p + h->notes_len, h->program_len, &fd);
	if (!e)
		buf_add(notes, (struct span){rest.p, h->notes_len});
	if (!e)
		e = buf_err(notes);
	if (e)
		auto_fd_(&fd);
	else
		*program_fd = fd;
	return e;
}

static bool read_whole(int fd, char *to, size_t len)
{
	while (len) {
		ssize_t n = read(fd, to, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		to += n;
		len -= (size_t)n;
	}
	return true;
}

enum err cache_get(struct cache *c, const unsigned char key[HASH_BYTES], struct buf *notes,
		   int *program_fd)
{
	char name[NAME_LEN + 1];
	struct header h;
	struct stat st;
	hash_hex(key, name);
	AUTO_FD int fd = openat(c->dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		return ERR_NOENT;
	size_t size = st.st_size > 0 ? (size_t)st.st_size : 0;
	size_t len = size >= sizeof h && size <= c->max_bytes ? size - sizeof h : 0;
	AUTO_FREE char *rest = malloc(len + 1);
	if (!rest)
		return ERR_NOMEM;
	if (len == 0 || !read_whole(fd, (char *)&h, sizeof h) || !read_whole(fd, rest, len) ||
	    !is_whole(&h, key, (struct span){rest, len})) {
		unlinkat(c->dir, name, 0);
		return ERR_NOENT;
	}
	futimens(fd, NULL); /* it was used: it stays longer */
	return take(&h, (struct span){rest, len}, notes, program_fd);
}

/* ---- keeping the folder small ---- */

struct entry {
	char name[NAME_LEN + 1];
	uint64_t bytes;
	struct timespec used;
};

struct listing {
	struct entry *v;
	size_t count, cap;
	uint64_t bytes;
};

static bool add_entry(struct listing *l, const char *name, const struct stat *st)
{
	if (l->count == l->cap) {
		size_t cap = l->cap ? 2 * l->cap : 256;
		struct entry *v = cap <= ENTRIES_MAX ? realloc(l->v, cap * sizeof *v) : NULL;
		if (!v)
			return false;
		l->v = v;
		l->cap = cap;
	}
	struct entry *e = &l->v[l->count++];
	memcpy(e->name, name, NAME_LEN + 1);
	e->bytes = (uint64_t)st->st_size;
	e->used = st->st_mtim;
	l->bytes += e->bytes;
	return true;
}

static void list(struct cache *c, struct listing *l)
{
	int fd = openat(c->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	if (!dir) {
		auto_fd_(&fd);
		return;
	}
	for (const struct dirent *d; (d = readdir(dir));) {
		struct stat st;
		if (d->d_name[0] == '.' || strcmp(d->d_name, total_name) == 0 ||
		    fstatat(c->dir, d->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		bool entry = strlen(d->d_name) == NAME_LEN;
		if (!entry && now.tv_sec - st.st_mtim.tv_sec > STALE_S)
			unlinkat(c->dir, d->d_name, 0);
		else if (entry && !add_entry(l, d->d_name, &st))
			break;
	}
	closedir(dir);
}

static int by_age(const void *a, const void *b)
{
	const struct timespec x = ((const struct entry *)a)->used;
	const struct timespec y = ((const struct entry *)b)->used;
	if (x.tv_sec != y.tv_sec)
		return x.tv_sec < y.tv_sec ? -1 : 1;
	return x.tv_nsec < y.tv_nsec ? -1 : x.tv_nsec > y.tv_nsec;
}

/* Down to three quarters, so that not every write comes here. One process at a time; another goes
 * on without waiting. */
static void sweep(struct cache *c)
{
	struct listing l = {.count = 0};
	if (flock(c->total_fd, LOCK_EX | LOCK_NB) < 0)
		return;
	list(c, &l);
	uint64_t goal = l.bytes > c->max_bytes ? c->max_bytes / 4 * 3 : l.bytes;
	if (l.bytes > goal)
		qsort(l.v, l.count, sizeof *l.v, by_age);
	for (size_t i = 0; i < l.count && l.bytes > goal; i++)
		if (unlinkat(c->dir, l.v[i].name, 0) == 0)
			l.bytes -= l.v[i].bytes;
	__atomic_store_n(c->total, l.bytes, __ATOMIC_RELAXED);
	free(l.v);
	flock(c->total_fd, LOCK_UN);
}

/* ---- writing ---- */

static enum err write_entry(struct cache *c, const char *to, const struct header *h,
			    struct span notes, struct span program)
{
	char id[RNG_ID_LEN + 1], name[sizeof temporary + RNG_ID_LEN];
	rng_id(id);
	snprintf(name, sizeof name, "%s%s", temporary, id);
	AUTO_FD int fd =
		openat(c->dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return ERR_IO;
	enum err e = file_write_all(fd, (struct span){(const char *)h, sizeof *h});
	if (!e)
		e = file_write_all(fd, notes);
	if (!e)
		e = file_write_all(fd, program);
	if (!e && renameat(c->dir, name, c->dir, to) < 0)
		e = ERR_IO;
	if (e)
		unlinkat(c->dir, name, 0);
	return e;
}

void cache_put(struct cache *c, const unsigned char key[HASH_BYTES], struct span notes,
	       struct span program)
{
	char name[NAME_LEN + 1];
	struct header h = {.notes_len = notes.len, .program_len = program.len};
	uint64_t bytes = sizeof h + notes.len + program.len;
	if (notes.len > CACHE_NOTES_MAX || bytes > c->max_bytes / LARGEST || notes.len == 0)
		return;
	memcpy(h.magic, magic, sizeof magic);
	memcpy(h.key, key, HASH_BYTES);
	h.checksum = checksum_of(&h, notes, program);
	hash_hex(key, name);
	/* Counted first: what a killed writer left behind is then counted too. */
	uint64_t total = __atomic_add_fetch(c->total, bytes, __ATOMIC_RELAXED);
	(void)write_entry(c, name, &h, notes, program);
	if (total > c->max_bytes)
		sweep(c);
}

/* ---- the folder ---- */

static enum err open_total(struct cache *c)
{
	struct stat st;
	c->total_fd = openat(c->dir, total_name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (c->total_fd < 0 || fstat(c->total_fd, &st) < 0 || !S_ISREG(st.st_mode))
		return ERR_IO;
	bool fresh = st.st_size != sizeof *c->total;
	if (fresh && ftruncate(c->total_fd, sizeof *c->total) < 0)
		return ERR_IO;
	void *at = mmap(NULL, sizeof *c->total, PROT_READ | PROT_WRITE, MAP_SHARED, c->total_fd, 0);
	if (at == MAP_FAILED)
		return ERR_NOMEM;
	c->total = at;
	if (fresh)
		sweep(c);
	return ERR_OK;
}

static enum err open_folder(struct cache *c, const char *folder)
{
	struct stat st;
	enum err e = file_make_dirs(folder, 0700);
	if (e)
		return e;
	c->dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	if (c->dir < 0 || fstat(c->dir, &st) < 0)
		return ERR_IO;
	/* Whoever else could write here could put programs into other people's verdicts. */
	return st.st_uid == geteuid() && (st.st_mode & 077) == 0 ? ERR_OK : ERR_FORBIDDEN;
}

enum err cache_new(const char *folder, uint64_t max_bytes, struct cache **out)
{
	struct cache *c = calloc(1, sizeof *c);
	if (!c)
		return ERR_NOMEM;
	*c = (struct cache){.dir = -1, .total_fd = -1, .max_bytes = max_bytes};
	enum err e = open_folder(c, folder);
	if (!e)
		e = open_total(c);
	if (e)
		cache_free(c);
	else
		*out = c;
	return e;
}

void cache_free(struct cache *c)
{
	if (!c)
		return;
	if (c->total)
		munmap(c->total, sizeof *c->total);
	auto_fd_(&c->total_fd);
	auto_fd_(&c->dir);
	free(c);
}
