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
};
enum { NAMES = sizeof names / sizeof names[0] };

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

static void restore(const char *name)
{
	char path[256];
	snprintf(path, sizeof path, "%s/small/%s", folder, name);
	unlink(path);
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
	const char *name = names[data[0] % NAMES];
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
	return 0;
}
