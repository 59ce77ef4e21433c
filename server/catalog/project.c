#include "catalog/catalog.h"

#include <stdio.h>

/* How it works: a projection names the keys that leave. A key that nobody named stays inside, so a
 * key added to the format later is secret until somebody decides otherwise, in this file. What is
 * below the top of a result is shared with the catalogue. */

#define KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const kind_words[CATALOG_KIND_COUNT] = {
	[CATALOG_QUESTION] = "question", [CATALOG_CARD] = "card", [CATALOG_PACKAGE] = "package"};

static bool put(json_t *out, const char *key, json_t *value)
{
	return json_object_set_new(out, key, value) == 0;
}

static bool put_text(json_t *out, const char *key, struct span s)
{
	return put(out, key, json_stringn(s.p, s.len));
}

/* The members of `from` that have one of the keys and are there. */
static bool copy(json_t *out, const json_t *from, const char *const *keys)
{
	for (; *keys; keys++) {
		json_t *value = json_object_get(from, *keys);
		if (value && json_object_set(out, *keys, value))
			return false;
	}
	return true;
}

/* Each member of `list` with these keys alone. */
static json_t *copy_each(const json_t *list, const char *const *keys)
{
	AUTO_JSON *out = json_array();
	for (size_t i = 0; i < json_array_size(list); i++) {
		AUTO_JSON *member = json_object();
		if (!member || !copy(member, json_array_get(list, i), keys) ||
		    json_array_append(out, member))
			return NULL;
	}
	return json_incref(out);
}

static json_t *start(const struct catalog_item *item)
{
	AUTO_JSON *out = json_object();
	return put_text(out, "kind", span_of(kind_words[item->kind])) &&
			       put_text(out, "id", item->id) && put_text(out, "title", item->title)
		       ? json_incref(out)
		       : NULL;
}

static json_t *finish(json_t *out, bool good)
{
	return good ? json_incref(out) : NULL;
}

static const json_t *public_half(const struct catalog_item *item)
{
	return json_object_get(item->whole, "public");
}

/* -- The list -------------------------------------------------------------------------------- */

static json_t *listed(const struct catalog_item *item)
{
	AUTO_JSON *out = start(item);
	bool good = out && put_text(out, "section", item->section) &&
		    put_text(out, "level", item->level) && put_text(out, "type", item->type) &&
		    put(out, "minutes", json_integer(item->minutes));
	return finish(out, good);
}

static bool is_whole(const struct catalog *c, const json_t *kit)
{
	size_t i;
	json_t *step;
	json_array_foreach(json_object_get(kit, "steps"), i, step)
	{
		struct span item = json_text_or(step, "item", SPAN(""));
		if (item.len && !catalog_find(c, item))
			return false;
	}
	return true;
}

static json_t *whole_kits(const struct catalog *c)
{
	AUTO_JSON *whole = json_array();
	size_t i;
	json_t *kit;
	json_array_foreach(catalog_kits(c), i,
			   kit) if (is_whole(c, kit) && json_array_append(whole, kit)) return NULL;
	return copy_each(whole, KEYS("id", "title", "role", "minutes", "intro", "steps"));
}

json_t *catalog_public_list(const struct catalog *c)
{
	AUTO_JSON *out = json_object(), *items = json_array();
	for (size_t i = 0; i < catalog_count(c); i++)
		if (json_array_append_new(items, listed(catalog_at(c, i))))
			return NULL;
	json_t *sections = copy_each(catalog_sections(c),
				     KEYS("id", "chapter", "title", "intro", "order", "status"));
	bool good = put(out, "sections", sections) && json_object_set(out, "items", items) == 0 &&
		    put(out, "kits", whole_kits(c));
	return finish(out, good);
}

/* -- The two steps of a reveal --------------------------------------------------------------- */

json_t *catalog_brief(const struct catalog_item *item)
{
	AUTO_JSON *out = start(item);
	if (!out)
		return NULL;
	if (item->kind == CATALOG_PACKAGE)
		return finish(out, copy(out, public_half(item), KEYS("brief")));
	return finish(out, put_text(out, "section", item->section_title) &&
				   put(out, "minutes", json_integer(item->minutes)) &&
				   put_text(out, "type", item->type));
}

/* The fields that a candidate fills in: those that the prompt asks for, since the label of a
 * follow-up's number would announce the follow-up. */
static bool put_numeric(json_t *out, const json_t *whole)
{
	const json_t *list = json_object_get(whole, "numeric_key");
	AUTO_JSON *asked = json_array();
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *n = json_array_get(list, i);
		if (!json_object_get(n, "followup") && json_array_append(asked, n))
			return false;
	}
	return put(out, "numeric", copy_each(asked, KEYS("id", "label", "unit")));
}

static bool state_question(const struct catalog_item *item, json_t *out)
{
	const json_t *choices = json_object_get(item->whole, "choices");
	if (!put_text(out, "type", item->type) ||
	    !copy(out, item->whole, KEYS("prompt", "exhibit")))
		return false;
	if (choices && !put(out, "choices", copy_each(choices, KEYS("id", "text"))))
		return false;
	return !span_is(item->type, "calculate") || put_numeric(out, item->whole);
}

static bool state_card(const struct catalog_item *item, json_t *out)
{
	const json_t *probe = json_object_get(item->whole, "probe");
	if (!copy(out, item->whole, KEYS("prompt", "body", "references")))
		return false;
	if (!probe)
		return true;
	AUTO_JSON *asked = json_object();
	return asked && copy(asked, probe, KEYS("prompt")) &&
	       json_object_set(out, "probe", asked) == 0;
}

static bool state_package(const struct catalog_item *item, json_t *out)
{
	return copy(out, item->whole, KEYS("languages")) &&
	       copy(out, public_half(item),
		    KEYS("statement", "samples", "limits", "groups", "max_score"));
}

json_t *catalog_statement(const struct catalog_item *item)
{
	static bool (*const state[CATALOG_KIND_COUNT])(const struct catalog_item *, json_t *) = {
		[CATALOG_QUESTION] = state_question,
		[CATALOG_CARD] = state_card,
		[CATALOG_PACKAGE] = state_package,
	};
	AUTO_JSON *out = start(item);
	return finish(out, out && put(out, "minutes", json_integer(item->minutes)) &&
				   state[item->kind](item, out));
}

static json_t *document(const struct catalog_item *item, const char *name, const char *lang,
			struct span text)
{
	char id[CATALOG_ID_MAX + 32];
	int n = snprintf(id, sizeof id, "%.*s:%s", SPAN_ARG(item->id), name);
	AUTO_JSON *out = json_object();
	bool good = n > 0 && (size_t)n < sizeof id && put_text(out, "doc", span_of(id)) &&
		    put_text(out, "name", span_of(name)) && put_text(out, "lang", span_of(lang)) &&
		    put_text(out, "text", text);
	return finish(out, good);
}

json_t *catalog_docs(const struct catalog_item *item)
{
	AUTO_JSON *out = json_array();
	struct span template = json_text_or(public_half(item), "template", SPAN(""));
	bool good = out != NULL;
	if (item->kind == CATALOG_PACKAGE)
		good = json_array_append_new(out, document(item, "solution.c", "c", template)) == 0;
	else if (item->kind == CATALOG_QUESTION)
		good = json_array_append_new(
			       out, document(item, "answer.md", "markdown", SPAN(""))) == 0;
	return finish(out, good);
}

struct span catalog_hint(const struct catalog_item *item, int n)
{
	const json_t *hints = json_object_get(catalog_rubric(item), "hints");
	const json_t *hint = n >= 1 ? json_array_get(hints, (size_t)n - 1) : NULL;
	return hint ? (struct span){json_string_value(hint), json_string_length(hint)} : SPAN("");
}

struct span catalog_followup(const struct catalog_item *item, struct span id)
{
	const json_t *list = json_object_get(catalog_rubric(item), "followups");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *f = json_array_get(list, i);
		if (span_eq(json_text_or(f, "id", SPAN("")), id))
			return json_text_or(f, "prompt", SPAN(""));
	}
	return SPAN("");
}

/* -- For interviewers ------------------------------------------------------------------------ */

json_t *catalog_guide(const struct catalog_item *item)
{
	const json_t *from = item->kind == CATALOG_PACKAGE ? catalog_rubric(item) : item->whole;
	AUTO_JSON *out = start(item);
	bool good =
		out && copy(out, from,
			    KEYS("clarifications", "key_points", "red_flags", "hints", "followups",
				 "anchors", "numeric_key", "choices", "answer", "followup_answers",
				 "expected", "solution", "tests", "probe", "references"));
	return finish(out, good);
}

const json_t *catalog_rubric(const struct catalog_item *item)
{
	if (item->kind == CATALOG_PACKAGE)
		return json_object_get(item->whole, "interviewer");
	return item->kind == CATALOG_QUESTION ? item->whole : NULL;
}

static size_t find_named(const json_t *list, struct span name)
{
	size_t i = 0;
	while (i < json_array_size(list) &&
	       !span_eq(json_text_or(json_array_get(list, i), "name", SPAN("")), name))
		i++;
	return i;
}

enum err catalog_test_label(const struct catalog_item *item, struct span name,
			    struct catalog_label *out)
{
	const json_t *tests = json_object_get(catalog_rubric(item), "tests");
	const json_t *samples = json_object_get(public_half(item), "samples");
	size_t sample = find_named(samples, name);
	const json_t *test = json_array_get(tests, find_named(tests, name));
	if (test)
		*out = (struct catalog_label){(int)json_int_or(test, "group", 0),
					      (int)json_int_or(test, "ordinal", 0),
					      json_text_or(test, "description", SPAN(""))};
	else if (sample < json_array_size(samples))
		*out = (struct catalog_label){0, (int)sample + 1, SPAN("")};
	else
		return ERR_NOENT;
	return ERR_OK;
}
