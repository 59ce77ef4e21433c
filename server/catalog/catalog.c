#include "catalog/catalog.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/auto.h"
#include "base/file.h"
#include "catalog/shapes.h"

/* How it works: both files stay in memory as they were read. An item borrows its texts from them,
 * and a hash from id to position (itself a JSON object) answers catalog_find. */
struct catalog {
	json_t *bank;	  /* NULL: none */
	json_t *packages; /* NULL: none */
	json_t *index;	  /* id -> position in items */
	struct catalog_item *items;
	size_t count;
};

/* The first fault found, in the file that is being read. */
struct complaint {
	const char *file;
	char *why;
	bool found;
};

static void complain(void *data, const char *path, const char *reason)
{
	struct complaint *c = data;
	if (c->found)
		return;
	c->found = true;
	/* Cut off when too long: the path comes first and says where. */
	(void)!snprintf(c->why, CATALOG_WHY_MAX, "%s: %s: %s", c->file, *path ? path : "/", reason);
}

static enum err refuse(struct complaint *c, struct span where, const char *reason)
{
	char path[CATALOG_ID_MAX + 1];
	(void)!snprintf(path, sizeof path, "%.*s", SPAN_ARG(where));
	complain(c, path, reason);
	return ERR_INVAL;
}

static struct span text_of(const json_t *object, const char *key)
{
	return json_text_or(object, key, SPAN(""));
}

/* -- Checks that no table can say ------------------------------------------------------------ */

static const json_t *by_id(const json_t *list, struct span id)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (span_eq(text_of(json_array_get(list, i), "id"), id))
			return json_array_get(list, i);
	return NULL;
}

static enum err check_followups(const struct catalog_item *item, struct complaint *c)
{
	const json_t *rubric = catalog_rubric(item);
	const json_t *followups = json_object_get(rubric, "followups");
	for (size_t i = 0; i < json_array_size(followups); i++) {
		struct span when = text_of(json_array_get(followups, i), "when");
		size_t skip = sizeof "missed:" - 1;
		if (span_is(when, "all"))
			continue;
		struct span point = {when.p + skip, when.len - skip};
		if (!by_id(json_object_get(rubric, "key_points"), point))
			return refuse(c, item->id,
				      "a follow-up hangs on a key point that is not there");
	}
	return ERR_OK;
}

static enum err check_tests(const struct catalog_item *item, struct complaint *c)
{
	const json_t *tests = json_object_get(catalog_rubric(item), "tests");
	AUTO_JSON *seen = json_object();
	if (!seen)
		return ERR_NOMEM;
	for (size_t i = 0; i < json_array_size(tests); i++) {
		const char *name =
			json_string_value(json_object_get(json_array_get(tests, i), "name"));
		if (json_object_get(seen, name))
			return refuse(c, item->id, "two tests have the same name");
		if (json_object_set_new(seen, name, json_true()))
			return ERR_NOMEM;
	}
	return ERR_OK;
}

static enum err check_choices(const struct catalog_item *item, struct complaint *c)
{
	const json_t *choices = json_object_get(item->whole, "choices");
	int correct = 0;
	for (size_t i = 0; i < json_array_size(choices); i++)
		correct += json_is_true(json_object_get(json_array_get(choices, i), "correct"));
	return !choices || correct == 1 ? ERR_OK
					: refuse(c, item->id, "must have one correct choice");
}

/* -- Reading --------------------------------------------------------------------------------- */

static enum err parse(struct span text, const struct shape *shape, struct complaint *c,
		      json_t **out)
{
	AUTO_JSON *value = NULL;
	if (text.len == 0)
		return ERR_OK;
	enum err e = text.len > CATALOG_FILE_MAX ? ERR_TOOBIG : json_read(text, &value);
	if (e) {
		complain(c, "", e == ERR_INVAL ? "is not JSON, or says a key twice" : err_str(e));
		return e;
	}
	if (shape_check(shape, value, complain, c))
		return ERR_INVAL;
	*out = TAKE(value);
	return ERR_OK;
}

static struct span section_of(struct span path)
{
	struct span rest = path, section;
	span_split(&rest, '/', &section);
	return section;
}

/* Fills what all kinds have; whole is set. */
static void describe(const struct catalog *c, struct catalog_item *item)
{
	const json_t *w = item->whole;
	bool package = item->kind == CATALOG_PACKAGE;
	item->id = text_of(w, "id");
	item->title = text_of(w, package ? "name" : "title");
	item->level = text_of(w, "level");
	item->type = package ? SPAN("coding") : text_of(w, "type");
	item->minutes = (int)json_int_or(w, "minutes", 0);
	if (package) {
		const json_t *seed = json_array_get(json_object_get(w, "seed"), 0);
		item->section = section_of(span_of(json_string_value(seed)));
	} else {
		item->section = text_of(w, "section");
	}
	const json_t *sections = json_object_get(c->bank, "sections");
	item->section_title = text_of(by_id(sections, item->section), "title");
}

static enum err check_item(const struct catalog_item *item, struct complaint *c)
{
	if (item->kind == CATALOG_PACKAGE) {
		enum err e = check_tests(item, c);
		return e ? e : check_followups(item, c);
	}
	if (!span_eq(section_of(item->id), item->section))
		return refuse(c, item->id, "is filed under a section that is not its own");
	if (item->section_title.len == 0)
		return refuse(c, item->id, "belongs to a section that is not there");
	enum err e = check_choices(item, c);
	return e ? e : check_followups(item, c);
}

static enum err add(struct catalog *c, enum catalog_kind kind, const json_t *whole,
		    struct complaint *complaint)
{
	struct catalog_item *item = &c->items[c->count];
	*item = (struct catalog_item){.kind = kind, .whole = whole};
	describe(c, item);
	enum err e = check_item(item, complaint);
	if (e)
		return e;
	if (json_object_getn(c->index, item->id.p, item->id.len))
		return refuse(complaint, item->id, "is there twice");
	if (json_object_setn_new(c->index, item->id.p, item->id.len,
				 json_integer((json_int_t)c->count)))
		return ERR_NOMEM;
	c->count++;
	return ERR_OK;
}

static enum err add_all(struct catalog *c, enum catalog_kind kind, const json_t *list,
			struct complaint *complaint)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		enum err e = add(c, kind, json_array_get(list, i), complaint);
		if (e)
			return e;
	}
	return ERR_OK;
}

static enum err fill(struct catalog *c, struct complaint *bank, struct complaint *packages)
{
	const json_t *questions = json_object_get(c->bank, "questions");
	const json_t *cards = json_object_get(c->bank, "cards");
	const json_t *list = json_object_get(c->packages, "packages");
	size_t n = json_array_size(questions) + json_array_size(cards) + json_array_size(list);
	if (n > CATALOG_ITEMS_MAX) {
		complain(bank, "", "has more questions, cards and packages than can be listed");
		return ERR_TOOBIG;
	}
	c->items = calloc(n + 1, sizeof *c->items);
	c->index = json_object();
	if (!c->items || !c->index)
		return ERR_NOMEM;
	enum err e = add_all(c, CATALOG_QUESTION, questions, bank);
	if (!e)
		e = add_all(c, CATALOG_CARD, cards, bank);
	return e ? e : add_all(c, CATALOG_PACKAGE, list, packages);
}

static enum err load(struct span bank, struct span packages, struct complaint of[2],
		     struct catalog **out)
{
	struct catalog *c = calloc(1, sizeof *c);
	if (!c)
		return ERR_NOMEM;
	enum err e = parse(bank, &shape_bank, &of[0], &c->bank);
	if (!e)
		e = parse(packages, &shape_packages, &of[1], &c->packages);
	if (!e)
		e = fill(c, &of[0], &of[1]);
	if (e)
		catalog_free(c);
	else
		*out = c;
	return e;
}

static enum err load_named(struct span bank, struct span packages, const char *bank_name,
			   const char *packages_name, struct catalog **out, char *why)
{
	struct complaint of[2] = {{.file = bank_name, .why = why},
				  {.file = packages_name, .why = why}};
	enum err e = load(bank, packages, of, out);
	if (e && !of[0].found && !of[1].found)
		complain(&of[0], "", err_str(e));
	return e;
}

enum err catalog_read(struct span bank, struct span packages, struct catalog **out,
		      char why[CATALOG_WHY_MAX])
{
	return load_named(bank, packages, "bank.json", "packages.json", out, why);
}

static enum err read_file(const char *path, struct buf *out, char *why)
{
	if (!path)
		return ERR_OK;
	enum err e = file_read(AT_FDCWD, path, CATALOG_FILE_MAX, out);
	if (!e && out->len == 0)
		e = ERR_INVAL; /* an empty file is damage, not "none" */
	if (e)
		(void)!snprintf(why, CATALOG_WHY_MAX, "%s: %s", path,
				e == ERR_INVAL ? "is empty" : err_str(e));
	return e;
}

enum err catalog_open(const char *bank_path, const char *packages_path, struct catalog **out,
		      char why[CATALOG_WHY_MAX])
{
	AUTO_BUF bank, packages;
	buf_init(&bank, CATALOG_FILE_MAX);
	buf_init(&packages, CATALOG_FILE_MAX);
	enum err e = read_file(bank_path, &bank, why);
	if (!e)
		e = read_file(packages_path, &packages, why);
	return e ? e
		 : load_named(buf_span(&bank), buf_span(&packages),
			      bank_path ? bank_path : "no bank",
			      packages_path ? packages_path : "no packages", out, why);
}

void catalog_free(struct catalog *c)
{
	if (!c)
		return;
	json_decref(c->bank);
	json_decref(c->packages);
	json_decref(c->index);
	free(c->items);
	free(c);
}

/* -- Looking up ------------------------------------------------------------------------------ */

const struct catalog_item *catalog_find(const struct catalog *c, struct span id)
{
	const json_t *at = id.len ? json_object_getn(c->index, id.p, id.len) : NULL;
	return at ? &c->items[json_integer_value(at)] : NULL;
}

size_t catalog_count(const struct catalog *c)
{
	return c->count;
}

const struct catalog_item *catalog_at(const struct catalog *c, size_t i)
{
	return i < c->count ? &c->items[i] : NULL;
}

const json_t *catalog_kits(const struct catalog *c)
{
	return json_object_get(c->bank, "kits");
}

const json_t *catalog_sections(const struct catalog *c)
{
	return json_object_get(c->bank, "sections");
}
