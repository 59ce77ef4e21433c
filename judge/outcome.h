/* outcome.h - what a run's end, and a validator's word, make of the result of a test. */
#ifndef JUDGE_OUTCOME_H
#define JUDGE_OUTCOME_H

#include "judge/judging.h"

/* What the end says by itself; VERDICT_NONE: the output decides. */
enum verdict outcome_of_run(const struct box_result *r, int64_t limit_ms);

/* Takes the figures, and for those who may see it the output, into the result. Of several passes
 * the largest figures count, since the limits are each pass's own. */
void outcome_take(const struct box_result *r, struct test_result *t);

/* The limit that a finished result lies within 10 % of, where that may have decided it; time also
 * for a program that a busy host kept from its CPU time until the wall clock ended it. */
enum near_limit outcome_near(const struct judging *j, const struct test_result *t);

/* Of two results of the same test, whether `a` is the one that counts. */
bool outcome_is_better(const struct test_result *a, const struct test_result *b);

/* The score of an accepted test, by its group and what the validator gave; a validator that gave
 * what it may not makes the result a judge error. */
void outcome_score(const struct check_result *c, struct test_result *t);

#endif
