/* catalog.h - what can be asked: the exported bank and packages, read once and never changed.
 *
 * The server reads two files and nothing else of problems/: bank.json, which viva-bank writes, and
 * packages.json, which viva-judge writes. Both are checked in full when opened, since the programs
 * share no address space; after that nothing in here can fail but for want of memory.
 *
 * WHO SEES WHAT is decided by the projections below and nowhere else. catalog_public_list,
 * catalog_brief, catalog_statement, catalog_docs, catalog_hint and catalog_followup are fit for a
 * candidate's eyes; catalog_guide, catalog_rubric and the description in a catalog_label are not,
 * before End.
 *
 * Every json_t * that is returned without const is new and owned by the caller, NULL when out of
 * memory; its top may be changed, what lies below is shared with the catalogue. Items, spans and
 * const json_t * are borrowed and live until catalog_free(). Safe to read from several threads only
 * if each owns the references that it makes. */
#ifndef CATALOG_CATALOG_H
#define CATALOG_CATALOG_H

#include "base/json.h"

enum {
	CATALOG_FILE_MAX = 32 << 20, /* bytes of one exported file */
	CATALOG_ID_MAX = 120,	     /* characters of an item's id */
	CATALOG_ITEMS_MAX = 4096,
	CATALOG_WHY_MAX = 256,
	CATALOG_HINTS = 3,
};

enum catalog_kind { CATALOG_QUESTION, CATALOG_CARD, CATALOG_PACKAGE, CATALOG_KIND_COUNT };

struct catalog_item {
	enum catalog_kind kind;
	struct span id;	     /* question, card: "section/slug"; package: its short name */
	struct span title;   /* package: its name */
	struct span section; /* package: the section of its first seed */
	struct span level;   /* "easy", "medium", "hard" */
	struct span type;    /* "explain" .. "discuss", "card"; package: "coding" */
	int minutes;
	const json_t *whole;	   /* the exported object, secrets included: interviewers only */
	struct span section_title; /* empty when the section is not in the bank */
};

struct catalog; /* opaque */

/* Reads and checks both files; either path may be NULL for "none". ERR_NOENT, ERR_TOOBIG, ERR_IO,
 * ERR_INVAL, ERR_UNICODE, ERR_NOMEM, and then `why` is one readable line that names the file and
 * the place in it. The caller frees *out. */
enum err catalog_open(const char *bank_path, const char *packages_path, struct catalog **out,
		      char why[CATALOG_WHY_MAX]);

/* The same from texts in memory; a text of length 0 is "none". */
enum err catalog_read(struct span bank, struct span packages, struct catalog **out,
		      char why[CATALOG_WHY_MAX]);

void catalog_free(struct catalog *c); /* NULL is fine */

/* NULL when there is no such item. */
const struct catalog_item *catalog_find(const struct catalog *c, struct span id);

/* The sections as they stand in bank.json, in their order; NULL without a bank. */
const json_t *catalog_sections(const struct catalog *c);

const json_t *catalog_kits(const struct catalog *c); /* as they stand in bank.json; NULL: none */

/* Questions, then cards, then packages, each in the order of its file. */
size_t catalog_count(const struct catalog *c);
const struct catalog_item *catalog_at(const struct catalog *c, size_t i);

/* -- For everybody -------------------------------------------------------------------------- */

/* What a browser lists, before anything is revealed: {"sections": [{id, chapter, title, intro,
 * order, status}], "items": [{kind, id, title, section, level, type, minutes}], "kits": [{id,
 * title, role, minutes, intro, steps: [{item | text, minutes}]}]} with kind "question", "card" or
 * "package". No tags, which can give an answer away, and no briefs. A kit that names what is not
 * here is left out: an installation may have other packages. */
json_t *catalog_public_list(const struct catalog *c);

/* The first step of a reveal. Package: {kind, id, title, brief}. Question, card: {kind, id, title,
 * section, minutes, type}, where section is its title. */
json_t *catalog_brief(const struct catalog_item *item);

/* The second step. All: {kind, id, title, minutes, ...}. Question: prompt, exhibit?, choices?
 * [{id, text}], numeric? [{id, label, unit}] (of a calculation, without what only a follow-up asks
 * for). Card: prompt, body, probe? (its prompt alone), references?. Package: statement, samples
 * [{name, stdin, expected, files? [{name, text}]}], limits {time_ms, memory_mib, stack_mib,
 * output_mib}, groups [{name, title, max_score, tests}], max_score, languages. */
json_t *catalog_statement(const struct catalog_item *item);

/* The documents that a reveal opens: [{doc, name, lang, text}], doc being "<id>:<name>".
 * A question opens answer.md, empty; a package solution.c with its template; a card nothing. */
json_t *catalog_docs(const struct catalog_item *item);

/* Hint n, 1 to CATALOG_HINTS. Empty when there is none: cards have no hints. */
struct span catalog_hint(const struct catalog_item *item, int n);

/* The prompt of a follow-up, without its points. Empty when there is none of that id. */
struct span catalog_followup(const struct catalog_item *item, struct span id);

/* -- For interviewers, and for all after End ------------------------------------------------ */

/* Question: {kind, id, title, clarifications, key_points, red_flags, hints, followups, anchors,
 * numeric_key?, choices?, answer, followup_answers, references}. Package: {..., expected, the same
 * up to anchors, solution, tests [{name, group, ordinal, description}]}. Card: {..., probe?,
 * references?}. */
json_t *catalog_guide(const struct catalog_item *item);

/* The object that holds key_points, red_flags, hints, followups and anchors, in a question and in
 * a package alike; NULL for a card. */
const json_t *catalog_rubric(const struct catalog_item *item);

/* One test of a package. Candidates get group and ordinal, interviewers the description too. */
struct catalog_label {
	int group;		 /* from 1; 0 for a sample */
	int ordinal;		 /* within its group, from 1 */
	struct span description; /* interviewers only; may be empty */
};

/* ERR_NOENT when the item has no test of that name. Samples are found by their name too. */
enum err catalog_test_label(const struct catalog_item *item, struct span name,
			    struct catalog_label *out);

#endif
