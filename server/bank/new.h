/* new.h - the skeleton of a question, for whoever writes one.
 *
 * What is still to be written is empty in it, so that `viva-bank check` names each such line. */
#ifndef BANK_NEW_H
#define BANK_NEW_H

#include "bank/bank.h"

enum { NEW_WHY_MAX = 200 };

/* Writes DIR/<id>.md, and for a calculation DIR/<id>.check.py beside it. `type`: of the question,
 * or "card". ERR_INVAL and the reason in words: the id has no such form, there is no such section
 * or type, or something stands there already. ERR_IO. */
enum err new_question(const char *dir, const char *id, const char *type, char why[NEW_WHY_MAX]);

#endif
