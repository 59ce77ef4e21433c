/* glob.h - patterns of submissions.yaml: `*` within one name, {a,b} expanded, nothing else special.
 * Section "Glob patterns" of the problem package format. */
#ifndef JUDGE_GLOB_H
#define JUDGE_GLOB_H

#include "base/span.h"

enum { GLOB_MAX = 512, GLOB_EXPANSIONS_MAX = 1000 };

/* True where the pattern matches the path or one of its parent folders. A pattern whose braces do
 * not pair, or with more than GLOB_EXPANSIONS_MAX expansions, matches nothing. */
bool glob_match(const char *pattern, const char *path);

/* ERR_INVAL: braces that do not pair, `**` or `[`, which the format does not support. */
enum err glob_check(const char *pattern);

#endif
