/* folder.h - for tests: a package in a temporary folder, whole but for what a test changes. */
#ifndef TEST_JUDGE_FOLDER_H
#define TEST_JUDGE_FOLDER_H

#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

struct folder {
	char path[64]; /* ".../small": the last part is the package's id */
	char top[48];
};

static inline void folder_write(const struct folder *f, const char *rel, const char *text)
{
	char path[512];
	snprintf(path, sizeof path, "%s/%s", f->path, rel);
	char *slash = strrchr(path, '/');
	*slash = 0;
	assert_int_equal(file_make_dirs(path, 0755), ERR_OK);
	*slash = '/';
	assert_int_equal(file_write(AT_FDCWD, path, span_of(text), 0644), ERR_OK);
}

static inline void folder_remove(const struct folder *f, const char *rel)
{
	char path[512];
	snprintf(path, sizeof path, "%s/%s", f->path, rel);
	assert_int_equal(remove(path), 0);
}

static inline void folder_make(struct folder *f)
{
	static const char *const files[][2] = {
		{"problem.yaml", "problem_format_version: 2025-09\ntype: scoring\nname: Small\n"
				 "uuid: 7f6c6ece-099b-4fa8-9596-fe0861feb17f\nlimits:\n"
				 "  time_limit: 1.5\n  memory: 64\n"},
		{"statement/problem.en.md", "Print the number.\n\n{{nextsample}}\n"},
		{"input_validators/check.c", "int main(void) { return 42; }\n"},
		{"submissions/accepted/good.c", "int main(void) { return 0; }\n"},
		{"data/sample/1.in", "1\n"},
		{"data/sample/1.ans", "1\n"},
		{"data/secret/g1/test_group.yaml", "max_score: 40\n"},
		{"data/secret/g1/01-one.in", "1\n"},
		{"data/secret/g1/01-one.ans", "1\n"},
		{"data/secret/g1/02-two.in", "2\n"},
		{"data/secret/g1/02-two.ans", "2\n"},
		{"data/secret/g2/test_group.yaml", "max_score: 60\nscore_aggregation: min\n"},
		{"data/secret/g2/1.in", "3\n"},
		{"data/secret/g2/1.ans", "3\n"},
	};
	snprintf(f->top, sizeof f->top, "/tmp/viva_judge_XXXXXX");
	assert_non_null(mkdtemp(f->top));
	snprintf(f->path, sizeof f->path, "%s/small", f->top);
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		folder_write(f, files[i][0], files[i][1]);
}

static inline int folder_remove_entry(const char *path, const struct stat *st, int type,
				      struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static inline void folder_drop(const struct folder *f)
{
	assert_int_equal(nftw(f->top, folder_remove_entry, 8, FTW_DEPTH | FTW_PHYS), 0);
}

#endif
