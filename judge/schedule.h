/* schedule.h - the tests of one submission, spread over what is free.
 *
 * Whatever runs beside whatever, the outcome is that of one test after the other: tests are told
 * in their order, a group stops at its first failure in that order, and a test that was begun
 * beyond it is cancelled and counts nowhere. */
#ifndef JUDGE_SCHEDULE_H
#define JUDGE_SCHEDULE_H

#include "judge/judging.h"

/* Runs g->tests (listed in the order of their groups, none run yet), which it fills in. Stops at
 * the first JE, its reason in g->why. ERR_CLOSED: stopped by the sandbox's control descriptor, or
 * viva-box is gone; nothing runs any more in either case. ERR_NOMEM. */
enum err schedule_tests(const struct judging *j, struct judgement *g);

#endif
