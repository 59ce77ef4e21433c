/* validate.c - strict input validator of sortnlogn: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_n=, max_key= (of the absolute value),
 * distinct=1. */
#include "strict.h"

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
	int64_t max_n = 1000000, max_key = INT64_MAX, distinct = 0;
	const struct limit limits[] = {
		{"max_n=", &max_n}, {"max_key=", &max_key}, {"distinct=", &distinct}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	/* Without a limit the range is not symmetric: the smallest key has no negative. */
	int64_t lowest = max_key == INT64_MAX ? INT64_MIN : -max_key;
	int64_t n = read_int("N", 0, max_n);
	expect_line_end();
	int64_t *key = strict_alloc((size_t)n, sizeof *key);
	for (int64_t i = 0; i < n; i++) {
		key[i] = read_int("key", lowest, max_key);
		expect_line_end();
	}
	expect_end();
	if (distinct)
		expect_distinct(key, (size_t)n);
	free(key);
	return VALID;
}
