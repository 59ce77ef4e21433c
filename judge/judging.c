#include "judge/judging.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/auto.h"
#include "base/clock.h"

/* How it works: the sources become one program; each test is one run of it, judged by check.h
 * outside the slot. A failed test ends its group (unless every test is wanted), a failed group
 * those that require it. */

static enum err compile_submission(const struct judging *j, const struct source *sources,
				   size_t count, struct judgement *g)
{
	struct source all[COMPILE_SOURCES_MAX];
	const struct package *p = j->package;
	struct arena a;
	if (count == 0 || count > COMPILE_SOURCES_MAX)
		return ERR_INVAL;
	memcpy(all, sources, count * sizeof *sources);
	struct compile_job job = {
		.sources = all,
		.count = count,
		.checked = count,
		.forbid = &p->forbid,
		.link = &p->link,
		.code_kib = p->limits.code_kib,
		.cpu_s = p->limits.compile_s,
		.memory_mib = p->limits.compile_mib,
		.kind = j->sanitize ? TOOLCHAIN_SANITIZE : TOOLCHAIN_PLAIN,
	};
	arena_init(&a, PACKAGE_ARENA_MAX);
	size_t more = 0;
	enum err e = program_sources(&a, &p->include[LANGUAGE_C], all + count,
				     COMPILE_SOURCES_MAX - count, &more);
	job.count += more;
	if (!e)
		e = compile(j->sandbox, j->toolchain, &job, &g->compiled, g->why);
	else
		snprintf(g->why, sizeof g->why, "include/: %s", err_str(e));
	arena_release(&a);
	return e;
}

/* ---- one test ---- */

enum { SANITIZE_SLOWER = 10, SANITIZE_MEMORY_KIB = 1024 * 1024 };

static struct box_limits limits_of(const struct package *p, bool sanitize)
{
	struct box_limits limits = BOX_LIMITS_DEFAULT;
	limits.cpu_ms = (uint32_t)p->limits.time_ms * (sanitize ? SANITIZE_SLOWER : 1);
	limits.wall_ms = limits.cpu_ms * 3 + 1000;
	limits.memory_kib = (uint32_t)p->limits.memory_mib * 1024;
	if (sanitize)
		limits.memory_kib = limits.memory_kib * 3 + SANITIZE_MEMORY_KIB;
	limits.stack_kib = (uint32_t)p->limits.stack_mib * 1024;
	limits.stdout_max_bytes = (uint64_t)p->limits.output_mib << 20;
	return limits;
}

/* What a run's end says by itself; VERDICT_NONE: the output decides. */
static enum verdict verdict_of(const struct box_result *r)
{
	static const enum verdict of[BOX_STATUS_COUNT] = {
		[BOX_EXITED] = VERDICT_NONE,	  [BOX_SIGNALED] = VERDICT_RTE,
		[BOX_CPU_LIMIT] = VERDICT_TLE,	  [BOX_WALL_LIMIT] = VERDICT_TLE,
		[BOX_MEMORY_LIMIT] = VERDICT_MLE, [BOX_OUTPUT_LIMIT] = VERDICT_OLE,
		[BOX_VIOLATION] = VERDICT_SV,	  [BOX_ERROR] = VERDICT_JE,
	};
	if (r->status == BOX_EXITED && r->exit_code != 0)
		return VERDICT_RTE;
	return of[r->status];
}

static void take_figures(const struct box_result *r, struct test_result *t)
{
	t->cpu_us = (int64_t)r->cpu_us;
	t->wall_us = (int64_t)r->wall_us;
	t->memory_kib = (int64_t)r->memory_kib;
	t->has_exit_code = r->status == BOX_EXITED && r->exit_code != 0;
	t->exit_code = r->exit_code;
	t->has_signal = r->status == BOX_SIGNALED;
	t->signal = r->signal;
	memcpy(t->syscall, r->syscall_name, sizeof t->syscall);
	t->syscall[sizeof t->syscall - 1] = 0;
	if (r->status == BOX_ERROR || r->status == BOX_VIOLATION)
		snprintf(t->why, sizeof t->why, "%.*s", COMPARE_WHY_MAX - 1, r->reason);
	if (!t->test->full_feedback)
		return;
	t->output_bytes = (size_t)r->out.bytes;
	if (box_output_read(&r->out, JUDGING_SHOWN_MAX, &t->output, &t->output_len))
		t->output = NULL;
}

/* A pass-fail group's tests have no score; the others share, or each can take, the maximum. */
static void score_test(const struct check_result *c, struct test_result *t)
{
	const struct group *g = t->group;
	if (g->number == 0 || c->verdict != VERDICT_AC)
		return; /* the format ignores a sample's score; a failed test has none */
	if (g->aggregation == AGGREGATE_PASS_FAIL) {
		if (c->has_score || c->has_multiplier) {
			t->verdict = VERDICT_JE;
			snprintf(t->why, sizeof t->why, "a score for a test of a pass-fail group");
		}
		return;
	}
	t->score = c->has_score	       ? c->score
		   : c->has_multiplier ? c->multiplier * g->test_max
				       : g->test_score;
	const char *why = c->has_multiplier && g->unbounded
				  ? "score_multiplier.txt where the score has no bound"
			  : isnan(t->score) ? "no score.txt where the score has no bound"
			  : t->score > g->test_max * (1 + 1e-9)
				  ? "score.txt gives more than the test can score"
				  : NULL;
	if (!why)
		return;
	t->verdict = VERDICT_JE;
	snprintf(t->why, sizeof t->why, "%s", why);
}

static enum err run_test(const struct judging *j, int program_fd, struct test_result *t)
{
	AUTO_FD int in = -1;
	const char *argv[BOX_ARGS_MAX] = {"program"};
	struct box_request r = BOX_REQUEST_NONE;
	enum err e = sandbox_open(t->test->in, &in);
	if (e) {
		t->verdict = VERDICT_JE;
		snprintf(t->why, sizeof t->why, "the test's input: %s", err_str(e));
		return ERR_OK;
	}
	for (size_t i = 0; i < t->test->args.count && i + 2 < BOX_ARGS_MAX; i++)
		argv[i + 1] = t->test->args.v[i];
	r.class = j->sanitize ? BOX_SANITIZE : BOX_RUN;
	r.program_fd = program_fd;
	r.argv = argv;
	r.stdin_fd = in;
	r.limits = limits_of(j->package, j->sanitize);
	struct box_result result = {0};
	e = sandbox_run(j->sandbox, &r, &result);
	if (!e) {
		take_figures(&result, t);
		t->verdict = verdict_of(&result);
	}
	if (!e && t->verdict == VERDICT_NONE) {
		struct check_result c;
		e = check_output(j->sandbox, j->package, j->validators, t->test, result.out.fd, &c);
		t->verdict = e ? VERDICT_NONE : c.verdict;
		if (!e) {
			memcpy(t->why, c.why, sizeof t->why);
			score_test(&c, t);
		}
	}
	box_result_release(&result);
	return e;
}

/* ---- all tests ---- */

static bool has_required(const struct judging *j, const struct judgement *g,
			 const struct group *group)
{
	for (size_t i = 0; i < group->require_pass.count; i++) {
		double ignored;
		const struct group *other = package_group(j->package, group->require_pass.v[i]);
		if (other && judgement_group(g, other, &ignored) != VERDICT_AC)
			return false;
	}
	return true;
}

static bool goes_on(const struct judging *j, const struct group *group, enum verdict v)
{
	return v == VERDICT_AC || j->every_test || group->number == 0 ||
	       group->aggregation == AGGREGATE_SUM;
}

static enum err run_group(const struct judging *j, const struct group *group, struct judgement *g,
			  size_t *done)
{
	bool running = j->every_test || has_required(j, g, group);
	for (size_t i = 0; i < g->test_count; i++) {
		struct test_result *t = &g->tests[i];
		if (t->group != group)
			continue;
		++*done;
		if (!running)
			continue;
		enum err e = run_test(j, g->compiled.program_fd, t);
		if (e)
			return e;
		if (j->on_test)
			j->on_test(j->ctx, t, *done, g->test_count);
		if (t->verdict == VERDICT_JE) {
			snprintf(g->why, sizeof g->why, "%.90s: %.90s", t->test->name, t->why);
			return ERR_OK;
		}
		running = goes_on(j, group, t->verdict);
	}
	return ERR_OK;
}

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
	const struct package *p = j->package;
	size_t done = 0;
	enum err e = list_tests(j, g);
	if (!e && j->on_running)
		j->on_running(j->ctx);
	for (size_t i = 0; !e && i < p->group_count && !g->why[0]; i++)
		e = run_group(j, &p->groups[i], g, &done);
	if (e)
		return e;
	judgement_fold(p, g);
	if (j->samples_only)
		g->max_score = 0;
	return ERR_OK;
}

enum err judge_submission(const struct judging *j, const struct source *sources, size_t count,
			  struct judgement *out)
{
	int64_t start = clock_monotonic_us();
	*out = (struct judgement){.compiled.program_fd = -1};
	enum err e = compile_submission(j, sources, count, out);
	if (e && e != ERR_CLOSED && e != ERR_NOMEM) {
		out->verdict = VERDICT_JE;
		e = ERR_OK;
	} else if (!e && out->compiled.ok) {
		e = run_all(j, out);
	} else if (!e) {
		out->verdict = VERDICT_CE;
		out->max_score = j->package->scoring ? (double)j->package->max_score : 0;
	}
	out->us = clock_monotonic_us() - start;
	return e;
}

void judgement_release(struct judgement *g)
{
	for (size_t i = 0; i < g->test_count; i++)
		free(g->tests[i].output);
	free(g->tests);
	compiled_release(&g->compiled);
	*g = (struct judgement){.compiled.program_fd = -1};
}
