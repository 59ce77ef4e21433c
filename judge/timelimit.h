/* timelimit.h - the time limit of a package that gives none: section "Timelimit inference" of the
 * problem package format.
 *
 * T is the longest that a submission takes which must not be too slow; the limit is the smallest
 * multiple of time_resolution that is at least T * ac_to_time_limit. It is measured here, on this
 * host, once, and remembered under FOLDER/limits/<hash of the package>, so that it belongs to what
 * the package holds now. */
#ifndef JUDGE_TIMELIMIT_H
#define JUDGE_TIMELIMIT_H

#include "judge/package.h"
#include "judge/sandbox.h"
#include "judge/toolchain.h"

/* After ERR_OK p->limits.time_ms is there; nothing happens where the package gives it. The test
 * data must be there. ERR_INVAL with faults: no submission bounds it, or no limit fits. */
enum err timelimit_ensure(struct sandbox *s, const struct toolchain *t, const char *folder,
			  struct package *p, struct faults *f);

/* The arithmetic, in ms. 0: it comes out above TIMELIMIT_MAX_MS. */
enum { TIMELIMIT_MAX_MS = 60000 };
int64_t timelimit_of(int64_t slowest_us, const struct limits *limits);

#endif
