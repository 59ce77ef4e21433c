/* legacy.h - what the version before 2025-09 says in problem.yaml and its data needs to know. */
#ifndef JUDGE_LEGACY_H
#define JUDGE_LEGACY_H

#include "judge/loading.h"

/* Validation and its flags, kept while a package is loaded. */
struct legacy {
	bool custom, score; /* `validation` */
	struct words flags; /* `validator_flags`: before those of testdata.yaml */
};

/* A text of flags, split at spaces as the reference tools do. */
void legacy_flags(struct loading *l, struct span text, struct words *out);

#endif
