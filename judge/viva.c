/* viva.c - .viva.yaml: what the catalogue and this judge add to a package. The tables say what
 * problems/schema/package.schema.json says. */
#include "judge/loading.h"
#include "judge/shape.h"
#include "judge/toolchain.h"

/* ---- texts ---- */

static bool lower_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* [a-z0-9]+(-[a-z0-9]+)*, the first a letter where `letter`. */
static bool is_kebab(struct span s, bool letter)
{
	bool after_dash = true;
	if (letter && (s.len == 0 || s.p[0] < 'a' || s.p[0] > 'z'))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		bool dash = s.p[i] == '-';
		if ((dash && after_dash) || (!dash && !lower_or_digit(s.p[i])))
			return false;
		after_dash = dash;
	}
	return !after_dash;
}

static bool is_name(struct span s)
{
	return is_kebab(s, true);
}

static bool is_path(struct span s)
{
	struct span section;
	if (!span_split(&s, '/', &section) || !s.p)
		return false;
	bool fine = section.len > 0 && section.p[0] >= 'a' && section.p[0] <= 'z';
	for (size_t i = 0; i < section.len; i++)
		fine = fine && (lower_or_digit(section.p[i]) || section.p[i] == '-');
	return fine && is_kebab(s, false);
}

static bool is_level(struct span s)
{
	return span_is(s, "easy") || span_is(s, "medium") || span_is(s, "hard");
}

static bool is_axis(struct span s)
{
	return span_is(s, "problem-solving") || span_is(s, "testing");
}

static bool is_when(struct span s)
{
	return span_is(s, "all") ||
	       (span_starts(s, "missed:") && is_name((struct span){s.p + 7, s.len - 7}));
}

static bool is_template(struct span s)
{
	static const char *const folder = "attachments/templates/c/";
	size_t n = strlen(folder);
	if (!span_starts(s, folder) || s.len < n + 3 || memcmp(s.p + s.len - 2, ".c", 2) != 0)
		return false;
	for (size_t i = n; i < s.len - 2; i++)
		if (!lower_or_digit(s.p[i]))
			return false;
	return true;
}

static bool is_identifier(struct span s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
		if (!letter && !(i > 0 && c >= '0' && c <= '9'))
			return false;
	}
	return s.len > 0;
}

static bool is_link(struct span s)
{
	static const char *const wrap = "-Wl,--wrap=";
	if (span_starts(s, wrap))
		return is_identifier((struct span){s.p + strlen(wrap), s.len - strlen(wrap)});
	bool fine = span_starts(s, "-l") && s.len > 2;
	for (size_t i = 2; i < s.len; i++)
		fine = fine && (lower_or_digit(s.p[i]) || s.p[i] == '_');
	return fine;
}

/* ---- shapes ---- */

#define LIST(least, most, what)                                                                    \
	{                                                                                          \
		.kind = SHAPE_LIST, .lo = (least), .hi = (most), .item = (what)                    \
	}
#define MAP(list)                                                                                  \
	{                                                                                          \
		.kind = SHAPE_MAP, .keys = (list)                                                  \
	}

static const struct shape text = {.kind = SHAPE_TEXT, .lo = 1, .hi = 1500};
static const struct shape name = {.kind = SHAPE_TEXT,
				  .hi = 40,
				  .fits = is_name,
				  .wanted = "lower-case words and numbers joined by dashes"};
static const struct shape path = {
	.kind = SHAPE_TEXT, .fits = is_path, .wanted = "section/item, as in algorithms/two-sum"};
static const struct shape level = {
	.kind = SHAPE_TEXT, .fits = is_level, .wanted = "easy, medium or hard"};
static const struct shape axis = {
	.kind = SHAPE_TEXT, .fits = is_axis, .wanted = "problem-solving or testing"};
static const struct shape when = {
	.kind = SHAPE_TEXT, .fits = is_when, .wanted = "'all' or 'missed:' and a key point's id"};
static const struct shape template_path = {
	.kind = SHAPE_TEXT, .fits = is_template, .wanted = "attachments/templates/c/NAME.c"};
static const struct shape identifier = {
	.kind = SHAPE_TEXT, .fits = is_identifier, .wanted = "an identifier of C"};
static const struct shape link_word = {
	.kind = SHAPE_TEXT, .fits = is_link, .wanted = "-lNAME or -Wl,--wrap=SYMBOL"};
static const struct shape compiler = {
	.kind = SHAPE_TEXT, .fits = toolchain_is_compiler, .wanted = "gcc or clang"};
static const struct shape standard = {.kind = SHAPE_TEXT,
				      .fits = toolchain_is_standard,
				      .wanted = "c11, c17, c23, c++17 or alike"};
static const struct shape boolean = {.kind = SHAPE_BOOL};
static const struct shape one = {.kind = SHAPE_INT, .lo = 1, .hi = 1};
static const struct shape minutes = {.kind = SHAPE_INT, .lo = 10, .hi = 60};
static const struct shape weight = {.kind = SHAPE_INT, .lo = 1, .hi = 3};
static const struct shape cap = {.kind = SHAPE_INT, .lo = 1, .hi = 2};
static const struct shape stack = {.kind = SHAPE_INT, .lo = 1, .hi = 1024};

static const struct shape seed = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 6, .item = &path, .unique = true};
static const struct shape tags = {
	.kind = SHAPE_LIST, .lo = 2, .hi = 6, .item = &name, .unique = true};
static const struct shape forbid = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 1000, .item = &identifier, .unique = true};
static const struct shape links = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 100, .item = &link_word, .unique = true};

static const struct shape_key clarification_keys[] = {
	{"ask", &text, true}, {"answer", &text, true}, {NULL, NULL, false}};
static const struct shape clarification = MAP(clarification_keys);
static const struct shape clarifications = LIST(1, 8, &clarification);

static const struct shape_key key_point_keys[] = {
	{"id", &name, true},	  {"text", &text, true}, {"weight", &weight, true},
	{"must", &boolean, true}, {"axis", &axis, true}, {NULL, NULL, false}};
static const struct shape key_point = MAP(key_point_keys);
static const struct shape key_points = LIST(3, 8, &key_point);

static const struct shape_key point_keys[] = {
	{"id", &name, true}, {"text", &text, true}, {NULL, NULL, false}};
static const struct shape point = MAP(point_keys);
static const struct shape points = LIST(1, 5, &point);

static const struct shape_key red_flag_keys[] = {
	{"id", &name, true}, {"text", &text, true}, {"cap", &cap, true}, {NULL, NULL, false}};
static const struct shape red_flag = MAP(red_flag_keys);
static const struct shape red_flags = LIST(1, 6, &red_flag);

static const struct shape hints = LIST(3, 3, &text);

static const struct shape_key followup_keys[] = {
	{"id", &name, true},	 {"when", &when, true},		{"depth", &weight, true},
	{"prompt", &text, true}, {"key_points", &points, true}, {NULL, NULL, false}};
static const struct shape followup = MAP(followup_keys);
static const struct shape followups = LIST(2, 8, &followup);

static const struct shape_key anchor_keys[] = {{"1", &text, true},
					       {"2", &text, true},
					       {"3", &text, true},
					       {"4", &text, true},
					       {NULL, NULL, false}};
static const struct shape anchors = MAP(anchor_keys);

static const struct shape_key expected_keys[] = {
	{"time", &text, true}, {"memory", &text, true}, {NULL, NULL, false}};
static const struct shape expected = MAP(expected_keys);

static const struct shape_key public_keys[] = {
	{"brief", &text, true}, {"template", &template_path, true}, {NULL, NULL, false}};
static const struct shape public_part = MAP(public_keys);

static const struct shape_key judge_keys[] = {
	{"stack_mib", &stack, false},	{"forbid", &forbid, false}, {"link", &links, false},
	{"compiler", &compiler, false}, {"std", &standard, false},  {NULL, NULL, false}};
static const struct shape judge_part = {.kind = SHAPE_MAP, .lo = 1, .keys = judge_keys};

static const struct shape_key interviewer_keys[] = {
	{"expected", &expected, true},	   {"clarifications", &clarifications, true},
	{"key_points", &key_points, true}, {"red_flags", &red_flags, true},
	{"hints", &hints, true},	   {"followups", &followups, true},
	{"anchors", &anchors, true},	   {NULL, NULL, false}};
static const struct shape interviewer_part = MAP(interviewer_keys);

static const struct shape_key viva_keys[] = {{"viva", &one, true},
					     {"seed", &seed, true},
					     {"level", &level, true},
					     {"minutes", &minutes, true},
					     {"tags", &tags, true},
					     {"public", &public_part, true},
					     {"judge", &judge_part, false},
					     {"interviewer", &interviewer_part, true},
					     {NULL, NULL, false}};
static const struct shape viva = MAP(viva_keys);

/* ---- what no shape can say ---- */

static bool says(const struct tree *t, const char *key, const char *value)
{
	const struct tree *v = tree_get(t, key);
	return v && v->kind == TREE_SCALAR && span_is(v->text, value);
}

static void check_axis(struct faults *f, const struct tree *list, const char *wanted)
{
	tree_each(k, list) if (says(k, "must", "true") && says(k, "axis", wanted)) return;
	fault(f, list->file, list->line, "no key point with 'must: true' on the axis '%s'", wanted);
}

static const struct tree *find_id(const struct tree *list, struct span id)
{
	tree_each(k, list)
	{
		const struct tree *v = tree_get(k, "id");
		if (v && span_eq(v->text, id))
			return k;
	}
	return NULL;
}

static void check_ids(struct faults *f, const struct tree *list)
{
	tree_each(k, list)
	{
		const struct tree *id = tree_get(k, "id");
		if (id && find_id(list, id->text) != k)
			fault(f, id->file, id->line, "the id '%.*s' is taken already",
			      SPAN_ARG(id->text));
	}
}

static void check_followups(struct faults *f, const struct tree *list, const struct tree *asked)
{
	bool deep = false;
	tree_each(k, list)
	{
		const struct tree *w = tree_get(k, "when");
		if (says(k, "when", "all"))
			deep = deep || !says(k, "depth", "1");
		else if (!find_id(asked, (struct span){w->text.p + 7, w->text.len - 7}))
			fault(f, w->file, w->line, "there is no key point '%.*s'",
			      (int)(w->text.len - 7), w->text.p + 7);
	}
	if (!deep)
		fault(f, list->file, list->line,
		      "no follow-up with 'when: all' and a depth of 2 or more");
}

static void check_meaning(struct loading *l, const struct tree *t)
{
	const struct tree *part = tree_get(t, "interviewer");
	const struct tree *points_of = tree_get(part, "key_points");
	check_axis(l->f, points_of, "problem-solving");
	check_axis(l->f, points_of, "testing");
	check_ids(l->f, points_of);
	check_ids(l->f, tree_get(part, "red_flags"));
	check_ids(l->f, tree_get(part, "followups"));
	check_followups(l->f, tree_get(part, "followups"), points_of);
}

static void take_word(struct loading *l, const struct tree *t, char **out)
{
	struct span word;
	if (t && tree_text(l->f, t, &word))
		*out = arena_copy(l->a, word);
}

void load_viva_yaml(struct loading *l)
{
	struct package *p = l->p;
	const struct tree *t = package_yaml(l, ".viva.yaml", false), *v;
	if (!t || !shape_check(l->f, t, &viva))
		return;
	check_meaning(l, t);
	p->viva = t;
	const struct tree *judge = tree_get(t, "judge");
	int64_t stack_mib = 8;
	if ((v = tree_get(judge, "stack_mib")))
		tree_int(l->f, v, 1, 1024, &stack_mib);
	p->limits.stack_mib = stack_mib;
	if ((v = tree_get(judge, "forbid")))
		package_words(l, v, false, &p->forbid);
	if ((v = tree_get(judge, "link")))
		package_words(l, v, false, &p->link);
	take_word(l, tree_get(judge, "compiler"), &p->compiler);
	take_word(l, tree_get(judge, "std"), &p->standard);
}
