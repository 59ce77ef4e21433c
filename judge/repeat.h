/* repeat.h - a time that is told as the median of a few runs, with its spread.
 *
 * A run of some milliseconds varies by its own length from one to the next; one of seconds is not
 * worth waiting for again. */
#ifndef JUDGE_REPEAT_H
#define JUDGE_REPEAT_H

#include "base/json.h"
#include "judge/box_client.h"

enum { REPEAT_RUNS = 3, REPEAT_MAX = 5, REPEAT_BELOW_US = 100 * 1000, REPEAT_WALL_US = 500 * 1000 };

struct repeat {
	int64_t cpu_us[REPEAT_MAX]; /* ascending */
	int count;
};

/* Whether the first run, alone, should be repeated: ended by itself, and soon, by its own time and
 * by the clock of whoever waits. */
bool repeat_wants(const struct box_result *first);

/* Whether a repeat ended as the first run did, with the same output: only then it counts. */
bool repeat_is_same(const struct box_result *first, const struct box_result *again);

/* At most REPEAT_MAX are kept. */
void repeat_add(struct repeat *r, uint64_t cpu_us);

/* The lower middle one of an even number; 0 of none. */
int64_t repeat_median(const struct repeat *r);
int64_t repeat_spread(const struct repeat *r); /* the most less the least */

/* Sets cpu_ms, and with more than one run spread_ms and repeats. */
void repeat_report(const struct repeat *r, json_t *out);

#endif
