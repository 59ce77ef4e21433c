/* cmd_export.c - viva-judge export PACKAGE... --out FILE: all that the server ever reads; and
 * export --legacy PACKAGE... --out DIR: packages of the legacy version, for other judges. */
#include <fcntl.h>
#include <stdio.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/commands.h"
#include "judge/content.h"
#include "judge/diagnose.h"
#include "judge/legacy_write.h"
#include "judge/loading.h"
#include "judge/report.h"
#include "judge/session.h"

enum { EXPORT_MAX = 64 * 1024 * 1024, SAMPLE_MAX = 64 * 1024 };

/* ---- YAML to JSON: only where the shape says what a scalar is ---- */

static json_t *text_json(const struct tree *t)
{
	return json_stringn(t->text.p, t->text.len);
}

/* Numbers and booleans of .viva.yaml have these keys and no others. */
static json_t *scalar_json(const struct tree *t)
{
	static const char *const numbers[] = {"weight", "cap", "depth", "minutes", NULL};
	int64_t number;
	for (const char *const *key = numbers; *key; key++)
		if (span_is(t->key, *key) && !span_int(t->text, INT32_MIN, INT32_MAX, &number))
			return json_integer(number);
	if (span_is(t->key, "must"))
		return json_boolean(span_is(t->text, "true"));
	return text_json(t);
}

static json_t *tree_json(const struct tree *t)
{
	if (!t)
		return NULL;
	if (t->kind == TREE_SCALAR)
		return scalar_json(t);
	json_t *out = t->kind == TREE_LIST ? json_array() : json_object();
	tree_each(child, t)
	{
		if (t->kind == TREE_LIST)
			json_array_append_new(out, tree_json(child));
		else
			json_object_setn_new(out, child->key.p, child->key.len, tree_json(child));
	}
	return out;
}

/* ---- the two halves ---- */

static json_t *span_json(struct span s)
{
	return json_stringn(s.p, s.len);
}

static json_t *file_json(struct loading *l, const char *path)
{
	AUTO_BUF text;
	buf_init(&text, SAMPLE_MAX);
	enum err e = file_read(AT_FDCWD, path, SAMPLE_MAX, &text);
	if (e) {
		fault(l->f, path, 0,
		      e == ERR_TOOBIG ? "a sample has more than 64 KiB" : "cannot be read: %s",
		      err_str(e));
		return NULL;
	}
	return diagnose_string(buf_span(&text), SAMPLE_MAX);
}

/* A conversation in two columns: in each line of it one of them speaks, and the other's is empty.
 * '<' is what the program reads. A line between passes stands in both. */
static json_t *speaker_json(struct loading *l, const char *path, char speaker)
{
	AUTO_BUF text, said;
	buf_init(&text, SAMPLE_MAX);
	buf_init(&said, SAMPLE_MAX);
	if (file_read(AT_FDCWD, path, SAMPLE_MAX, &text)) {
		fault(l->f, path, 0, "cannot be read, or has more than 64 KiB");
		return NULL;
	}
	struct span rest = span_trim(buf_span(&text)), line;
	while (span_split(&rest, '\n', &line)) {
		if (line.len && line.p[0] == speaker)
			buf_add(&said, (struct span){line.p + 1, line.len - 1});
		else if (line.len && line.p[0] != '<' && line.p[0] != '>')
			buf_add(&said, line);
		buf_add_char(&said, '\n');
	}
	return diagnose_string(buf_span(&said), SAMPLE_MAX);
}

/* What lies beside a sample's program is as public as its input; NULL where nothing does, and where
 * a conversation is shown instead of everything else. */
static json_t *files_json(struct loading *l, const struct test *t)
{
	json_t *out = t->file_count && !t->shown.interaction ? json_array() : NULL;
	for (size_t i = 0; out && i < t->file_count; i++)
		json_array_append_new(out, json_pack("{ss so*}", "name", t->files[i].name, "text",
						     file_json(l, t->files[i].path)));
	return out;
}

static json_t *samples_json(struct loading *l)
{
	json_t *out = json_array();
	const struct group *g = package_group(l->p, "sample");
	for (size_t i = 0; g && i < g->count; i++) {
		const struct test *t = &g->tests[i];
		const struct shown *s = &t->shown;
		json_t *in = s->interaction ? speaker_json(l, s->interaction, '<')
					    : file_json(l, s->in ? s->in : t->in);
		json_t *ans = s->interaction ? speaker_json(l, s->interaction, '>')
					     : file_json(l, s->ans ? s->ans : t->ans);
		json_array_append_new(out, json_pack("{ss so* so* so*}", "name",
						     t->name + strlen("sample/"), "stdin", in,
						     "expected", ans, "files", files_json(l, t)));
	}
	return out;
}

static json_t *groups_json(const struct package *p)
{
	json_t *out = json_array();
	for (size_t i = 0; i < p->group_count; i++) {
		const struct group *g = &p->groups[i];
		if (g->number > 0)
			json_array_append_new(out, json_pack("{ss ss sI sI}", "name", g->name,
							     "title", g->title, "max_score",
							     (json_int_t)g->max_score, "tests",
							     (json_int_t)g->count));
	}
	return out;
}

static json_t *limits_json(const struct limits *l)
{
	return json_pack("{sI sI sI sI}", "time_ms", (json_int_t)l->time_ms, "memory_mib",
			 (json_int_t)l->memory_mib, "stack_mib", (json_int_t)l->stack_mib,
			 "output_mib", (json_int_t)l->output_mib);
}

/* {{nextsample}} more often than there are samples is an error of the format. */
static void check_markers(struct loading *l, struct span statement, size_t samples)
{
	static const char marker[] = "{{nextsample}}";
	size_t found = 0;
	int line = 1;
	for (size_t i = 0; i < statement.len; i++) {
		line += statement.p[i] == '\n';
		if (!span_starts((struct span){statement.p + i, statement.len - i}, marker))
			continue;
		if (++found == samples + 1)
			fault(l->f, package_path(l, "statement/problem.en.md"), line,
			      "one {{nextsample}} more than there are samples");
	}
}

static bool statement_text(struct loading *l, struct span *out)
{
	const char *path = package_path(l, "statement/problem.en.md");
	struct span checked;
	/* Read once as a text, for its faults, and once with the constants. */
	return package_text(l, "statement/problem.en.md", &checked) && path &&
	       constants_read(&l->p->constants, l->a, path, out) == ERR_OK;
}

static json_t *public_json(struct loading *l)
{
	struct span statement = SPAN(""), template = SPAN("");
	const struct tree *half = tree_get(l->p->viva, "public");
	const struct group *samples = package_group(l->p, "sample");
	if (statement_text(l, &statement))
		check_markers(l, statement, samples ? samples->count : 0);
	package_text(l, tree_get(half, "template")->text.p, &template);
	return json_pack("{so so so so so so sI}", "brief", text_json(tree_get(half, "brief")),
			 "statement", span_json(statement), "template", span_json(template),
			 "samples", samples_json(l), "limits", limits_json(&l->p->limits), "groups",
			 groups_json(l->p), "max_score", (json_int_t)l->p->max_score);
}

static json_t *tests_json(const struct package *p)
{
	json_t *out = json_array();
	for (size_t i = 0; i < p->group_count; i++)
		for (size_t k = 0; k < p->groups[i].count; k++) {
			const struct test *t = &p->groups[i].tests[k];
			json_array_append_new(out, json_pack("{ss si si ss}", "name", t->name,
							     "group", p->groups[i].number,
							     "ordinal", t->ordinal, "description",
							     t->description ? t->description : ""));
		}
	return out;
}

static json_t *interviewer_json(struct loading *l)
{
	struct span solution = SPAN("");
	json_t *out = tree_json(tree_get(l->p->viva, "interviewer"));
	package_text(l, "solution/solution.en.md", &solution);
	json_object_set_new(out, "solution", span_json(solution));
	json_object_set_new(out, "tests", tests_json(l->p));
	return out;
}

static json_t *package_json(struct loading *l)
{
	struct package *p = l->p;
	if (!p->viva) {
		fault(l->f, package_path(l, ".viva.yaml"), 0,
		      "the file is missing: the catalogue needs it");
		return NULL;
	}
	if (package_needs_time_limit(p)) {
		fault(l->f, package_path(l, "problem.yaml"), 0,
		      "the catalogue shows the time limit: give 'limits.time_limit'");
		return NULL;
	}
	if (content_hash(p, l->f))
		return NULL;
	return json_pack("{ss ss ss so so so so s[s] so so}", "id", p->id, "hash", p->hash, "name",
			 p->name, "level", text_json(tree_get(p->viva, "level")), "minutes",
			 tree_json(tree_get(p->viva, "minutes")), "tags",
			 tree_json(tree_get(p->viva, "tags")), "seed",
			 tree_json(tree_get(p->viva, "seed")), "languages", "c", "public",
			 public_json(l), "interviewer", interviewer_json(l));
}

static bool add_package(json_t *list, const char *dir, struct faults *f)
{
	AUTO_PACKAGE *p = NULL;
	if (package_load(dir, f, &p))
		return false;
	struct loading l = {.p = p, .f = f, .a = &p->arena};
	int before = f->count;
	json_t *o = package_json(&l);
	if (!o && f->count == before)
		fault(f, dir, 0, "%s", err_str(ERR_NOMEM));
	json_array_append_new(list, o);
	return f->count == before;
}

static int write_out(const json_t *list, const char *path)
{
	AUTO_BUF text;
	buf_init(&text, EXPORT_MAX);
	AUTO_JSON *whole = json_pack("{si sO}", "v", 1, "packages", list);
	enum err e = report_write(whole, &text);
	buf_add_char(&text, '\n');
	if (!e)
		e = file_write(AT_FDCWD, path, buf_span(&text), 0644);
	return e ? complain(STATUS_JUDGE, "%s cannot be written: %s; it is as it was", path,
			    err_str(e))
		 : STATUS_DONE;
}

/* ---- the legacy version ---- */

static int write_legacy(const struct words_view *words, const char *out, const char *data)
{
	const struct session_options o = {.data = data};
	AUTO_SESSION session = {.sandbox.control_fd = -1};
	int status = session_open(&o, &session);
	for (int i = 0; !status && i < words->count; i++) {
		AUTO_PACKAGE *p = NULL;
		AUTO_FAULTS f = FAULTS_NONE;
		status = session_package(&session, words->v[i], &p);
		if (status || legacy_write(p, out, &f) == ERR_OK)
			continue;
		fprintf(stderr, "%.*s", SPAN_ARG(faults_text(&f)));
		status = STATUS_USAGE;
	}
	return status;
}

int cmd_export(int argc, char **argv)
{
	const char *out = NULL, *data = NULL;
	bool legacy = false;
	const struct option_spec specs[] = {
		{"--out", OPTION_TEXT, &out, 0, 0},
		{"--data", OPTION_TEXT, &data, 0, 0},
		{"--legacy", OPTION_FLAG, &legacy, 0, 0},
	};
	struct words_view words;
	AUTO_FAULTS f = FAULTS_NONE;
	if (!options_read("export", argc, argv, specs, sizeof specs / sizeof specs[0], &words))
		return STATUS_USAGE;
	if (words.count == 0 || !out)
		return complain(STATUS_USAGE, "export: wants packages and --out FILE");
	if (legacy)
		return write_legacy(&words, out, data);
	AUTO_JSON *list = json_array();
	for (int i = 0; i < words.count; i++)
		add_package(list, words.v[i], &f);
	if (!faults_any(&f))
		return write_out(list, out);
	fprintf(stderr, "%.*s", SPAN_ARG(faults_text(&f)));
	return STATUS_USAGE;
}
