/* cases.c - the files that make a test: NAME.in, NAME.ans and whatever may stand beside them. */
#include <stdio.h>
#include <stdlib.h>

#include "judge/data.h"
#include "judge/test_files.h"

enum part {
	PART_IN_STATEMENT,
	PART_ANS_STATEMENT,
	PART_IN_DOWNLOAD,
	PART_ANS_DOWNLOAD,
	PART_IN,
	PART_ANS,
	PART_OUT,
	PART_INTERACTION,
	PART_FILES,
	PART_YAML,
	PART_HINT,
	PART_DESC,
	PART_PNG,
	PART_JPG,
	PART_JPEG,
	PART_SVG,
	PART_COUNT
};

enum { IN_CURRENT = 1, IN_LEGACY = 2, IN_BOTH = 3 };

/* Where one suffix ends in another (".in.statement" never ends in ".in") order does not matter. */
static const struct {
	const char *suffix;
	int formats;
} parts[PART_COUNT] = {
	[PART_IN_STATEMENT] = {".in.statement", IN_CURRENT},
	[PART_ANS_STATEMENT] = {".ans.statement", IN_CURRENT},
	[PART_IN_DOWNLOAD] = {".in.download", IN_CURRENT},
	[PART_ANS_DOWNLOAD] = {".ans.download", IN_CURRENT},
	[PART_IN] = {".in", IN_BOTH},
	[PART_ANS] = {".ans", IN_BOTH},
	[PART_OUT] = {".out", IN_CURRENT},
	[PART_INTERACTION] = {".interaction", IN_BOTH},
	[PART_FILES] = {".files", IN_CURRENT},
	[PART_YAML] = {".yaml", IN_CURRENT},
	[PART_HINT] = {".hint", IN_LEGACY},
	[PART_DESC] = {".desc", IN_LEGACY},
	[PART_PNG] = {".png", IN_BOTH},
	[PART_JPG] = {".jpg", IN_BOTH},
	[PART_JPEG] = {".jpeg", IN_BOTH},
	[PART_SVG] = {".svg", IN_BOTH},
};

/* One folder of data/ being read. */
struct reading {
	struct loading *l;
	const char *folder; /* "secret/g1" */
	const char *path;
	struct names names;
	const struct config *config;
	struct group *g;
};

static bool is_there(const struct reading *r, const char *stem, enum part part)
{
	char name[320];
	snprintf(name, sizeof name, "%s%s", stem, parts[part].suffix);
	return names_have(&r->names, name);
}

static char *path_of(const struct reading *r, const char *stem, enum part part)
{
	if (!is_there(r, stem, part))
		return NULL;
	return arena_format(r->l->a, "%s/%s%s", r->path, stem, parts[part].suffix);
}

/* ---- adding ---- */

struct test *cases_add(struct loading *l, struct group *g)
{
	/* The arena cannot grow a block: a new one of twice the size whenever it is full. */
	if (g->count >= PACKAGE_TESTS_MAX) {
		fault(l->f, package_path(l, "data"), 0, "more than %d tests", PACKAGE_TESTS_MAX);
		return NULL;
	}
	if ((g->count & (g->count - 1)) == 0) {
		size_t room = g->count ? g->count * 2 : 1;
		struct test *more = arena_alloc(l->a, room, sizeof *more);
		if (!more)
			return NULL;
		if (g->count)
			memcpy(more, g->tests, g->count * sizeof *more);
		g->tests = more;
	}
	struct test *test = &g->tests[g->count++];
	*test = (struct test){0};
	return test;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct test *)a)->name, ((const struct test *)b)->name);
}

void cases_sort(struct group *g)
{
	if (g->count)
		qsort(g->tests, g->count, sizeof *g->tests, by_name);
	for (size_t i = 0; i < g->count; i++)
		g->tests[i].ordinal = (int)i + 1;
}

/* ---- what may stand beside ---- */

/* Section "Priority of test case files". */
static void check_shown(struct reading *r, const char *stem)
{
	static const enum part alone[] = {PART_IN_STATEMENT, PART_ANS_STATEMENT, PART_IN_DOWNLOAD,
					  PART_ANS_DOWNLOAD, PART_OUT};
	const struct package *p = r->l->p;
	bool talk = is_there(r, stem, PART_INTERACTION);
	struct faults *f = r->l->f;
	if (talk && !p->interactive && !p->multi_pass)
		fault(f, r->path, 0,
		      "'%s.interaction' belongs to interactive and multi-pass problems", stem);
	for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++)
		if (talk && is_there(r, stem, alone[i]))
			fault(f, r->path, 0, "'%s%s' cannot stand beside '%s.interaction'", stem,
			      parts[alone[i]].suffix, stem);
	if (is_there(r, stem, PART_OUT) && is_there(r, stem, PART_ANS_STATEMENT))
		fault(f, r->path, 0, "'%s.out' and '%s.ans.statement': one of the two", stem, stem);
	if (is_there(r, stem, PART_IN_STATEMENT) != is_there(r, stem, PART_IN_DOWNLOAD))
		fault(f, r->path, 0, "'%s': .in.statement and .in.download go together", stem);
	if (is_there(r, stem, PART_ANS_STATEMENT) != is_there(r, stem, PART_ANS_DOWNLOAD))
		fault(f, r->path, 0, "'%s': .ans.statement and .ans.download go together", stem);
}

static void read_shown(struct reading *r, const char *stem, struct test *test)
{
	struct shown *s = &test->shown;
	check_shown(r, stem);
	s->out = path_of(r, stem, PART_OUT);
	s->in = path_of(r, stem, PART_IN_STATEMENT);
	s->ans = path_of(r, stem, PART_ANS_STATEMENT);
	s->download_in = path_of(r, stem, PART_IN_DOWNLOAD);
	s->download_ans = path_of(r, stem, PART_ANS_DOWNLOAD);
	s->interaction = path_of(r, stem, PART_INTERACTION);
	if (!s->ans)
		s->ans = s->out;
	if (!s->download_ans)
		s->download_ans = s->out;
}

static void read_files(struct reading *r, const char *stem, struct test *test)
{
	const char *path = path_of(r, stem, PART_FILES);
	if (path)
		test_files_read(r->l, path, test);
}

static void check_images(struct reading *r, const char *stem)
{
	int images = 0;
	for (int part = PART_PNG; part <= PART_SVG; part++)
		images += is_there(r, stem, (enum part)part);
	if (images > 1)
		fault(r->l->f, r->path, 0, "'%s' has more than one illustration", stem);
}

static void read_notes(struct reading *r, const char *stem, struct test *test)
{
	const struct {
		enum part part;
		char **to;
	} notes[] = {{PART_HINT, &test->hint}, {PART_DESC, &test->description}};
	char rel[700];
	struct span s;
	for (size_t i = 0; r->l->p->legacy && i < 2; i++) {
		snprintf(rel, sizeof rel, "data/%s/%s%s", r->folder, stem,
			 parts[notes[i].part].suffix);
		if (is_there(r, stem, notes[i].part) && package_text(r->l, rel, &s))
			*notes[i].to = arena_copy(r->l->a, s);
	}
}

/* ---- one test ---- */

static struct test *find_made(const struct group *g, const char *name)
{
	for (size_t i = 0; i < g->count; i++)
		if (g->tests[i].made && strcmp(g->tests[i].name, name) == 0)
			return &g->tests[i];
	return NULL;
}

static struct test *add_stored(struct reading *r, const char *stem, const char *name)
{
	struct loading *l = r->l;
	if (l->p->manifest.path && strncmp(r->folder, "secret", 6) == 0) {
		fault(l->f, r->path, 0, "'%s.in' is not in the manifest: remove it", stem);
		return NULL;
	}
	if (!is_there(r, stem, PART_ANS)) {
		fault(l->f, r->path, 0, "'%s.in' has no '%s.ans'", stem, stem);
		return NULL;
	}
	struct test *test = cases_add(l, r->g);
	if (!test)
		return NULL;
	test->name = name;
	test->in = path_of(r, stem, PART_IN);
	test->ans = path_of(r, stem, PART_ANS);
	return test;
}

static void finish(struct reading *r, const char *stem, struct test *test)
{
	struct config c = *r->config;
	char rel[700];
	snprintf(rel, sizeof rel, "data/%s/%s.yaml", r->folder, stem);
	if (!r->l->p->legacy)
		config_read_test(r->l, rel, &c, test);
	read_notes(r, stem, test);
	read_shown(r, stem, test);
	read_files(r, stem, test);
	check_images(r, stem);
	config_apply(r->l, &c, c.tree ? c.tree->file : rel, test);
}

static void take_test(struct reading *r, const char *file)
{
	char stem[300];
	snprintf(stem, sizeof stem, "%.*s", (int)(strlen(file) - 3), file);
	const char *name = arena_format(r->l->a, "%s/%s", r->folder, stem);
	if (!name || find_made(r->g, name))
		return; /* a made test is finished below */
	if (strcmp(stem, "test_group") == 0)
		fault(r->l->f, r->path, 0, "a test cannot be called 'test_group'");
	struct test *test = add_stored(r, stem, name);
	if (test)
		finish(r, stem, test);
}

/* ---- the rest of the folder ---- */

static bool part_of(const struct package *p, const char *name, enum part *out)
{
	for (int i = 0; i < PART_COUNT; i++)
		if ((parts[i].formats & (p->legacy ? IN_LEGACY : IN_CURRENT)) &&
		    name_ends(name, parts[i].suffix)) {
			*out = (enum part)i;
			return true;
		}
	return false;
}

/* An entry that is no `.in`: does it belong to a test? */
static void check_companion(struct reading *r, const struct name *n)
{
	char stem[300];
	enum part part;
	struct loading *l = r->l;
	if (!part_of(l->p, n->text, &part) || n->folder != (part == PART_FILES)) {
		fault(l->f, r->path, 0, "'%s' is not a file of a test", n->text);
		return;
	}
	snprintf(stem, sizeof stem, "%.*s", (int)(strlen(n->text) - strlen(parts[part].suffix)),
		 n->text);
	const char *name = arena_format(l->a, "%s/%s", r->folder, stem);
	/* The legacy format has interactions to be shown that no test stands behind. */
	bool alone = part == PART_INTERACTION && l->p->legacy;
	if (name && !alone && !is_there(r, stem, PART_IN) && !find_made(r->g, name))
		fault(l->f, r->path, 0, "'%s' belongs to no test: there is no '%s.in'", n->text,
		      stem);
}

static void take_entry(struct reading *r, const struct name *n, struct names *inside)
{
	char in[320];
	const char *own = r->l->p->legacy ? "testdata.yaml" : "test_group.yaml";
	if (!n->folder && strcmp(n->text, own) == 0)
		return;
	if (!n->folder && name_ends(n->text, ".in")) {
		take_test(r, n->text);
		return;
	}
	if (!n->folder || name_ends(n->text, ".files")) {
		check_companion(r, n);
		return;
	}
	snprintf(in, sizeof in, "%s.in", n->text);
	if (names_have(&r->names, in))
		fault(r->l->f, r->path, 0, "'%s' is both a folder and a test", n->text);
	inside->v[inside->count++] = *n;
}

void cases_read(struct loading *l, const char *folder, const struct config *c, struct group *g,
		struct names *inside)
{
	struct reading r = {.l = l, .folder = folder, .config = c, .g = g};
	*inside = (struct names){0};
	r.path = arena_format(l->a, "%s/data/%s", l->p->dir, folder);
	if (!r.path || names_read(l->a, l->f, r.path, &r.names))
		return;
	inside->v = arena_alloc(l->a, r.names.count + 1, sizeof *inside->v);
	for (size_t i = 0; inside->v && i < r.names.count; i++)
		take_entry(&r, &r.names.v[i], inside);
	for (size_t i = 0; i < g->count; i++)
		if (g->tests[i].made && strcmp(g->tests[i].made->group, folder) == 0)
			finish(&r, g->tests[i].made->stem, &g->tests[i]);
}
