/* verdict.h - reading an output and saying what is wrong with it, for output validators.
 *
 * A package stands alone, so each that uses this has a copy beside its validate.c; the lint holds
 * all copies to problems/packages/validlib/verdict.h.
 *
 * The validator is run as `validate INPUT ANSWER FEEDBACK/ [arguments] < OUTPUT` (problem package
 * format 2025-09, "Output Validators"). The output is a candidate's and may be any bytes, of any
 * length, cut off anywhere: whatever is wrong with it ends in wrong(). The two files are our own:
 * what is wrong with those ends in fault(), the judge's error. */
#ifndef VERDICT_H
#define VERDICT_H
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACCEPTED = 42, WRONG = 43 };
enum { TOKEN_MAX = 24 }; /* more than any 64-bit integer has digits */

static const char *feedback_folder;

/* One of the three streams, read token by token. `ours`: not the candidate's. */
struct reader {
	FILE *f;
	const char *name;
	int ours;
};

static struct reader input, answer, output;

_Noreturn static inline void fault(const char *why, const char *where)
{
	fprintf(stderr, "%s: %s\n", where, why);
	exit(1);
}

/* The reason, for interviewers (judgemessage.txt), and the verdict. */
_Noreturn static void wrong(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
_Noreturn static inline void wrong(const char *fmt, ...)
{
	char path[512];
	snprintf(path, sizeof path, "%sjudgemessage.txt", feedback_folder);
	FILE *f = fopen(path, "w");
	if (f == NULL)
		fault(strerror(errno), path);
	va_list ap;
	va_start(ap, fmt);
	vfprintf(f, fmt, ap);
	va_end(ap);
	fputc('\n', f);
	if (fclose(f) != 0)
		fault(strerror(errno), path);
	exit(WRONG);
}

_Noreturn static inline void accept(void)
{
	exit(ACCEPTED);
}

/* Opens the three streams; returns the index of the first argument of the package's own. */
static inline int verdict_begin(int argc, char **argv)
{
	if (argc < 4)
		fault("input, answer and feedback folder are missing", "arguments");
	feedback_folder = argv[3];
	input = (struct reader){fopen(argv[1], "rb"), "input", 1};
	answer = (struct reader){fopen(argv[2], "rb"), "answer", 1};
	output = (struct reader){stdin, "output", 0};
	if (input.f == NULL || answer.f == NULL)
		fault(strerror(errno), input.f == NULL ? argv[1] : argv[2]);
	return 4;
}

/* The white space of the format's default validator. */
static inline int is_white(int c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The next byte after white space, left in the stream; EOF at the end. */
static inline int skip_white(struct reader *r)
{
	int c;
	do
		c = getc(r->f);
	while (is_white(c));
	if (ferror(r->f))
		fault(strerror(errno), r->name);
	return c == EOF ? EOF : ungetc(c, r->f);
}

/* Complains of either side as is due; what: what was to be read. */
_Noreturn static inline void bad(struct reader *r, const char *what, const char *why)
{
	if (r->ours)
		fault(why, what);
	wrong("%s: %s", what, why);
}

/* The one spelling of an integer within lo to hi: no '+', no leading zero, no "-0", and white space
 * or the end behind it. */
static inline int64_t next_int(struct reader *r, const char *what, int64_t lo, int64_t hi)
{
	char text[TOKEN_MAX];
	size_t len = 0;
	if (skip_white(r) == EOF)
		bad(r, what, "the output ends before it");
	for (int c; (c = getc(r->f)) != EOF && !is_white(c); text[len++] = (char)c)
		if (len == sizeof text - 1 || (c != '-' && (c < '0' || c > '9')))
			bad(r, what, "is not an integer");
	text[len] = '\0';
	const char *digits = text + (text[0] == '-');
	if (digits[0] == '\0' || strchr(digits, '-') != NULL ||
	    (digits[0] == '0' && (digits[1] != '\0' || digits != text)))
		bad(r, what, "is not an integer");
	errno = 0;
	long long value = strtoll(text, NULL, 10);
	if (errno != 0 || value < lo || value > hi)
		bad(r, what, "is out of range");
	return value;
}

/* Only white space may be left. */
static inline void expect_output_end(void)
{
	if (skip_white(&output) != EOF)
		wrong("there is more output than there should be");
}

/* Never NULL, zeroed. */
static inline void *verdict_alloc(size_t n, size_t size)
{
	void *p = calloc(n > 0 ? n : 1, size);
	if (p == NULL)
		fault("out of memory", "validator");
	return p;
}

#endif
