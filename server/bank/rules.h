/* rules.h - the rules of a question that no table of shapes can say: docs/AUTHORING.md lists them.
 */
#ifndef BANK_RULES_H
#define BANK_RULES_H

#include "bank/entry.h"

/* Checks one entry whose front matter and body may have any form: shapes were reported already. */
void rules_check(struct entry *e, struct faults *f);

#endif
