#include "judge/glob.h"

#include <stdio.h>

/* One pattern without braces against a whole path. `*` does not match a slash. Linear in the
 * lengths' product: the last star is retried, never two. */
static bool match_plain(const char *pattern, struct span path)
{
	const char *star = NULL, *p = pattern;
	size_t i = 0, retry = 0;
	while (i < path.len) {
		if (*p == '*') {
			star = p++;
			retry = i;
		} else if (*p && *p == path.p[i]) {
			p++;
			i++;
		} else if (star && path.p[retry] != '/') {
			p = star + 1;
			i = ++retry;
		} else {
			return false;
		}
	}
	while (*p == '*')
		p++;
	return *p == 0;
}

static bool match_any_prefix(const char *pattern, const char *path)
{
	for (size_t n = 1; path[n - 1]; n++)
		if ((path[n] == '/' || path[n] == 0) &&
		    match_plain(pattern, (struct span){path, n}))
			return true;
	return false;
}

/* The brace that closes the one at `open`; NULL: none. */
static const char *closing(const char *open)
{
	int depth = 0;
	for (const char *p = open; *p; p++) {
		depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
		if (depth == 0)
			return p;
	}
	return NULL;
}

static bool expand(const char *pattern, const char *path, int *budget)
{
	const char *open = strchr(pattern, '{');
	const char *close = open ? closing(open) : NULL;
	if (--*budget < 0)
		return false;
	if (!open)
		return match_any_prefix(pattern, path);
	if (!close)
		return false;
	const char *from = open + 1;
	int depth = 0;
	for (const char *p = from; p <= close; p++) {
		depth += *p == '{' ? 1 : *p == '}' && p != close ? -1 : 0;
		if (depth > 0 || (*p != ',' && p != close))
			continue;
		char one[GLOB_MAX];
		int n = snprintf(one, sizeof one, "%.*s%.*s%s", (int)(open - pattern), pattern,
				 (int)(p - from), from, close + 1);
		if (n > 0 && (size_t)n < sizeof one && expand(one, path, budget))
			return true;
		from = p + 1;
	}
	return false;
}

bool glob_match(const char *pattern, const char *path)
{
	int budget = GLOB_EXPANSIONS_MAX;
	return *path && expand(pattern, path, &budget);
}

enum err glob_check(const char *pattern)
{
	int depth = 0;
	for (const char *p = pattern; *p; p++) {
		depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
		if (depth < 0 || *p == '[' || (p[0] == '*' && p[1] == '*'))
			return ERR_INVAL;
	}
	return depth == 0 && strlen(pattern) < GLOB_MAX ? ERR_OK : ERR_INVAL;
}
