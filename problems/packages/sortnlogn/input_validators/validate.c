/* validate.c - strict input validator of sortnlogn: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_n=, max_key= (of the magnitude), distinct=1. Every
 * byte counts: a doubled newline or a leading zero would reward candidates whose reader happens to
 * forgive it. */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALID = 42, INVALID = 43 };

static long long byte_at; /* offset of the next byte, for messages */

_Noreturn static void reject(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
_Noreturn static void reject(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fprintf(stderr, "byte %lld: ", byte_at);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	exit(INVALID);
}

static int peek(void)
{
	int c = getchar();
	return c == EOF ? EOF : ungetc(c, stdin);
}

static int take(void)
{
	byte_at++;
	return getchar();
}

static void expect(int wanted, const char *what)
{
	if (peek() != wanted)
		reject("expected %s", what);
	take();
}

/* The one spelling of an integer: optional '-', no '+', no leading zero, no "-0". */
static int64_t read_int(const char *name, int64_t lo, int64_t hi)
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

struct limits {
	int64_t max_n, max_key, distinct;
};

static struct limits limits_from(int argc, char **argv)
{
	struct limits l = {.max_n = 1000000, .max_key = INT64_MAX};
	const struct {
		const char *key;
		int64_t *value;
	} known[] = {
		{"max_n=", &l.max_n},
		{"max_key=", &l.max_key},
		{"distinct=", &l.distinct},
	};
	const size_t known_count = sizeof known / sizeof known[0];
	for (int i = 1; i < argc; i++) {
		size_t k = 0;
		while (k < known_count && strncmp(argv[i], known[k].key, strlen(known[k].key)) != 0)
			k++;
		if (k == known_count)
			reject("unknown argument '%s'", argv[i]);
		*known[k].value = strtoll(argv[i] + strlen(known[k].key), NULL, 10);
	}
	return l;
}

static int compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static void expect_distinct(int64_t *key, size_t n)
{
	qsort(key, n, sizeof *key, compare);
	for (size_t i = 1; i < n; i++)
		if (key[i] == key[i - 1])
			reject("the key %lld occurs twice", (long long)key[i]);
}

int main(int argc, char **argv)
{
	struct limits l = limits_from(argc, argv);
	/* Without a limit the range is not symmetric: the smallest key has no negative. */
	int64_t lowest = l.max_key == INT64_MAX ? INT64_MIN : -l.max_key;
	int64_t n = read_int("N", 0, l.max_n);
	expect('\n', "end of line");
	int64_t *key = calloc((size_t)n + 1, sizeof *key);
	if (key == NULL)
		abort(); /* neither valid nor invalid: the judge reports its own error */
	for (int64_t i = 0; i < n; i++) {
		key[i] = read_int("key", lowest, l.max_key);
		expect('\n', "end of line");
	}
	expect(EOF, "end of file");
	if (l.distinct)
		expect_distinct(key, (size_t)n);
	free(key);
	return VALID;
}
