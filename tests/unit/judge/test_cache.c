/* The cache of compiled programs: what it keeps, what it refuses to believe, who it shares with. */
#include "judge/cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { MIB = 1024 * 1024 };

static char folder[64];

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/viva-cache.XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static void each_file(void (*act)(const char *path, void *ctx), void *ctx)
{
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	for (const struct dirent *d; (d = readdir(dir));) {
		char path[400];
		snprintf(path, sizeof path, "%s/%s", folder, d->d_name);
		if (d->d_name[0] != '.')
			act(path, ctx);
	}
	closedir(dir);
}

static void remove_file(const char *path, void *ctx)
{
	(void)ctx;
	unlink(path);
}

static int remove_folder(void **state)
{
	(void)state;
	each_file(remove_file, NULL);
	return rmdir(folder);
}

static struct cache *open_cache(uint64_t max_bytes)
{
	struct cache *c = NULL;
	assert_int_equal(cache_new(folder, max_bytes, &c), ERR_OK);
	return c;
}

static void key_of(unsigned n, unsigned char key[HASH_BYTES])
{
	hash_sha256((struct span){(const char *)&n, sizeof n}, key);
}

static void path_of(unsigned n, char path[200])
{
	unsigned char key[HASH_BYTES];
	char hex[HASH_HEX + 1];
	key_of(n, key);
	hash_hex(key, hex);
	snprintf(path, 200, "%s/%s", folder, hex);
}

static void put(struct cache *c, unsigned n, const char *notes, struct span program)
{
	unsigned char key[HASH_BYTES];
	key_of(n, key);
	cache_put(c, key, span_of(notes), program);
}

/* The program's size; -1: it has none; -2: there is no entry. */
static int64_t get(struct cache *c, unsigned n, const char *notes)
{
	unsigned char key[HASH_BYTES];
	AUTO_BUF said;
	struct stat st = {.st_size = -1};
	int fd = -1;
	buf_init(&said, CACHE_NOTES_MAX);
	key_of(n, key);
	if (cache_get(c, key, &said, &fd))
		return -2;
	assert_true(span_is(buf_span(&said), notes));
	if (fd >= 0) {
		assert_int_equal(fstat(fd, &st), 0);
		close(fd);
	}
	return st.st_size;
}

static void what_was_kept_is_found(void **state)
{
	(void)state;
	struct cache *c = open_cache(MIB);
	assert_int_equal(get(c, 1, ""), -2);
	put(c, 1, "[]",
	    SPAN("\x7F"
		 "ELF and so on"));
	put(c, 2, "[1]", SPAN(""));
	assert_int_equal(get(c, 1, "[]"), 14);
	assert_int_equal(get(c, 2, "[1]"), -1);
	cache_free(c);
	c = open_cache(MIB);
	assert_int_equal(get(c, 1, "[]"), 14);
	cache_free(c);
}

static void a_folder_of_others_is_refused(void **state)
{
	(void)state;
	struct cache *c = NULL;
	assert_int_equal(chmod(folder, 0750), 0);
	assert_int_equal(cache_new(folder, MIB, &c), ERR_FORBIDDEN);
	assert_int_equal(chmod(folder, 0700), 0);
	assert_int_not_equal(cache_new("/proc/1/nowhere", MIB, &c), ERR_OK);
	assert_null(c);
}

/* Every byte changed, every length cut: never delivered, and gone afterwards. */
static void a_broken_entry_is_absent_and_made_anew(void **state)
{
	(void)state;
	char path[200], bytes[512];
	struct cache *c = open_cache(MIB);
	path_of(7, path);
	put(c, 7, "[\"w\"]",
	    SPAN("\x7F"
		 "ELF"));
	int fd = open(path, O_RDONLY);
	ssize_t n = read(fd, bytes, sizeof bytes);
	close(fd);
	assert_true(n > 70);
	for (ssize_t i = 0; i < 2 * n; i++) {
		fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		bytes[i % n] ^= 0x20;
		ssize_t len = i < n ? n : i - n;
		assert_int_equal(write(fd, bytes, (size_t)len), len);
		bytes[i % n] ^= 0x20;
		close(fd);
		if (get(c, 7, "") != -2)
			fail_msg("byte %zd of %zd", i, n);
		assert_int_not_equal(access(path, F_OK), 0);
	}
	put(c, 7, "[]", SPAN("new"));
	assert_int_equal(get(c, 7, "[]"), 3);
	/* An entry under another's name is not the other's. */
	char other[200];
	path_of(8, other);
	assert_int_equal(rename(path, other), 0);
	assert_int_equal(get(c, 8, ""), -2);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	assert_int_equal(get(c, 7, ""), -2);
	cache_free(c);
}

static void add_size(const char *path, void *ctx)
{
	struct stat st;
	if (stat(path, &st) == 0)
		*(int64_t *)ctx += st.st_size;
}

static void the_least_recently_used_go(void **state)
{
	(void)state;
	enum { ENTRY = 4000, COUNT = 60, LIMIT = 20 * 4096 };
	static char program[ENTRY];
	struct cache *c = open_cache(LIMIT);
	char path[200];
	put(c, 0, "[]", (struct span){program, ENTRY});
	for (unsigned i = 1; i < COUNT; i++) {
		const struct timespec then[2] = {{.tv_sec = 1000 + i}, {.tv_sec = 1000 + i}};
		put(c, i, "[]", (struct span){program, ENTRY});
		path_of(i, path);
		(void)utimensat(AT_FDCWD, path, then, 0);
		assert_int_equal(get(c, 0, "[]"), ENTRY); /* used all the time */
	}
	int64_t bytes = 0;
	each_file(add_size, &bytes);
	assert_true(bytes <= LIMIT);
	assert_true(bytes > LIMIT / 2);
	assert_int_equal(get(c, 1, ""), -2);
	/* More than an eighth of all is not kept. */
	put(c, 99, "[]", (struct span){program, ENTRY});
	assert_int_equal(get(c, 99, "[]"), ENTRY);
	static char big[LIMIT / 8];
	put(c, 100, "[]", (struct span){big, sizeof big});
	assert_int_equal(get(c, 100, ""), -2);
	cache_free(c);
}

/* What a killed writer left is no entry, and goes with the next sweep that finds it old. */
static void leftovers_of_a_killed_writer_go(void **state)
{
	(void)state;
	static char program[8000];
	char path[200], fresh[200];
	snprintf(path, sizeof path, "%s/new-aaaaaaaaaaaaaaaa", folder);
	snprintf(fresh, sizeof fresh, "%s/new-bbbbbbbbbbbbbbbb", folder);
	struct cache *c = open_cache(64 * 1024);
	close(open(path, O_WRONLY | O_CREAT, 0600));
	close(open(fresh, O_WRONLY | O_CREAT, 0600));
	const struct timespec old[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
	assert_int_equal(utimensat(AT_FDCWD, path, old, 0), 0);
	for (unsigned i = 0; i < 20; i++)
		put(c, i, "[]", (struct span){program, sizeof program});
	assert_int_not_equal(access(path, F_OK), 0);
	assert_int_equal(access(fresh, F_OK), 0);
	cache_free(c);
}

/* A process that fills and reads the same keys as its brothers, under a limit that makes all of
 * them sweep. */
static int work(unsigned seed)
{
	static char program[3000];
	struct cache *c = open_cache(64 * 1024);
	for (unsigned i = 0; i < 600; i++) {
		unsigned n = (seed = seed * 1103515245U + 12345U) >> 16 & 31;
		char notes[16];
		snprintf(notes, sizeof notes, "[%u]", n);
		int64_t size = get(c, n, notes);
		if (size != -2 && size != (int64_t)(1000 + n))
			return 1;
		if (size == -2) {
			memset(program, (int)n, sizeof program);
			put(c, n, notes, (struct span){program, 1000 + n});
		}
	}
	cache_free(c);
	return 0;
}

static void processes_share_it_and_one_is_killed(void **state)
{
	(void)state;
	enum { WORKERS = 4 };
	pid_t pids[WORKERS];
	for (unsigned i = 0; i < WORKERS; i++) {
		pids[i] = fork();
		assert_true(pids[i] >= 0);
		if (pids[i] == 0)
			_exit(work(i));
	}
	kill(pids[0], SIGKILL);
	for (unsigned i = 0; i < WORKERS; i++) {
		int status;
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_true(i == 0 || status == 0);
	}
	int64_t bytes = 0;
	each_file(add_size, &bytes);
	assert_true(bytes <= 64 * 1024 + 2 * 3100);
	assert_int_equal(work(99), 0);
}

static void a_lost_count_is_counted_again(void **state)
{
	(void)state;
	static char program[4000];
	char path[200];
	snprintf(path, sizeof path, "%s/total", folder);
	struct cache *c = open_cache(64 * 1024);
	for (unsigned i = 0; i < 10; i++)
		put(c, i, "[]", (struct span){program, sizeof program});
	cache_free(c);
	assert_int_equal(unlink(path), 0);
	c = open_cache(64 * 1024);
	for (unsigned i = 10; i < 20; i++)
		put(c, i, "[]", (struct span){program, sizeof program});
	int64_t bytes = 0;
	each_file(add_size, &bytes);
	assert_true(bytes <= 64 * 1024);
	cache_free(c);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_was_kept_is_found),
		TEST(a_folder_of_others_is_refused),
		TEST(a_broken_entry_is_absent_and_made_anew),
		TEST(the_least_recently_used_go),
		TEST(leftovers_of_a_killed_writer_go),
		TEST(processes_share_it_and_one_is_killed),
		TEST(a_lost_count_is_counted_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
