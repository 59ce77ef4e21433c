/* cross.h - what only the whole bank can tell: references, links, check programs, copied anchors.
 */
#ifndef BANK_CROSS_H
#define BANK_CROSS_H

#include "bank/bank.h"

/* Faults go to *f, each under its file. ERR_NOMEM. */
enum err cross_check(const struct bank *b, struct faults *f);

/* The packages that kits name are there. `packages`: what viva-judge exports. */
void cross_check_packages(const struct bank *b, const json_t *packages, struct faults *f);

#endif
