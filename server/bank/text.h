/* text.h - what prose in the bank may hold: maths in dollars, links, ASCII but for names.
 *
 * A field of the front matter is inline Markdown with $...$. A body part is Markdown, where $$ may
 * stand alone on its line besides. */
#ifndef BANK_TEXT_H
#define BANK_TEXT_H

#include "bank/faults.h"

/* Every fault of one field. `links` is a list that gets {target, line} for each link in it. */
void text_check_field(struct span s, int line, struct faults *f, json_t *links);

/* The same for a body part whose first line is number `line`. */
void text_check_body(struct span s, int line, struct faults *f, json_t *links);

/* Faults of the bytes of a whole file: not UTF-8, tabs, carriage returns, letters beyond ASCII
 * outside of names. False when it is no text at all, so that reading on makes no sense. */
bool text_check_bytes(struct span file, struct faults *f);

/* A label of an exhibit is drawn as it stands: no maths, no Markdown. */
bool text_is_plain(struct span s);

size_t text_words(struct span s);

#endif
