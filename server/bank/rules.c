#include "bank/rules.h"

#include <stdarg.h>
#include <stdio.h>

#include "bank/text.h"
#include "catalog/shapes.h"

enum { MUST_LEAST = 40, MUST_MOST = 80, ANCHOR_WORDS = 8 };

struct rule_context {
	struct entry *e;
	struct faults *f;
};

__attribute__((format(printf, 3, 4))) static void fault(const struct rule_context *c,
							const char *path, const char *format, ...)
{
	char reason[FAULTS_REASON_MAX];
	va_list args;
	va_start(args, format);
	if (vsnprintf(reason, sizeof reason, format, args) < 0)
		reason[0] = 0;
	va_end(args);
	faults_add(c->f, entry_line(c->e, path), "%s", reason);
}

__attribute__((format(printf, 2, 3))) static const char *path_of(char path[YAML_PATH_MAX],
								 const char *format, ...)
{
	va_list args;
	va_start(args, format);
	if (vsnprintf(path, YAML_PATH_MAX, format, args) < 0)
		path[0] = 0;
	va_end(args);
	return path;
}

static const json_t *field(const struct rule_context *c, const char *key)
{
	return json_object_get(c->e->front.value, key);
}

static const json_t *by_id(const json_t *list, struct span id)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (span_eq(json_text_or(json_array_get(list, i), "id", SPAN("")), id))
			return json_array_get(list, i);
	return NULL;
}

/* -- Identity -------------------------------------------------------------------------------- */

static void check_id(const struct rule_context *c)
{
	struct span id = entry_text(c->e, "id");
	if (id.len && !span_is(id, c->e->id))
		fault(c, "/id", "the id is '%.*s', the path says '%s'", SPAN_ARG(id), c->e->id);
	const char *seed = json_string_value(json_array_get(field(c, "seed"), 0));
	size_t section = strcspn(c->e->id, "/") + 1;
	if (seed && strncmp(seed, c->e->id, section) != 0)
		fault(c, "/seed/0", "the first seed, '%s', is not of this section", seed);
}

static size_t rank(const char *key)
{
	size_t i = 0;
	while (shape_key_order[i] && strcmp(shape_key_order[i], key) != 0)
		i++;
	return i;
}

static void check_key_order(const struct rule_context *c)
{
	const char *key, *before = NULL;
	json_t *value;
	json_object_foreach(c->e->front.value, key, value)
	{
		char path[YAML_PATH_MAX];
		if (!shape_key_order[rank(key)])
			continue;
		if (before && rank(key) < rank(before))
			fault(c, path_of(path, "/%s", key), "'%s' comes before '%s'", key, before);
		else
			before = key;
	}
}

/* -- Key points and follow-ups --------------------------------------------------------------- */

static void check_weights(const struct rule_context *c)
{
	const json_t *points = field(c, "key_points");
	int64_t all = 0, must = 0;
	for (size_t i = 0; i < json_array_size(points); i++) {
		const json_t *p = json_array_get(points, i);
		int64_t weight = json_int_or(p, "weight", 0);
		if (weight < 1 || weight > 3)
			return; /* a shape fault; shares would mislead */
		all += weight;
		must += json_is_true(json_object_get(p, "must")) ? weight : 0;
	}
	if (all == 0)
		return;
	if (must * 100 < all * MUST_LEAST || must * 100 > all * MUST_MOST)
		fault(c, "/key_points",
		      "must-points carry %d of %d, which is %d%%; they carry %d to %d%%", (int)must,
		      (int)all, (int)(must * 100 / all), MUST_LEAST, MUST_MOST);
}

/* The key point that a `missed:` names, whether or not it is there; false for other forms. */
static bool missed_point(const json_t *followup, struct span *point)
{
	struct span when = json_text_or(followup, "when", SPAN(""));
	size_t skip = sizeof "missed:" - 1;
	if (!span_starts(when, "missed:"))
		return false;
	*point = (struct span){when.p + skip, when.len - skip};
	return true;
}

static void check_ladder(const struct rule_context *c)
{
	const json_t *list = field(c, "followups"), *points = field(c, "key_points");
	bool repairs_must = false, extends = false;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *f = json_array_get(list, i);
		struct span id;
		char path[YAML_PATH_MAX];
		if (missed_point(f, &id)) {
			const json_t *point = by_id(points, id);
			repairs_must |= json_is_true(json_object_get(point, "must"));
			if (!point)
				fault(c, path_of(path, "/followups/%zu/when", i),
				      "there is no key point '%.*s'", SPAN_ARG(id));
		} else {
			extends |= json_int_or(f, "depth", 0) >= 2;
		}
	}
	if (json_is_array(list) && !repairs_must)
		fault(c, "/followups", "no follow-up is asked when a must-point is missed");
	if (json_is_array(list) && !extends)
		fault(c, "/followups",
		      "no follow-up 'all' of depth 2 or 3, which a level of 4 needs");
}

static void check_followup_answers(const struct rule_context *c)
{
	const char *id;
	json_t *answer;
	json_object_foreach(json_object_get(c->e->body, "followup_answers"), id, answer)
	{
		char at[YAML_PATH_MAX];
		path_of(at, "followup/%s", id);
		if (!by_id(field(c, "followups"), span_of(id)))
			faults_add(c->f, (int)json_int_or(c->e->body_lines, at, 1),
				   "there is no follow-up '%s'", id);
	}
}

/* -- Numbers and choices --------------------------------------------------------------------- */

static void check_numbers(const struct rule_context *c)
{
	const json_t *list = field(c, "numeric_key");
	bool in_prompt = false;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *n = json_array_get(list, i);
		struct span id = json_text_or(n, "followup", SPAN(""));
		char path[YAML_PATH_MAX];
		in_prompt |= id.len == 0;
		if (id.len && !by_id(field(c, "followups"), id))
			fault(c, path_of(path, "/numeric_key/%zu/followup", i),
			      "there is no follow-up '%.*s'", SPAN_ARG(id));
	}
	if (list && !in_prompt && span_is(entry_text(c->e, "type"), "calculate"))
		fault(c, "/numeric_key",
		      "a calculation needs a number that the prompt itself asks for");
}

static void check_choices(const struct rule_context *c)
{
	const json_t *list = field(c, "choices");
	int correct = 0;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *choice = json_array_get(list, i);
		const char wanted[2] = {(char)('a' + (int)(i % 26)), 0};
		char path[YAML_PATH_MAX];
		correct += json_is_true(json_object_get(choice, "correct"));
		if (!span_is(json_text_or(choice, "id", SPAN("")), wanted))
			fault(c, path_of(path, "/choices/%zu/id", i),
			      "the choices are a, b, c in order");
	}
	if (json_is_array(list) && correct != 1)
		fault(c, "/choices", "%d choices are correct, one must be", correct);
}

/* -- Prose ----------------------------------------------------------------------------------- */

/* Every text of the front matter, wherever it is. Depth is bounded by the YAML reader. */
static void check_texts(const struct rule_context *c, json_t *value, const char *path)
{
	char inner[YAML_PATH_MAX];
	const char *key;
	json_t *member;
	if (json_is_string(value)) {
		struct span s = {json_string_value(value), json_string_length(value)};
		text_check_field(s, entry_line(c->e, path), c->f, c->e->links);
	}
	for (size_t i = 0; i < json_array_size(value); i++)
		check_texts(c, json_array_get(value, i), path_of(inner, "%s/%zu", path, i));
	json_object_foreach(value, key, member)
		check_texts(c, member, path_of(inner, "%s/%s", path, key));
}

static void check_anchors(const struct rule_context *c)
{
	static const char *const levels[] = {"1", "2", "3", "4"};
	const json_t *anchors = field(c, "anchors");
	for (size_t i = 0; i < 4; i++) {
		struct span s = json_text_or(anchors, levels[i], SPAN(""));
		char path[YAML_PATH_MAX];
		path_of(path, "/anchors/%s", levels[i]);
		if (s.len && text_words(s) < ANCHOR_WORDS)
			fault(c, path, "too short to tell an answer by: at least %d words",
			      ANCHOR_WORDS);
		for (size_t j = 0; j < i; j++)
			if (s.len && span_eq(s, json_text_or(anchors, levels[j], SPAN(""))))
				fault(c, path, "the same as level %s", levels[j]);
	}
}

static void check_hints(const struct rule_context *c)
{
	const json_t *hints = field(c, "hints");
	for (size_t i = 1; i < json_array_size(hints); i++) {
		char path[YAML_PATH_MAX];
		if (json_equal(json_array_get(hints, i), json_array_get(hints, i - 1)))
			fault(c, path_of(path, "/hints/%zu", i), "the same hint as the one before");
	}
}

void rules_check(struct entry *e, struct faults *f)
{
	struct rule_context c = {e, f};
	check_id(&c);
	check_key_order(&c);
	check_texts(&c, e->front.value, "");
	if (entry_is_card(e))
		return;
	check_weights(&c);
	check_ladder(&c);
	check_followup_answers(&c);
	check_numbers(&c);
	check_choices(&c);
	check_anchors(&c);
	check_hints(&c);
}
