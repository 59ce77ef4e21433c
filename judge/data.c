/* data.c - data/: samples, secret groups, and what holds between them. */
#include <math.h>
#include <stdio.h>

#include "judge/data.h"

enum { FOLDERS_DEPTH_MAX = 8 };

/* ---- one group ---- */

/* The tests of the manifest come first: what lies in the folder may stand beside them. */
static void add_made(struct loading *l, const char *folder, struct group *g)
{
	const struct manifest *m = &l->p->manifest;
	for (size_t i = 0; i < m->count; i++) {
		struct test *test;
		if (strcmp(m->tests[i].group, folder) != 0 || !(test = cases_add(l, g)))
			continue;
		m->tests[i].used = true;
		test->name = arena_format(l->a, "%s/%s", folder, m->tests[i].stem);
		test->description = m->tests[i].reason;
		test->made = &m->tests[i];
	}
}

/* A group's folders hold more tests of it, never groups. */
static void read_inside(struct loading *l, const char *folder, const struct names *inside,
			const struct config *c, struct group *g, int depth)
{
	for (size_t i = 0; i < inside->count; i++) {
		struct names more = {0}, own = {0};
		const char *path = arena_format(l->a, "%s/%s", folder, inside->v[i].text);
		const char *full = arena_format(l->a, "%s/data/%s", l->p->dir, path ? path : "");
		if (!path || !full)
			return;
		if (depth == FOLDERS_DEPTH_MAX) {
			fault(l->f, full, 0, "folders are nested deeper than %d levels",
			      FOLDERS_DEPTH_MAX);
			return;
		}
		if (!names_read(l->a, l->f, full, &own) && names_have(&own, "test_group.yaml"))
			fault(l->f, full, 0, "a test_group.yaml here: groups hold no groups");
		cases_read(l, path, c, g, &more);
		read_inside(l, path, &more, c, g, depth + 1);
	}
}

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
	struct names inside;
	struct group *g = &l->p->groups[l->p->group_count++];
	*g = (struct group){
		.name = arena_copy(l->a, span_of(folder)),
		.title = arena_format(l->a, "%d", number),
		.number = number,
		.aggregation = c->aggregation,
		.max_score = c->max_score,
		.unbounded = c->unbounded,
		.require_pass = c->require_pass,
	};
	if (!g->name || !g->title)
		return;
	add_made(l, folder, g);
	cases_read(l, folder, c, g, &inside);
	if (number == 0 && inside.count)
		fault(l->f, package_path(l, "data/sample"), 0, "'%s': samples have no groups",
		      inside.v[0].text);
	else if (strcmp(folder, "secret") != 0)
		read_inside(l, folder, &inside, c, g, 1);
	cases_sort(g);
	set_test_scores(g);
	if (g->count == 0 && number > 0)
		fault(l->f, package_path(l, "data"), 0, "%s has no test", folder);
}

/* ---- all groups ---- */

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

/* Section "Scoring problems": who may be unbounded, and what must not be more than the whole. */
static void check_scores(struct loading *l, const struct group *g, const char *file)
{
	const struct package *p = l->p;
	if (g->unbounded && g->aggregation == AGGREGATE_PASS_FAIL)
		fault(l->f, file, 0, "%s: 'max_score' is missing: a pass-fail group needs one",
		      g->name);
	else if (g->unbounded && !p->unbounded)
		fault(l->f, file, 0,
		      "%s: 'max_score' is missing: only where secret is unbounded may it be",
		      g->name);
	if (p->secret_aggregation == AGGREGATE_PASS_FAIL && g->aggregation != AGGREGATE_PASS_FAIL)
		fault(l->f, file, 0, "secret is pass-fail, so %s must be too", g->name);
	if (p->secret_aggregation == AGGREGATE_MIN && !p->unbounded && g->max_score > p->max_score)
		fault(l->f, file, 0, "%s may score more than all of secret", g->name);
}

static void check_groups(struct loading *l)
{
	const struct package *p = l->p;
	int64_t sum = 0;
	bool custom = p->output_validator.files.count > 0, unbounded = p->unbounded;
	const char *file = package_path(l, "data/secret/test_group.yaml");
	for (size_t i = 0; i < p->group_count; i++) {
		const struct group *g = &p->groups[i];
		check_required(l, g);
		sum += g->max_score;
		unbounded = unbounded || g->unbounded;
		if (g->number && p->scoring)
			check_scores(l, g, file);
	}
	if (!p->scoring)
		return;
	if (unbounded && !custom)
		fault(l->f, file, 0,
		      "an unbounded score needs an output validator that writes score.txt");
	if (p->unbounded && p->secret_aggregation == AGGREGATE_PASS_FAIL)
		fault(l->f, file, 0, "secret is pass-fail and needs a 'max_score'");
	if (!p->unbounded && p->secret_aggregation == AGGREGATE_SUM && sum > p->max_score)
		fault(l->f, file, 0, "the groups' max_score add up to %lld, more than %lld",
		      (long long)sum, (long long)p->max_score);
}

/* A folder of secret is a group, unless it holds the files of a test. */
static bool is_group(const struct name *n)
{
	return n->folder && !name_ends(n->text, ".files");
}

/* What secret as a whole requires, each of its groups does. */
static void read_group_folders(struct loading *l, const struct names *names,
			       const struct words *required)
{
	int number = 0;
	for (size_t i = 0; i < names->count; i++) {
		const struct name *n = &names->v[i];
		char folder[300];
		if (!is_group(n)) {
			if (strcmp(n->text, "test_group.yaml") != 0)
				fault(l->f, package_path(l, "data/secret"), 0,
				      "'%s' lies beside groups: tests or groups, not both",
				      n->text);
			continue;
		}
		snprintf(folder, sizeof folder, "secret/%s", n->text);
		struct config c = config_read(l, folder, IN_GROUP);
		package_join(l, &c.require_pass, required);
		fill_group(l, folder, &c, ++number);
	}
}

/* data/secret holds tests or groups, never both. */
static void read_secret(struct loading *l, const struct names *names)
{
	struct config c = config_read(l, "secret", IN_SECRET);
	size_t folders = 0;
	l->p->secret_aggregation = c.aggregation;
	l->p->max_score = c.max_score;
	l->p->unbounded = c.unbounded;
	for (size_t i = 0; i < names->count; i++)
		folders += is_group(&names->v[i]);
	if (folders == 0) {
		fill_group(l, "secret", &c, 1);
		return;
	}
	if (c.args.count || c.output_args.count || c.input_args.all.count ||
	    c.input_args.by_name_count || c.full_feedback)
		fault(l->f, c.tree->file, 1,
		      "tests inherit from their own group only: move arguments and feedback there");
	read_group_folders(l, names, &c.require_pass);
}

void data_check_folders(struct loading *l)
{
	const char *known[] = {"sample",	 "secret",	 "invalid_input",
			       "invalid_output", "valid_output", NULL};
	struct names names = {0};
	const char *path = package_path(l, "data");
	if (!path)
		return;
	if (l->p->legacy) {
		known[2] = "testdata.yaml";
		known[3] = NULL;
	}
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
	data_check_folders(l);
	bool have_samples = names_read(l->a, l->f, sample_path, &samples) == ERR_OK;
	if (names_read(l->a, l->f, secret_path, &secret)) {
		fault(l->f, secret_path, 0, "the folder is missing");
		return;
	}
	p->groups = arena_alloc(l->a, secret.count + 2, sizeof *p->groups);
	if (!p->groups)
		return;
	if (have_samples && samples.count > 0) {
		struct config c = config_read(l, "sample", IN_SAMPLE);
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
