/* span.h - borrowed, immutable bytes; never NUL-terminated by contract. */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"

struct span {
	const char *p;
	size_t len;
};

#define SPAN(literal) ((struct span){"" literal, sizeof(literal) - 1})
/* For printf's "%.*s". */
#define SPAN_ARG(s) (int)(s).len, (s).p

static inline struct span span_of(const char *text)
{
	return (struct span){text, strlen(text)};
}

static inline bool span_eq(struct span a, struct span b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.p, b.p, a.len) == 0);
}

static inline bool span_is(struct span a, const char *text)
{
	return span_eq(a, span_of(text));
}

static inline bool span_starts(struct span a, const char *prefix)
{
	size_t n = strlen(prefix);
	return a.len >= n && memcmp(a.p, prefix, n) == 0;
}

/* Takes the text before `separator` off *rest; the whole rest when there is none. False at the end
 * (*rest is then {NULL, 0}). An empty text has one empty part. */
bool span_split(struct span *rest, char separator, struct span *part);

/* Without the spaces, tabs, CR and LF at both ends. */
struct span span_trim(struct span s);

/* A decimal integer and nothing else, within [lo, hi]: ERR_INVAL or ERR_RANGE otherwise. */
enum err span_int(struct span s, int64_t lo, int64_t hi, int64_t *out);

/* A NUL-terminated copy for the C library. The caller frees. ERR_INVAL if s holds a NUL. */
enum err span_dup(struct span s, char **out);

/* Number of UTF-16 units of valid UTF-8 (RFC 3629), or ERR_UNICODE. A NUL byte is refused too. */
enum err span_utf16_length(struct span utf8, size_t *units);

/* The same bytes, without a look at the bytes that secrets share: for tokens. */
bool span_eq_secret(struct span a, struct span b);

#endif
