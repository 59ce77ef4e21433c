#include "judge/test_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include "judge/names.h"
#include "judge/sandbox.h"

/* ---- found ---- */

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* Both stand in the working directory of the validator: section "Working directory". */
static bool is_validators_own(const struct package *p, const char *name)
{
	for (size_t i = 0; i < p->input_validator_count; i++) {
		const struct words *files = &p->input_validators[i].files;
		for (size_t k = 0; k < files->count; k++)
			if (strcmp(base_name(files->v[k]), name) == 0)
				return true;
	}
	return false;
}

static bool check(struct loading *l, const char *path, const struct name *n)
{
	if (n->folder)
		fault(l->f, path, 0, "'%s': folders among a test's files are not supported",
		      n->text);
	else if (strlen(n->text) >= BOX_NAME_MAX)
		fault(l->f, path, 0, "'%.40s...': the name has more than %d characters", n->text,
		      BOX_NAME_MAX - 1);
	else if (is_validators_own(l->p, n->text))
		fault(l->f, path, 0, "'%s' has the name of a file of an input validator", n->text);
	else
		return true;
	return false;
}

static int64_t size_of(const char *path)
{
	struct stat st;
	return path && lstat(path, &st) == 0 ? (int64_t)st.st_size : 0;
}

void test_files_read(struct loading *l, const char *path, struct test *test)
{
	struct names names = {0};
	int64_t left = PACKAGE_DATA_MAX;
	if (!path || names_read(l->a, l->f, path, &names))
		return;
	test->files = arena_alloc(l->a, names.count + 1, sizeof *test->files);
	if (names.count > PACKAGE_FILES_MAX)
		fault(l->f, path, 0, "more than %d files", PACKAGE_FILES_MAX);
	for (size_t i = 0; test->files && i < names.count && i < PACKAGE_FILES_MAX; i++) {
		if (!check(l, path, &names.v[i]))
			continue;
		char *from = arena_format(l->a, "%s/%s", path, names.v[i].text);
		test->files[test->file_count++] = (struct data_file){names.v[i].text, from};
		int64_t size = size_of(from);
		left = size < left ? left - size : -1;
		if (left < 0) {
			fault(l->f, path, 0, "the files have more than %d MiB in all",
			      PACKAGE_DATA_MAX >> 20);
			return;
		}
	}
}

/* ---- opened ---- */

enum err test_files_open(const struct test *test, struct test_files *out)
{
	enum err e = ERR_OK;
	*out = (struct test_files){.count = 0};
	for (size_t i = 0; !e && i < test->file_count; i++) {
		struct box_file *file = &out->v[out->count];
		e = sandbox_open(test->files[i].path, &file->fd);
		file->name = test->files[i].name;
		if (!e)
			out->count++;
	}
	return e;
}

void test_files_release(struct test_files *f)
{
	for (size_t i = 0; i < f->count; i++)
		close(f->v[i].fd);
	f->count = 0;
}
