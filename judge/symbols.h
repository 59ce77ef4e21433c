/* symbols.h - offsets in a program as functions and lines of its sources.
 *
 * DWARF is untrusted, so it is read by addr2line in the sandbox (explain.h); here only the text
 * that it prints is. Pure. */
#ifndef JUDGE_SYMBOLS_H
#define JUDGE_SYMBOLS_H

#include "base/span.h"

enum { SYMBOLS_INLINE_MAX = 8, SYMBOLS_FUNCTION_MAX = 64, SYMBOLS_FILE_MAX = 72 };

struct symbol {
	char function[SYMBOLS_FUNCTION_MAX];
	char file[SYMBOLS_FILE_MAX]; /* without its directories */
	int64_t line;
};

/* The frames of one offset in what `addr2line -a -f -i` printed, innermost first: more than one
 * where functions were inlined. Those without a file and a line are left out. */
size_t symbols_find(struct span text, uint64_t at, struct symbol out[SYMBOLS_INLINE_MAX]);

#endif
