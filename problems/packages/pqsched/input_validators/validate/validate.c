/* validate.c - strict input validator of pqsched: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_q=, plain=1 where only A, P and T lines occur,
 * distinct=1 where no two lines give the same priority. */
#include "strict.h"

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	int64_t max_q = 1000000, plain = 0, distinct = 0;
	const struct limit limits[] = {
		{"max_q=", &max_q}, {"plain=", &plain}, {"distinct=", &distinct}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t lines = read_int("Q", 1, max_q);
	expect_line_end();
	int64_t *given = strict_alloc((size_t)lines, sizeof *given);
	size_t count = 0;
	for (int64_t i = 0; i < lines; i++) {
		int what = peek();
		if (what == EOF || what == '\0' || strchr(plain ? "APT" : "ACRPT", what) == NULL)
			reject("expected one of the letters of this group");
		take();
		if (what != 'P' && what != 'T') {
			expect_space();
			read_int("id", 1, 1000000000);
		}
		if (what == 'A' || what == 'C') {
			expect_space();
			given[count++] = read_int("p", INT32_MIN, INT32_MAX);
		}
		expect_line_end();
	}
	expect_end();
	if (distinct) {
		qsort(given, count, sizeof *given, by_value);
		for (size_t i = 1; i < count; i++)
			if (given[i] == given[i - 1])
				reject("priority %lld is given twice", (long long)given[i]);
	}
	free(given);
	return VALID;
}
