#include "bank/seed.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum column { SECTION, KIND, SLUG, TARGET, COLUMN_COUNT };

static const char *const column_names[COLUMN_COUNT] = {
	[SECTION] = "section", [KIND] = "kind", [SLUG] = "slug", [TARGET] = "target_questions"};

struct seed {
	size_t at[COLUMN_COUNT]; /* which column of the table */
	json_t *rows;		 /* slug -> {kind, target} */
	json_t *sections;	 /* [{id, title}], in order */
};

static enum err read_header(struct seed *s, struct span line)
{
	for (size_t c = 0; c < COLUMN_COUNT; c++) {
		struct span rest = line, name;
		size_t i = 0;
		while (span_split(&rest, '\t', &name) && !span_is(span_trim(name), column_names[c]))
			i++;
		if (!name.p || !span_is(span_trim(name), column_names[c]))
			return ERR_INVAL;
		s->at[c] = i;
	}
	return ERR_OK;
}

static enum err add_section(struct seed *s, struct span slug, struct span title)
{
	struct span rest = slug, id;
	span_split(&rest, '/', &id);
	json_t *section =
		json_pack("{s:s%, s:s%}", "id", id.p, id.len, "title", title.p, title.len);
	return json_array_append_new(s->sections, section) ? ERR_NOMEM : ERR_OK;
}

static enum err read_row(struct seed *s, struct span line)
{
	struct span cell[COLUMN_COUNT] = {{0}}, rest = line, part;
	int64_t target;
	for (size_t i = 0; span_split(&rest, '\t', &part); i++)
		for (size_t c = 0; c < COLUMN_COUNT; c++)
			if (s->at[c] == i)
				cell[c] = span_trim(part);
	if (!cell[SLUG].len || span_int(cell[TARGET], 0, 1000, &target))
		return ERR_INVAL;
	json_t *row = json_pack("{s:s%, s:i}", "kind", cell[KIND].p, cell[KIND].len, "target",
				(int)target);
	if (json_object_setn_new(s->rows, cell[SLUG].p, cell[SLUG].len, row))
		return ERR_NOMEM;
	size_t tail = sizeof "/section" - 1;
	bool section =
		cell[SLUG].len > tail &&
		span_is((struct span){cell[SLUG].p + cell[SLUG].len - tail, tail}, "/section");
	return section ? add_section(s, cell[SLUG], cell[SECTION]) : ERR_OK;
}

static enum err read_table(struct seed *s, struct span text)
{
	struct span rest = text, line;
	if (!span_split(&rest, '\n', &line))
		return ERR_INVAL;
	enum err e = read_header(s, line);
	while (!e && span_split(&rest, '\n', &line))
		if (span_trim(line).len)
			e = read_row(s, line);
	return e;
}

void seed_free(struct seed *s)
{
	if (!s)
		return;
	json_decref(s->rows);
	json_decref(s->sections);
	free(s);
}

enum err seed_read(const char *path, struct seed **out)
{
	AUTO_BUF text;
	buf_init(&text, SEED_FILE_MAX);
	enum err e = file_read(AT_FDCWD, path, SEED_FILE_MAX, &text);
	if (e)
		return e;
	struct seed *s = calloc(1, sizeof *s);
	if (!s)
		return ERR_NOMEM;
	s->rows = json_object();
	s->sections = json_array();
	e = s->rows && s->sections ? read_table(s, buf_span(&text)) : ERR_NOMEM;
	if (e)
		seed_free(s);
	else
		*out = s;
	return e;
}

/* -- Counting -------------------------------------------------------------------------------- */

const char *const seed_levels[3] = {"easy", "medium", "hard"};
const char *const seed_types[7] = {"explain", "derive", "calculate", "diagnose",
				   "exhibit", "choose", "discuss"};

static bool is_kind(const json_t *row, const char *kind)
{
	return span_is(json_text_or(row, "kind", SPAN("")), kind);
}

static bool asks_for_card(const json_t *row)
{
	return is_kind(row, "note") || is_kind(row, "practice");
}

static bool names(const json_t *seeds, const char *slug)
{
	for (size_t i = 0; i < json_array_size(seeds); i++) {
		const char *one = json_string_value(json_array_get(seeds, i));
		if (one && strcmp(one, slug) == 0)
			return true;
	}
	return false;
}

static size_t questions_of(const struct bank *b, const char *slug)
{
	size_t n = 0;
	for (size_t i = 0; i < b->entry_count; i++)
		n += !entry_is_card(&b->entries[i]) &&
		     names(json_object_get(b->entries[i].front.value, "seed"), slug);
	return n;
}

static size_t packages_of(const json_t *packages, const char *slug)
{
	size_t i, n = 0;
	json_t *p;
	json_array_foreach(json_object_get(packages, "packages"), i, p) n +=
		names(json_object_get(p, "seed"), slug);
	return n;
}

static void count_word(const json_t *front, const char *key, const char *const *words, size_t n,
		       size_t *counts)
{
	struct span text = json_text_or(front, key, SPAN(""));
	for (size_t i = 0; i < n; i++)
		counts[i] += span_is(text, words[i]);
}

static bool is_of(const char *slug, const char *section)
{
	size_t n = strlen(section);
	return strncmp(slug, section, n) == 0 && slug[n] == '/';
}

static void count_entries(const struct bank *b, const char *section, struct seed_count *c)
{
	for (size_t i = 0; i < b->entry_count; i++) {
		const struct entry *e = &b->entries[i];
		if (!is_of(e->id, section))
			continue;
		c->cards += entry_is_card(e);
		c->questions += !entry_is_card(e);
		if (entry_is_card(e))
			continue;
		count_word(e->front.value, "level", seed_levels, 3, c->levels);
		count_word(e->front.value, "type", seed_types, 7, c->types);
	}
}

struct seed_count seed_count(const struct seed *s, const struct bank *b, const json_t *packages,
			     const char *section)
{
	struct seed_count c = {0};
	const char *slug;
	json_t *row;
	count_entries(b, section, &c);
	json_object_foreach(s->rows, slug, row)
	{
		size_t target = (size_t)json_int_or(row, "target", 0), have;
		if (!is_of(slug, section))
			continue;
		c.notes += asks_for_card(row);
		if (is_kind(row, "coding")) {
			have = packages_of(packages, slug);
			c.coding++;
			c.coded += have > 0;
			c.packages += have;
		} else if (target) {
			have = questions_of(b, slug);
			c.rows++;
			c.target += target;
			c.have += have < target ? have : target;
		}
	}
	return c;
}

/* -- Comparing ------------------------------------------------------------------------------- */

static void check_entry(const struct seed *s, const struct entry *e, struct faults *f)
{
	const json_t *list = json_object_get(e->front.value, "seed");
	faults_in(f, "%s", e->file);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *slug = json_string_value(json_array_get(list, i));
		const json_t *row = slug ? json_object_get(s->rows, slug) : NULL;
		bool for_cards = asks_for_card(row);
		char path[YAML_PATH_MAX];
		(void)!snprintf(path, sizeof path, "/seed/%zu", i);
		int line = entry_line(e, path);
		if (slug && !row)
			faults_add(f, line, "the seed has no row '%s'", slug);
		else if (row && entry_is_card(e) && !for_cards)
			faults_add(f, line, "'%s' asks for questions, not for a card", slug);
		else if (row && !entry_is_card(e) &&
			 (for_cards || json_int_or(row, "target", 0) == 0))
			faults_add(f, line, "'%s' asks for no question", slug);
	}
}

static const struct bank_section *find_section(const struct bank *b, struct span id)
{
	for (size_t i = 0; i < b->section_count; i++)
		if (span_is(id, b->sections[i].id))
			return &b->sections[i];
	return NULL;
}

static void check_section(const struct bank *b, const json_t *wanted, size_t order,
			  struct faults *f)
{
	struct span id = json_text_or(wanted, "id", SPAN(""));
	struct span title = json_text_or(wanted, "title", SPAN(""));
	const struct bank_section *s = find_section(b, id);
	faults_in(f, "%s/%.*s/section.yaml", b->dir, SPAN_ARG(id));
	if (!s) {
		faults_add(f, 1, "the seed has a section '%.*s', the bank has not", SPAN_ARG(id));
		return;
	}
	if (s->yaml.value && !span_eq(json_text_or(s->yaml.value, "title", SPAN("")), title))
		faults_add(f, yaml_line(&s->yaml, "/title"), "the seed's name is '%.*s'",
			   SPAN_ARG(title));
	if (s->yaml.value && json_int_or(s->yaml.value, "order", 0) != (int64_t)order)
		faults_add(f, yaml_line(&s->yaml, "/order"), "the seed's order is %zu", order);
}

/* An open section has what its rows ask for; a section that is begun says that it has not. */
static void check_rows(const struct seed *s, const struct bank *b, const struct bank_section *of,
		       struct faults *f)
{
	const char *slug;
	json_t *row;
	if (!span_is(json_text_or(of->yaml.value, "status", SPAN("")), "open"))
		return;
	faults_in(f, "%s/%s/section.yaml", b->dir, of->id);
	json_object_foreach(s->rows, slug, row)
	{
		size_t target = (size_t)json_int_or(row, "target", 0);
		size_t have = questions_of(b, slug);
		if (is_of(slug, of->id) && is_kind(row, "theory") && have < target)
			faults_add(f, yaml_line(&of->yaml, "/status"),
				   "open, but '%s' asks for %zu question%s and has %zu", slug,
				   target, target == 1 ? "" : "s", have);
	}
}

void seed_check(const struct seed *s, const struct bank *b, struct faults *f)
{
	for (size_t i = 0; i < b->entry_count; i++)
		check_entry(s, &b->entries[i], f);
	for (size_t i = 0; i < json_array_size(s->sections); i++)
		check_section(b, json_array_get(s->sections, i), i + 1, f);
	for (size_t i = 0; i < b->section_count; i++) {
		bool known = false;
		for (size_t j = 0; j < json_array_size(s->sections); j++)
			known |= span_is(
				json_text_or(json_array_get(s->sections, j), "id", SPAN("")),
				b->sections[i].id);
		faults_in(f, "%s/%s/section.yaml", b->dir, b->sections[i].id);
		if (!known)
			faults_add(f, 1, "the seed has no such section");
		check_rows(s, b, &b->sections[i], f);
	}
}
