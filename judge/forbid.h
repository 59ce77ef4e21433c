/* forbid.h - what a candidate's source may not say, found in its tokens.
 *
 * Inline assembly, pragmas and attributes that change optimisation or target, and the identifiers
 * that a package forbids. Comments, strings and character constants do not count, as any standard
 * of any compiler reads them (lexer.h). Where macros could put a word together
 * (`_as##m`), the source is looked at again as the preprocessor leaves it. It guides and is no
 * wall: the sandbox does not rely on this. */
#ifndef JUDGE_FORBID_H
#define JUDGE_FORBID_H

#include "base/span.h"

enum { FORBID_REASON_MAX = 160, FORBID_HITS_MAX = 10 };

struct forbid_policy {
	const char *const *words; /* identifiers that the package forbids */
	size_t count;
};

struct forbid_hit {
	size_t file;		/* of the names, see forbid_check_expanded; else 0 */
	int line;		/* from 1 */
	int column, end_column; /* from 1, just behind; 0: not known */
	char reason[FORBID_REASON_MAX];
};

struct forbid_found {
	struct forbid_hit hits[FORBID_HITS_MAX]; /* the first, in order */
	size_t count;
	bool unsure; /* macros could hide more: ask forbid_check_expanded */
};

/* ERR_NOMEM. */
enum err forbid_check(struct span source, const struct forbid_policy *policy,
		      struct forbid_found *out);

/* The output of `cc1 -E`: what its line markers give to one of these names, but not to a system
 * header's macros. ERR_NOMEM. */
enum err forbid_check_expanded(struct span text, const char *const *names, size_t name_count,
			       const struct forbid_policy *policy, struct forbid_found *out);

#endif
