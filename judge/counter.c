#include "judge/counter.h"

#include <stdio.h>

#include "judge/names.h"
#include "judge/test_files.h"

static const char *const folders[COUNTER_KINDS] = {
	[INVALID_INPUT] = "invalid_input",
	[INVALID_OUTPUT] = "invalid_output",
	[VALID_OUTPUT] = "valid_output",
};

static void read_yaml(struct loading *l, const char *rel, struct test *test)
{
	static const char *const keys[] = {"input_validator_args", "output_validator_args",
					   "description", NULL};
	const struct tree *t = package_yaml(l, rel, false), *v;
	char why[COMPARE_WHY_MAX];
	if (!t || !tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return;
	if ((v = tree_get(t, "input_validator_args")))
		load_validator_args(l, v, &test->input_args);
	if ((v = tree_get(t, "output_validator_args")))
		package_words(l, v, false, &test->output_args);
	if (l->p->output_validator.files.count == 0 &&
	    compare_parse((const char *const *)test->output_args.v, test->output_args.count,
			  &test->compare, why))
		fault(l->f, t->file, 0, "output_validator_args: %s", why);
}

static char *companion(struct loading *l, const struct names *names, const char *folder,
		       const char *stem, const char *suffix)
{
	char file[320];
	snprintf(file, sizeof file, "%s%s", stem, suffix);
	if (!names_have(names, file))
		fault(l->f, package_path(l, folder), 0, "'%s' is missing", file);
	return arena_format(l->a, "%s/%s/%s", l->p->dir, folder, file);
}

static void add(struct loading *l, enum counter_kind kind, const struct names *names,
		const char *file, const struct test *inherited, struct counter_examples *out)
{
	struct counter_example *c = &out->v[out->count];
	char folder[64], stem[300], rel[512];
	snprintf(folder, sizeof folder, "data/%s", folders[kind]);
	snprintf(stem, sizeof stem, "%.*s", (int)(strlen(file) - 3), file);
	snprintf(rel, sizeof rel, "%s/%s.yaml", folder, stem);
	*c = (struct counter_example){.kind = kind, .test = *inherited};
	c->name = arena_format(l->a, "%s/%s", folders[kind], stem);
	c->test.name = c->name;
	read_yaml(l, rel, &c->test);
	c->test.in = companion(l, names, folder, stem, ".in");
	snprintf(rel, sizeof rel, "%s.files", stem);
	if (!l->p->legacy && names_have(names, rel))
		test_files_read(l, arena_format(l->a, "%s/%s/%s", l->p->dir, folder, rel),
				&c->test);
	if (kind != INVALID_INPUT) {
		c->test.ans = companion(l, names, folder, stem, ".ans");
		c->out = companion(l, names, folder, stem, ".out");
	}
	if (arena_err(l->a) == ERR_OK)
		out->count++;
}

/* Whatever lies beside the inputs must belong to one. */
static void check_companion(struct loading *l, const char *path, const struct names *names,
			    const struct name *n, enum counter_kind kind)
{
	static const char *const suffixes[] = {".files", ".yaml", ".png", ".jpg",
					       ".jpeg",	 ".svg",  ".ans", ".out"};
	char in[320];
	size_t count = kind == INVALID_INPUT ? 6 : 8, i = 0;
	if (!n->folder && strcmp(n->text, "test_group.yaml") == 0)
		return;
	while (i < count && !name_ends(n->text, suffixes[i]))
		i++;
	/* Only the first of them is a folder, and that it is; the legacy version has none. */
	if (i == count || n->folder != (i == 0) || (n->folder && l->p->legacy)) {
		fault(l->f, path, 0, "'%s' is not a file of a test", n->text);
		return;
	}
	snprintf(in, sizeof in, "%.*s.in", (int)(strlen(n->text) - strlen(suffixes[i])), n->text);
	if (!names_have(names, in))
		fault(l->f, path, 0, "'%s' belongs to no test: there is no '%s'", n->text, in);
}

static void load_folder(struct loading *l, enum counter_kind kind, struct counter_examples *out)
{
	struct names names = {0};
	struct test inherited = {.ordinal = 0};
	char rel[128];
	snprintf(rel, sizeof rel, "data/%s", folders[kind]);
	const char *path = package_path(l, rel);
	if (!path || names_read(l->a, l->f, path, &names))
		return;
	snprintf(rel, sizeof rel, "data/%s/test_group.yaml", folders[kind]);
	read_yaml(l, rel, &inherited);
	for (size_t i = 0; i < names.count && out->count < NAMES_MAX; i++) {
		if (!names.v[i].folder && name_ends(names.v[i].text, ".in"))
			add(l, kind, &names, names.v[i].text, &inherited, out);
		else
			check_companion(l, path, &names, &names.v[i], kind);
	}
}

enum err counter_load(struct package *p, struct faults *f, struct counter_examples *out)
{
	struct loading l = {.p = p, .f = f, .a = &p->arena};
	int before = f->count;
	struct counter_examples found = {.v = arena_alloc(l.a, NAMES_MAX, sizeof *found.v)};
	if (!found.v)
		return arena_err(l.a);
	for (int kind = 0; kind < COUNTER_KINDS; kind++)
		load_folder(&l, (enum counter_kind)kind, &found);
	if (f->count > before)
		return ERR_INVAL;
	*out = found;
	return ERR_OK;
}

const struct words *counter_args(const struct validator_args *a, const char *validator)
{
	static const struct words none = {0};
	if (a->by_name_count == 0)
		return &a->all;
	for (size_t i = 0; i < a->by_name_count; i++)
		if (strcmp(a->by_name[i].name, validator) == 0)
			return &a->by_name[i].words;
	return &none;
}
