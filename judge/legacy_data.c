/* legacy_data.c - data/ of the legacy versions: a tree of groups, each with a testdata.yaml, and a
 * default grader that folds them, brought to what format 2025-09 has: samples, and groups of
 * secret tests that score.
 *
 * How it works: what a node of the tree means is worked out from its grader's flags. A rejected
 * group's score is ignored, so a group either gives all or nothing (pass-fail), or, where its
 * verdict is accepted all the same, the sum of its tests. What comes to neither is refused. Keys
 * that a testdata.yaml leaves out come from the folder above, as the reference tools do it. */
#include <math.h>
#include <stdio.h>

#include "judge/data.h"
#include "judge/legacy.h"
#include "judge/number.h"

enum { DEPTH_MAX = 8, LEGACY_SCORE_MAX = 1000000 };
enum mode { MODE_SUM, MODE_AVG, MODE_MIN, MODE_MAX };

struct settings {
	const char *file; /* that says it; NULL: none does */
	int line;	  /* of grader_flags */
	bool own_grading; /* this folder's own file speaks of grading */
	bool go_on;	  /* on_reject: continue */
	enum mode mode;
	bool always_accept, accept_any, ignore_sample;
	double accept, reject, most;
	struct config config;
};

/* The score counts although something was rejected. */
static bool is_partial(const struct settings *s)
{
	return s->always_accept || s->accept_any;
}

static void refuse(struct loading *l, const struct settings *s, const char *name,
		   const char *reason)
{
	fault(l->f, s->file ? s->file : package_path(l, "data"), s->line, "%s: %s", name, reason);
}

/* ---- testdata.yaml ---- */

static void take_grader_flag(struct loading *l, const struct tree *t, struct span flag,
			     struct settings *s)
{
	static const char *const modes[] = {"sum", "avg", "min", "max", NULL};
	for (int i = 0; modes[i]; i++)
		if (span_is(flag, modes[i])) {
			s->mode = (enum mode)i;
			return;
		}
	if (span_is(flag, "always_accept"))
		s->always_accept = true;
	else if (span_is(flag, "worst_error") || span_is(flag, "first_error"))
		s->always_accept = false;
	else if (span_is(flag, "accept_if_any_accepted"))
		s->accept_any = true;
	else if (span_is(flag, "ignore_sample"))
		s->ignore_sample = true;
	else
		fault(l->f, t->file, t->line, "'%.*s' is no flag of the default grader",
		      SPAN_ARG(flag));
}

static void read_grader_flags(struct loading *l, const struct tree *t, struct settings *s)
{
	struct span rest, flag;
	s->line = t->line;
	s->mode = MODE_SUM;
	s->always_accept = s->accept_any = s->ignore_sample = false;
	if (!tree_text(l->f, t, &rest))
		return;
	while (span_split(&rest, ' ', &flag))
		if (flag.len)
			take_grader_flag(l, t, flag, s);
}

static bool read_bound(struct span s, double *out)
{
	if (span_is(s, "inf") || span_is(s, "+inf"))
		*out = INFINITY;
	else if (span_is(s, "-inf"))
		*out = (double)-INFINITY;
	else
		return number_read(s, out);
	return true;
}

static void read_range(struct loading *l, const struct tree *t, struct settings *s)
{
	struct span rest, low;
	double least;
	if (!tree_text(l->f, t, &rest))
		return;
	rest = span_trim(rest);
	if (!span_split(&rest, ' ', &low) || !rest.p || !read_bound(low, &least) ||
	    !read_bound(span_trim(rest), &s->most) || least > s->most)
		fault(l->f, t->file, t->line, "'range' must be two numbers, the lower first");
}

/* {name, flags}: only that program gets them. */
static bool read_named(struct loading *l, const struct tree *t, struct span *name,
		       struct words *flags)
{
	static const char *const keys[] = {"name", "flags", NULL};
	struct span text = SPAN("");
	*name = SPAN("");
	if (t->kind == TREE_SCALAR) {
		legacy_flags(l, t->text, flags);
		return true;
	}
	if (!tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return false;
	const struct tree *n = tree_get(t, "name"), *f = tree_get(t, "flags");
	if (!n || !tree_text(l->f, n, name) || (f && !tree_text(l->f, f, &text))) {
		fault(l->f, t->file, t->line, "'%.*s' must have 'name' and 'flags'",
		      SPAN_ARG(t->key));
		return false;
	}
	legacy_flags(l, text, flags);
	return true;
}

static void read_input_flags(struct loading *l, const struct tree *t, struct config *c)
{
	struct words flags = {0};
	struct span name;
	c->input_args = (struct validator_args){0};
	if (!read_named(l, t, &name, &flags))
		return;
	if (name.len == 0) {
		c->input_args.all = flags;
		return;
	}
	c->input_args.by_name = arena_alloc(l->a, 1, sizeof *c->input_args.by_name);
	if (!c->input_args.by_name)
		return;
	c->input_args.by_name[0] = (struct named_words){arena_copy(l->a, name), flags};
	c->input_args.by_name_count = 1;
}

/* The text alone may be the validator's name or its flags; only one can be meant. */
static void read_output_flags(struct loading *l, const struct tree *t, struct config *c)
{
	const struct program *v = &l->p->output_validator;
	struct words flags = {0};
	struct span name;
	c->output_args = (struct words){0};
	package_join(l, &c->output_args, &l->legacy->flags);
	if (!read_named(l, t, &name, &flags))
		return;
	if (name.len && (!v->name || !span_is(name, v->name)))
		fault(l->f, t->file, t->line, "there is no output validator '%.*s'",
		      SPAN_ARG(name));
	if (t->kind == TREE_SCALAR && v->name && span_is(t->text, v->name))
		return;
	package_join(l, &c->output_args, &flags);
}

static void read_score(struct loading *l, const struct tree *t, double *out)
{
	tree_number(l->f, t, out);
	if (!l->p->scoring)
		fault(l->f, t->file, t->key_line, "'%.*s' is for scoring problems only",
		      SPAN_ARG(t->key));
}

static void read_key(struct loading *l, const struct tree *t, struct settings *s)
{
	struct span word;
	if (span_is(t->key, "input_validator_flags"))
		read_input_flags(l, t, &s->config);
	else if (span_is(t->key, "output_validator_flags"))
		read_output_flags(l, t, &s->config);
	else if (span_is(t->key, "accept_score"))
		read_score(l, t, &s->accept);
	else if (span_is(t->key, "reject_score"))
		read_score(l, t, &s->reject);
	else if (span_is(t->key, "range"))
		read_range(l, t, s);
	else if (span_is(t->key, "grader_flags"))
		read_grader_flags(l, t, s);
	else if (!tree_text(l->f, t, &word))
		return;
	else if (span_is(t->key, "grading") && !span_is(word, "default"))
		fault(l->f, t->file, t->line, "custom graders are not supported");
	else if (span_is(t->key, "on_reject") && !span_is(word, "break") &&
		 !span_is(word, "continue"))
		fault(l->f, t->file, t->line, "'on_reject' must be break or continue");
	else if (span_is(t->key, "on_reject"))
		s->go_on = span_is(word, "continue");
}

static struct settings read_settings(struct loading *l, const char *folder,
				     const struct settings *above)
{
	static const char *const keys[] = {"on_reject",
					   "grading",
					   "grader_flags",
					   "input_validator_flags",
					   "output_validator_flags",
					   "accept_score",
					   "reject_score",
					   "range",
					   NULL};
	struct settings s = {.accept = 1, .most = INFINITY};
	char rel[512];
	if (above)
		s = *above;
	else
		s.config.output_args = l->legacy->flags;
	s.own_grading = s.ignore_sample = false;
	snprintf(rel, sizeof rel, "data%s%s/testdata.yaml", folder[0] ? "/" : "", folder);
	const struct tree *t = package_yaml(l, rel, false);
	if (!t || !tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return s;
	s.file = t->file;
	s.config.tree = t;
	tree_each(key, t)
	{
		read_key(l, key, &s);
		s.own_grading = s.own_grading || !memmem(key->key.p, key->key.len, "flags", 5) ||
				span_is(key->key, "grader_flags");
	}
	return s;
}

/* ---- tests ---- */

static void read_inside(struct loading *l, const char *folder, const struct settings *s,
			struct group *g, int depth)
{
	struct names inside = {0};
	cases_read(l, folder, &s->config, g, &inside);
	for (size_t i = 0; i < inside.count; i++) {
		const char *child = arena_format(l->a, "%s/%s", folder, inside.v[i].text);
		if (!child)
			return;
		struct settings own = read_settings(l, child, s);
		if (own.own_grading && l->p->scoring)
			refuse(l, &own, child,
			       "a group inside a group, with grading of its own, is not supported");
		if (depth == DEPTH_MAX)
			refuse(l, &own, child, "folders are nested too deep");
		else
			read_inside(l, child, &own, g, depth + 1);
	}
}

static struct group *begin_group(struct loading *l, const char *folder, int number)
{
	struct group *g = &l->p->groups[l->p->group_count++];
	*g = (struct group){
		.name = arena_copy(l->a, span_of(folder)),
		.title = arena_format(l->a, "%d", number),
		.number = number,
		.aggregation = AGGREGATE_PASS_FAIL,
	};
	return g;
}

/* ---- what a group of tests can score ---- */

static bool whole_score(struct loading *l, const struct settings *s, const char *name, double score,
			int64_t *out)
{
	/* Shares such as a third come back as they were only nearly. */
	if (fabs(score - round(score)) > 1e-6 || score < 0 || score > LEGACY_SCORE_MAX) {
		refuse(l, s, name, "the group's points are no whole number from 0 to 1000000");
		return false;
	}
	*out = llround(score);
	return true;
}

/* The validator gives the points, within the range. */
static void score_by_validator(struct loading *l, const struct settings *s, struct group *g)
{
	bool sum = s->mode == MODE_SUM && g->count > 1;
	if (s->mode == MODE_AVG || s->mode == MODE_MAX)
		refuse(l, s, g->name, "avg and max of a validator's scores are not supported");
	if (sum && (!is_partial(s) || !s->go_on))
		refuse(l, s, g->name,
		       "a sum of a validator's scores that counts only when all is accepted is not "
		       "supported");
	g->aggregation = s->mode == MODE_MIN ? AGGREGATE_MIN : AGGREGATE_SUM;
	g->unbounded = isinf(s->most);
	g->test_max = s->most;
	g->test_score = s->accept;
	if (!g->unbounded)
		whole_score(l, s, g->name, s->most, &g->max_score);
}

static void score_group(struct loading *l, const struct settings *s, struct group *g)
{
	double all = s->mode == MODE_SUM ? s->accept * (double)g->count : s->accept;
	bool adds = s->mode == MODE_SUM || s->mode == MODE_AVG;
	if (l->legacy->score) {
		score_by_validator(l, s, g);
		return;
	}
	if (!whole_score(l, s, g->name, all, &g->max_score))
		return;
	if (all > s->most + 1e-6)
		refuse(l, s, g->name, "its tests can score more than the range allows");
	if (!is_partial(s) || s->mode == MODE_MIN || g->count == 1)
		return; /* all or nothing */
	if (s->reject != 0)
		refuse(l, s, g->name, "a 'reject_score' other than 0 is not supported");
	if (!adds)
		refuse(l, s, g->name, "'max' over tests is not supported");
	else if (!s->go_on)
		refuse(l, s, g->name, "points up to the first rejected test are not supported");
	g->aggregation = AGGREGATE_SUM;
	g->test_max = g->test_score = all / (double)g->count;
}

static void fill_group(struct loading *l, const char *folder, const struct settings *s, int number)
{
	struct group *g = begin_group(l, folder, number);
	if (!g->name || !g->title)
		return;
	read_inside(l, folder, s, g, 1);
	cases_sort(g);
	if (g->count == 0 && number > 0)
		fault(l->f, package_path(l, "data"), 0, "%s has no test", folder);
	else if (number > 0 && l->p->scoring)
		score_group(l, s, g);
}

/* ---- secret as a whole ---- */

static void require(struct loading *l, struct group *g, const char *name)
{
	struct words one = {arena_alloc(l->a, 2, sizeof *one.v), 1};
	if (!one.v)
		return;
	one.v[0] = arena_copy(l->a, span_of(name));
	package_join(l, &g->require_pass, &one);
}

static struct group *secret_groups(struct package *p, size_t *count)
{
	size_t samples = p->group_count && p->groups[0].number == 0;
	*count = p->group_count - samples;
	return p->groups + samples;
}

/* One group of tests is all of secret: it says what secret scores. */
static void fold_one(struct package *p, const struct group *g)
{
	p->secret_aggregation = AGGREGATE_SUM;
	p->max_score = g->max_score;
	p->unbounded = g->unbounded;
}

static void fold_groups(struct loading *l, const struct settings *s)
{
	struct package *p = l->p;
	size_t count;
	struct group *g = secret_groups(p, &count);
	bool partial = is_partial(s), all_or_nothing = true;
	if (s->mode == MODE_AVG || s->mode == MODE_MAX)
		refuse(l, s, "secret", "'avg' and 'max' over groups are not supported");
	p->secret_aggregation = s->mode == MODE_MIN ? AGGREGATE_MIN : AGGREGATE_SUM;
	p->max_score = s->mode == MODE_MIN && count ? g[0].max_score : 0;
	for (size_t i = 0; i < count; i++) {
		all_or_nothing = all_or_nothing && g[i].aggregation == AGGREGATE_PASS_FAIL;
		p->unbounded = p->unbounded || g[i].unbounded;
		if (s->mode != MODE_MIN)
			p->max_score += g[i].max_score;
		else if (g[i].max_score < p->max_score)
			p->max_score = g[i].max_score;
		/* The first group that is rejected ends the judging. */
		for (size_t k = 0; partial && !s->go_on && k < i; k++)
			require(l, &g[i], g[k].name);
	}
	if (p->unbounded)
		p->max_score = 0;
	else if ((double)p->max_score > s->most)
		refuse(l, s, "secret", "its groups can score more than the range allows");
	if (partial || s->mode == MODE_MIN || count < 2)
		return;
	if (!all_or_nothing)
		refuse(l, s, "secret",
		       "groups with points for some tests, which count only when all is accepted, "
		       "are not supported");
	p->secret_aggregation = AGGREGATE_PASS_FAIL;
}

static void read_secret(struct loading *l, const struct settings *s, const struct names *names)
{
	int number = 0;
	bool tests = false, folders = false;
	for (size_t i = 0; i < names->count; i++) {
		folders = folders || names->v[i].folder;
		tests = tests || (!names->v[i].folder && name_ends(names->v[i].text, ".in"));
	}
	if (tests && folders && l->p->scoring)
		refuse(l, s, "secret", "tests beside groups are not supported in scoring problems");
	if (tests || !folders) {
		fill_group(l, "secret", s, 1);
		if (l->p->scoring)
			fold_one(l->p, &l->p->groups[l->p->group_count - 1]);
		return;
	}
	for (size_t i = 0; i < names->count; i++) {
		char folder[300];
		if (!names->v[i].folder)
			continue;
		snprintf(folder, sizeof folder, "secret/%s", names->v[i].text);
		struct settings own = read_settings(l, folder, s);
		fill_group(l, folder, &own, ++number);
	}
	if (l->p->scoring)
		fold_groups(l, s);
}

/* ---- the root ---- */

/* Samples give no points here, and a failed one may end it all. */
static void fold_root(struct loading *l, const struct settings *root, const struct settings *sample)
{
	size_t count;
	struct group *g = secret_groups(l->p, &count);
	bool samples = count < l->p->group_count && l->p->groups[0].count > 0;
	if (!l->p->scoring || !samples || root->ignore_sample)
		return;
	if (sample->accept != 0)
		refuse(l, sample, "sample",
		       "the samples give points here: set 'grader_flags: ignore_sample' in "
		       "data/testdata.yaml, or 'accept_score: 0' for the samples");
	if (root->mode != MODE_SUM)
		refuse(l, root, "data", "only the sum of samples and secret is supported");
	for (size_t i = 0; i < count && !(is_partial(root) && root->go_on); i++)
		require(l, &g[i], "sample");
}

static void check_verdicts(struct loading *l, const struct settings *s, const char *name)
{
	if (!l->p->scoring && is_partial(s))
		refuse(l, s, name,
		       "a pass-fail group that is accepted though a test is not, is not supported");
}

void load_legacy_data(struct loading *l)
{
	struct package *p = l->p;
	struct names samples = {0}, secret = {0};
	const char *sample_path = package_path(l, "data/sample");
	const char *secret_path = package_path(l, "data/secret");
	if (!sample_path || !secret_path)
		return;
	data_check_folders(l);
	bool have_samples = names_read(l->a, l->f, sample_path, &samples) == ERR_OK;
	if (names_read(l->a, l->f, secret_path, &secret)) {
		fault(l->f, secret_path, 0, "the folder is missing");
		return;
	}
	p->groups = arena_alloc(l->a, secret.count + 2, sizeof *p->groups);
	if (!p->groups)
		return;
	struct settings root = read_settings(l, "", NULL);
	struct settings sample = read_settings(l, "sample", &root);
	struct settings whole = read_settings(l, "secret", &root);
	sample.config.full_feedback = true;
	check_verdicts(l, &root, "data");
	check_verdicts(l, &whole, "secret");
	if (have_samples && samples.count > 0)
		fill_group(l, "sample", &sample, 0);
	read_secret(l, &whole, &secret);
	fold_root(l, &root, &sample);
}
