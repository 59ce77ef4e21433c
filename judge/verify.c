#include "judge/verify.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/auto.h"
#include "judge/diagnose.h"
#include "judge/material.h"
#include "judge/report.h"

enum {
	DIFFERENCES_MAX = 256 * 1024,
	SANITIZE_INPUT_MAX = 1024 * 1024,
	SLOW_TRIES = 3,
	LINE_MAX_BYTES = 1024
};
enum { DATA_MS = 5, MADE_MS = 100 }; /* about, for one test */

/* ---- the plan ---- */

static enum err add_item(struct verify_item *items, size_t *count, struct verify_item item)
{
	if (*count == VERIFY_ITEMS_MAX)
		return ERR_TOOBIG;
	items[(*count)++] = item;
	return ERR_OK;
}

static enum err add_chunks(struct verify_item *items, size_t *count, enum verify_kind kind,
			   size_t package, size_t first, size_t total)
{
	enum err e = ERR_OK;
	for (size_t at = first; !e && at < total; at += VERIFY_CHUNK) {
		size_t end = at + VERIFY_CHUNK < total ? at + VERIFY_CHUNK : total;
		int64_t ms = (int64_t)(end - at) * (kind == VERIFY_MADE ? MADE_MS : DATA_MS);
		e = add_item(items, count, (struct verify_item){kind, package, at, end, ms});
	}
	return e;
}

/* Who takes turns with whom in a quick look. */
enum kin { KIN_ACCEPTED, KIN_SLOW, KIN_WRONG, KIN_COUNT };

static enum kin kin_of(const struct verify_package *p, size_t i)
{
	static const char slow[] = "time_limit_exceeded/";
	const struct example *x = &p->expectations.examples[i];
	if (expect_accepted(&p->expectations, x))
		return KIN_ACCEPTED;
	return strncmp(x->path, slow, sizeof slow - 1) == 0 ? KIN_SLOW : KIN_WRONG;
}

/* Whether the example is the one whose turn it is among its kin. */
static bool has_turn(const struct verify_package *p, const struct verify_scope *scope, size_t i)
{
	size_t before = 0, all = 0;
	if (!scope->quick)
		return true;
	for (size_t k = 0; k < p->expectations.example_count; k++) {
		bool same = kin_of(p, k) == kin_of(p, i);
		all += same;
		before += same && k < i;
	}
	return before == scope->turn % all;
}

/* What may be too slow uses the whole limit again and again; the sanitizers take a while. */
static enum err add_example(const struct verify_package *p, size_t index,
			    const struct verify_scope *scope, size_t i, struct verify_item *items,
			    size_t *count)
{
	const struct example *x = &p->expectations.examples[i];
	int64_t most = (int64_t)package_tests(p->package) * p->package->limits.time_ms;
	struct verify_item item = {VERIFY_EXAMPLE, index, i, i + 1, most / 4};
	bool accepted = kin_of(p, i) == KIN_ACCEPTED, turn = has_turn(p, scope, i);
	enum err e = ERR_OK;
	if (!expect_bounds_below(&p->expectations, x))
		item.weight_ms = most;
	if (accepted || turn)
		e = add_item(items, count, item);
	if (e || !accepted || !turn)
		return e;
	item.kind = VERIFY_SANITIZE;
	item.weight_ms = most / 2;
	return add_item(items, count, item);
}

enum err verify_plan(const struct verify_package *p, size_t index, const struct verify_scope *scope,
		     struct verify_item *items, size_t *count)
{
	size_t made = p->package->manifest.count, chunks = (made + VERIFY_CHUNK - 1) / VERIFY_CHUNK;
	size_t first = scope->quick && chunks ? scope->turn % chunks * VERIFY_CHUNK : 0;
	enum err e = ERR_OK;
	for (size_t i = 0; !e && i < p->expectations.example_count; i++)
		e = add_example(p, index, scope, i, items, count);
	if (!e)
		e = add_chunks(items, count, VERIFY_DATA, index, 0, package_tests(p->package));
	if (!e)
		e = add_chunks(items, count, VERIFY_COUNTER, index, 0, p->counters.count);
	if (scope->quick && made > first + VERIFY_CHUNK)
		made = first + VERIFY_CHUNK;
	return e ? e : add_chunks(items, count, VERIFY_MADE, index, first, made);
}

/* ---- reports ---- */

/* What validators say may be any bytes. */
static json_t *lines_json(struct span rest)
{
	json_t *list = json_array();
	struct span line;
	while (span_split(&rest, '\n', &line))
		if (line.len)
			json_array_append_new(list, diagnose_string(line, LINE_MAX_BYTES));
	return list;
}

json_t *verify_report(const char *kind, const char *name, struct span differences)
{
	return json_pack("{ss ss sb so so}", "kind", kind, "name", name, "ok", differences.len == 0,
			 "differences", lines_json(differences), "warnings", json_array());
}

/* ---- example submissions ---- */

static struct judging judging_of(struct session *s, const struct verify_package *p)
{
	return (struct judging){
		.sandbox = &s->sandbox,
		.toolchain = s->toolchain,
		.package = p->package,
		.validators = &p->validators,
		.every_test = true,
		.tokens = s->tokens,
	};
}

static enum err judge_example(const struct judging *j, const struct example *x,
			      struct judgement *out)
{
	struct source sources[COMPILE_SOURCES_MAX];
	struct arena a;
	size_t count = 0;
	arena_init(&a, PACKAGE_ARENA_MAX);
	enum err e = program_sources(&a, &x->program, sources, COMPILE_SOURCES_MAX, &count);
	if (!e)
		e = judge_submission(j, sources, count, out);
	arena_release(&a);
	return e;
}

static int64_t slowest_us(const struct judgement *g)
{
	int64_t slowest = 0;
	for (size_t i = 0; i < g->test_count; i++)
		slowest = g->tests[i].cpu_us > slowest ? g->tests[i].cpu_us : slowest;
	return slowest;
}

/* Runs up to SLOW_TRIES of the tests that were too slow again, with the limit times the margin:
 * one that is too slow even then is enough. */
static enum err check_upper(struct session *s, const struct verify_package *p,
			    const struct example *x, const struct judgement *g,
			    struct buf *warnings)
{
	struct package longer = *p->package;
	struct judging j = judging_of(s, p);
	int tries = SLOW_TRIES;
	longer.limits.time_ms =
		(int64_t)((double)longer.limits.time_ms * longer.limits.limit_to_tle);
	j.package = &longer;
	for (size_t i = 0; i < g->test_count; i++) {
		AUTO_JUDGEMENT again = {.compiled.program_fd = -1};
		if (g->tests[i].verdict != VERDICT_TLE || tries-- == 0)
			continue;
		j.only = g->tests[i].test;
		enum err e = judge_example(&j, x, &again);
		if (e || again.verdict == VERDICT_TLE)
			return e;
	}
	buf_addf(warnings,
		 "takes less than %g times the time limit: the limit is hardly above it\n",
		 longer.limits.limit_to_tle);
	return ERR_OK;
}

static enum err check_time(struct session *s, const struct verify_package *p,
			   const struct example *x, const struct judgement *g, struct buf *warnings)
{
	int64_t lower;
	bool upper;
	const struct limits *limits = &p->package->limits;
	expect_time(&p->expectations, x, g, &lower, &upper);
	if ((double)lower * limits->ac_to_limit > limits_time_ms(limits) * 1000)
		buf_addf(warnings, "takes %.2f s, and %g times that is above the limit of %.2f s\n",
			 (double)lower / 1e6, limits->ac_to_limit, limits_time_ms(limits) / 1000);
	return upper ? check_upper(s, p, x, g, warnings) : ERR_OK;
}

static json_t *expected_json(const struct verify_package *p, const struct example *x)
{
	AUTO_BUF text;
	buf_init(&text, 200);
	expect_say(&p->expectations, x, &text);
	return json_stringn(text.p, text.len);
}

static json_t *groups_json(const struct package *p, const struct judgement *g)
{
	json_t *list = json_array();
	for (size_t i = 0; i < p->group_count && g->compiled.ok; i++) {
		double score;
		enum verdict v = judgement_group(g, &p->groups[i], &score);
		json_array_append_new(list,
				      json_pack("{ss ss so}", "name", p->groups[i].name, "verdict",
						verdict_word(v), "score", report_score(score)));
	}
	return list;
}

static json_t *do_example(struct session *s, const struct verify_package *p,
			  const struct verify_item *item, enum err *e)
{
	const struct example *x = &p->expectations.examples[item->first];
	const struct judging j = judging_of(s, p);
	AUTO_JUDGEMENT g = {.compiled.program_fd = -1};
	AUTO_BUF differences, warnings;
	buf_init(&differences, DIFFERENCES_MAX);
	buf_init(&warnings, DIFFERENCES_MAX);
	*e = judge_example(&j, x, &g);
	if (*e)
		return NULL;
	if (g.verdict == VERDICT_JE)
		buf_addf(&differences, "the judge failed: %s\n", g.why);
	else
		expect_compare(p->package, &p->expectations, x, &g, &differences);
	if (g.compiled.ok && g.verdict != VERDICT_JE)
		*e = check_time(s, p, x, &g, &warnings);
	if (*e)
		return NULL;
	json_t *o = verify_report("submission", x->path, buf_span(&differences));
	json_object_set_new(o, "warnings", lines_json(buf_span(&warnings)));
	json_object_set_new(o, "expected", expected_json(p, x));
	json_object_set_new(o, "verdict", json_string(verdict_word(g.verdict)));
	json_object_set_new(o, "score", report_score(g.score));
	json_object_set_new(o, "groups", groups_json(p->package, &g));
	json_object_set_new(o, "slowest_ms", report_ms(slowest_us(&g)));
	json_object_set_new(o, "limit_ms",
			    report_ms(llround(limits_time_ms(&p->package->limits) * 1000)));
	return o;
}

static json_t *do_sanitize(struct session *s, const struct verify_package *p,
			   const struct verify_item *item, enum err *e)
{
	const struct example *x = &p->expectations.examples[item->first];
	struct judging j = judging_of(s, p);
	AUTO_JUDGEMENT g = {.compiled.program_fd = -1};
	AUTO_BUF differences;
	buf_init(&differences, DIFFERENCES_MAX);
	j.sanitize = true;
	j.input_max_bytes = SANITIZE_INPUT_MAX;
	*e = judge_example(&j, x, &g);
	if (*e)
		return NULL;
	if (!g.compiled.ok)
		buf_add_text(&differences, "does not compile with the sanitizers\n");
	for (size_t i = 0; i < g.test_count; i++)
		if (g.tests[i].verdict != VERDICT_AC)
			buf_addf(&differences, "%s: %s with the sanitizers: %s\n",
				 g.tests[i].test->name, verdict_word(g.tests[i].verdict),
				 g.tests[i].why[0] ? g.tests[i].why : "nothing more is known");
	json_t *o = verify_report("sanitize", x->path, buf_span(&differences));
	json_object_set_new(o, "tests", json_integer((json_int_t)g.test_count));
	return o;
}

/* ---- data ---- */

static const struct test *test_at(const struct package *p, size_t index)
{
	for (size_t i = 0; i < p->group_count; i++) {
		if (index < p->groups[i].count)
			return &p->groups[i].tests[index];
		index -= p->groups[i].count;
	}
	return NULL;
}

/* All validators over one input; *rejected_by is the name of the first that refuses. */
static enum err validate(struct session *s, const struct verify_package *p, const struct test *t,
			 const char **rejected_by, char why[COMPARE_WHY_MAX])
{
	AUTO_FD int fd = -1;
	const struct package *package = p->package;
	enum err e = sandbox_open(t->in, &fd);
	*rejected_by = NULL;
	for (size_t i = 0; !e && !*rejected_by && i < package->input_validator_count; i++) {
		bool accepted;
		const char *name = package->input_validators[i].name;
		e = check_input(&s->sandbox, package, &p->validators.input[i],
				counter_args(&t->input_args, name), t, fd, &accepted, why);
		if (!e && !accepted)
			*rejected_by = name;
	}
	return e;
}

static enum err check_answer(struct session *s, const struct verify_package *p,
			     const struct test *t, const char *output, struct check_result *out)
{
	AUTO_FD int fd = -1;
	enum err e = sandbox_open(output, &fd);
	return e ? e : check_output(&s->sandbox, p->package, &p->validators, t, fd, out);
}

static enum err check_shown_output(struct session *s, const struct verify_package *p,
				   const struct test *t, const char *suffix, const char *path,
				   struct buf *differences)
{
	struct check_result answer;
	enum err e = check_answer(s, p, t, path, &answer);
	if (!e && answer.verdict != VERDICT_AC)
		buf_addf(differences, "%s%s: the output validator rejects it: %s\n", t->name,
			 suffix, answer.why);
	return e;
}

/* Section "Validation" of the format: an answer that something else is shown for need not pass, and
 * nothing does where the validator talks with the program. */
static enum err check_test(struct session *s, const struct verify_package *p, const struct test *t,
			   struct buf *differences)
{
	const char *by;
	char why[COMPARE_WHY_MAX];
	const struct package *package = p->package;
	enum err e = validate(s, p, t, &by, why);
	if (!e && by)
		buf_addf(differences, "%s.in: the input validator '%s' rejects it: %s\n", t->name,
			 by, why);
	if (e || package->interactive || package->multi_pass)
		return e;
	if (t->shown.out)
		e = check_shown_output(s, p, t, ".out", t->shown.out, differences);
	if (!e && !t->shown.ans)
		e = check_shown_output(s, p, t, ".ans", t->ans, differences);
	return e;
}

static json_t *do_data(struct session *s, const struct verify_package *p,
		       const struct verify_item *item, enum err *e)
{
	AUTO_BUF differences;
	buf_init(&differences, DIFFERENCES_MAX);
	*e = ERR_OK;
	for (size_t i = item->first; !*e && i < item->end; i++)
		*e = check_test(s, p, test_at(p->package, i), &differences);
	if (*e)
		return NULL;
	json_t *o = verify_report("data", "tests", buf_span(&differences));
	json_object_set_new(o, "tests", json_integer((json_int_t)(item->end - item->first)));
	return o;
}

static enum err check_counter(struct session *s, const struct verify_package *p,
			      const struct counter_example *c, struct buf *differences)
{
	const char *by;
	char why[COMPARE_WHY_MAX];
	struct check_result result;
	enum err e = validate(s, p, &c->test, &by, why);
	if (e)
		return e;
	if (c->kind == INVALID_INPUT) {
		if (!by)
			buf_addf(differences, "%s: no input validator rejects it\n", c->name);
		return ERR_OK;
	}
	if (by)
		buf_addf(differences, "%s.in: the input validator '%s' rejects it: %s\n", c->name,
			 by, why);
	e = check_answer(s, p, &c->test, c->out, &result);
	enum verdict wanted = c->kind == VALID_OUTPUT ? VERDICT_AC : VERDICT_WA;
	if (!e && result.verdict != wanted)
		buf_addf(differences, "%s.out: %s, expected %s: %s\n", c->name,
			 verdict_word(result.verdict), verdict_word(wanted), result.why);
	return e;
}

static json_t *do_counter(struct session *s, const struct verify_package *p,
			  const struct verify_item *item, enum err *e)
{
	AUTO_BUF differences;
	buf_init(&differences, DIFFERENCES_MAX);
	*e = ERR_OK;
	for (size_t i = item->first; !*e && i < item->end; i++)
		*e = check_counter(s, p, &p->counters.v[i], &differences);
	if (*e)
		return NULL;
	json_t *o = verify_report("counter", "counter-examples", buf_span(&differences));
	json_object_set_new(o, "tests", json_integer((json_int_t)(item->end - item->first)));
	return o;
}

/* ---- generators ---- */

static json_t *do_made(struct session *s, const struct verify_package *p,
		       const struct verify_item *item, enum err *e)
{
	AUTO_FAULTS f = FAULTS_NONE;
	*e = material_again(&s->sandbox, s->toolchain, p->package, item->first, item->end, &f);
	if (*e)
		return NULL;
	json_t *o = verify_report("made", "generators/manifest.txt", faults_text(&f));
	json_object_set_new(o, "tests", json_integer((json_int_t)(item->end - item->first)));
	return o;
}

json_t *verify_do(struct session *s, const struct verify_package *p, const struct verify_item *item,
		  enum err *e)
{
	static json_t *(*const doers[VERIFY_KINDS])(struct session *, const struct verify_package *,
						    const struct verify_item *, enum err *) = {
		[VERIFY_EXAMPLE] = do_example, [VERIFY_SANITIZE] = do_sanitize,
		[VERIFY_DATA] = do_data,       [VERIFY_COUNTER] = do_counter,
		[VERIFY_MADE] = do_made,
	};
	json_t *report = doers[item->kind](s, p, item, e);
	if (!report && !*e)
		*e = ERR_NOMEM;
	return report;
}
