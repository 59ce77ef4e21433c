#include "judge/legacy_groups.h"

#include <math.h>

/* ---- what cannot be said ---- */

static bool same_words(const struct words *a, const struct words *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (strcmp(a->v[i], b->v[i]) != 0)
			return false;
	return true;
}

static bool same_input_args(const struct validator_args *a, const struct validator_args *b)
{
	if (!same_words(&a->all, &b->all) || a->by_name_count != b->by_name_count)
		return false;
	for (size_t i = 0; i < a->by_name_count; i++)
		if (strcmp(a->by_name[i].name, b->by_name[i].name) != 0 ||
		    !same_words(&a->by_name[i].words, &b->by_name[i].words))
			return false;
	return true;
}

static bool has_space(const struct words *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->v[i][0] == 0 || strpbrk(w->v[i], " \t\n\"\\"))
			return true;
	return false;
}

static void check_test(const struct package *p, const struct group *g, const struct test *t,
		       struct faults *f)
{
	const struct test *first = &g->tests[0];
	if (t->args.count)
		fault(f, p->dir, 0, "%s: the legacy version has no arguments of a test", t->name);
	if (t->file_count)
		fault(f, p->dir, 0, "%s: the legacy version has no files of a test", t->name);
	if (!same_words(&t->output_args, &first->output_args) ||
	    !same_input_args(&t->input_args, &first->input_args))
		fault(f, p->dir, 0,
		      "%s: a test with validator arguments of its own cannot be said in the legacy "
		      "version",
		      t->name);
	if (has_space(&t->output_args) || has_space(&t->input_args.all) ||
	    (t->input_args.by_name_count && has_space(&t->input_args.by_name[0].words)))
		fault(f, p->dir, 0, "%s: a validator argument with a space in it", t->name);
	if (t->input_args.by_name_count > 1)
		fault(f, p->dir, 0,
		      "%s: arguments for more than one input validator by name cannot be said",
		      t->name);
}

/* Every group requires the samples and nothing else, or none requires anything. */
static bool requires_sample(const struct group *g)
{
	return g->require_pass.count == 1 && strcmp(g->require_pass.v[0], "sample") == 0;
}

void legacy_groups_check(const struct package *p, struct faults *f)
{
	int64_t sum = 0;
	const struct group *last = &p->groups[p->group_count - 1];
	for (size_t i = 0; i < p->group_count; i++) {
		const struct group *g = &p->groups[i];
		for (size_t k = 0; k < g->count; k++)
			check_test(p, g, &g->tests[k], f);
		if (g->number == 0)
			continue;
		sum += g->max_score;
		if (requires_sample(g) != requires_sample(last) ||
		    (g->require_pass.count && !requires_sample(g)))
			fault(f, p->dir, 0,
			      "%s: what it requires cannot be said in the legacy version", g->name);
	}
	if (p->scoring && !p->unbounded && p->secret_aggregation != AGGREGATE_MIN &&
	    sum != p->max_score)
		fault(f, p->dir, 0, "the groups' points add up to %lld, not to the max_score %lld",
		      (long long)sum, (long long)p->max_score);
}

/* ---- the files ---- */

bool legacy_groups_score(const struct package *p)
{
	for (size_t i = 0; i < p->group_count; i++)
		if (p->scoring && p->groups[i].number &&
		    p->groups[i].aggregation != AGGREGATE_PASS_FAIL)
			return p->output_validator.files.count > 0;
	return false;
}

/* Secret tests lie in groups, and not in secret itself. */
static bool has_groups(const struct package *p)
{
	return strcmp(p->groups[p->group_count - 1].name, "secret") != 0;
}

size_t legacy_groups_files(const struct package *p)
{
	return 1 + (size_t)has_groups(p) + p->group_count;
}

static void add_words(const struct words *w, struct buf *out)
{
	for (size_t i = 0; i < w->count; i++)
		buf_addf(out, "%s%s", i ? " " : "", w->v[i]);
}

/* Written always, even when empty: else those of the folder above would hold. */
static void add_flags(const struct test *t, struct buf *out)
{
	const struct validator_args *in = &t->input_args;
	buf_add_text(out, "input_validator_flags: ");
	if (in->by_name_count)
		buf_addf(out, "{name: \"%s\", flags: ", in->by_name[0].name);
	buf_add_char(out, '"');
	add_words(in->by_name_count ? &in->by_name[0].words : &in->all, out);
	buf_addf(out, "\"%s\noutput_validator_flags: \"", in->by_name_count ? "}" : "");
	add_words(&t->output_args, out);
	buf_add_text(out, "\"\n");
}

static void add_root(const struct package *p, struct buf *out)
{
	const struct group *last = &p->groups[p->group_count - 1];
	if (!p->scoring)
		buf_add_text(out, "on_reject: break\n");
	else if (requires_sample(last))
		buf_add_text(out, "on_reject: break\ngrader_flags: sum\n");
	else
		buf_add_text(out, "on_reject: continue\ngrader_flags: sum ignore_sample\n");
}

static void add_secret(const struct package *p, struct buf *out)
{
	static const char *const flags[AGGREGATE_COUNT] = {
		[AGGREGATE_PASS_FAIL] = "sum",
		[AGGREGATE_SUM] = "sum accept_if_any_accepted",
		[AGGREGATE_MIN] = "min accept_if_any_accepted",
	};
	buf_add_text(out, p->scoring ? "on_reject: continue\n" : "on_reject: break\n");
	if (p->scoring)
		buf_addf(out, "grader_flags: %s\n", flags[p->secret_aggregation]);
}

static void add_group(const struct package *p, const struct group *g, struct buf *out)
{
	bool sum = g->aggregation == AGGREGATE_SUM;
	double accept = sum && !g->unbounded ? g->test_score : (double)g->max_score;
	buf_addf(out, "on_reject: %s\n", sum || g->number == 0 ? "continue" : "break");
	if (p->scoring && g->unbounded)
		buf_addf(out, "grader_flags: %s\nrange: 0 +inf\n",
			 sum ? "sum accept_if_any_accepted" : "min");
	else if (p->scoring)
		buf_addf(out, "grader_flags: %s\naccept_score: %.17g\nrange: 0 %lld\n",
			 sum ? "sum accept_if_any_accepted" : "min", accept,
			 (long long)g->max_score);
	if (g->count)
		add_flags(&g->tests[0], out);
}

const char *legacy_groups_text(const struct package *p, size_t index, struct buf *out)
{
	size_t first = 1 + (size_t)has_groups(p);
	if (index == 0) {
		add_root(p, out);
		return "";
	}
	if (index < first) {
		add_secret(p, out);
		return "secret";
	}
	add_group(p, &p->groups[index - first], out);
	return p->groups[index - first].name;
}
