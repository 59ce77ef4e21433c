/* data.h - between data.c (data/ of format 2025-09), legacy_data.c and the two halves that both
 * use: config.c (what test_group.yaml and a test's own file say), cases.c (the files of tests). */
#ifndef JUDGE_DATA_H
#define JUDGE_DATA_H

#include "judge/loading.h"
#include "judge/names.h"

/* What one folder's test_group.yaml says; tests inherit the lists. */
struct config {
	const struct tree *tree; /* NULL: no file */
	struct words args, output_args, require_pass;
	struct validator_args input_args;
	bool full_feedback, unbounded;
	enum aggregation aggregation;
	int64_t max_score;
};

enum where { IN_SAMPLE, IN_SECRET, IN_GROUP, WHERE_COUNT };

/* data/FOLDER/test_group.yaml, with defaults where it says nothing. */
struct config config_read(struct loading *l, const char *folder, enum where where);
/* A test's own file (relative to the package) over what it inherits, in place. */
void config_read_test(struct loading *l, const char *rel, struct config *c, struct test *test);
/* The arguments and feedback of a test, once all that speaks of them is read. `file`: to be named
 * in a fault. */
void config_apply(struct loading *l, const struct config *c, const char *file, struct test *test);

/* The tests that lie in data/FOLDER itself, added to the group; *inside: its folders, but for those
 * named `.files`. */
void cases_read(struct loading *l, const char *folder, const struct config *c, struct group *g,
		struct names *inside);
/* Room for one more test, zeroed; NULL when memory or PACKAGE_TESTS_MAX is out. */
struct test *cases_add(struct loading *l, struct group *g);
/* Byte order of names, ordinals from 1. */
void cases_sort(struct group *g);

/* Only folders named so may lie in data/. */
void data_check_folders(struct loading *l);

#endif
