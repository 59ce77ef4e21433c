#include "bank/seed.h"

#include <fcntl.h>
#include <stdio.h>

#include "base/file.h"

enum column { SECTION, KIND, SLUG, TARGET, COLUMN_COUNT };

static const char *const column_names[COLUMN_COUNT] = {
	[SECTION] = "section", [KIND] = "kind", [SLUG] = "slug", [TARGET] = "target_questions"};

struct seed {
	size_t at[COLUMN_COUNT]; /* which column of the table */
	json_t *rows;		 /* slug -> {section, kind, target} */
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

static enum err read_seed(struct seed *s, struct span text)
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

/* -- Comparing ------------------------------------------------------------------------------- */

static void check_entry(const struct seed *s, const struct entry *e, struct faults *f)
{
	const json_t *list = json_object_get(e->front.value, "seed");
	faults_in(f, "%s", e->file);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *slug = json_string_value(json_array_get(list, i));
		const json_t *row = slug ? json_object_get(s->rows, slug) : NULL;
		struct span kind = json_text_or(row, "kind", SPAN(""));
		bool for_cards = span_is(kind, "note") || span_is(kind, "practice");
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

static void compare(const struct seed *s, const struct bank *b, struct faults *f)
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
	}
}

enum err seed_check(const char *path, const struct bank *b, struct faults *f)
{
	AUTO_BUF text;
	buf_init(&text, SEED_FILE_MAX);
	enum err e = file_read(AT_FDCWD, path, SEED_FILE_MAX, &text);
	if (e)
		return e;
	AUTO_JSON *rows = json_object(), *sections = json_array();
	struct seed s = {.rows = rows, .sections = sections};
	if (!rows || !sections)
		return ERR_NOMEM;
	e = read_seed(&s, buf_span(&text));
	if (!e)
		compare(&s, b, f);
	return e;
}
