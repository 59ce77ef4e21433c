/* number.h - floating-point text exactly as the problem package format 2025-09 defines it, section
 * "General requirements":
 *
 *   [+-]? ( digit* "." digit+ | digit+ "." | digit+ ) ( [eE] [+-]? digit+ )?
 *
 * so no "nan", "inf", hexadecimal or surrounding spaces. Comparisons are of the decimal numbers
 * themselves: nothing is rounded to binary, so 0.3 is within 0.1 of 0.2, and 1e400 is a number. */
#ifndef JUDGE_NUMBER_H
#define JUDGE_NUMBER_H

#include "base/span.h"

/* A view of the text: nothing is copied, however many digits there are. */
struct number {
	bool negative;
	struct span digits;  /* from the first to the last that is not 0, with at most one point */
	size_t point;	     /* its index in digits; digits.len: none */
	int64_t top, bottom; /* powers of ten of the first and the last digit; zero: top < bottom */
};

enum { NUMBER_EXPONENT_MAX = 1000000000 }; /* an exponent beyond counts as this one */

/* False: not of the grammar. */
bool number_parse(struct span s, struct number *out);

/* mantissa x 10^exponent; of a longer number the first 36 digits count. */
struct tolerance {
	uint64_t high, low; /* mantissa = high x 10^18 + low, both below 10^18 */
	int64_t exponent;
};

/* False: negative. */
bool number_tolerance(const struct number *n, struct tolerance *out);

/* Whether |output - answer| <= t, or <= t x |answer|. Linear in the digits, constant memory. */
bool number_within(const struct number *answer, const struct number *output,
		   const struct tolerance *t, bool relative);

/* The closest double; a value too large is infinity, one too small 0. False: not of the grammar.
 * Text of any length is read. */
bool number_read(struct span s, double *out);

#endif
