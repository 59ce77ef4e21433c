/* seed.h - does the bank answer to its seed: the checklist of items that it was laid out from?
 *
 * The seed is a table of tab-separated columns with a header; used are section, kind, slug and
 * target_questions. A section is a row whose slug is "<id>/section", and their order is its order.
 */
#ifndef BANK_SEED_H
#define BANK_SEED_H

#include "bank/bank.h"

enum { SEED_FILE_MAX = 4 << 20 };

struct seed;

/* Reads the table. ERR_NOENT, ERR_TOOBIG, ERR_IO, ERR_NOMEM; ERR_INVAL when it is no such table. */
enum err seed_read(const char *path, struct seed **out);
void seed_free(struct seed *s);

/* Faults go to *f: seeds that are no rows, cards and questions for rows of the other kind, sections
 * that are missing, misnamed or out of order; and rows of an open section with fewer questions than
 * they ask for. */
void seed_check(const struct seed *s, const struct bank *b, struct faults *f);

/* What a row asks for and has. Questions count, cards do not; rows of coding problems are answered
 * by packages (`packages`: what viva-judge exports, or NULL), of which each asks for one or more.
 */
struct seed_count {
	size_t rows, target, have;	/* have: no row counts beyond its target */
	size_t questions, cards, notes; /* notes: rows that ask for a card */
	size_t coding, coded, packages; /* coding rows, those with a package, and the packages */
	size_t levels[3], types[7];	/* of the questions: as in seed_levels and seed_types */
};
extern const char *const seed_levels[3], *const seed_types[7];

/* Of the section with this id. */
struct seed_count seed_count(const struct seed *s, const struct bank *b, const json_t *packages,
			     const char *section);

#endif
