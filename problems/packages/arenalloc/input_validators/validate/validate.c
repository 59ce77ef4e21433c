/* validate.c - strict input validator of arenalloc: exit 42 when the trace is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_n=, max_q=, and free=0, realloc=0 (no such
 * operations), equal=1 (all sizes alike). */
#include "strict.h"

enum { IDS = 200000, CHECKS_MAX = 20, DIGITS_MAX = 20 };

static unsigned char in_use[IDS + 1];
static int64_t may_free = 1, may_realloc = 1, equal;
static int checks;

static int64_t read_id(void)
{
	expect_space();
	return read_int("id", 1, IDS);
}

/* Up to 2^64 - 1, beyond read_int(). */
static void read_size(void)
{
	static char first[DIGITS_MAX + 1];
	char text[DIGITS_MAX + 1];
	expect_space();
	size_t len = read_word("size", '0', '9', 1, DIGITS_MAX, text);
	if (text[0] == '0' && len > 1)
		reject("size is spelt '%s'", text);
	if (len == DIGITS_MAX && strcmp(text, "18446744073709551615") > 0)
		reject("size = %s is not below 2^64", text);
	if (first[0] == '\0')
		strcpy(first, text);
	if (equal && strcmp(first, text) != 0)
		reject("sizes %s and %s differ", first, text);
}

static void read_operation(void)
{
	char what[2];
	read_word("operation", 'a', 'z', 1, 1, what);
	if (what[0] == 'q') {
		if (++checks > CHECKS_MAX)
			reject("more than %d q", CHECKS_MAX);
	} else if (what[0] == 'f' && may_free) {
		in_use[read_id()] = 0;
	} else if (what[0] == 'a' || (what[0] == 'r' && may_realloc)) {
		int64_t id = read_id();
		if (what[0] == 'a' && in_use[id])
			reject("id %lld is in use", (long long)id);
		in_use[id] = 1;
		read_size();
	} else {
		reject("operation %s is not allowed", what);
	}
	expect_line_end();
}

int main(int argc, char **argv)
{
	int64_t max_n = 1 << 26, max_q = 1000000;
	const struct limit limits[] = {{"max_n=", &max_n},
				       {"max_q=", &max_q},
				       {"free=", &may_free},
				       {"realloc=", &may_realloc},
				       {"equal=", &equal}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	read_int("N", 4096, max_n);
	expect_space();
	int64_t q = read_int("Q", 1, max_q);
	expect_line_end();
	for (int64_t i = 0; i < q; i++)
		read_operation();
	expect_end();
	return VALID;
}
