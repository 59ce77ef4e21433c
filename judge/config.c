/* config.c - test_group.yaml, and the file of one test. */
#include <stdio.h>

#include "judge/data.h"

enum { SCORE_MAX = 1000000 };

static const char *const group_keys[] = {
	"max_score",
	"score_aggregation",
	"static_validation_score",
	"require_pass",
	"args",
	"input_validator_args",
	"static_validator_args",
	"output_validator_args",
	"input_visualizer_args",
	"output_visualizer_args",
	"full_feedback",
	NULL,
};

static const char *const test_keys[] = {
	"args",
	"input_validator_args",
	"output_validator_args",
	"input_visualizer_args",
	"output_visualizer_args",
	"full_feedback",
	"hint",
	"description",
	NULL,
};

bool load_validator_args(struct loading *l, const struct tree *t, struct validator_args *out)
{
	struct validator_args args = {0};
	if (t->kind != TREE_MAP) {
		if (!package_words(l, t, false, &args.all))
			return false;
		*out = args;
		return true;
	}
	args.by_name = arena_alloc(l->a, t->count, sizeof *args.by_name);
	if (!args.by_name)
		return false;
	tree_each(c, t)
	{
		struct named_words *w = &args.by_name[args.by_name_count++];
		w->name = arena_copy(l->a, c->key);
		if (!w->name || !package_words(l, c, false, &w->words))
			return false;
	}
	*out = args;
	return true;
}

/* The keys that a folder and a test share. */
static void read_shared(struct loading *l, const struct tree *t, struct config *c)
{
	const struct tree *v;
	struct words ignored; /* visualizers are tools of authors: nothing here runs them */
	if ((v = tree_get(t, "args")))
		package_words(l, v, false, &c->args);
	if ((v = tree_get(t, "output_validator_args")))
		package_words(l, v, false, &c->output_args);
	if ((v = tree_get(t, "input_validator_args")))
		load_validator_args(l, v, &c->input_args);
	if ((v = tree_get(t, "input_visualizer_args")))
		package_words(l, v, false, &ignored);
	if ((v = tree_get(t, "output_visualizer_args")))
		package_words(l, v, false, &ignored);
	if ((v = tree_get(t, "full_feedback")))
		tree_bool(l->f, v, &c->full_feedback);
}

static void read_aggregation(struct loading *l, const struct tree *t, enum aggregation *out)
{
	static const char *const words[AGGREGATE_COUNT] = {"pass-fail", "sum", "min"};
	struct span s;
	if (!tree_text(l->f, t, &s))
		return;
	for (int i = 0; i < AGGREGATE_COUNT; i++)
		if (span_is(s, words[i])) {
			*out = (enum aggregation)i;
			return;
		}
	fault(l->f, t->file, t->line, "'score_aggregation' must be pass-fail, sum or min");
}

static void read_max_score(struct loading *l, const struct tree *t, struct config *c)
{
	c->unbounded = t->kind == TREE_SCALAR && span_is(t->text, "unbounded");
	if (c->unbounded)
		c->max_score = 0;
	else
		tree_int(l->f, t, 0, SCORE_MAX, &c->max_score);
}

static void read_scoring(struct loading *l, const struct tree *t, enum where where,
			 struct config *c)
{
	static const char *const scoring[] = {"max_score", "score_aggregation", "require_pass"};
	for (size_t i = 0; i < sizeof scoring / sizeof scoring[0]; i++) {
		const struct tree *v = tree_get(t, scoring[i]);
		if (!v)
			continue;
		if (where == IN_SAMPLE)
			fault(l->f, v->file, v->key_line, "'%s' is not permitted for samples",
			      scoring[i]);
		else if (!l->p->scoring)
			fault(l->f, v->file, v->key_line,
			      "'%s' is not permitted in a pass-fail problem", scoring[i]);
		else if (i == 1)
			read_aggregation(l, v, &c->aggregation);
		else if (i == 2)
			package_words(l, v, true, &c->require_pass);
		else
			read_max_score(l, v, c);
	}
}

static void refuse_static(struct loading *l, const struct tree *t)
{
	const struct tree *v = tree_get(t, "static_validation_score");
	v = v ? v : tree_get(t, "static_validator_args");
	if (v)
		fault(l->f, v->file, v->key_line, "static validators are not supported");
}

struct config config_read(struct loading *l, const char *folder, enum where where)
{
	struct config c = {
		.full_feedback = where == IN_SAMPLE,
		.aggregation =
			where == IN_SECRET && l->p->scoring ? AGGREGATE_SUM : AGGREGATE_PASS_FAIL,
		.max_score = where == IN_SECRET && l->p->scoring ? 100 : 0,
		.unbounded = where == IN_GROUP && l->p->scoring,
	};
	char rel[512];
	snprintf(rel, sizeof rel, "data/%s/test_group.yaml", folder);
	c.tree = package_yaml_with_constants(l, rel);
	if (!c.tree || !tree_is(l->f, c.tree, TREE_MAP) || !tree_only(l->f, c.tree, group_keys))
		return c;
	read_shared(l, c.tree, &c);
	read_scoring(l, c.tree, where, &c);
	refuse_static(l, c.tree);
	return c;
}

static void read_note(struct loading *l, const struct tree *t, const char *key, char **out)
{
	const struct tree *v = tree_get(t, key);
	struct span s;
	if (v && tree_text(l->f, v, &s))
		*out = arena_copy(l->a, s);
}

void config_read_test(struct loading *l, const char *rel, struct config *c, struct test *test)
{
	static const char *const made_keys[] = {"description", NULL};
	const struct tree *t = package_yaml(l, rel, false);
	if (!t || !tree_is(l->f, t, TREE_MAP))
		return;
	/* A made test's file is made too; what an author writes there would be overwritten. */
	if (!tree_only(l->f, t, test->made ? made_keys : test_keys))
		return;
	read_shared(l, t, c);
	read_note(l, t, "hint", &test->hint);
	read_note(l, t, "description", &test->description);
}

void config_apply(struct loading *l, const struct config *c, const char *file, struct test *test)
{
	char why[COMPARE_WHY_MAX];
	test->args = c->args;
	test->input_args = c->input_args;
	test->output_args = c->output_args;
	test->full_feedback = c->full_feedback;
	if (l->p->output_validator.files.count == 0 &&
	    compare_parse((const char *const *)c->output_args.v, c->output_args.count,
			  &test->compare, why))
		fault(l->f, file, 0, "%s: output_validator_args: %s", test->name, why);
}
