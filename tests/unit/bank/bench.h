/* bench.h - for the tests of the bank: the good files beside this one, spoiled in one place. */
#ifndef TEST_BENCH_H
#define TEST_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bank/bank.h"
#include "base/auto.h"
#include "base/file.h"

#define BENCH_GOOD VIVA_SOURCE_DIR "/tests/unit/bank/good/"

static inline char *bench_read(const char *path)
{
	struct buf text;
	buf_init(&text, 1 << 20);
	assert_int_equal(file_read(AT_FDCWD, path, 1 << 20, &text), ERR_OK);
	return buf_take(&text);
}

/* The text with its first `find` replaced; `find` NULL: the whole text replaced. */
static inline char *bench_spoil(const char *text, const char *find, const char *put)
{
	struct buf out;
	const char *at = find ? strstr(text, find) : text;
	assert_non_null(at);
	buf_init(&out, 1 << 20);
	buf_add(&out, (struct span){text, (size_t)(at - text)});
	buf_add_text(&out, put);
	buf_add_text(&out, find ? at + strlen(find) : "");
	return buf_take(&out);
}

/* Whether one line of the report is exactly this; notes do not count. */
static inline bool bench_says(struct faults *f, const char *line)
{
	AUTO_BUF text;
	buf_init(&text, 1 << 20);
	faults_text(f, &text);
	struct span rest = buf_span(&text), one;
	while (span_split(&rest, '\n', &one))
		if (span_is(one, line))
			return true;
	print_message("wanted: %s\nreport:\n%.*s", line, SPAN_ARG(buf_span(&text)));
	return false;
}

/* -- A bank in a directory of its own -------------------------------------------------------- */

struct bench {
	char dir[64];
};

static inline void bench_write(const struct bench *b, const char *name, const char *text)
{
	char path[256];
	(void)snprintf(path, sizeof path, "%s/%s", b->dir, name);
	AUTO_FD int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	assert_true(fd >= 0);
	assert_int_equal(file_write_all(fd, span_of(text)), ERR_OK);
}

static inline void bench_make_dir(const struct bench *b, const char *name)
{
	char path[256];
	(void)snprintf(path, sizeof path, "%s/%s", b->dir, name);
	assert_int_equal(mkdir(path, 0755), 0);
}

static inline void bench_copy(const struct bench *b, const char *name, const char *find,
			      const char *put)
{
	char path[256];
	(void)snprintf(path, sizeof path, BENCH_GOOD "%s", name);
	AUTO_FREE char *good = bench_read(path);
	AUTO_FREE char *text = find ? bench_spoil(good, find, put) : strdup(good);
	bench_write(b, name, text);
}

static inline void bench_open(struct bench *b)
{
	static const char *const files[] = {"references.yaml",	    "arith/section.yaml",
					    "arith/sum-of-ones.md", "arith/sum-of-ones.check.py",
					    "trees/section.yaml",   "trees/a-bare-tree.md",
					    "kits/a-quarter.yaml"};
	(void)snprintf(b->dir, sizeof b->dir, "/tmp/viva-test-bank-XXXXXX");
	assert_non_null(mkdtemp(b->dir));
	bench_make_dir(b, "arith");
	bench_make_dir(b, "trees");
	bench_make_dir(b, "kits");
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		bench_copy(b, files[i], NULL, NULL);
}

static inline int bench_remove(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static inline void bench_close(struct bench *b)
{
	assert_int_equal(nftw(b->dir, bench_remove, 8, FTW_DEPTH | FTW_PHYS), 0);
}

#endif
