/* legacy.c - problem.yaml of the versions `legacy` and `legacy-icpc`, and the files beside it that
 * give a time limit, which those versions have no key for. */
#include "judge/legacy.h"

#include <fcntl.h>
#include <math.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/keys.h"
#include "judge/number.h"

void legacy_flags(struct loading *l, struct span text, struct words *out)
{
	struct words words = {arena_alloc(l->a, text.len / 2 + 2, sizeof *words.v), 0};
	struct span word;
	while (words.v && span_split(&text, ' ', &word))
		if (word.len)
			words.v[words.count++] = arena_copy(l->a, word);
	if (words.v)
		*out = words;
}

static void read_version(struct loading *l, const struct tree *t)
{
	struct span s;
	tree_text(l->f, t, &s); /* problem.c has read it */
}

static void read_type(struct loading *l, const struct tree *t)
{
	struct span s;
	if (!tree_text(l->f, t, &s))
		return;
	l->p->scoring = span_is(s, "scoring");
	if (!l->p->scoring && !span_is(s, "pass-fail"))
		key_wrong(l, t, "must be pass-fail or scoring");
}

/* The version has one name; many packages give it by language. */
static void read_name(struct loading *l, const struct tree *t)
{
	const struct tree *name = t->kind == TREE_MAP ? tree_get(t, "en") : t;
	struct span s;
	if (!name)
		name = t->first;
	if (name && tree_text(l->f, name, &s))
		l->p->name = arena_copy(l->a, s);
}

static void read_validation(struct loading *l, const struct tree *t)
{
	struct span rest, word;
	bool first = true;
	if (!tree_text(l->f, t, &rest))
		return;
	while (span_split(&rest, ' ', &word)) {
		struct legacy *v = l->legacy;
		if (word.len == 0)
			continue;
		if (first)
			v->custom = span_is(word, "custom");
		if (first ? !v->custom && !span_is(word, "default")
			  : !v->custom ||
				    (!span_is(word, "score") && !span_is(word, "interactive")))
			key_wrong(l, t, "must be default, or custom [score] [interactive]");
		v->score = v->score || span_is(word, "score");
		l->p->interactive = l->p->interactive || span_is(word, "interactive");
		first = false;
	}
}

static void read_validator_flags(struct loading *l, const struct tree *t)
{
	struct span s;
	if (tree_text(l->f, t, &s))
		legacy_flags(l, s, &l->legacy->flags);
}

static void read_grading(struct loading *l, const struct tree *t)
{
	static const char *const keys[] = {"objective", "show_test_data_groups", NULL};
	const struct tree *v;
	struct span s;
	bool show;
	if (!tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return;
	if ((v = tree_get(t, "show_test_data_groups")))
		tree_bool(l->f, v, &show);
	if (!(v = tree_get(t, "objective")) || !tree_text(l->f, v, &s) || span_is(s, "max"))
		return;
	if (span_is(s, "min"))
		key_wrong(l, v, "is min: only problems where more points are better are supported");
	else
		key_wrong(l, v, "must be max or min");
}

static const struct key legacy_keys[] = {
	{"problem_format_version", read_version, false},
	{"name", read_name, false},
	{"uuid", key_uuid, false},
	{"author", key_text, false},
	{"source", key_text, false},
	{"source_url", key_text, false},
	{"license", key_license, false},
	{"rights_owner", key_text, false},
	{"limits", key_legacy_limits, false},
	{"validation", read_validation, false},
	{"validator_flags", read_validator_flags, false},
	{"keywords", key_text, false},
	{"type", read_type, false},
	{"grading", read_grading, false},
	{NULL, NULL, false},
};

/* ---- where the time limit may stand ---- */

static void take_seconds(struct loading *l, const char *path, int line, struct span text)
{
	double seconds;
	struct limits *limits = &l->p->limits;
	if (!number_read(span_trim(text), &seconds) || !(seconds >= 0.01 && seconds <= 600)) {
		fault(l->f, path, line, "the time limit must be from 0.01 to 600 seconds");
		return;
	}
	int64_t ms = llround(seconds * 1000);
	if (limits->time_ms && limits->time_ms != ms)
		fault(l->f, path, line, "the time limit is %lld ms elsewhere: which is it?",
		      (long long)limits->time_ms);
	limits->time_ms = ms;
}

static bool read_small(struct loading *l, const char *rel, struct buf *text, const char **path)
{
	*path = package_path(l, rel);
	if (!*path)
		return false;
	enum err e = file_read(AT_FDCWD, *path, TREE_FILE_MAX, text);
	if (e && e != ERR_NOENT)
		fault(l->f, *path, 0, "cannot be read: %s", err_str(e));
	return e == ERR_OK;
}

static void take_ini_line(struct loading *l, const char *path, int number, struct span line)
{
	static const char *const judging[] = {"special_run", "special_compare",
					      "special_compare_args", NULL};
	struct span key, value = line;
	if (!span_split(&value, '=', &key) || !value.p)
		return;
	key = span_trim(key);
	value = span_trim(value);
	while (value.len && strchr("\"'", value.p[0]))
		value = (struct span){value.p + 1, value.len - 1};
	while (value.len && strchr("\"'", value.p[value.len - 1]))
		value.len--;
	for (const char *const *word = judging; *word; word++)
		if (span_is(key, *word))
			fault(l->f, path, number, "'%s' is not supported: say it in problem.yaml",
			      *word);
	if (span_is(key, "timelimit"))
		take_seconds(l, path, number, value);
}

static void read_time_files(struct loading *l)
{
	AUTO_BUF seconds, ini;
	const char *path;
	int number = 0;
	buf_init(&seconds, TREE_FILE_MAX);
	buf_init(&ini, TREE_FILE_MAX);
	if (read_small(l, ".timelimit", &seconds, &path))
		take_seconds(l, path, 1, buf_span(&seconds));
	if (!read_small(l, "domjudge-problem.ini", &ini, &path))
		return;
	struct span rest = buf_span(&ini), line;
	while (span_split(&rest, '\n', &line))
		take_ini_line(l, path, ++number, line);
}

void load_legacy_yaml(struct loading *l, const struct tree *t, bool icpc)
{
	const struct tree *url = tree_get(t, "source_url"), *grading = tree_get(t, "grading");
	const struct tree *type = tree_get(t, "type");
	limits_default(l);
	keys_read(l, t, legacy_keys);
	keys_check_rights(l, t, "author");
	if (url && !tree_get(t, "source"))
		key_wrong(l, url, "is given without a 'source'");
	if (icpc && type)
		key_wrong(l, type, "has no place in the version legacy-icpc");
	if (icpc && grading)
		key_wrong(l, grading, "has no place in the version legacy-icpc");
	if (grading && !l->p->scoring)
		key_wrong(l, grading, "is for scoring problems only");
	if (l->legacy->score && !l->p->scoring)
		key_wrong(l, tree_get(t, "validation"), "has 'score' in a pass-fail problem");
	read_time_files(l);
	if (!l->p->name)
		l->p->name = l->p->id;
	load_statements(l, "problem_statement", NULL);
}
