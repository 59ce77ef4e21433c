#include "judge/legacy_write.h"

#include <errno.h>
#include <stdio.h>

#include "base/auto.h"
#include "base/file.h"
#include "base/rng.h"
#include "judge/folders.h"
#include "judge/legacy_groups.h"
#include "judge/names.h"
#include "judge/tex.h"

enum { TEXT_MAX = 4 * 1024 * 1024 };

struct writing {
	struct package *p;
	struct faults *f;
	struct loading l;
	struct expectations x;
	char *place; /* the package being written */
};

static void failed(struct writing *w, const char *path, enum err e)
{
	fault(w->f, path, 0, "cannot be written: %s", err_str(e));
}

static void put(struct writing *w, const char *rel, const struct buf *text)
{
	const char *to = arena_format(w->l.a, "%s/%s", w->place, rel);
	enum err e = buf_err(text);
	if (!e)
		e = to ? folder_write(to, buf_span(text)) : arena_err(w->l.a);
	if (e)
		failed(w, rel, e);
}

static void copy(struct writing *w, const char *from, const char *rel)
{
	const char *to = arena_format(w->l.a, "%s/%s", w->place, rel);
	enum err e = to ? folder_copy_file(from, to) : arena_err(w->l.a);
	if (e)
		failed(w, rel, e);
}

/* ---- problem.yaml ---- */

/* A text as a YAML scalar in double quotes. */
static void add_quoted(struct buf *out, const char *key, struct span s)
{
	buf_addf(out, "%s: \"", key);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\')
			buf_add_char(out, '\\');
		if (c < 0x20)
			buf_addf(out, "\\x%02X", c);
		else
			buf_add_char(out, s.p[i]);
	}
	buf_add_text(out, "\"\n");
}

/* A person or a source: a text, or a map with a name; of a list the first has to do with commas. */
static void add_names(struct buf *out, const struct tree *t)
{
	bool first = true;
	if (t->kind == TREE_MAP)
		t = tree_get(t, "name");
	if (t && t->kind == TREE_SCALAR)
		buf_add(out, t->text);
	if (!t || t->kind != TREE_LIST)
		return;
	tree_each(one, t)
	{
		if (!first)
			buf_add_text(out, ", ");
		add_names(out, one);
		first = false;
	}
}

static void add_named(struct buf *out, const char *key, const struct tree *t)
{
	AUTO_BUF names;
	buf_init(&names, TEXT_MAX);
	if (!t)
		return;
	add_names(&names, t);
	add_quoted(out, key, buf_span(&names));
}

static void add_keywords(struct buf *out, const struct tree *t)
{
	AUTO_BUF words;
	buf_init(&words, TEXT_MAX);
	if (!t || t->kind != TREE_LIST)
		return;
	tree_each(word, t)
	{
		buf_add_text(&words, words.len ? " " : "");
		for (size_t i = 0; word->kind == TREE_SCALAR && i < word->text.len; i++)
			buf_add_char(&words, word->text.p[i] == ' ' ? '-' : word->text.p[i]);
	}
	add_quoted(out, "keywords", buf_span(&words));
}

static void add_limits(struct buf *out, const struct limits *l)
{
	buf_addf(out,
		 "limits:\n  time_multiplier: %g\n  time_safety_margin: %g\n  memory: %lld\n"
		 "  output: %lld\n  code: %lld\n  compilation_time: %lld\n"
		 "  compilation_memory: %lld\n  validation_time: %lld\n  validation_memory: %lld\n"
		 "  validation_output: %lld\n",
		 l->ac_to_limit, l->limit_to_tle, (long long)l->memory_mib,
		 (long long)l->output_mib, (long long)l->code_kib, (long long)l->compile_s,
		 (long long)l->compile_mib, (long long)l->validate_s, (long long)l->validate_mib,
		 (long long)l->validate_out_mib);
}

static void write_problem(struct writing *w)
{
	AUTO_BUF out;
	const struct package *p = w->p;
	const struct tree *t = package_yaml(&w->l, "problem.yaml", true);
	const struct tree *credits = tree_get(t, "credits"), *license = tree_get(t, "license");
	buf_init(&out, TEXT_MAX);
	buf_addf(&out, "problem_format_version: legacy\ntype: %s\n",
		 p->scoring ? "scoring" : "pass-fail");
	add_quoted(&out, "name", span_of(p->name));
	add_named(&out, "uuid", tree_get(t, "uuid"));
	add_named(&out, "author",
		  credits && credits->kind == TREE_MAP ? tree_get(credits, "authors") : credits);
	add_named(&out, "source", tree_get(t, "source"));
	if (license)
		add_quoted(&out, "license", license->text);
	add_named(&out, "rights_owner", tree_get(t, "rights_owner"));
	if (p->output_validator.files.count)
		buf_addf(&out, "validation: custom%s%s\n", legacy_groups_score(p) ? " score" : "",
			 p->interactive ? " interactive" : "");
	add_keywords(&out, tree_get(t, "keywords"));
	add_limits(&out, &p->limits);
	put(w, "problem.yaml", &out);
}

/* The version has no key for the limit itself; these two files are what its judges read. */
static void write_time_limit(struct writing *w)
{
	AUTO_BUF seconds, ini;
	double limit = (double)w->p->limits.time_ms / 1000;
	buf_init(&seconds, TEXT_MAX);
	buf_init(&ini, TEXT_MAX);
	buf_addf(&seconds, "%.3f\n", limit);
	buf_addf(&ini, "timelimit='%.3f'\n", limit);
	put(w, ".timelimit", &seconds);
	put(w, "domjudge-problem.ini", &ini);
}

/* ---- statements ---- */

static void write_statements(struct writing *w)
{
	for (size_t i = 0; i < w->p->statement_count; i++) {
		const struct statement *s = &w->p->statements[i];
		const char *from = package_path(&w->l, s->path);
		const char *ending = s->kind == STATEMENT_PDF ? "pdf" : "tex";
		const char *rel = arena_format(w->l.a, "problem_statement/problem.%s.%s",
					       s->language, ending);
		struct span text;
		AUTO_BUF tex;
		buf_init(&tex, TEXT_MAX);
		if (!from || !rel)
			return;
		if (s->kind != STATEMENT_MARKDOWN) {
			copy(w, from, rel);
			continue;
		}
		enum err e = constants_read(&w->p->constants, w->l.a, from, &text);
		if (e)
			fault(w->f, from, 0, "cannot be read: %s", err_str(e));
		else
			tex_of_markdown(s->name ? s->name : w->p->name, text, &tex);
		put(w, rel, &tex);
	}
}

/* ---- programs ---- */

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static void write_program(struct writing *w, const struct program *p, const char *folder)
{
	for (size_t i = 0; i < p->files.count; i++) {
		struct span text;
		const char *from = p->files.v[i];
		const char *to =
			arena_format(w->l.a, "%s/%s/%s", w->place, folder, base_name(from));
		enum err e =
			to ? constants_read(p->constants, w->l.a, from, &text) : arena_err(w->l.a);
		if (!e && memmem(text.p, text.len, "score_multiplier.txt", 20))
			fault(w->f, from, 0, "the legacy version has no score_multiplier.txt");
		if (!e)
			e = folder_write(to, text);
		if (e)
			failed(w, from, e);
	}
}

static void write_programs(struct writing *w)
{
	struct arena *a = w->l.a;
	const struct package *p = w->p;
	for (size_t i = 0; i < p->input_validator_count; i++)
		write_program(w, &p->input_validators[i],
			      arena_format(a, "input_validators/%s", p->input_validators[i].name));
	if (p->output_validator.files.count)
		write_program(w, &p->output_validator,
			      arena_format(a, "output_validators/%s", p->output_validator.name));
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		write_program(w, &p->include[i],
			      arena_format(a, "include/%s", language_code((enum language)i)));
}

/* A folder of the version, or none for what it has no word for. */
static bool has_legacy_folder(const char *path)
{
	static const char *const folders[] = {"accepted/", "wrong_answer/", "time_limit_exceeded/",
					      "run_time_error/", NULL};
	for (const char *const *folder = folders; *folder; folder++)
		if (strncmp(path, *folder, strlen(*folder)) == 0)
			return true;
	return false;
}

static void write_submissions(struct writing *w)
{
	for (size_t i = 0; i < w->x.example_count; i++) {
		const struct example *x = &w->x.examples[i];
		bool single = strcmp(base_name(x->path), base_name(x->program.files.v[0])) == 0;
		const char *slash = strrchr(x->path, '/');
		if (!has_legacy_folder(x->path)) {
			fprintf(stderr, "%s: left out: submissions/%s\n", w->p->id, x->path);
			continue;
		}
		write_program(w, &x->program,
			      single ? arena_format(w->l.a, "submissions/%.*s",
						    (int)(slash - x->path), x->path)
				     : arena_format(w->l.a, "submissions/%s", x->path));
	}
}

/* ---- data ---- */

static void write_note(struct writing *w, const char *name, const char *suffix, const char *text)
{
	AUTO_BUF note;
	buf_init(&note, TEXT_MAX);
	if (!text)
		return;
	buf_addf(&note, "%s%s", text, text[0] && text[strlen(text) - 1] == '\n' ? "" : "\n");
	put(w, arena_format(w->l.a, "data/%s%s", name, suffix), &note);
}

static void write_data(struct writing *w)
{
	struct arena *a = w->l.a;
	for (size_t i = 0; i < w->p->group_count; i++)
		for (size_t k = 0; k < w->p->groups[i].count; k++) {
			const struct test *t = &w->p->groups[i].tests[k];
			copy(w, t->in, arena_format(a, "data/%s.in", t->name));
			copy(w, t->ans, arena_format(a, "data/%s.ans", t->name));
			write_note(w, t->name, ".desc", t->description);
			write_note(w, t->name, ".hint", t->hint);
			if (t->shown.interaction)
				copy(w, t->shown.interaction,
				     arena_format(a, "data/%s.interaction", t->name));
		}
	for (size_t i = 0; i < legacy_groups_files(w->p); i++) {
		AUTO_BUF text;
		const char *folder;
		buf_init(&text, TEXT_MAX);
		folder = legacy_groups_text(w->p, i, &text);
		put(w, arena_format(a, "data%s%s/testdata.yaml", folder[0] ? "/" : "", folder),
		    &text);
	}
}

static void copy_folder(struct writing *w, const char *rel, int depth)
{
	struct names names = {0};
	const char *path = package_path(&w->l, rel);
	if (!path || depth > 8 || names_read(w->l.a, w->f, path, &names))
		return;
	for (size_t i = 0; i < names.count; i++) {
		const char *child = arena_format(w->l.a, "%s/%s", rel, names.v[i].text);
		const char *from = arena_format(w->l.a, "%s/%s", w->p->dir, child ? child : "");
		if (!child || !from)
			return;
		if (names.v[i].folder)
			copy_folder(w, child, depth + 1);
		else
			copy(w, from, child);
	}
}

/* ---- what cannot be said ---- */

static void check_expressible(struct writing *w)
{
	const struct package *p = w->p;
	if (p->legacy)
		fault(w->f, p->dir, 0, "is a legacy package already");
	if (p->multi_pass)
		fault(w->f, p->dir, 0, "the legacy version has no multi-pass problems");
	if (p->file_writing)
		fault(w->f, p->dir, 0, "the legacy version has no allow_file_writing");
	if (p->link.count)
		fault(w->f, p->dir, 0, ".viva.yaml: judge.link: the legacy version links nothing");
	legacy_groups_check(p, w->f);
	if (p->forbid.count)
		fprintf(stderr, "%s: for this judge alone, in .viva.yaml: judge.forbid\n", p->id);
	if (p->limits.stack_mib < p->limits.memory_mib)
		fprintf(stderr, "%s: for this judge alone, in .viva.yaml: judge.stack_mib\n",
			p->id);
}

/* ---- read back ---- */

static void differ(struct writing *w, const char *what)
{
	fault(w->f, w->p->dir, 0, "written as legacy and read back, it has other %s", what);
}

static void compare_groups(struct writing *w, const struct package *q)
{
	const struct package *p = w->p;
	if (p->group_count != q->group_count || package_tests(p) != package_tests(q) ||
	    p->max_score != q->max_score) {
		differ(w, "groups, tests or scores");
		return;
	}
	for (size_t i = 0; i < p->group_count; i++) {
		const struct group *a = &p->groups[i], *b = &q->groups[i];
		if (strcmp(a->name, b->name) != 0 || a->count != b->count ||
		    a->max_score != b->max_score)
			differ(w, "groups");
		for (size_t k = 0; k < a->count && k < b->count; k++)
			if (strcmp(a->tests[k].name, b->tests[k].name) != 0 ||
			    a->tests[k].output_args.count != b->tests[k].output_args.count)
				differ(w, "tests");
	}
}

static void compare_back(struct writing *w)
{
	AUTO_PACKAGE *q = NULL;
	struct expectations x;
	if (package_load(w->place, w->f, &q) || expect_load(q, w->f, &x))
		return;
	if (q->limits.time_ms != w->p->limits.time_ms ||
	    q->limits.memory_mib != w->p->limits.memory_mib ||
	    q->limits.output_mib != w->p->limits.output_mib ||
	    q->limits.stack_mib != w->p->limits.stack_mib || q->forbid.count != w->p->forbid.count)
		differ(w, "limits");
	if (q->scoring != w->p->scoring || q->interactive != w->p->interactive)
		differ(w, "types");
	compare_groups(w, q);
	for (size_t i = 0; i < x.example_count; i++) {
		bool found = false;
		for (size_t k = 0; k < w->x.example_count; k++)
			found = found || strcmp(x.examples[i].path, w->x.examples[k].path) == 0;
		if (!found)
			differ(w, "submissions");
	}
}

static void write_all(struct writing *w)
{
	write_problem(w);
	write_time_limit(w);
	write_statements(w);
	write_programs(w);
	write_submissions(w);
	write_data(w);
	copy_folder(w, "attachments", 1);
	/* Other judges read over it; here submissions that must overflow the stack still do. */
	if (w->p->viva)
		copy(w, arena_format(w->l.a, "%s/.viva.yaml", w->p->dir), ".viva.yaml");
	if (arena_err(w->l.a))
		fault(w->f, w->p->dir, 0, "%s", err_str(arena_err(w->l.a)));
	if (!faults_any(w->f))
		compare_back(w);
}

enum err legacy_write(struct package *p, const char *dir, struct faults *f)
{
	struct writing w = {.p = p, .f = f, .l = {.p = p, .f = f, .a = &p->arena}};
	char id[RNG_ID_LEN + 1];
	rng_id(id);
	const char *scratch = arena_format(w.l.a, "%s/%s", dir, id);
	const char *final = arena_format(w.l.a, "%s/%s", dir, p->id);
	w.place = arena_format(w.l.a, "%s/%s/%s", dir, id, p->id);
	if (!scratch || !final || !w.place)
		return arena_err(w.l.a);
	check_expressible(&w);
	if (faults_any(f) || expect_load(p, f, &w.x))
		return ERR_INVAL;
	write_all(&w);
	/* A folder is never renamed over another that holds something. */
	if (!faults_any(f) && rename(w.place, final) < 0)
		fault(f, final, 0, "cannot be put there: %s", strerror(errno));
	folder_remove(scratch);
	return faults_any(f) ? ERR_INVAL : ERR_OK;
}
