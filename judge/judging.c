#include "judge/judging.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/auto.h"
#include "base/clock.h"
#include "judge/attempt.h"
#include "judge/build.h"
#include "judge/explain.h"
#include "judge/schedule.h"

/* How it works: the sources become one program; schedule.h runs its tests, each of them an
 * attempt (attempt.h); fold.c makes a verdict of them; then, where there is time, the slowest is
 * run again for a figure that can be trusted, and samples that failed for their reason. */

static enum err compile_submission(const struct judging *j, struct build *b,
				   const struct source *sources, size_t count, struct judgement *g)
{
	enum err e = build_init(b, j->package, sources, count,
				j->sanitize ? TOOLCHAIN_SANITIZE : TOOLCHAIN_PLAIN);
	if (!e)
		return compile(j->sandbox, j->toolchain, &b->job, &g->compiled, g->why);
	snprintf(g->why, sizeof g->why, "include/: %s", err_str(e));
	return e;
}

/* ---- all tests ---- */

static bool is_wanted(const struct judging *j, const struct group *g, const struct test *t)
{
	struct stat st;
	if (j->samples_only && g->number > 0)
		return false;
	if (j->only && t != j->only)
		return false;
	return !j->input_max_bytes || (stat(t->in, &st) == 0 && st.st_size <= j->input_max_bytes);
}

static enum err list_tests(const struct judging *j, struct judgement *g)
{
	const struct package *p = j->package;
	g->tests = calloc(package_tests(p) + 1, sizeof *g->tests);
	if (!g->tests)
		return ERR_NOMEM;
	for (size_t i = 0; i < p->group_count; i++)
		for (size_t k = 0; k < p->groups[i].count; k++)
			if (is_wanted(j, &p->groups[i], &p->groups[i].tests[k]))
				g->tests[g->test_count++] = (struct test_result){
					.test = &p->groups[i].tests[k],
					.group = &p->groups[i],
				};
	return ERR_OK;
}

static enum err run_all(const struct judging *j, struct judgement *g)
{
	enum err e = list_tests(j, g);
	if (!e && j->on_running)
		j->on_running(j->ctx);
	if (!e)
		e = schedule_tests(j, g);
	if (e)
		return e;
	judgement_fold(j->package, g);
	if (j->samples_only)
		g->max_score = 0;
	return ERR_OK;
}

/* ---- how long it takes ---- */

/* More runs of a test that was accepted; of CPU time, so much for all of them. */
enum { TIMING_MORE = 4, TIMING_BUDGET_US = 1000 * 1000 };

/* False: it did not end as before, so that there is nothing to compare. */
static enum err repeat_test(const struct judging *j, int program_fd, const struct test_result *t,
			    struct repeat *io, bool *same)
{
	AUTO_FD int in = -1;
	AUTO_ATTEMPT_RUN run = {.files.count = 0};
	struct box_result r = {0};
	*same = false;
	if (sandbox_open(t->test->in, &in) || attempt_request(j, t->test, program_fd, in, &run))
		return ERR_OK;
	enum err e = sandbox_run(j->sandbox, &run.request, &r);
	*same = !e && r.status == BOX_EXITED && r.exit_code == 0;
	if (*same)
		repeat_add(io, r.cpu_us);
	box_result_release(&r);
	return e;
}

/* Only while nobody else could want the core. */
static enum err time_slowest(const struct judging *j, struct judgement *g)
{
	struct timing *t = &g->timing;
	bool same = true;
	enum err e = ERR_OK;
	for (size_t i = 0; i < g->test_count; i++)
		if (!t->slowest || g->tests[i].cpu_us > t->slowest->cpu_us)
			t->slowest = &g->tests[i];
	if (!t->slowest)
		return ERR_OK;
	repeat_add(&t->times, (uint64_t)t->slowest->cpu_us);
	int64_t more = TIMING_BUDGET_US / (t->slowest->cpu_us + 1);
	more = more < TIMING_MORE ? more : TIMING_MORE;
	for (int64_t i = 0; !e && same && i < more && tokens_spare(j->tokens); i++)
		e = repeat_test(j, g->compiled.program_fd, t->slowest, &t->times, &same);
	return e;
}

static enum err time_samples(const struct judging *j, struct judgement *g)
{
	enum err e = ERR_OK;
	for (size_t i = 0; !e && i < g->test_count; i++) {
		struct test_result *t = &g->tests[i];
		bool same = t->verdict == VERDICT_AC && t->cpu_us < REPEAT_BELOW_US &&
			    t->wall_us < REPEAT_WALL_US;
		repeat_add(&t->times, (uint64_t)t->cpu_us);
		for (int n = 1; !e && same && n < REPEAT_RUNS; n++)
			e = repeat_test(j, g->compiled.program_fd, t, &t->times, &same);
		t->cpu_us = repeat_median(&t->times);
	}
	return e;
}

/* A conversation, or several passes, would have to be held again as a whole. */
static enum err take_times(const struct judging *j, struct judgement *g)
{
	const struct package *p = j->package;
	if (!j->timing || p->interactive || p->multi_pass)
		return ERR_OK;
	if (j->samples_only)
		return time_samples(j, g);
	return g->verdict == VERDICT_AC ? time_slowest(j, g) : ERR_OK;
}

/* ---- why it fails ---- */

enum { EXPLAINED_MAX = 3 };

static enum err explain_test(const struct judging *j, struct explainer *x, int program_fd,
			     struct test_result *t)
{
	AUTO_FD int in = -1;
	AUTO_ATTEMPT_RUN run = {.files.count = 0};
	if (sandbox_open(t->test->in, &in) || attempt_request(j, t->test, program_fd, in, &run))
		return ERR_OK;
	return explain_run(x, &run.request, &t->sanitizer);
}

/* The first failed tests whose data the candidate may see. A conversation cannot be held again. */
static enum err explain_failures(const struct judging *j, const struct build *b,
				 struct judgement *g)
{
	const struct package *p = j->package;
	AUTO_EXPLAINER x;
	enum err e = ERR_OK;
	int done = 0;
	explain_init(&x, j->sandbox, j->toolchain, &b->job);
	if (!j->explain || j->sanitize || p->interactive || p->multi_pass)
		return ERR_OK;
	for (size_t i = 0; !e && i < g->test_count && done < EXPLAINED_MAX; i++)
		if (g->tests[i].test->full_feedback && explain_wants(g->tests[i].verdict)) {
			e = explain_test(j, &x, g->compiled.program_fd, &g->tests[i]);
			done++;
		}
	return e;
}

int64_t judging_limit_ms(const struct judging *j)
{
	enum { SANITIZE_SLOWER = 10 };
	double ms = limits_time_ms(&j->package->limits);
	return (int64_t)(j->sanitize ? ms * SANITIZE_SLOWER : ms);
}

/* Said once, instead of by each test. */
static bool can_be_run(const struct judging *j, struct judgement *g)
{
	if (!j->package->file_writing || box_tier(j->sandbox->box) != BOX_TIER_C)
		return true;
	g->verdict = VERDICT_JE;
	snprintf(g->why, sizeof g->why,
		 "allow_file_writing wants tier A or B: in tier C nothing bounds what a program "
		 "writes; see `viva-judge doctor`");
	return false;
}

enum err judge_submission(const struct judging *j, const struct source *sources, size_t count,
			  struct judgement *out)
{
	int64_t start = clock_monotonic_us();
	*out = (struct judgement){.compiled.program_fd = -1, .limit_ms = judging_limit_ms(j)};
	if (!can_be_run(j, out))
		return ERR_OK;
	AUTO_BUILD b;
	enum err e = compile_submission(j, &b, sources, count, out);
	if (e && e != ERR_CLOSED && e != ERR_NOMEM) {
		out->verdict = VERDICT_JE;
		e = ERR_OK;
	} else if (!e && out->compiled.ok) {
		e = run_all(j, out);
		if (!e)
			e = take_times(j, out);
		if (!e)
			e = explain_failures(j, &b, out);
	} else if (!e) {
		out->verdict = VERDICT_CE;
		out->max_score = j->package->scoring ? (double)j->package->max_score : 0;
	}
	out->us = clock_monotonic_us() - start;
	return e;
}

void test_result_release(struct test_result *t)
{
	free(t->output);
	json_decref(t->sanitizer);
	messages_release(&t->messages);
	t->output = NULL;
	t->sanitizer = NULL;
}

void judgement_release(struct judgement *g)
{
	for (size_t i = 0; i < g->test_count; i++)
		test_result_release(&g->tests[i]);
	free(g->tests);
	compiled_release(&g->compiled);
	*g = (struct judgement){.compiled.program_fd = -1};
}
