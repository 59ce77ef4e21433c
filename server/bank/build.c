#include "bank/build.h"

#include <stdio.h>

#include "catalog/catalog.h"

/* The keys of the front matter that go out as they are, in the order of the export. */
static const char *const kept[] = {
	"seed",		  "version",	"level",     "type",  "minutes",   "tags",
	"clarifications", "key_points", "red_flags", "hints", "followups", "anchors",
	"numeric_key",	  "choices",	"exhibit",   "probe", NULL};

static bool copy(json_t *out, const json_t *from, const char *key)
{
	json_t *value = json_object_get(from, key);
	return !value || json_object_set(out, key, value) == 0;
}

static json_t *resolve(const struct bank *b, const json_t *keys)
{
	AUTO_JSON *out = json_array();
	for (size_t i = 0; i < json_array_size(keys); i++) {
		json_t *key = json_array_get(keys, i);
		AUTO_JSON *work = json_pack("{s:O}", "key", key);
		json_t *known = json_object_get(b->references.value, json_string_value(key));
		if (!work || json_object_update(work, known) || json_array_append(out, work))
			return NULL;
	}
	return json_incref(out);
}

static json_t *build_entry(const struct bank *b, const struct entry *e)
{
	const struct bank_section *section = bank_section_of(b, e);
	const json_t *references = json_object_get(e->front.value, "references");
	AUTO_JSON *out =
		json_pack("{s:s, s:s}", "id", e->id, "section", section ? section->id : "");
	bool good = out && copy(out, e->body, "title") && copy(out, e->body, "prompt") &&
		    copy(out, e->body, entry_is_card(e) ? "body" : "answer");
	if (good && !entry_is_card(e))
		good = copy(out, e->body, "followup_answers");
	for (size_t i = 0; good && kept[i]; i++)
		good = copy(out, e->front.value, kept[i]);
	if (good && references)
		good = json_object_set_new(out, "references", resolve(b, references)) == 0;
	return good ? json_incref(out) : NULL;
}

static json_t *build_entries(const struct bank *b, bool cards)
{
	AUTO_JSON *out = json_array();
	for (size_t i = 0; i < b->entry_count; i++)
		if (entry_is_card(&b->entries[i]) == cards &&
		    json_array_append_new(out, build_entry(b, &b->entries[i])))
			return NULL;
	return json_incref(out);
}

static json_t *build_sections(const struct bank *b)
{
	AUTO_JSON *out = json_array();
	for (size_t i = 0; i < b->section_count; i++) {
		AUTO_JSON *section = json_pack("{s:s}", "id", b->sections[i].id);
		if (!section || json_object_update(section, b->sections[i].yaml.value) ||
		    json_array_append(out, section))
			return NULL;
	}
	return json_incref(out);
}

static json_t *build_kits(const struct bank *b)
{
	AUTO_JSON *out = json_array();
	for (size_t i = 0; i < b->kit_count; i++) {
		AUTO_JSON *kit = json_pack("{s:s}", "id", b->kits[i].id);
		if (!kit || json_object_update(kit, b->kits[i].yaml.value) ||
		    json_array_append(out, kit))
			return NULL;
	}
	return json_incref(out);
}

static json_t *build(const struct bank *b)
{
	AUTO_JSON *sections = build_sections(b), *questions = build_entries(b, false),
		  *cards = build_entries(b, true), *kits = build_kits(b);
	if (!sections || !questions || !cards || !kits)
		return NULL;
	return json_pack("{s:i, s:O, s:O, s:O, s:O, s:O}", "v", 1, "sections", sections,
			 "references", b->references.value, "questions", questions, "cards", cards,
			 "kits", kits);
}

enum err build_json(const struct bank *b, struct buf *out, char *why)
{
	AUTO_JSON *whole = build(b);
	struct catalog *c = NULL;
	size_t before = out->len;
	if (!whole)
		return ERR_NOMEM;
	enum err e = json_write(whole, out);
	buf_add_char(out, '\n');
	if (e || buf_err(out))
		return e ? e : buf_err(out);
	e = catalog_read((struct span){out->p + before, out->len - before}, SPAN(""), &c, why);
	catalog_free(c);
	return e;
}
