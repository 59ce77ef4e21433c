/* build.h - the bank as the one JSON text that the server reads; its form is in catalog/shapes.h.
 */
#ifndef BANK_BUILD_H
#define BANK_BUILD_H

#include "bank/bank.h"

/* Appends bank.json and a final newline to *out: the same bytes for the same bank. `b` was loaded
 * without faults. The text is read back by the catalogue before it counts: ERR_INVAL and `why`
 * (CATALOG_WHY_MAX bytes) when that refuses it. ERR_NOMEM, ERR_TOOBIG. */
enum err build_json(const struct bank *b, struct buf *out, char *why);

#endif
