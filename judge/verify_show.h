/* verify_show.h - what `viva-judge verify` prints: one table a package, and a line for all. */
#ifndef JUDGE_VERIFY_SHOW_H
#define JUDGE_VERIFY_SHOW_H

#include "judge/verify.h"

/* What is known of one package once all of its items are done. */
struct verify_tally {
	bool ok;
	size_t warnings, submissions, tests, counters, made;
	int64_t data_bytes; /* inputs and answers */
};

/* `reports` are those of the package's items, in the order of verify_plan(); borrowed. */
struct verify_tally verify_tally(const struct verify_package *p, json_t *const *reports,
				 size_t count, bool strict);

/* The table, on standard output. */
void verify_show(const struct verify_package *p, const struct verify_tally *t,
		 json_t *const *reports, size_t count);

/* The same as JSON, for the caller to own. */
json_t *verify_json(const struct verify_package *p, const struct verify_tally *t,
		    json_t *const *reports, size_t count);

/* The line for all of them; `refused`: those that could not be read. */
struct verify_end {
	size_t packages, different, refused, kept; /* kept: items found in order before */
	struct verify_tally all;
	const char *tier;
	int slots;
	double seconds;
};
void verify_show_end(const struct verify_end *end);

/* What is going on, in one line of standard error that the next takes the place of; nothing unless
 * that is a terminal. `done` 0 of 0: the line goes. */
void verify_show_progress(size_t done, size_t count);

#endif
