/* test_files.h - the `.files` folder of a test: what lies in the working directory of a submission,
 * and of an input validator, when the test is run. Format: sections "Input", "Working directory".
 * Copies are laid in the sandbox, for each run anew; here they are found, bounded, and opened. */
#ifndef JUDGE_TEST_FILES_H
#define JUDGE_TEST_FILES_H

#include "judge/box_client.h"
#include "judge/loading.h"

/* Finds the files in the folder `path` for `test`, with a fault for each that cannot be laid: links
 * and special files, folders, names that the sandbox does not take or that a file of an input
 * validator has, more than PACKAGE_FILES_MAX, more than PACKAGE_DATA_MAX bytes in all. Input
 * validators must have been loaded. */
void test_files_read(struct loading *l, const char *path, struct test *test);

/* Open for as long as it takes to start a run; nothing of a test without files. */
struct test_files {
	struct box_file v[PACKAGE_FILES_MAX];
	size_t count;
};
/* ERR_NOENT, ERR_IO: one of them is no longer what it was. Release in any case. */
enum err test_files_open(const struct test *test, struct test_files *out);
void test_files_release(struct test_files *f);
#define AUTO_TEST_FILES __attribute__((cleanup(test_files_release))) struct test_files

#endif
