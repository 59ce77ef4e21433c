#include "bank/cross.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "bank/text.h"

enum { SHARED_RUN = 8, TELLING_LETTERS = 5, LONG_QUOTA = 4 };

/* -- Sections and references ----------------------------------------------------------------- */

static void check_status(const struct bank_section *s, struct faults *f)
{
	struct span status = json_text_or(s->yaml.value, "status", SPAN(""));
	if (span_is(status, "planned") && s->questions > 0)
		faults_add(f, yaml_line(&s->yaml, "/status"),
			   "the section is planned, yet has %zu questions", s->questions);
	/* Coding packages are not seen from here, and may be what the section is open for. */
	if (span_is(status, "open") && s->questions + s->cards == 0)
		faults_note(f, yaml_line(&s->yaml, "/status"),
			    "open without a question in the bank: are there coding packages?");
}

static void check_sections(const struct bank *b, struct faults *f)
{
	for (size_t i = 0; i < b->section_count; i++) {
		const struct bank_section *s = &b->sections[i];
		if (!s->yaml.value)
			continue;
		faults_in(f, "%s/%s/section.yaml", b->dir, s->id);
		check_status(s, f);
		if (json_int_or(s->yaml.value, "order", 0) != (int64_t)i + 1)
			faults_add(f, yaml_line(&s->yaml, "/order"),
				   "orders count from 1 without gaps or repeats: %zu is next",
				   i + 1);
	}
}

static json_t *entry_references(const struct entry *e)
{
	return json_object_get(e->front.value, "references");
}

static bool is_cited(const struct bank *b, const char *key)
{
	for (size_t i = 0; i < b->entry_count; i++) {
		const json_t *list = entry_references(&b->entries[i]);
		for (size_t j = 0; j < json_array_size(list); j++) {
			const char *cited = json_string_value(json_array_get(list, j));
			if (cited && strcmp(cited, key) == 0)
				return true;
		}
	}
	return false;
}

static void check_works(const struct bank *b, struct faults *f)
{
	const char *key;
	json_t *work;
	faults_in(f, "%s/references.yaml", b->dir);
	json_object_foreach(b->references.value, key, work)
	{
		char path[YAML_PATH_MAX], year[24];
		(void)!snprintf(path, sizeof path, "/%s", key);
		(void)!snprintf(year, sizeof year, "-%d", (int)json_int_or(work, "year", 0));
		if (!strstr(key, year))
			faults_add(f, yaml_line(&b->references, path), "'%s' is not of the year%s",
				   key, year);
		if (!is_cited(b, key))
			faults_note(f, yaml_line(&b->references, path), "nothing cites '%s'", key);
	}
}

static void check_references(const struct bank *b, const struct entry *e, struct faults *f)
{
	const json_t *list = entry_references(e);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *key = json_string_value(json_array_get(list, i));
		char path[YAML_PATH_MAX];
		(void)!snprintf(path, sizeof path, "/references/%zu", i);
		if (key && !json_object_get(b->references.value, key))
			faults_add(f, entry_line(e, path), "'%s' is not in references.yaml", key);
	}
}

/* -- Links and check programs ---------------------------------------------------------------- */

static void check_link(const struct bank *b, const struct entry *e, const json_t *link,
		       struct faults *f)
{
	struct span target = json_text_or(link, "target", SPAN(""));
	int line = (int)json_int_or(link, "line", 1);
	char path[BANK_PATH_MAX];
	if (span_starts(target, "https://"))
		return;
	const char *fragment = memchr(target.p, '#', target.len);
	size_t len = fragment ? (size_t)(fragment - target.p) : target.len;
	int n = snprintf(path, sizeof path, "%.*s/%.*s", (int)strcspn(e->id, "/"), e->id, (int)len,
			 target.p);
	if (target.p[0] == '/' || memchr(target.p, ':', target.len))
		faults_add(f, line, "a link is a relative path or begins with https://");
	else if (n < 0 || (size_t)n >= sizeof path || faccessat(b->dirfd, path, F_OK, 0))
		faults_add(f, line, "the link leads nowhere: %.*s", SPAN_ARG(target));
}

static void check_links(const struct bank *b, const struct entry *e, struct faults *f)
{
	for (size_t i = 0; i < json_array_size(e->links); i++)
		check_link(b, e, json_array_get(e->links, i), f);
}

static void check_program(const struct bank *b, const struct entry *e, struct faults *f)
{
	const json_t *numbers = json_object_get(e->front.value, "numeric_key");
	const char *kind = bank_check_program(b, e);
	if (numbers && !kind)
		faults_add(f, entry_line(e, "/numeric_key"),
			   "nothing recomputes the numbers: a .check.c or .check.py is missing");
	if (!numbers && kind)
		faults_add(f, 1, "a check program stands beside, but there is no numeric_key");
}

/* -- Anchors --------------------------------------------------------------------------------- */

static bool next_word(struct span *rest, char *word, size_t size)
{
	size_t n = 0;
	for (; rest->len > 0; rest->p++, rest->len--) {
		char c = *rest->p;
		bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (c >= 'A' && c <= 'Z') {
			c = (char)(c - 'A' + 'a');
			letter = true;
		}
		if (letter && n + 1 < size)
			word[n++] = c;
		else if (!letter && n > 0)
			break;
	}
	word[n] = 0;
	return n > 0;
}

/* The words of a text, each long enough to tell something. */
static enum err add_words(struct span s, json_t *words)
{
	char word[64];
	while (next_word(&s, word, sizeof word))
		if (strlen(word) >= TELLING_LETTERS &&
		    json_object_set_new(words, word, json_true()))
			return ERR_NOMEM;
	return ERR_OK;
}

static enum err add_texts(const json_t *list, json_t *words)
{
	enum err e = ERR_OK;
	for (size_t i = 0; !e && i < json_array_size(list); i++)
		e = add_words(json_text_or(json_array_get(list, i), "text", SPAN("")), words);
	return e;
}

static enum err own_words(const struct entry *e, json_t *words)
{
	static const char *const parts[] = {"title", "prompt", "answer"};
	enum err err = add_texts(json_object_get(e->front.value, "key_points"), words);
	if (!err)
		err = add_texts(json_object_get(e->front.value, "red_flags"), words);
	for (size_t i = 0; !err && i < sizeof parts / sizeof parts[0]; i++)
		err = add_words(entry_body(e, parts[i]), words);
	return err;
}

static bool speaks_of(struct span anchor, const json_t *words)
{
	char word[64];
	while (next_word(&anchor, word, sizeof word))
		if (strlen(word) >= TELLING_LETTERS && json_object_get(words, word))
			return true;
	return false;
}

/* Notes every run of SHARED_RUN words in `runs`; a run noted by another question is boilerplate. */
static enum err check_runs(const struct entry *e, struct span anchor, int line, json_t *runs,
			   struct faults *f)
{
	char words[SHARED_RUN][24] = {{0}};
	for (size_t n = 0; next_word(&anchor, words[n % SHARED_RUN], sizeof words[0]); n++) {
		char run[SHARED_RUN * 24 + 1] = "";
		size_t at = 0;
		if (n + 1 < SHARED_RUN)
			continue;
		for (size_t i = 0; i < SHARED_RUN; i++)
			at += (size_t)snprintf(run + at, sizeof run - at, "%s ",
					       words[(n + 1 + i) % SHARED_RUN]);
		const char *owner = json_string_value(json_object_get(runs, run));
		if (owner && strcmp(owner, e->id) != 0) {
			faults_add(f, line, "shares '%s...' with an anchor of %s", run, owner);
			return ERR_OK;
		}
		if (!owner && json_object_set_new(runs, run, json_string(e->id)))
			return ERR_NOMEM;
	}
	return ERR_OK;
}

static enum err check_anchors(const struct entry *e, json_t *runs, struct faults *f)
{
	AUTO_JSON *words = json_object();
	const char *level;
	json_t *value;
	if (!words || own_words(e, words))
		return ERR_NOMEM;
	json_object_foreach(json_object_get(e->front.value, "anchors"), level, value)
	{
		struct span anchor = {json_string_value(value), json_string_length(value)};
		char path[YAML_PATH_MAX];
		(void)!snprintf(path, sizeof path, "/anchors/%s", level);
		int line = entry_line(e, path);
		if (!anchor.p)
			continue;
		if (!speaks_of(anchor, words))
			faults_add(f, line,
				   "boilerplate: it shares no telling word with the question");
		enum err err = check_runs(e, anchor, line, runs, f);
		if (err)
			return err;
	}
	return ERR_OK;
}

/* -- Kits ------------------------------------------------------------------------------------ */

static bool has_question(const struct bank *b, struct span id)
{
	for (size_t i = 0; i < b->entry_count; i++)
		if (span_is(id, b->entries[i].id))
			return true;
	return false;
}

/* Packages are not seen from here: cross_check_packages() asks for them. */
static void check_step(const struct bank *b, const struct bank_kit *kit, size_t at,
		       struct faults *f)
{
	const json_t *steps = json_object_get(kit->yaml.value, "steps");
	const json_t *step = json_array_get(steps, at);
	struct span item = json_text_or(step, "item", SPAN(""));
	char path[YAML_PATH_MAX];
	(void)!snprintf(path, sizeof path, "/steps/%zu", at);
	int line = yaml_line(&kit->yaml, path);
	if ((item.len > 0) == (json_text_or(step, "text", SPAN("")).len > 0))
		faults_add(f, line, "a step has an item or a text, one of them");
	if (item.len && memchr(item.p, '/', item.len) && !has_question(b, item))
		faults_add(f, line, "there is no question '%.*s'", SPAN_ARG(item));
	for (size_t i = 0; item.len && i < at; i++)
		if (span_eq(item, json_text_or(json_array_get(steps, i), "item", SPAN(""))))
			faults_add(f, line, "'%.*s' is there twice", SPAN_ARG(item));
}

static void check_kit(const struct bank *b, const struct bank_kit *kit, struct faults *f)
{
	const json_t *steps = json_object_get(kit->yaml.value, "steps");
	int64_t sum = 0, minutes = json_int_or(kit->yaml.value, "minutes", 0);
	faults_in(f, "%s/kits/%s.yaml", b->dir, kit->id);
	for (size_t i = 0; i < json_array_size(steps); i++) {
		check_step(b, kit, i, f);
		sum += json_int_or(json_array_get(steps, i), "minutes", 0);
	}
	if (sum != minutes)
		faults_add(f, yaml_line(&kit->yaml, "/minutes"),
			   "the steps take %lld minutes together, not %lld", (long long)sum,
			   (long long)minutes);
}

static bool has_package(const json_t *packages, struct span id)
{
	size_t i;
	json_t *p;
	json_array_foreach(json_object_get(packages, "packages"), i,
			   p) if (span_eq(json_text_or(p, "id", SPAN("")), id)) return true;
	return false;
}

void cross_check_packages(const struct bank *b, const json_t *packages, struct faults *f)
{
	for (size_t k = 0; k < b->kit_count; k++) {
		const json_t *steps = json_object_get(b->kits[k].yaml.value, "steps");
		faults_in(f, "%s/kits/%s.yaml", b->dir, b->kits[k].id);
		for (size_t i = 0; i < json_array_size(steps); i++) {
			struct span item = json_text_or(json_array_get(steps, i), "item", SPAN(""));
			char path[YAML_PATH_MAX];
			(void)!snprintf(path, sizeof path, "/steps/%zu", i);
			if (item.len && !memchr(item.p, '/', item.len) &&
			    !has_package(packages, item))
				faults_add(f, yaml_line(&b->kits[k].yaml, path),
					   "there is no package '%.*s'", SPAN_ARG(item));
		}
	}
}

/* -- The whole ------------------------------------------------------------------------------- */

static void check_lengths(const struct bank *b, struct faults *f)
{
	size_t questions = 0, overlong = 0;
	for (size_t i = 0; i < b->entry_count; i++) {
		if (entry_is_card(&b->entries[i]))
			continue;
		questions++;
		overlong += b->entries[i].words > ENTRY_WORDS;
	}
	faults_in(f, "%s", b->dir);
	if (overlong * LONG_QUOTA > questions)
		faults_note(f, 1, "%zu of %zu questions have more than %d words, a quarter may",
			    overlong, questions, ENTRY_WORDS);
}

enum err cross_check(const struct bank *b, struct faults *f)
{
	AUTO_JSON *runs = json_object();
	if (!runs)
		return ERR_NOMEM;
	check_sections(b, f);
	check_works(b, f);
	for (size_t i = 0; i < b->entry_count; i++) {
		const struct entry *e = &b->entries[i];
		faults_in(f, "%s", e->file);
		check_references(b, e, f);
		check_links(b, e, f);
		check_program(b, e, f);
		enum err err = check_anchors(e, runs, f);
		if (err)
			return err;
	}
	for (size_t i = 0; i < b->kit_count; i++)
		if (b->kits[i].yaml.value)
			check_kit(b, &b->kits[i], f);
	check_lengths(b, f);
	return ERR_OK;
}
