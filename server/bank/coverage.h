/* coverage.h - how much of the seed the bank and the packages answer, as a table for people. */
#ifndef BANK_COVERAGE_H
#define BANK_COVERAGE_H

#include "bank/seed.h"

/* Appends a line a section in the seed's order and, last, "HAVE/TARGET in N sections; planned: ..."
 * over the sections that are open and have rows for questions; the others follow with what they
 * have. */
void coverage_text(const struct seed *s, const struct bank *b, const json_t *packages,
		   struct buf *out);

#endif
