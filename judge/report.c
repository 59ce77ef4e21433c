#include "judge/report.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/crash.h"
#include "judge/diagnose.h"

enum { REPORT_MAX = 64 * 1024 * 1024, REPORT_SHOWN_MAX = 1024 * 1024 };

json_t *report_ms(int64_t us)
{
	return json_real((double)us / 1000);
}

json_t *report_score(double score)
{
	return floor(score) == score ? json_integer((json_int_t)score) : json_real(score);
}

static int append(const char *bytes, size_t len, void *data)
{
	buf_add(data, (struct span){bytes, len});
	return buf_err(data) ? -1 : 0;
}

enum err report_write(const json_t *value, struct buf *out)
{
	if (value &&
	    json_dump_callback(value, append, out,
			       JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(7)) == 0)
		return ERR_OK;
	return buf_err(out) ? buf_err(out) : ERR_NOMEM;
}

enum err report_print(const json_t *value)
{
	AUTO_BUF line;
	buf_init(&line, REPORT_MAX);
	enum err e = report_write(value, &line);
	buf_add_char(&line, '\n');
	return e ? e : file_write_all(STDOUT_FILENO, buf_span(&line));
}

/* The beginning of a test's file. */
static json_t *shown_file(const char *path, bool *cut)
{
	AUTO_FD int fd = -1;
	AUTO_MAPPING m = {.at = NULL};
	if (sandbox_open(path, &fd) || mapping_of(fd, &m))
		return json_string("");
	*cut = *cut || m.bytes.len > JUDGING_SHOWN_MAX;
	struct span s = m.bytes;
	s.len = s.len < JUDGING_SHOWN_MAX ? s.len : JUDGING_SHOWN_MAX;
	return diagnose_string(s, JUDGING_SHOWN_MAX);
}

void report_scaled(json_t *o, const struct limits *l)
{
	if (o && l->factor > 1)
		json_object_set_new(o, "limits_scaled", json_real(l->factor));
}

static json_t *beginning_of(const json_t *text)
{
	struct span s = {json_string_value(text), json_string_length(text)};
	return diagnose_string(s, MESSAGE_SHOWN_MAX - 3);
}

/* A sample is public: its data may be shown, cut and marked so. */
static void add_shown(json_t *o, const struct test_result *t)
{
	bool cut = t->output_bytes > JUDGING_SHOWN_MAX;
	struct span output = {t->output ? t->output : "", t->output ? t->output_len : 0};
	json_object_set_new(o, "stdin", shown_file(t->test->in, &cut));
	json_object_set_new(o, "expected", shown_file(t->test->ans, &cut));
	json_object_set_new(o, "output", diagnose_string(output, JUDGING_SHOWN_MAX));
	if (cut)
		json_object_set_new(o, "cut", json_true());
	if (t->messages.judge)
		json_object_set_new(o, "judge_message", beginning_of(t->messages.judge));
}

static const char *const near_words[] = {[NEAR_TIME] = "time", [NEAR_MEMORY] = "memory"};

json_t *report_test(const struct test_result *t)
{
	json_t *o = json_pack("{ss ss so so sI}", "name", t->test->name, "verdict",
			      verdict_word(t->verdict), "cpu_ms", report_ms(t->cpu_us), "wall_ms",
			      report_ms(t->wall_us), "memory_kib", (json_int_t)t->memory_kib);
	if (!o)
		return NULL;
	if (t->has_exit_code)
		json_object_set_new(o, "exit_code", json_integer(t->exit_code));
	if (t->has_signal) {
		json_object_set_new(o, "signal", json_integer(t->signal));
		json_object_set_new(o, "crash", crash_json(t->signal, t->sanitizer));
	}
	if (t->sanitizer)
		json_object_set(o, "sanitizer", t->sanitizer);
	if (t->times.count > 1)
		repeat_report(&t->times, o);
	if (t->near_limit)
		json_object_set_new(o, "near_limit", json_string(near_words[t->near_limit]));
	if (t->verdict == VERDICT_SV)
		json_object_set_new(o, "syscall", json_string(t->syscall));
	if (t->test->full_feedback && t->verdict != VERDICT_AC)
		add_shown(o, t);
	if (t->test->full_feedback && t->messages.team)
		json_object_set(o, "team_message", t->messages.team);
	return o;
}

/* A group with full feedback may have thousands of tests: what is shown of the first is enough, and
 * all of it together would be no message any more. */
static json_t *report_within(const struct test_result *t, size_t *left)
{
	static const char *const shown[] = {"stdin",	     "expected",     "output",
					    "judge_message", "team_message", "sanitizer"};
	json_t *o = report_test(t);
	size_t size = json_dumpb(o, NULL, 0, JSON_COMPACT);
	if (size <= *left) {
		*left -= size;
		return o;
	}
	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
		if (json_object_del(o, shown[i]) == 0)
			json_object_set_new(o, "cut", json_true());
	return o;
}

static json_t *report_group(const struct judgement *g, const struct group *group, size_t *left)
{
	double score;
	json_t *tests = json_array();
	enum verdict v = judgement_group(g, group, &score);
	for (size_t i = 0; i < g->test_count; i++)
		if (g->tests[i].group == group && g->tests[i].verdict != VERDICT_NONE)
			json_array_append_new(tests, report_within(&g->tests[i], left));
	return json_pack("{ss ss so sI so}", "name", group->name, "verdict", verdict_word(v),
			 "score", report_score(score), "max_score", (json_int_t)group->max_score,
			 "tests", tests);
}

static bool has_tests(const struct judgement *g, const struct group *group)
{
	for (size_t i = 0; i < g->test_count; i++)
		if (g->tests[i].group == group)
			return true;
	return false;
}

static json_t *report_timing(const struct judgement *g)
{
	const struct test_result *t = g->timing.slowest;
	const struct repeat *r = &g->timing.times;
	return json_pack("{ss sI sI so so si sI}", "test", t->test->name, "group",
			 (json_int_t)t->group->number, "ordinal", (json_int_t)t->test->ordinal,
			 "cpu_ms", report_ms(repeat_median(r)), "spread_ms",
			 report_ms(repeat_spread(r)), "repeats", r->count, "limit_ms",
			 (json_int_t)g->limit_ms);
}

json_t *report_judgement(const struct judgement *g, const struct package *p, const char *tier)
{
	json_t *groups = json_array();
	size_t left = REPORT_SHOWN_MAX;
	for (size_t i = 0; i < p->group_count; i++)
		if (has_tests(g, &p->groups[i]))
			json_array_append_new(groups, report_group(g, &p->groups[i], &left));
	json_t *compiled = g->compiled.diagnostics ? compiled_json(&g->compiled) : NULL;
	json_t *o = json_pack("{ss so so ss so* so so}", "verdict", verdict_word(g->verdict),
			      "score", report_score(g->score), "max_score",
			      report_score(g->max_score), "tier", tier, "compile", compiled,
			      "groups", groups, "total_ms", report_ms(g->us));
	if (o && g->timing.slowest)
		json_object_set_new(o, "timing", report_timing(g));
	report_scaled(o, &p->limits);
	if (o && g->verdict == VERDICT_JE)
		json_object_set_new(o, "reason", diagnose_string(span_of(g->why), 200));
	return o;
}
