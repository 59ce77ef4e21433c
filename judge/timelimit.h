/* timelimit.h - what time limits mean on this host: inferred where a package gives none, and
 * scaled where the host is slower than its author's.
 *
 * Inferred: section "Timelimit inference" of the problem package format. *
 * T is the longest that a submission takes which must not be too slow; the limit is the smallest
 * multiple of time_resolution that is at least T * ac_to_time_limit. It is measured here, on this
 * host, once, and remembered under FOLDER/limits/<hash of the package>, so that it belongs to what
 * the package holds now. */
#ifndef JUDGE_TIMELIMIT_H
#define JUDGE_TIMELIMIT_H

#include "judge/package.h"
#include "judge/sandbox.h"
#include "judge/toolchain.h"

/* After ERR_OK p->limits.time_ms and factor are there; a limit that the package gives is taken as
 * it is, and the factor as it was last calibrated (1: never). The test data must be there.
 * ERR_INVAL with faults: no submission bounds it, or no limit fits. */
enum err timelimit_ensure(struct sandbox *s, const struct toolchain *t, const char *folder,
			  struct package *p, struct faults *f);

/* `viva-judge calibrate`: the package's own solutions say how slow this host is. The author's limit
 * is ac_to_time_limit times the slowest of them, on his host or a slower one; where that does not
 * hold here, limits are multiplied by the factor that makes it hold, and every verdict says so. */
struct calibration {
	int64_t slowest_us; /* of the submissions that must be in time; 0: not measured */
	double factor;	    /* 1 or more, in steps of 0.05 */
};
enum { TIMELIMIT_FACTOR_MAX = 8 };

/* Measures and remembers under FOLDER/limits/<hash>.factor; nothing for an inferred limit, which is
 * of this host anyhow. ERR_INVAL with faults: a solution fails, or the factor is above the maximum;
 * what was remembered stays. */
enum err timelimit_calibrate(struct sandbox *s, const struct toolchain *t, const char *folder,
			     struct package *p, struct faults *f, struct calibration *out);
double timelimit_factor(int64_t slowest_us, const struct limits *limits);

/* The arithmetic, in ms. 0: it comes out above TIMELIMIT_MAX_MS. */
enum { TIMELIMIT_MAX_MS = 60000 };
int64_t timelimit_of(int64_t slowest_us, const struct limits *limits);
/* What a submission that must be too slow has to exceed. Nobody waits for more than
 * TIMELIMIT_UPPER_MAX_MS, whatever the margin. */
enum { TIMELIMIT_UPPER_MAX_MS = 600000 };
int64_t timelimit_upper(int64_t limit_ms, const struct limits *limits);

#endif
