/* problem.c - problem.yaml, key by key. */
#include "judge/keys.h"

void key_wrong(struct loading *l, const struct tree *t, const char *reason)
{
	fault(l->f, t->file, t->line, "'%.*s' %s", SPAN_ARG(t->key), reason);
}

void keys_read(struct loading *l, const struct tree *t, const struct key *keys)
{
	tree_each(node, t)
	{
		const struct key *key = keys;
		while (key->name && !span_is(node->key, key->name))
			key++;
		if (key->name)
			key->read(l, node);
		else
			fault(l->f, node->file, node->key_line, "unknown key '%.*s'",
			      SPAN_ARG(node->key));
	}
	for (const struct key *key = keys; key->name; key++)
		if (key->required && !tree_get(t, key->name))
			fault(l->f, t->file, 0, "'%s' is missing", key->name);
}

static void take_type(struct loading *l, const struct tree *t, struct span s)
{
	const struct {
		const char *word;
		bool *flag;
	} flags[] = {
		{"scoring", &l->p->scoring},
		{"interactive", &l->p->interactive},
		{"multi-pass", &l->p->multi_pass},
	};
	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
		if (span_is(s, flags[i].word)) {
			if (*flags[i].flag)
				fault(l->f, t->file, t->line, "'%s' is given twice", flags[i].word);
			*flags[i].flag = true;
			return;
		}
	if (span_is(s, "submit-answer"))
		fault(l->f, t->file, t->line,
		      "submit-answer problems are not supported: people hand in programs here");
	else
		fault(l->f, t->file, t->line, "'%.*s' is no type of the format", SPAN_ARG(s));
}

static void read_type(struct loading *l, const struct tree *t)
{
	struct words types;
	int pass_fail = 0;
	if (!package_words(l, t, true, &types))
		return;
	if (types.count == 0)
		key_wrong(l, t, "must not be empty");
	for (size_t i = 0; i < types.count; i++) {
		if (strcmp(types.v[i], "pass-fail") == 0)
			pass_fail++;
		else
			take_type(l, t, span_of(types.v[i]));
	}
	if (pass_fail > 1)
		key_wrong(l, t, "names 'pass-fail' twice");
	if (pass_fail && l->p->scoring)
		key_wrong(l, t, "cannot be both pass-fail and scoring");
}

/* By language; or one text, which is English. The statements say which languages there must be. */
static void read_name(struct loading *l, const struct tree *t)
{
	struct span s;
	if (t->kind == TREE_MAP) {
		const struct tree *english = tree_get(t, "en");
		tree_each(name, t) if (tree_text(l->f, name, &s) && s.len == 0)
			key_wrong(l, name, "must not be empty");
		if (t->count == 0)
			key_wrong(l, t, "must not be empty");
		t = english ? english : t->first;
	}
	if (!t || !tree_text(l->f, t, &s))
		return;
	if (s.len == 0)
		key_wrong(l, t, "must not be empty");
	l->p->name = arena_copy(l->a, s);
}

static void read_languages(struct loading *l, const struct tree *t)
{
	struct words words;
	enum language language;
	bool any = false;
	if (!package_words(l, t, true, &words))
		return;
	if (words.count == 1 && strcmp(words.v[0], "all") == 0)
		return;
	memset(l->p->allowed, 0, sizeof l->p->allowed);
	for (size_t i = 0; i < words.count; i++) {
		struct span code = span_of(words.v[i]);
		if (language_of_code(code, &language) && language_is_submitted(language))
			any = l->p->allowed[language] = true;
		else if (!language_is_known(code))
			fault(l->f, t->file, t->line, "'%s' is no language of the format",
			      words.v[i]);
	}
	if (!any)
		key_wrong(l, t, "allows no language of this judge: c, cpp");
}

static void read_file_writing(struct loading *l, const struct tree *t)
{
	tree_bool(l->f, t, &l->p->file_writing);
}

static bool is_constant_name(struct span s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
		if (!letter && !(i > 0 && c >= '0' && c <= '9'))
			return false;
	}
	return s.len > 0;
}

static void read_constants(struct loading *l, const struct tree *t)
{
	struct constants *c = &l->p->constants;
	if (!tree_is(l->f, t, TREE_MAP))
		return;
	c->v = arena_alloc(l->a, t->count + 1, sizeof *c->v);
	if (!c->v)
		return;
	tree_each(value, t)
	{
		struct span s;
		if (!is_constant_name(value->key))
			fault(l->f, value->file, value->key_line,
			      "'%.*s' is no name of a constant: letters, digits and _",
			      SPAN_ARG(value->key));
		else if (tree_text(l->f, value, &s))
			c->v[c->count++] = (struct constant){arena_copy(l->a, value->key),
							     arena_copy(l->a, s)};
	}
}

static void read_version(struct loading *l, const struct tree *t)
{
	struct span s;
	tree_text(l->f, t, &s); /* read already, see below */
}

static const struct key keys[] = {
	{"problem_format_version", read_version, true},
	{"type", read_type, false},
	{"name", read_name, true},
	{"uuid", key_uuid, true},
	{"version", key_text, false},
	{"credits", key_credits, false},
	{"source", key_source, false},
	{"license", key_license, false},
	{"rights_owner", key_text, false},
	{"embargo_until", key_embargo, false},
	{"limits", key_limits, false},
	{"keywords", key_keywords, false},
	{"languages", read_languages, false},
	{"allow_file_writing", read_file_writing, false},
	{"constants", read_constants, false},
	{NULL, NULL, false},
};

/* A multi-pass problem has two passes unless it says more; any other has one. */
static void check_passes(struct loading *l, const struct tree *given)
{
	if (l->p->multi_pass && !given)
		l->p->limits.passes = 2;
	else if (!l->p->multi_pass && given)
		key_wrong(l, given, "belongs to multi-pass problems, and this is none");
}

static void load_current(struct loading *l, const struct tree *t)
{
	limits_default(l);
	keys_read(l, t, keys);
	keys_check_rights(l, t, "credits");
	check_passes(l, tree_get(tree_get(t, "limits"), "validation_passes"));
	load_statements(l, "statement", tree_get(t, "name"));
}

void load_problem_yaml(struct loading *l)
{
	const struct tree *t = package_yaml(l, "problem.yaml", true);
	const struct tree *version = tree_get(t, "problem_format_version");
	struct span s = SPAN("legacy");
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		l->p->allowed[i] = language_is_submitted((enum language)i);
	if (!t || !tree_is(l->f, t, TREE_MAP) || (version && !tree_text(l->f, version, &s)))
		return;
	l->p->legacy = span_is(s, "legacy") || span_is(s, "legacy-icpc");
	if (l->p->legacy)
		load_legacy_yaml(l, t, span_is(s, "legacy-icpc"));
	else if (span_is(s, "2025-09"))
		load_current(l, t);
	else
		fault(l->f, version->file, version->line,
		      "'problem_format_version' is '%.*s': 2025-09, legacy and legacy-icpc are "
		      "supported",
		      SPAN_ARG(s));
	l->p->limits.stack_mib = l->p->limits.memory_mib;
}
