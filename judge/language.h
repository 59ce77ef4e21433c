/* language.h - the programming languages of packages and submissions.
 *
 * Codes and file endings are those of the format's languages table; a code that this judge does not
 * run is known all the same, so that it is refused by name and not as a spelling mistake. */
#ifndef JUDGE_LANGUAGE_H
#define JUDGE_LANGUAGE_H

#include "base/span.h"

enum language { LANGUAGE_C, LANGUAGE_CPP, LANGUAGE_PYTHON3, LANGUAGE_COUNT };

/* "c", "cpp", "python3": the format's code. */
const char *language_code(enum language l);

/* Submissions are compiled languages only; a package's own programs may be of any. */
static inline bool language_is_submitted(enum language l)
{
	return l == LANGUAGE_C || l == LANGUAGE_CPP;
}

/* False: no language that this judge runs. */
bool language_of_code(struct span code, enum language *out);
/* By a source file's ending; headers have no language. */
bool language_of_file(const char *name, enum language *out);
/* The code of the language that the ending belongs to, where this judge does not run it; or NULL.
 */
const char *language_foreign(const char *name);
/* .h, .hh, .hpp, .hxx: goes with the sources and is not compiled. */
bool language_is_header(const char *name);

/* Some language of the format's table, run here or not. */
bool language_is_known(struct span code);

#endif
