/* cross.h - what only the whole bank can tell: references, links, check programs, copied anchors.
 */
#ifndef BANK_CROSS_H
#define BANK_CROSS_H

#include "bank/bank.h"

/* Faults go to *f, each under its file. ERR_NOMEM. */
enum err cross_check(const struct bank *b, struct faults *f);

#endif
