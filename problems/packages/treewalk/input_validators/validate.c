/* validate.c - strict input validator of treewalk: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_n=, max_depth=, perfect=1. Every byte counts: a
 * doubled space or a leading zero would reward candidates whose reader happens to forgive it. */
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
	int64_t max_n, max_depth, perfect;
};

static struct limits limits_from(int argc, char **argv)
{
	struct limits l = {.max_n = 1000000, .max_depth = 1000000};
	const struct {
		const char *key;
		int64_t *value;
	} known[] = {
		{"max_n=", &l.max_n},
		{"max_depth=", &l.max_depth},
		{"perfect=", &l.perfect},
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

struct tree {
	int64_t n;
	int64_t *left, *right, *depth; /* depth 0: no parent is known yet */
};

static int64_t *array(int64_t n)
{
	int64_t *a = calloc((size_t)n + 1, sizeof *a);
	if (a == NULL)
		abort(); /* neither valid nor invalid: the judge reports its own error */
	return a;
}

static struct tree read_tree(int64_t max_n)
{
	struct tree t = {.n = read_int("N", 1, max_n)};
	expect(' ', "one space");
	read_int("S", 1, t.n);
	expect('\n', "end of line");
	t.left = array(t.n);
	t.right = array(t.n);
	t.depth = array(t.n);
	for (int64_t v = 1; v <= t.n; v++) {
		t.left[v] = read_int("left child", 0, t.n);
		expect(' ', "one space");
		t.right[v] = read_int("right child", 0, t.n);
		expect('\n', "end of line");
	}
	expect(EOF, "end of file");
	return t;
}

static void adopt(struct tree *t, int64_t parent, int64_t child, int64_t *queue, int64_t *back)
{
	if (child == 0)
		return;
	if (t->depth[child] != 0)
		reject("node %lld is met a second time, below %lld", (long long)child,
		       (long long)parent);
	t->depth[child] = t->depth[parent] + 1;
	queue[(*back)++] = child;
}

/* Walks from the root: all nodes must be met, none twice. Returns the greatest depth. */
static int64_t expect_tree(struct tree *t)
{
	int64_t *queue = array(t->n), front = 0, back = 0;
	t->depth[1] = 1;
	queue[back++] = 1;
	while (front < back) {
		int64_t v = queue[front++];
		adopt(t, v, t->left[v], queue, &back);
		adopt(t, v, t->right[v], queue, &back);
	}
	int64_t deepest = t->depth[queue[back - 1]];
	free(queue);
	if (back != t->n)
		reject("%lld nodes are not below the root", (long long)(t->n - back));
	return deepest;
}

/* A tree of depth d has at most 2^d - 1 nodes, and exactly so many only if it is perfect. */
static void expect_perfect(const struct tree *t, int64_t depth)
{
	if (depth > 40 || t->n != (INT64_C(1) << depth) - 1)
		reject("%lld nodes of depth %lld are no perfect tree", (long long)t->n,
		       (long long)depth);
}

int main(int argc, char **argv)
{
	struct limits l = limits_from(argc, argv);
	struct tree t = read_tree(l.max_n);
	int64_t depth = expect_tree(&t);
	if (depth > l.max_depth)
		reject("depth %lld is above %lld", (long long)depth, (long long)l.max_depth);
	if (l.perfect)
		expect_perfect(&t, depth);
	free(t.left);
	free(t.right);
	free(t.depth);
	return VALID;
}
