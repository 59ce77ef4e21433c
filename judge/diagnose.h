/* diagnose.h - what compilers, assemblers and linkers print, as diagnostics of ours.
 *
 * One is {file, line, column, end_column?, severity, message, option?}. Lines and columns count
 * from 1, columns in bytes, end_column is just behind the last byte; 0: not known. Nothing of the
 * host is told: places in system headers have no file, paths in messages keep their last part
 * alone. All that is kept is valid UTF-8 without NUL, whatever a source put into it. */
#ifndef JUDGE_DIAGNOSE_H
#define JUDGE_DIAGNOSE_H

#include "base/json.h"

enum { DIAGNOSTICS_MAX = 100, DIAGNOSTIC_TEXT_MAX = 1000 };

struct diagnostic {
	struct span file;
	int64_t line, column, end_column;
	const char *severity; /* "error", "warning", "note" */
	struct span message;
	struct span option; /* "-Wunused-variable"; empty: none */
};

/* Appends one; the array never holds more than DIAGNOSTICS_MAX. */
void diagnose_say(json_t *diagnostics, const struct diagnostic *d);

/* The array that cc1 -fdiagnostics-format=json prints. False: it is not that (cut, or crashed). */
bool diagnose_json(json_t *diagnostics, struct span text);
/* "a.c:3:5: error: ..." a line: clang with -fdiagnostics-print-source-range-info, a gcc without
 * JSON, as. Lines of another shape are no diagnostics. */
void diagnose_lines(json_t *diagnostics, struct span text);
/* What ld says, each line one; the names of our sources and objects in it become its place. */
void diagnose_link(json_t *diagnostics, struct span text);

/* Valid UTF-8 without NUL, at most `max` bytes: what was not becomes U+FFFD. The caller owns it;
 * NULL when memory is out. */
json_t *diagnose_string(struct span text, size_t max);

#endif
