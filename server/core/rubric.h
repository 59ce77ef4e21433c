/* rubric.h - from ticks to levels. The rules are those of the bank ("Scores"), one function each:
 *
 *   level  1: no must-point; 2: a must-point is missing or the weight is below 60%; 3: all
 * must-points and 60%; 4: also 85% of the weight unprompted, no hint, and every point of an asked
 * `all` follow-up of depth 2 or 3. Such an answer without one asked is "3 (4 not probed)". caps the
 * deepest hint: 3, 3, 2; each red flag left uncorrected: its cap. no proposal while a must-point is
 * not asked. Points not asked leave the denominators. axis   time-weighted mean of its questions'
 * levels; below two questions insufficient evidence. bands  of the mean of the axes: below 1.75,
 * below 2.5, below 3.25, and the top, which an axis below 2 blocks. */
#ifndef CORE_RUBRIC_H
#define CORE_RUBRIC_H

#include "base/span.h"

enum tick { TICK_NOT_ASKED, TICK_UNPROMPTED, TICK_PROMPTED, TICK_MISSED, TICK_COUNT };
enum err tick_of(struct span word, enum tick *out); /* "none" is TICK_NOT_ASKED */
const char *tick_word(enum tick t);

enum axis {
	AXIS_CORRECTNESS,     /* of a theory question */
	AXIS_PROBLEM_SOLVING, /* of a package */
	AXIS_IMPLEMENTATION,
	AXIS_TESTING,
	AXIS_DEPTH,
	AXIS_COMMUNICATION,
	AXIS_COUNT,
};
enum err axis_of(struct span word, enum axis *out); /* "problem-solving", ... */
const char *axis_word(enum axis a);

struct rubric_point {
	int weight; /* 1 to 3 */
	bool must;
	enum tick tick;
};

struct rubric_followup {
	bool all; /* when: all, as against missed:... */
	int depth;
	size_t n;
	const enum tick *ticks; /* of its points, n; all not asked: the follow-up was not asked */
};

struct rubric_input {
	const struct rubric_point *points; /* of one question, or of one axis of a package */
	size_t npoints;
	const struct rubric_followup *followups; /* none for the testing axis */
	size_t nfollowups;
	int deepest_hint; /* 0 to 3 */
	const int *caps;  /* of red flags left uncorrected */
	size_t ncaps;
};

struct rubric_level {
	int level;	 /* 1 to 4; 0: nothing is proposed */
	bool not_probed; /* a 3 that would be a 4 had the follow-up been asked */
	char why[160];	 /* in words, for the interviewer */
};

void rubric_propose(const struct rubric_input *in, struct rubric_level *out);

/* From the judge's points in percent of the maximum, best submission; -1: none. */
void rubric_implementation(double percent, struct rubric_level *out);

struct rubric_answer {
	int level; /* 1 to 4 */
	int minutes;
};
struct rubric_axis {
	bool enough;	     /* two questions or more */
	double mean, spread; /* spread: highest minus lowest level */
	size_t n;
};
void rubric_axis(const struct rubric_answer *answers, size_t n, struct rubric_axis *out);

/* 0: no axis has enough; else 1 to 4. */
int rubric_band(const struct rubric_axis *axes, size_t n, double *mean);

#endif
