/* strict.h - reading an input byte by byte, for input validators.
 *
 * A package stands alone, so each that uses this has a copy beside its validate.c; the lint holds
 * all copies to problems/packages/validlib/strict.h.
 *
 * Every byte counts: a doubled space or a leading zero would reward candidates whose reader happens
 * to forgive it. Exit: VALID when the input is exactly as promised, INVALID with the place and the
 * reason on stderr when not; abort() when neither can be told (no memory: the judge's own error).
 */
#ifndef STRICT_H
#define STRICT_H
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALID = 42, INVALID = 43 };

static long long byte_at; /* offset of the next byte, for messages */

_Noreturn static void reject(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
_Noreturn static inline void reject(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fprintf(stderr, "byte %lld: ", byte_at);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	exit(INVALID);
}

static inline int peek(void)
{
	int c = getchar();
	return c == EOF ? EOF : ungetc(c, stdin);
}

static inline int take(void)
{
	byte_at++;
	return getchar();
}

static inline void expect(int wanted, const char *what)
{
	if (peek() != wanted)
		reject("expected %s", what);
	take();
}

static inline void expect_space(void)
{
	expect(' ', "one space");
}

static inline void expect_line_end(void)
{
	expect('\n', "end of line");
}

static inline void expect_end(void)
{
	expect(EOF, "end of file");
}

/* The one spelling of an integer: optional '-', no '+', no leading zero, no "-0". */
static inline int64_t read_int(const char *name, int64_t lo, int64_t hi)
{
	char text[21];
	size_t len = 0;
	if (peek() == '-')
		text[len++] = (char)take();
	size_t first_digit = len;
	for (int c; (c = peek()) >= '0' && c <= '9';) {
		if (len == sizeof text - 1)
			reject("%s has too many digits", name);
		text[len++] = (char)take();
	}
	text[len] = '\0';
	if (len == first_digit)
		reject("expected %s", name);
	if (text[first_digit] == '0' && (len > first_digit + 1 || first_digit > 0))
		reject("%s is spelt '%s'", name, text);
	errno = 0;
	int64_t value = strtoll(text, NULL, 10);
	if (errno != 0 || value < lo || value > hi)
		reject("%s = %s is outside %lld..%lld", name, text, (long long)lo, (long long)hi);
	return value;
}

/* A word of the bytes lo to hi, of min to max bytes, copied to text (max + 1 bytes) with a NUL
 * behind it, or only read if text is NULL; returns its length. */
static inline size_t read_word(const char *name, int lo, int hi, size_t min, size_t max, char *text)
{
	size_t len = 0;
	for (int c; (c = peek()) != EOF && c >= lo && c <= hi; len++) {
		if (len == max)
			reject("%s has more than %zu bytes", name, max);
		take();
		if (text != NULL)
			text[len] = (char)c;
	}
	if (len < min)
		reject("%s has %zu bytes, fewer than %zu", name, len, min);
	if (text != NULL)
		text[len] = '\0';
	return len;
}

/* Never NULL, zeroed. */
static inline void *strict_alloc(size_t n, size_t size)
{
	void *p = calloc(n > 0 ? n : 1, size);
	if (p == NULL)
		abort();
	return p;
}

/* Arguments (test_group.yaml) narrow the limits for one group: words KEY=INTEGER, each of them in
 * the table. */
struct limit {
	const char *key; /* with its '=' */
	int64_t *value;
};

static inline void read_limits(int argc, char **argv, const struct limit *known, size_t count)
{
	for (int i = 1; i < argc; i++) {
		size_t k = 0;
		while (k < count && strncmp(argv[i], known[k].key, strlen(known[k].key)) != 0)
			k++;
		if (k == count)
			reject("unknown argument '%s'", argv[i]);
		*known[k].value = strtoll(argv[i] + strlen(known[k].key), NULL, 10);
	}
}

#endif
