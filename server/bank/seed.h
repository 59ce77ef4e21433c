/* seed.h - does the bank answer to its seed: the checklist of items that it was laid out from?
 *
 * The seed is a table of tab-separated columns with a header; used are section, kind, slug and
 * target_questions. A section is a row whose slug is "<id>/section", and their order is its order.
 */
#ifndef BANK_SEED_H
#define BANK_SEED_H

#include "bank/bank.h"

enum { SEED_FILE_MAX = 4 << 20 };

/* Faults go to *f: seeds that are no rows, cards and questions for rows of the other kind, sections
 * that are missing, misnamed or out of order. ERR_NOENT, ERR_TOOBIG, ERR_IO, ERR_NOMEM; ERR_INVAL
 * when it is no such table. */
enum err seed_check(const char *path, const struct bank *b, struct faults *f);

#endif
