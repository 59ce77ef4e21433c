/* recheck.h - the numbers of the bank, recomputed by the programs that stand beside the questions.
 *
 * Offline only: it compiles and runs what lies in the bank, with the rights of whoever calls it. */
#ifndef BANK_RECHECK_H
#define BANK_RECHECK_H

#include "bank/bank.h"

enum { RECHECK_COMPILE_MS = 60000, RECHECK_RUN_MS = 10000, RECHECK_SLOW_MS = 1000 };

/* Each check program prints "<id> <value>" a line for the numbers of its question, each within a
 * tenth of the tolerance. What differs, is missing, or does not end in time is a fault. */
enum err recheck_run(const struct bank *b, struct faults *f, size_t *numbers);

#endif
