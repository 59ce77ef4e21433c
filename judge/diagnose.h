/* diagnose.h - what gcc's programs print, as diagnostics of ours. */
#ifndef JUDGE_DIAGNOSE_H
#define JUDGE_DIAGNOSE_H

#include "base/json.h"

enum { DIAGNOSTICS_MAX = 100, DIAGNOSTIC_TEXT_MAX = 1000 };

/* The array that cc1 -fdiagnostics-format=json prints. False: it is not that (cut, or crashed). */
bool diagnose_cc1(json_t *diagnostics, struct span text);

/* Lines of as, ld or a crashing cc1. A name of one of our sources in a line becomes its file. */
void diagnose_text(json_t *diagnostics, struct span text);

/* Valid UTF-8 without NUL, at most `max` bytes: what was not becomes U+FFFD. The caller owns it;
 * NULL when memory is out. */
json_t *diagnose_string(struct span text, size_t max);

#endif
