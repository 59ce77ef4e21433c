/* Every file of a package that is read as text, on any bytes: the first byte says which file, the
 * rest is its content, in an otherwise whole package. Whatever it says, loading ends with a package
 * or with faults, never both. */
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/rng.h"
#include "judge/content.h"
#include "judge/counter.h"
#include "judge/expect.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {
	"problem.yaml",
	".viva.yaml",
	"submissions/submissions.yaml",
	"data/secret/g1/test_group.yaml",
	"data/secret/g1/01.yaml",
	"generators/manifest.txt",
	"data/invalid_input/1.yaml",
	"data/sample/test_group.yaml",
	/* From here on the package is a legacy one, whatever the file says. */
	"problem.yaml",
	"data/testdata.yaml",
	"data/secret/g1/testdata.yaml",
	"domjudge-problem.ini",
	".timelimit",
};
enum { NAMES = sizeof names / sizeof names[0], FIRST_LEGACY = 8 };

static const struct {
	const char *name, *text;
} rest[] = {
	{"problem.yaml", "problem_format_version: 2025-09\ntype: scoring\nname: S\n"
			 "uuid: 7f6c6ece-099b-4fa8-9596-fe0861feb17f\nlimits: {time_limit: 1}\n"},
	{"statement/problem.en.md", "x\n"},
	{"input_validators/check.c", "int main(void) { return 42; }\n"},
	{"submissions/accepted/good.c", "int main(void) { return 0; }\n"},
	{"data/sample/1.in", "1\n"},
	{"data/sample/1.ans", "1\n"},
	{"data/invalid_input/1.in", "2\n"},
	{"data/secret/g1/test_group.yaml", "max_score: 40\n"},
	{"data/secret/g1/01.in", "1\n"},
	{"data/secret/g1/01.ans", "1\n"},
};

/* What makes the same package a legacy one; NULL: not there. */
static const struct {
	const char *name, *text;
} legacy[] = {
	{"problem.yaml", "type: scoring\nname: S\nlimits: {time_limit: 1}\n"},
	{"problem_statement/problem.tex", "x\n"},
	{"statement/problem.en.md", NULL},
	{"statement", NULL},
	{"data/secret/g1/test_group.yaml", NULL},
	{"data/invalid_input/1.in", NULL},
	{"data/invalid_input", NULL},
	{"data/testdata.yaml", "grader_flags: ignore_sample\n"},
};

static char folder[64];

static void put(const char *name, struct span text)
{
	char path[256];
	snprintf(path, sizeof path, "%s/small/%s", folder, name);
	char *slash = strrchr(path, '/');
	*slash = 0;
	if (file_make_dirs(path, 0700))
		abort();
	*slash = '/';
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || file_write_all(fd, text))
		abort();
	close(fd);
}

static void take_away(const char *name)
{
	char path[256];
	snprintf(path, sizeof path, "%s/small/%s", folder, name);
	remove(path);
}

static void make_legacy(void)
{
	for (size_t i = 0; i < sizeof legacy / sizeof legacy[0]; i++)
		if (legacy[i].text)
			put(legacy[i].name, span_of(legacy[i].text));
		else
			take_away(legacy[i].name);
}

static void make_current(void)
{
	take_away("problem_statement/problem.tex");
	take_away("problem_statement");
	take_away("data/testdata.yaml");
	for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++)
		put(rest[i].name, span_of(rest[i].text));
}

static void restore(const char *name)
{
	take_away(name);
	for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++)
		if (strcmp(rest[i].name, name) == 0)
			put(name, span_of(rest[i].text));
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static void remove_folder(void)
{
	nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static void make_folder(void)
{
	if (rng_init())
		abort();
	snprintf(folder, sizeof folder, "/tmp/fuzz_judge_XXXXXX");
	if (!mkdtemp(folder) || atexit(remove_folder))
		abort();
	for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++)
		put(rest[i].name, span_of(rest[i].text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	AUTO_FAULTS f = FAULTS_NONE;
	AUTO_PACKAGE *p = NULL;
	char path[96];
	if (!folder[0])
		make_folder();
	if (size == 0)
		return 0;
	size_t which = data[0] % NAMES;
	const char *name = names[which];
	if (which >= FIRST_LEGACY)
		make_legacy();
	put(name, (struct span){(const char *)data + 1, size - 1});
	snprintf(path, sizeof path, "%s/small", folder);
	enum err e = package_load(path, &f, &p);
	if ((e == ERR_OK) != (p != NULL) || (e == ERR_OK) == faults_any(&f))
		abort();
	if (p) {
		struct expectations x;
		struct counter_examples c;
		expect_load(p, &f, &x);
		counter_load(p, &f, &c);
		if (content_hash(p, &f) == ERR_OK && strlen(p->hash) != HASH_HEX)
			abort();
	}
	faults_text(&f);
	restore(name);
	if (which >= FIRST_LEGACY)
		make_current();
	return 0;
}
