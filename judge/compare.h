/* compare.h - the default output validator of the problem package format 2025-09, in process.
 *
 * Tokens are compared one by one; whitespace (space \f \n \r \t \v) only separates them unless
 * space_change_sensitive. With a tolerance, an answer token that is a number (number.h) wants a
 * number within it, integers included; without, numbers are text like any other. NUL and bytes
 * above 127 are bytes like any other.
 *
 * Where the tools that go with the format and its text disagree, this follows the text: they read
 * numbers by scanf, so they take "nan", "inf" and "0x1p3" for numbers, stop a token at a NUL,
 * round to binary before they compare, and refuse 1e400. */
#ifndef JUDGE_COMPARE_H
#define JUDGE_COMPARE_H

#include "judge/number.h"

struct compare_options {
	bool case_sensitive;
	bool space_change_sensitive;
	bool absolute, relative; /* tolerances given */
	struct tolerance absolute_tolerance, relative_tolerance;
};

enum { COMPARE_WHY_MAX = 160 };

/* Reads validator arguments. ERR_INVAL with the reason in why where they break the specification:
 * an unknown word, a missing, negative or repeated tolerance, float_tolerance beside another. */
enum err compare_parse(const char *const *args, size_t count, struct compare_options *out,
		       char why[COMPARE_WHY_MAX]);

/* True: accepted. Otherwise `why` names the first difference for the judge's eyes (it may quote
 * the answer, so it never reaches a candidate). */
bool compare(const struct compare_options *o, struct span answer, struct span output,
	     char why[COMPARE_WHY_MAX]);

#endif
