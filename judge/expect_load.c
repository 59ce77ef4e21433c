/* expect_load.c - submissions/ and submissions.yaml, read. */
#include <stdio.h>
#include <stdlib.h>

#include "judge/expect.h"
#include "judge/glob.h"
#include "judge/names.h"

static const struct expectation defaults[] = {
	{.glob = "accepted", .permitted = EXPECT_AC},
	{.glob = "rejected", .required = EXPECT_RTE | EXPECT_TLE | EXPECT_WA},
	{.glob = "wrong_answer", .permitted = EXPECT_AC | EXPECT_WA, .required = EXPECT_WA},
	{.glob = "time_limit_exceeded",
	 .permitted = EXPECT_AC | EXPECT_TLE,
	 .required = EXPECT_TLE},
	{.glob = "run_time_error", .permitted = EXPECT_AC | EXPECT_RTE, .required = EXPECT_RTE},
	{.glob = "brute_force",
	 .permitted = EXPECT_AC | EXPECT_RTE | EXPECT_TLE,
	 .required = EXPECT_RTE | EXPECT_TLE,
	 .time_use = TIME_NEVER},
};
/* What the legacy version says of its folders; only those that are accepted bound the time. */
static const struct expectation legacy_defaults[] = {
	{.glob = "accepted", .permitted = EXPECT_AC},
	{.glob = "partially_accepted", .permitted = EXPECT_ANY},
	{.glob = "wrong_answer",
	 .permitted = EXPECT_AC | EXPECT_WA,
	 .required = EXPECT_WA,
	 .time_use = TIME_NEVER},
	{.glob = "time_limit_exceeded",
	 .permitted = EXPECT_AC | EXPECT_WA | EXPECT_TLE,
	 .required = EXPECT_TLE},
	{.glob = "run_time_error", .required = EXPECT_RTE},
};
enum {
	DEFAULTS = sizeof defaults / sizeof defaults[0],
	LEGACY_DEFAULTS = sizeof legacy_defaults / sizeof legacy_defaults[0]
};

/* The rules that hold before submissions.yaml says anything. */
static void add_defaults(const struct package *p, struct expectations *x)
{
	x->rule_count = p->legacy ? LEGACY_DEFAULTS : DEFAULTS;
	memcpy(x->rules, p->legacy ? legacy_defaults : defaults, x->rule_count * sizeof *x->rules);
	if (!p->legacy || p->unbounded)
		return;
	/* "Overall score must not be max of range" */
	x->rules[1].has_score = true;
	x->rules[1].score_hi = (double)p->max_score - 1e-6;
}

/* ---- the programs ---- */

/* The language that a file's ending says, where submissions in it are not run here. */
static const char *not_run(const char *name)
{
	enum language language;
	if (!language_of_file(name, &language))
		return language_foreign(name);
	return language_is_submitted(language) ? NULL : language_code(language);
}

/* The language of a file, or of a folder's first file that has one, if it is not run here. */
static const char *foreign_language(struct loading *l, const char *rel, const struct name *n)
{
	struct names inside = {0};
	const char *language = NULL;
	if (!n->folder)
		return not_run(n->text);
	char *path = arena_format(l->a, "%s/%s/%s", l->p->dir, rel, n->text);
	if (path && names_read(l->a, l->f, path, &inside) == ERR_OK)
		for (size_t i = 0; i < inside.count && !language; i++)
			language = not_run(inside.v[i].text);
	return language;
}

static bool leave_out(struct loading *l, const char *rel, const struct name *n,
		      struct expectations *x)
{
	const char *language = foreign_language(l, rel, n);
	if (!language)
		return false;
	x->left_out[x->left_out_count++] = (struct left_out){
		arena_format(l->a, "%s/%s", rel + strlen("submissions/"), n->text), language};
	return true;
}

static void add_examples(struct loading *l, const char *folder, const struct names *names,
			 struct expectations *x)
{
	char rel[400];
	for (size_t i = 0; i < names->count; i++) {
		const struct name *n = &names->v[i];
		struct example *e = &x->examples[x->example_count];
		snprintf(rel, sizeof rel, "submissions/%s", folder);
		if (leave_out(l, rel, n, x))
			continue;
		if (!package_program(l, package_path(l, rel), n->text, n->folder, &e->program))
			continue;
		e->path = arena_format(l->a, "%s/%s", folder, n->text);
		if (e->path)
			x->example_count++;
	}
}

static void find_examples(struct loading *l, struct expectations *x)
{
	struct names folders = {0};
	const char *path = package_path(l, "submissions");
	if (!path || names_read(l->a, l->f, path, &folders)) {
		fault(l->f, path, 0, "the folder is missing");
		return;
	}
	x->examples = arena_alloc(l->a, NAMES_MAX, sizeof *x->examples);
	x->left_out = arena_alloc(l->a, NAMES_MAX, sizeof *x->left_out);
	for (size_t i = 0; x->examples && x->left_out && i < folders.count; i++) {
		struct names inside = {0};
		const char *folder = folders.v[i].text;
		if (!folders.v[i].folder) {
			if (strcmp(folder, "submissions.yaml") != 0)
				fault(l->f, path, 0, "'%s' lies beside the folders of submissions",
				      folder);
			continue;
		}
		char rel[400];
		snprintf(rel, sizeof rel, "submissions/%s", folder);
		const char *full = package_path(l, rel);
		if (full && names_read(l->a, l->f, full, &inside) == ERR_OK &&
		    x->example_count + x->left_out_count + inside.count < NAMES_MAX)
			add_examples(l, folder, &inside, x);
	}
}

/* ---- the rules ---- */

static void read_verdicts(struct loading *l, const struct tree *t, unsigned *out)
{
	static const char *const words[] = {"AC", "WA", "TLE", "RTE"};
	unsigned set = 0;
	if (!tree_is(l->f, t, TREE_LIST))
		return;
	tree_each(item, t)
	{
		struct span s;
		size_t i = 0;
		if (!tree_text(l->f, item, &s))
			return;
		while (i < 4 && !span_is(s, words[i]))
			i++;
		if (i == 4)
			fault(l->f, item->file, item->line, "'%.*s' is not AC, WA, TLE or RTE",
			      SPAN_ARG(s));
		else
			set |= 1U << i;
	}
	if (set == 0)
		fault(l->f, t->file, t->line, "'%.*s' must name a verdict", SPAN_ARG(t->key));
	*out = set;
}

static void read_score(struct loading *l, const struct tree *t, struct expectation *x)
{
	x->has_score = true;
	if (!l->p->scoring)
		fault(l->f, t->file, t->key_line, "'score' is for scoring problems only");
	if (t->kind == TREE_SCALAR) {
		tree_number(l->f, t, &x->score_lo);
		x->score_hi = x->score_lo;
	} else if (t->kind == TREE_LIST && t->count == 2) {
		tree_number(l->f, t->first, &x->score_lo);
		tree_number(l->f, t->first->next, &x->score_hi);
	} else {
		fault(l->f, t->file, t->line, "'score' must be a number or two");
	}
}

static void read_time_use(struct loading *l, const struct tree *t, struct expectation *x)
{
	static const struct {
		const char *word;
		enum time_use use;
	} words[] = {{"false", TIME_NEVER},
		     {"true", TIME_BY_RULE},
		     {"lower", TIME_LOWER},
		     {"upper", TIME_UPPER}};
	struct span s;
	if (!tree_text(l->f, t, &s))
		return;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (span_is(s, words[i].word)) {
			x->time_use = words[i].use;
			return;
		}
	fault(l->f, t->file, t->line, "'use_for_time_limit' must be true, false, lower or upper");
}

static void read_message(struct loading *l, const struct tree *t, struct expectation *x)
{
	struct span s;
	if (tree_text(l->f, t, &s) && s.len)
		x->message = arena_copy(l->a, s);
}

/* The keys that hold for all tests or some. False: not one of these. */
static bool read_rule_key(struct loading *l, const struct tree *t, struct expectation *x)
{
	if (span_is(t->key, "permitted"))
		read_verdicts(l, t, &x->permitted);
	else if (span_is(t->key, "required"))
		read_verdicts(l, t, &x->required);
	else if (span_is(t->key, "score"))
		read_score(l, t, x);
	else if (span_is(t->key, "use_for_time_limit"))
		read_time_use(l, t, x);
	else if (span_is(t->key, "message"))
		read_message(l, t, x);
	else
		return false;
	return true;
}

static void set_language(struct loading *l, const struct tree *t, const char *glob,
			 struct expectations *x)
{
	enum language language = LANGUAGE_COUNT;
	struct span s;
	bool any = false;
	if (!tree_text(l->f, t, &s))
		return;
	if (!language_is_known(s))
		fault(l->f, t->file, t->line, "'%.*s' is no language of the format", SPAN_ARG(s));
	language_of_code(s, &language);
	for (size_t i = 0; i < x->example_count; i++) {
		struct program *p = &x->examples[i].program;
		if (!glob_match(glob, x->examples[i].path))
			continue;
		any = true;
		p->language = language < LANGUAGE_COUNT ? language : p->language;
	}
	if (any && (language == LANGUAGE_COUNT || !language_is_submitted(language)))
		fault(l->f, t->file, t->line, "submissions in %.*s are not supported: c, cpp are",
		      SPAN_ARG(s));
}

static void set_entry(struct loading *l, const struct tree *t, const char *glob,
		      struct expectations *x)
{
	struct span s;
	if (!tree_text(l->f, t, &s))
		return;
	for (size_t i = 0; i < x->example_count; i++)
		if (glob_match(glob, x->examples[i].path)) {
			fault(l->f, t->file, t->key_line,
			      "'entrypoint' means nothing in C and C++");
			return;
		}
}

/* Keys of the submission as a whole. False: not one of these. */
static bool read_metadata(struct loading *l, const struct tree *t, const char *glob,
			  struct expectations *x)
{
	bool model;
	if (span_is(t->key, "language"))
		set_language(l, t, glob, x);
	else if (span_is(t->key, "entrypoint"))
		set_entry(l, t, glob, x);
	else if (span_is(t->key, "model_solution"))
		tree_bool(l->f, t, &model);
	else
		return span_is(t->key, "authors");
	return true;
}

static bool matches_test(const struct package *p, const char *glob)
{
	for (size_t i = 0; i < p->group_count; i++) {
		if (glob_match(glob, p->groups[i].name))
			return true;
		for (size_t k = 0; k < p->groups[i].count; k++)
			if (glob_match(glob, p->groups[i].tests[k].name))
				return true;
	}
	return false;
}

static char *read_glob(struct loading *l, const struct tree *t)
{
	char *glob = arena_copy(l->a, t->key);
	if (glob && glob_check(glob))
		fault(l->f, t->file, t->key_line,
		      "'%s': patterns have * and {a,b}, no ** and no [abc]", glob);
	return glob;
}

/* An explicit bound of the time limit is a rule about verdicts too; and what is required must be
 * permitted. */
static void check_rule(struct loading *l, const struct tree *t, struct expectation *x)
{
	unsigned permitted = x->permitted ? x->permitted : EXPECT_ANY;
	unsigned required = x->required ? x->required : EXPECT_ANY;
	if (x->time_use == TIME_LOWER)
		x->permitted = permitted &= EXPECT_ANY & ~(unsigned)EXPECT_TLE;
	if (x->time_use == TIME_UPPER)
		x->required = required &= EXPECT_TLE;
	if (!(permitted & required))
		fault(l->f, t->file, t->key_line,
		      "'%.*s': what is required is not permitted, so that nothing fits",
		      SPAN_ARG(t->key));
}

static void read_part(struct loading *l, const struct tree *t, struct expectation *x)
{
	x->line = t->key_line;
	x->glob = read_glob(l, t);
	if (!x->glob || !tree_is(l->f, t, TREE_MAP))
		return;
	if (!matches_test(l->p, x->glob))
		fault(l->f, t->file, t->key_line, "'%s' matches no test and no group", x->glob);
	tree_each(key, t) if (!read_rule_key(l, key, x))
		fault(l->f, key->file, key->key_line, "unknown key '%.*s'", SPAN_ARG(key->key));
	check_rule(l, t, x);
	if (x->has_score && !package_group(l->p, x->glob))
		fault(l->f, t->file, t->key_line, "only a group has a score");
}

static bool matches_example(const struct expectations *x, const char *glob)
{
	for (size_t i = 0; i < x->example_count; i++)
		if (glob_match(glob, x->examples[i].path))
			return true;
	for (size_t i = 0; i < x->left_out_count; i++)
		if (glob_match(glob, x->left_out[i].path))
			return true;
	return false;
}

static void read_rule(struct loading *l, const struct tree *t, struct expectations *x)
{
	struct expectation *rule = NULL;
	char *glob = read_glob(l, t);
	if (!glob || !tree_is(l->f, t, TREE_MAP))
		return;
	/* A default's own name replaces it, key by key; any other pattern adds to it. */
	for (size_t i = 0; i < x->rule_count; i++)
		if (x->rules[i].line == 0 && strcmp(x->rules[i].glob, glob) == 0)
			rule = &x->rules[i];
	if (!rule)
		rule = &x->rules[x->rule_count++];
	rule->glob = glob;
	rule->line = t->key_line;
	rule->parts = arena_alloc(l->a, t->count, sizeof *rule->parts);
	if (!rule->parts)
		return;
	if (!matches_example(x, glob))
		fault(l->f, t->file, t->key_line, "'%s' matches no submission", glob);
	tree_each(key, t) if (!read_rule_key(l, key, rule) && !read_metadata(l, key, glob, x))
		read_part(l, key, &rule->parts[rule->part_count++]);
	check_rule(l, t, rule);
}

static void check_covered(struct loading *l, const struct expectations *x)
{
	bool accepted = false;
	for (size_t i = 0; i < x->example_count; i++) {
		const struct example *e = &x->examples[i];
		bool covered = false;
		accepted = accepted || strncmp(e->path, "accepted/", 9) == 0;
		for (size_t k = 0; k < x->rule_count; k++)
			covered = covered || glob_match(x->rules[k].glob, e->path);
		if (!covered)
			fault(l->f, x->file, 0, "'%s': nothing says what it must get", e->path);
	}
	if (!accepted)
		fault(l->f, package_path(l, "submissions"), 0,
		      x->left_out_count ? "there is no accepted submission in C or C++"
					: "there is no accepted submission");
}

enum err expect_load(struct package *p, struct faults *f, struct expectations *out)
{
	struct loading l = {.p = p, .f = f, .a = &p->arena};
	int before = f->count;
	struct expectations x = {.file = package_path(&l, "submissions/submissions.yaml")};
	find_examples(&l, &x);
	const struct tree *t = package_yaml(&l, "submissions/submissions.yaml", false);
	x.rules = arena_alloc(l.a, DEFAULTS + (t ? t->count : 0), sizeof *x.rules);
	if (!x.rules || !x.file)
		return ERR_NOMEM;
	add_defaults(p, &x);
	if (t && tree_is(f, t, TREE_MAP))
		tree_each(rule, t) read_rule(&l, rule, &x);
	for (size_t i = 0; p->legacy && !p->scoring && i < x.example_count; i++)
		if (strncmp(x.examples[i].path, "partially_accepted/", 19) == 0)
			fault(f, package_path(&l, "submissions"), 0,
			      "'%s': nothing is partially accepted in a pass-fail problem",
			      x.examples[i].path);
	check_covered(&l, &x);
	if (f->count > before)
		return ERR_INVAL;
	*out = x;
	return ERR_OK;
}
