/* entry.h - one question or card, decoded from the text of its file.
 *
 * The text is YAML front matter between two lines of three hyphens, then Markdown:
 *
 *   # Title                      one line
 *   the prompt
 *   ## Answer                    of a question; a card has ## Body
 *   ### Follow-up: <id>          any number, below the answer
 *
 * Decoding checks all that one file can be asked by itself: its shape, its rules, its prose. What
 * needs other files (references, links, check programs, other questions) is bank.h's. */
#ifndef BANK_ENTRY_H
#define BANK_ENTRY_H

#include "bank/yaml.h"

enum { ENTRY_FILE_MAX = 256 * 1024, ENTRY_WORDS_SHORT = 500, ENTRY_WORDS = 900, CARD_WORDS = 400 };

struct entry {
	char *id;	    /* "section/slug", from the path; owned */
	char *file;	    /* as faults name it; owned */
	struct yaml front;  /* its value is always an object */
	json_t *body;	    /* {title, prompt, answer | body, followup_answers: {id: Markdown}} */
	json_t *body_lines; /* "/<key>" or "followup/<id>" -> the line of its heading */
	json_t *links;	    /* [{target, line}] */
	size_t words;	    /* of the whole file */
};

/* Decodes one file whose path makes it `id`. Its faults go to *f, under f->file. *out is whole
 * enough to be looked at in any case, and the caller releases it. ERR_NOMEM alone is an error. */
enum err entry_read(struct span text, const char *id, struct faults *f, struct entry *out);
void entry_release(struct entry *e);

bool entry_is_card(const struct entry *e);
int entry_line(const struct entry *e, const char *path); /* of front matter, as yaml_line */

/* The text of a key of the front matter or of the body; empty when it is not there. */
struct span entry_text(const struct entry *e, const char *key);
struct span entry_body(const struct entry *e, const char *key);

#endif
