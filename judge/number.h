/* number.h - floating-point text exactly as the problem package format 2025-09 defines it.
 *
 *   [+-]? ( digit* "." digit+ | digit+ "." | digit+ ) ( [eE] [+-]? digit+ )?
 *
 * so no "nan", "inf", hexadecimal or surrounding spaces. */
#ifndef JUDGE_NUMBER_H
#define JUDGE_NUMBER_H

#include "base/span.h"

/* The closest double; a value too large is infinity, one too small 0. False: not of the grammar.
 * Text of any length is read (a submission may print a megabyte of digits). */
bool number_read(struct span s, double *out);

/* The same as long double, which keeps 64 bits of mantissa on x86. */
bool number_read_long(struct span s, long double *out);

#endif
