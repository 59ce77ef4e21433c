/* forbid.h - what a candidate's source may not say, found in its tokens.
 *
 * Inline assembly, pragmas and attributes that change optimisation or target, and the identifiers
 * that a package forbids. Comments, strings and character constants do not count; trigraphs and
 * line splices are undone first, as the compiler does. It guides and is no wall: the preprocessor
 * can build any word, and the sandbox does not rely on this. */
#ifndef JUDGE_FORBID_H
#define JUDGE_FORBID_H

#include "base/span.h"

enum { FORBID_REASON_MAX = 160, FORBID_HITS_MAX = 10 };

struct forbid_hit {
	int line, column; /* from 1 */
	char reason[FORBID_REASON_MAX];
};

/* The first hits in order, at most FORBID_HITS_MAX. ERR_NOMEM. */
enum err forbid_check(struct span source, const char *const *words, size_t word_count,
		      struct forbid_hit hits[FORBID_HITS_MAX], size_t *count);

#endif
