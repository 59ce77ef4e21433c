/* problem.c - problem.yaml, key by key. */
#include <math.h>
#include <stdio.h>

#include "judge/loading.h"

typedef void key_reader(struct loading *l, const struct tree *t);

static void wrong(struct loading *l, const struct tree *t, const char *reason)
{
	fault(l->f, t->file, t->line, "'%.*s' %s", SPAN_ARG(t->key), reason);
}

static bool one_of(struct span s, const char *const *words)
{
	while (*words && !span_is(s, *words))
		words++;
	return *words != NULL;
}

static void read_version(struct loading *l, const struct tree *t)
{
	struct span s;
	if (!tree_text(l->f, t, &s) || span_is(s, "2025-09"))
		return;
	fault(l->f, t->file, t->line,
	      "'problem_format_version' is '%.*s': only packages of version 2025-09 are supported",
	      SPAN_ARG(s));
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
		wrong(l, t, "must not be empty");
	for (size_t i = 0; i < types.count; i++) {
		if (strcmp(types.v[i], "pass-fail") == 0)
			pass_fail++;
		else
			take_type(l, t, span_of(types.v[i]));
	}
	if (pass_fail > 1)
		wrong(l, t, "names 'pass-fail' twice");
	if (pass_fail && l->p->scoring)
		wrong(l, t, "cannot be both pass-fail and scoring");
}

static void read_name(struct loading *l, const struct tree *t)
{
	const struct tree *name = t;
	struct span s;
	if (t->kind == TREE_MAP) {
		name = tree_get(t, "en");
		if (!name) {
			wrong(l, t, "has no English name ('en')");
			return;
		}
	}
	if (!tree_text(l->f, name, &s))
		return;
	if (s.len == 0)
		wrong(l, t, "must not be empty");
	l->p->name = arena_copy(l->a, s);
}

static void read_any_text(struct loading *l, const struct tree *t)
{
	struct span s;
	tree_text(l->f, t, &s);
}

static void read_uuid(struct loading *l, const struct tree *t)
{
	struct span s;
	if (!tree_text(l->f, t, &s))
		return;
	bool fine = s.len == 36;
	for (size_t i = 0; fine && i < s.len; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		fine = dash ? s.p[i] == '-' : strchr("0123456789abcdefABCDEF", s.p[i]) != NULL;
	}
	if (!fine)
		wrong(l, t, "must be a UUID such as 7f6c6ece-099b-4fa8-9596-fe0861feb17f");
}

static void read_person(struct loading *l, const struct tree *t)
{
	static const char *const keys[] = {"name", "email", "orcid", "kattis", NULL};
	if (t->kind == TREE_SCALAR)
		return;
	if (!tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return;
	if (!tree_get(t, "name"))
		fault(l->f, t->file, t->line, "a person has no 'name'");
	tree_each(part, t) read_any_text(l, part);
}

static void read_persons(struct loading *l, const struct tree *t)
{
	if (t->kind != TREE_LIST) {
		read_person(l, t);
		return;
	}
	if (t->count == 0)
		wrong(l, t, "must not be an empty list");
	tree_each(person, t) read_person(l, person);
}

static void read_credits(struct loading *l, const struct tree *t)
{
	static const char *const keys[] = {"authors",	  "contributors", "testers",
					   "translators", "packagers",	  "acknowledgements",
					   NULL};
	if (t->kind == TREE_SCALAR)
		return;
	if (!tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return;
	tree_each(credit, t)
	{
		if (!span_is(credit->key, "translators"))
			read_persons(l, credit);
		else if (tree_is(l->f, credit, TREE_MAP))
			tree_each(language, credit) read_persons(l, language);
	}
}

static void read_one_source(struct loading *l, const struct tree *t)
{
	static const char *const keys[] = {"name", "url", NULL};
	if (t->kind == TREE_SCALAR)
		return;
	if (!tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return;
	if (!tree_get(t, "name"))
		fault(l->f, t->file, t->line, "a source has no 'name'");
	tree_each(part, t) read_any_text(l, part);
}

static void read_source(struct loading *l, const struct tree *t)
{
	if (t->kind != TREE_LIST)
		read_one_source(l, t);
	else
		tree_each(source, t) read_one_source(l, source);
}

static void read_license(struct loading *l, const struct tree *t)
{
	static const char *const licenses[] = {"unknown",  "public domain", "cc0",	  "cc by",
					       "cc by-sa", "educational",   "permission", NULL};
	struct span s;
	if (tree_text(l->f, t, &s) && !one_of(s, licenses))
		wrong(l, t, "is not a licence that the format knows");
}

static void read_embargo(struct loading *l, const struct tree *t)
{
	static const char *const shape = "dddd-dd-ddTdd:dd:ddZ";
	struct span s;
	if (!tree_text(l->f, t, &s))
		return;
	bool fine = s.len == 10 || s.len == strlen(shape);
	for (size_t i = 0; fine && i < s.len; i++)
		fine = shape[i] == 'd' ? s.p[i] >= '0' && s.p[i] <= '9' : s.p[i] == shape[i];
	if (!fine)
		wrong(l, t, "must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ");
}

static void read_keywords(struct loading *l, const struct tree *t)
{
	struct words ignored;
	package_words(l, t, false, &ignored);
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
		if (language_of_code(code, &language))
			any = l->p->allowed[language] = true;
		else if (!language_is_known(code))
			fault(l->f, t->file, t->line, "'%s' is no language of the format",
			      words.v[i]);
	}
	if (!any)
		wrong(l, t, "allows no language of this judge: c, cpp, python3");
}

static void read_file_writing(struct loading *l, const struct tree *t)
{
	bool writing;
	if (tree_bool(l->f, t, &writing) && writing)
		wrong(l, t, "is true: submissions that write files are not supported yet");
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

/* ---- limits ---- */

enum { TIME_MAX_S = 600, MEMORY_MAX_MIB = 16384, OUTPUT_MAX_MIB = 256, PASSES_MAX = 100 };

static bool positive(struct loading *l, const struct tree *t, double *out)
{
	double value;
	if (!tree_number(l->f, t, &value))
		return false;
	if (value <= 0) {
		wrong(l, t, "must be more than 0");
		return false;
	}
	*out = value;
	return true;
}

static void read_time_limit(struct loading *l, const struct tree *t)
{
	double seconds;
	if (!positive(l, t, &seconds))
		return;
	l->p->limits.time_ms = llround(seconds * 1000);
	if (seconds > TIME_MAX_S || seconds < 0.01)
		wrong(l, t, "must be from 0.01 to 600 seconds");
}

static void read_resolution(struct loading *l, const struct tree *t)
{
	double seconds;
	if (!positive(l, t, &seconds))
		return;
	l->p->limits.resolution_s = seconds;
	if (seconds > TIME_MAX_S || seconds < 0.01)
		wrong(l, t, "must be from 0.01 to 600 seconds");
}

static void read_multipliers(struct loading *l, const struct tree *t)
{
	static const char *const keys[] = {"ac_to_time_limit", "time_limit_to_tle", NULL};
	if (!tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return;
	tree_each(m, t)
	{
		double value;
		if (!tree_number(l->f, m, &value))
			continue;
		if (value < 1)
			wrong(l, m, "must be 1 or more");
		else if (span_is(m->key, "ac_to_time_limit"))
			l->p->limits.ac_to_limit = value;
		else
			l->p->limits.limit_to_tle = value;
	}
}

static void read_limits(struct loading *l, const struct tree *t)
{
	struct limits *limits = &l->p->limits;
	const struct {
		const char *key;
		int64_t max;
		int64_t *value;
	} whole[] = {
		{"memory", MEMORY_MAX_MIB, &limits->memory_mib},
		{"output", OUTPUT_MAX_MIB, &limits->output_mib},
		{"code", 4096, &limits->code_kib},
		{"compilation_time", TIME_MAX_S, &limits->compile_s},
		{"compilation_memory", MEMORY_MAX_MIB, &limits->compile_mib},
		{"validation_time", TIME_MAX_S, &limits->validate_s},
		{"validation_memory", MEMORY_MAX_MIB, &limits->validate_mib},
		{"validation_output", OUTPUT_MAX_MIB, &limits->validate_out_mib},
	};
	if (!tree_is(l->f, t, TREE_MAP))
		return;
	tree_each(key, t)
	{
		size_t i = 0;
		while (i < sizeof whole / sizeof whole[0] && !span_is(key->key, whole[i].key))
			i++;
		if (i < sizeof whole / sizeof whole[0])
			tree_int(l->f, key, 1, whole[i].max, whole[i].value);
		else if (span_is(key->key, "time_limit"))
			read_time_limit(l, key);
		else if (span_is(key->key, "time_resolution"))
			read_resolution(l, key);
		else if (span_is(key->key, "time_multipliers"))
			read_multipliers(l, key);
		else if (span_is(key->key, "validation_passes"))
			tree_int(l->f, key, 2, PASSES_MAX, &limits->passes);
		else
			fault(l->f, key->file, key->key_line, "unknown key '%.*s'",
			      SPAN_ARG(key->key));
	}
}

static const struct {
	const char *key;
	key_reader *read;
	bool required;
} keys[] = {
	{"problem_format_version", read_version, true},
	{"type", read_type, false},
	{"name", read_name, true},
	{"uuid", read_uuid, true},
	{"version", read_any_text, false},
	{"credits", read_credits, false},
	{"source", read_source, false},
	{"license", read_license, false},
	{"rights_owner", read_any_text, false},
	{"embargo_until", read_embargo, false},
	{"limits", read_limits, false},
	{"keywords", read_keywords, false},
	{"languages", read_languages, false},
	{"allow_file_writing", read_file_writing, false},
	{"constants", read_constants, false},
};
enum { KEYS = sizeof keys / sizeof keys[0] };

/* The format's rule: any licence but these two needs somebody who owns the rights. */
static void check_rights(struct loading *l, const struct tree *t)
{
	const struct tree *license = tree_get(t, "license");
	struct span s = license && license->kind == TREE_SCALAR ? license->text : SPAN("unknown");
	const struct tree *credits = tree_get(t, "credits");
	bool authors = credits && (credits->kind == TREE_SCALAR || tree_get(credits, "authors"));
	const struct tree *owner = tree_get(t, "rights_owner");
	if (span_is(s, "public domain") && owner)
		wrong(l, owner, "must not be given for the public domain");
	else if (!span_is(s, "public domain") && !span_is(s, "unknown") && !owner && !authors &&
		 !tree_get(t, "source"))
		fault(l->f, license->file, license->line,
		      "this licence needs a rights_owner, credits.authors or a source");
}

static void check_passes(struct loading *l, const struct tree *given)
{
	if (l->p->multi_pass && !l->p->limits.passes)
		l->p->limits.passes = 2;
	else if (!l->p->multi_pass && given)
		wrong(l, given, "belongs to multi-pass problems, and this is none");
	if (!l->p->limits.passes)
		l->p->limits.passes = 1;
}

void load_problem_yaml(struct loading *l)
{
	l->p->limits = (struct limits){
		.memory_mib = 2048,
		.output_mib = 16,
		.code_kib = 256,
		.compile_s = 60,
		.compile_mib = 2048,
		.validate_s = 60,
		.validate_mib = 2048,
		.validate_out_mib = 8,
		.ac_to_limit = 2.0,
		.limit_to_tle = 1.5,
		.resolution_s = 1.0,
	};
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		l->p->allowed[i] = true;
	const struct tree *t = package_yaml(l, "problem.yaml", true);
	if (!t || !tree_is(l->f, t, TREE_MAP))
		return;
	if (!tree_get(t, "problem_format_version")) {
		/* The version before this key existed: name the cause, not its fifty symptoms. */
		fault(l->f, t->file, 1,
		      "no 'problem_format_version': legacy packages are not supported yet");
		return;
	}
	tree_each(key, t)
	{
		size_t i = 0;
		while (i < KEYS && !span_is(key->key, keys[i].key))
			i++;
		if (i < KEYS)
			keys[i].read(l, key);
		else
			fault(l->f, key->file, key->key_line, "unknown key '%.*s'",
			      SPAN_ARG(key->key));
	}
	for (size_t i = 0; i < KEYS; i++)
		if (keys[i].required && !tree_get(t, keys[i].key))
			fault(l->f, t->file, 0, "'%s' is missing", keys[i].key);
	check_rights(l, t);
	check_passes(l, tree_get(tree_get(t, "limits"), "validation_passes"));
	l->p->limits.stack_mib = l->p->limits.memory_mib;
}
