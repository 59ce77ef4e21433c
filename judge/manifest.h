/* manifest.h - generators/manifest.txt: secret tests whose data is made, not stored. The format is
 * documented at the head of problems/packages/genlib/materialise.sh. */
#ifndef JUDGE_MANIFEST_H
#define JUDGE_MANIFEST_H

#include <stdbool.h>

#include "base/hash.h"

/* A line of generators/manifest.txt: data that is made, checked by hash, and not stored. */
struct made_test {
	char *group, *stem; /* "secret/g1", "01-single-hit" */
	char *args, *reason;
	char in_hash[HASH_HEX + 1], ans_hash[HASH_HEX + 1];
	int line;
	bool used;
};

struct manifest {
	char *path;		   /* NULL: there is none, all data is stored */
	char *generator, *answers; /* paths */
	char hash[HASH_HEX + 1];   /* of the file */
	struct made_test *tests;
	size_t count;
};

#endif
