/* data.c - data/: samples, secret groups, their test_group.yaml, and each test's own file. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/loading.h"
#include "judge/names.h"

/* What one folder's test_group.yaml says; tests inherit the lists. */
struct config {
	const struct tree *tree; /* NULL: no file */
	struct words args, output_args, require_pass;
	struct validator_args input_args;
	bool full_feedback;
	enum aggregation aggregation;
	int64_t max_score;
};

enum where { IN_SAMPLE, IN_SECRET, IN_GROUP, WHERE_COUNT };

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
		else if (v->kind == TREE_SCALAR && span_is(v->text, "unbounded"))
			fault(l->f, v->file, v->line, "unbounded scores are not supported yet");
		else
			tree_int(l->f, v, 0, 1000000, &c->max_score);
	}
}

static void refuse_static(struct loading *l, const struct tree *t)
{
	const struct tree *v = tree_get(t, "static_validation_score");
	v = v ? v : tree_get(t, "static_validator_args");
	if (v)
		fault(l->f, v->file, v->key_line, "static validators are not supported yet");
}

static struct config read_config(struct loading *l, const char *folder, enum where where)
{
	struct config c = {
		.full_feedback = where == IN_SAMPLE,
		.aggregation =
			where == IN_SECRET && l->p->scoring ? AGGREGATE_SUM : AGGREGATE_PASS_FAIL,
		.max_score = where == IN_SECRET && l->p->scoring ? 100
			     : where == IN_GROUP		 ? -1
								 : 0,
	};
	char rel[512];
	snprintf(rel, sizeof rel, "data/%s/test_group.yaml", folder);
	c.tree = package_yaml(l, rel, false);
	if (!c.tree || !tree_is(l->f, c.tree, TREE_MAP) || !tree_only(l->f, c.tree, group_keys))
		return c;
	read_shared(l, c.tree, &c);
	read_scoring(l, c.tree, where, &c);
	refuse_static(l, c.tree);
	return c;
}

/* ---- tests ---- */

static void read_note(struct loading *l, const struct tree *t, const char *key, char **out)
{
	const struct tree *v = tree_get(t, key);
	struct span s;
	if (v && tree_text(l->f, v, &s))
		*out = arena_copy(l->a, s);
}

static void read_test_yaml(struct loading *l, const char *rel, struct config *c, struct test *test)
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

static void finish_test(struct loading *l, const char *folder, const char *stem,
			const struct config *inherited, struct test *test)
{
	struct config c = *inherited;
	char rel[512], why[COMPARE_WHY_MAX];
	snprintf(rel, sizeof rel, "data/%s/%s.yaml", folder, stem);
	test->name = arena_format(l->a, "%s/%s", folder, stem);
	read_test_yaml(l, rel, &c, test);
	test->args = c.args;
	test->input_args = c.input_args;
	test->output_args = c.output_args;
	test->full_feedback = c.full_feedback;
	if (l->p->output_validator.files.count == 0 &&
	    compare_parse((const char *const *)c.output_args.v, c.output_args.count, &test->compare,
			  why))
		fault(l->f, c.tree ? c.tree->file : rel, 0, "%s: output_validator_args: %s", stem,
		      why);
}

static const char *const later_suffixes[] = {
	".in.statement", ".ans.statement", ".in.download", ".ans.download",
	".interaction",	 ".out",	   ".files",	   NULL,
};
static const char *const companion_suffixes[] = {".ans",  ".yaml", ".png", ".jpg",
						 ".jpeg", ".svg",  NULL};

static const char *suffix_of(const char *name, const char *const *suffixes)
{
	while (*suffixes && !name_ends(name, *suffixes))
		suffixes++;
	return *suffixes;
}

static bool is_made(const struct group *g, const char *stem)
{
	for (size_t i = 0; i < g->count; i++)
		if (g->tests[i].made && strcmp(strrchr(g->tests[i].name, '/') + 1, stem) == 0)
			return true;
	return false;
}

/* An entry that is no `.in`: does it belong to a test, or is it something we must refuse? */
static void check_companion(struct loading *l, const char *folder, const struct names *names,
			    const struct group *g, const struct name *n)
{
	char stem[300], in[320];
	const char *suffix = suffix_of(n->text, later_suffixes);
	if (suffix) {
		fault(l->f, package_path(l, folder), 0,
		      "'%s': files named *%s are not supported yet", n->text, suffix);
		return;
	}
	suffix = suffix_of(n->text, companion_suffixes);
	if (n->folder || !suffix) {
		fault(l->f, package_path(l, folder), 0, "'%s' is not a file of a test", n->text);
		return;
	}
	snprintf(stem, sizeof stem, "%.*s", (int)(strlen(n->text) - strlen(suffix)), n->text);
	snprintf(in, sizeof in, "%s.in", stem);
	if (!names_have(names, in) && !is_made(g, stem))
		fault(l->f, package_path(l, folder), 0, "'%s' belongs to no test: there is no '%s'",
		      n->text, in);
}

static void add_stored(struct loading *l, const char *folder, const struct names *names,
		       const char *file, struct group *g)
{
	char stem[300], ans[320], rel[700];
	snprintf(stem, sizeof stem, "%.*s", (int)(strlen(file) - 3), file);
	if (is_made(g, stem))
		return;
	snprintf(rel, sizeof rel, "data/%s", folder);
	if (l->p->manifest.path && strncmp(folder, "secret", 6) == 0) {
		fault(l->f, package_path(l, rel), 0, "'%s' is not in the manifest: remove it",
		      file);
		return;
	}
	snprintf(ans, sizeof ans, "%s.ans", stem);
	if (!names_have(names, ans)) {
		fault(l->f, package_path(l, rel), 0, "'%s' has no '%s'", file, ans);
		return;
	}
	struct test *test = &g->tests[g->count];
	*test = (struct test){0};
	test->name = arena_format(l->a, "%s/%s", folder, stem);
	test->in = arena_format(l->a, "%s/%s/%s", l->p->dir, rel, file);
	test->ans = arena_format(l->a, "%s/%s/%s", l->p->dir, rel, ans);
	if (arena_err(l->a) == ERR_OK)
		g->count++;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct test *)a)->name, ((const struct test *)b)->name);
}

/* Room for every test that the folder can have, and those of the manifest in it. */
static bool begin_tests(struct loading *l, const char *folder, size_t stored, struct group *g)
{
	const struct package *p = l->p;
	size_t made = 0;
	for (size_t i = 0; i < p->manifest.count; i++)
		made += strcmp(p->manifest.tests[i].group, folder) == 0;
	g->tests = arena_alloc(l->a, made + stored + 1, sizeof *g->tests);
	if (!g->tests)
		return false;
	for (size_t i = 0; i < p->manifest.count; i++) {
		struct made_test *m = &p->manifest.tests[i];
		if (strcmp(m->group, folder) != 0)
			continue;
		m->used = true;
		g->tests[g->count++] = (struct test){
			.name = arena_format(l->a, "%s/%s", folder, m->stem),
			.description = m->reason,
			.made = m,
		};
	}
	return arena_err(l->a) == ERR_OK;
}

static void read_tests(struct loading *l, const char *folder, const struct config *c,
		       struct group *g)
{
	char rel[512];
	struct names names = {0};
	snprintf(rel, sizeof rel, "data/%s", folder);
	const char *path = package_path(l, rel);
	if (!path || names_read(l->a, l->f, path, &names) ||
	    !begin_tests(l, folder, names.count, g))
		return;
	for (size_t i = 0; i < names.count; i++) {
		const struct name *n = &names.v[i];
		if (strcmp(n->text, "test_group.yaml") == 0)
			continue;
		if (!n->folder && name_ends(n->text, ".in"))
			add_stored(l, folder, &names, n->text, g);
		else
			check_companion(l, rel, &names, g, n);
	}
	if (g->count)
		qsort(g->tests, g->count, sizeof *g->tests, by_name);
	for (size_t i = 0; i < g->count; i++) {
		finish_test(l, folder, strrchr(g->tests[i].name, '/') + 1, c, &g->tests[i]);
		g->tests[i].ordinal = (int)i + 1;
	}
}

/* ---- groups ---- */

/* What a test of the group can score: section "Scoring problems" of the format. */
static void set_test_scores(struct group *g)
{
	if (g->number == 0 || g->aggregation == AGGREGATE_PASS_FAIL)
		return;
	g->test_max = g->unbounded ? INFINITY : (double)g->max_score;
	if (g->aggregation == AGGREGATE_SUM && g->count)
		g->test_max /= (double)g->count;
	g->test_score = g->unbounded ? (double)NAN : g->test_max;
}

static void fill_group(struct loading *l, const char *folder, const struct config *c, int number)
{
	struct group *g = &l->p->groups[l->p->group_count++];
	*g = (struct group){
		.name = arena_copy(l->a, span_of(folder)),
		.title = arena_format(l->a, "%d", number),
		.number = number,
		.aggregation = c->aggregation,
		.max_score = c->max_score < 0 ? 0 : c->max_score,
		.require_pass = c->require_pass,
	};
	if (!g->name || !g->title)
		return;
	if (c->max_score < 0 && l->p->scoring)
		fault(l->f, package_path(l, "data"), 0,
		      "%s: 'max_score' is missing: without it the group's score is unbounded",
		      folder);
	read_tests(l, folder, c, g);
	set_test_scores(g);
	if (g->count == 0 && number > 0)
		fault(l->f, package_path(l, "data"), 0, "%s has no test", folder);
}

static void check_required(struct loading *l, const struct group *g)
{
	for (size_t i = 0; i < g->require_pass.count; i++) {
		const struct group *other = package_group(l->p, g->require_pass.v[i]);
		if (!other || other >= g || other->aggregation != AGGREGATE_PASS_FAIL)
			fault(l->f, package_path(l, "data"), 0,
			      "%s: require_pass names '%s', which is no earlier pass-fail group",
			      g->name, g->require_pass.v[i]);
	}
}

static void check_groups(struct loading *l)
{
	struct package *p = l->p;
	int64_t sum = 0;
	const char *file = package_path(l, "data/secret/test_group.yaml");
	for (size_t i = 0; i < p->group_count; i++) {
		const struct group *g = &p->groups[i];
		check_required(l, g);
		sum += g->max_score;
		if (g->number && p->scoring && p->secret_aggregation == AGGREGATE_PASS_FAIL &&
		    g->aggregation != AGGREGATE_PASS_FAIL)
			fault(l->f, file, 0, "secret is pass-fail, so %s must be too", g->name);
		if (p->secret_aggregation == AGGREGATE_MIN && g->max_score > p->max_score)
			fault(l->f, file, 0, "%s may score more than all of secret", g->name);
	}
	if (p->scoring && p->secret_aggregation == AGGREGATE_SUM && sum > p->max_score)
		fault(l->f, file, 0, "the groups' max_score add up to %lld, more than %lld",
		      (long long)sum, (long long)p->max_score);
}

static void read_group_folders(struct loading *l, const struct names *names)
{
	int number = 0;
	for (size_t i = 0; i < names->count; i++) {
		const struct name *n = &names->v[i];
		char folder[300];
		if (!n->folder) {
			if (strcmp(n->text, "test_group.yaml") != 0)
				fault(l->f, package_path(l, "data/secret"), 0,
				      "'%s' lies beside groups: tests or groups, not both",
				      n->text);
			continue;
		}
		snprintf(folder, sizeof folder, "secret/%s", n->text);
		struct config c = read_config(l, folder, IN_GROUP);
		fill_group(l, folder, &c, ++number);
	}
}

/* data/secret holds tests or groups, never both. */
static void read_secret(struct loading *l, const struct names *names)
{
	struct config c = read_config(l, "secret", IN_SECRET);
	size_t folders = 0;
	l->p->secret_aggregation = c.aggregation;
	l->p->max_score = c.max_score;
	for (size_t i = 0; i < names->count; i++)
		folders += names->v[i].folder;
	if (folders == 0) {
		fill_group(l, "secret", &c, 1);
		return;
	}
	if (c.args.count || c.output_args.count || c.input_args.all.count ||
	    c.input_args.by_name_count || c.full_feedback)
		fault(l->f, c.tree->file, 1,
		      "tests inherit from their own group only: move arguments and feedback there");
	read_group_folders(l, names);
}

static void check_folders(struct loading *l)
{
	static const char *const known[] = {"sample",	      "secret",	      "invalid_input",
					    "invalid_output", "valid_output", NULL};
	struct names names = {0};
	const char *path = package_path(l, "data");
	if (!path)
		return;
	if (names_read(l->a, l->f, path, &names) == ERR_NOENT)
		fault(l->f, path, 0, "the folder is missing");
	for (size_t i = 0; i < names.count; i++) {
		const char *const *word = known;
		while (*word && strcmp(*word, names.v[i].text) != 0)
			word++;
		if (!*word)
			fault(l->f, path, 0, "'%s' has no place in data/", names.v[i].text);
	}
}

void load_data(struct loading *l)
{
	struct package *p = l->p;
	struct names samples = {0}, secret = {0};
	const char *sample_path = package_path(l, "data/sample");
	const char *secret_path = package_path(l, "data/secret");
	if (!sample_path || !secret_path)
		return;
	check_folders(l);
	bool have_samples = names_read(l->a, l->f, sample_path, &samples) == ERR_OK;
	if (names_read(l->a, l->f, secret_path, &secret)) {
		fault(l->f, secret_path, 0, "the folder is missing");
		return;
	}
	p->groups = arena_alloc(l->a, secret.count + 2, sizeof *p->groups);
	if (!p->groups)
		return;
	if (have_samples && samples.count > 0) {
		struct config c = read_config(l, "sample", IN_SAMPLE);
		fill_group(l, "sample", &c, 0);
	}
	read_secret(l, &secret);
	check_groups(l);
	for (size_t i = 0; i < p->manifest.count; i++)
		if (!p->manifest.tests[i].used)
			fault(l->f, p->manifest.path, p->manifest.tests[i].line,
			      "there is no group '%s': make its folder and test_group.yaml",
			      p->manifest.tests[i].group);
	if (package_tests(p) > PACKAGE_TESTS_MAX)
		fault(l->f, package_path(l, "data"), 0, "more than %d tests", PACKAGE_TESTS_MAX);
}
