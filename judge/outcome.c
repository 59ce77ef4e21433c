#include "judge/outcome.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "judge/explain.h"

enum verdict outcome_of_run(const struct box_result *r, int64_t limit_ms)
{
	static const enum verdict of[BOX_STATUS_COUNT] = {
		[BOX_EXITED] = VERDICT_NONE,	  [BOX_SIGNALED] = VERDICT_RTE,
		[BOX_CPU_LIMIT] = VERDICT_TLE,	  [BOX_WALL_LIMIT] = VERDICT_TLE,
		[BOX_MEMORY_LIMIT] = VERDICT_MLE, [BOX_OUTPUT_LIMIT] = VERDICT_OLE,
		[BOX_VIOLATION] = VERDICT_SV,	  [BOX_ERROR] = VERDICT_JE,
	};
	bool ended = r->status == BOX_EXITED || r->status == BOX_SIGNALED;
	if (ended && (int64_t)r->cpu_us > limit_ms * 1000)
		return VERDICT_TLE;
	if (r->status == BOX_EXITED && r->exit_code != 0)
		return VERDICT_RTE;
	return of[r->status];
}

static int64_t larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static void take_output(const struct box_result *r, struct test_result *t)
{
	free(t->output);
	t->output = NULL;
	t->output_len = 0;
	t->output_bytes = (size_t)r->out.bytes;
	if (r->out.fd < 0 ||
	    box_output_read(&r->out, JUDGING_SHOWN_MAX, &t->output, &t->output_len))
		t->output = NULL;
}

void outcome_take(const struct box_result *r, struct test_result *t)
{
	t->cpu_us = larger(t->cpu_us, (int64_t)r->cpu_us);
	t->wall_us += (int64_t)r->wall_us;
	t->memory_kib = larger(t->memory_kib, (int64_t)r->memory_kib);
	t->has_exit_code = r->status == BOX_EXITED && r->exit_code != 0;
	t->exit_code = r->exit_code;
	t->has_signal = r->status == BOX_SIGNALED;
	t->signal = r->signal;
	memcpy(t->syscall, r->syscall_name, sizeof t->syscall);
	t->syscall[sizeof t->syscall - 1] = 0;
	if (r->status == BOX_ERROR || r->status == BOX_VIOLATION)
		snprintf(t->why, sizeof t->why, "%.*s", COMPARE_WHY_MAX - 1, r->reason);
	explain_shortly(r, t->why, sizeof t->why);
	if (t->test->full_feedback)
		take_output(r, t);
}

/* Cut by the wall clock though it was at work and had CPU time left: on a busy host the fault may
 * be the host's. One that sleeps uses next to nothing of its wall time. */
static bool was_starved(const struct test_result *t, int64_t limit_us)
{
	return t->verdict == VERDICT_TLE && t->cpu_us < limit_us && t->cpu_us * 8 >= t->wall_us;
}

/* Crashing is nothing that more time would have mended; more memory might have. */
enum near_limit outcome_near(const struct judging *j, const struct test_result *t)
{
	int64_t limit_us = judging_limit_ms(j) * 1000;
	int64_t limit_kib = j->package->limits.memory_mib * 1024;
	bool counts = t->verdict == VERDICT_AC || t->verdict == VERDICT_TLE ||
		      t->verdict == VERDICT_MLE || t->verdict == VERDICT_RTE;
	if (!counts || j->sanitize)
		return NEAR_NOTHING;
	if (t->verdict != VERDICT_RTE && t->cpu_us * 10 >= limit_us * 9 &&
	    t->cpu_us * 10 <= limit_us * 11)
		return NEAR_TIME;
	if (was_starved(t, limit_us))
		return NEAR_TIME;
	return t->memory_kib * 10 >= limit_kib * 9 && t->verdict != VERDICT_TLE ? NEAR_MEMORY
										: NEAR_NOTHING;
}

bool outcome_is_better(const struct test_result *a, const struct test_result *b)
{
	if ((a->verdict == VERDICT_AC) != (b->verdict == VERDICT_AC))
		return a->verdict == VERDICT_AC;
	return a->cpu_us < b->cpu_us;
}

void outcome_score(const struct check_result *c, struct test_result *t)
{
	const struct group *g = t->group;
	const char *why = NULL;
	if (g->number == 0 || c->verdict != VERDICT_AC)
		return; /* the format ignores a sample's score; a failed test has none */
	if (g->aggregation == AGGREGATE_PASS_FAIL) {
		why = c->has_score || c->has_multiplier ? "a score for a test of a pass-fail group"
							: NULL;
	} else {
		t->score = c->has_score	       ? c->score
			   : c->has_multiplier ? c->multiplier * g->test_max
					       : g->test_score;
		why = c->has_multiplier && g->unbounded
			      ? "score_multiplier.txt where the score has no bound"
		      : isnan(t->score) ? "no score.txt where the score has no bound"
		      : t->score > g->test_max * (1 + 1e-9)
			      ? "score.txt gives more than the test can score"
			      : NULL;
	}
	if (!why)
		return;
	t->verdict = VERDICT_JE;
	t->score = 0;
	snprintf(t->why, sizeof t->why, "%s", why);
}
