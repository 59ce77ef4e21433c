/* validate.c - strict input validator of mediantwo: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_n= (for M and N), max_q=. */
#include "strict.h"

static const int64_t value_max = 4000000000000000000;

static void read_array(const char *name, int64_t n)
{
	int64_t last = -value_max;
	for (int64_t i = 0; i < n; i++) {
		if (i > 0)
			expect_space();
		int64_t value = read_int(name, -value_max, value_max);
		if (value < last)
			reject("%s falls from %lld to %lld", name, (long long)last,
			       (long long)value);
		last = value;
	}
	expect_line_end();
}

/* Places l to r of n; r = l - 1 is the one spelling of "none", for each l. Returns how many. */
static int64_t read_range(const char *l_name, const char *r_name, int64_t n)
{
	int64_t l = read_int(l_name, 1, n + 1);
	expect_space();
	int64_t r = read_int(r_name, l - 1, n);
	return r - l + 1;
}

int main(int argc, char **argv)
{
	int64_t max_n = 200000, max_q = 200000;
	const struct limit limits[] = {{"max_n=", &max_n}, {"max_q=", &max_q}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t m = read_int("M", 1, max_n);
	expect_space();
	int64_t n = read_int("N", 1, max_n);
	expect_space();
	int64_t q = read_int("Q", 1, max_q);
	expect_line_end();
	read_array("a_i", m);
	read_array("b_i", n);
	for (int64_t i = 0; i < q; i++) {
		int64_t from_a = read_range("l1", "r1", m);
		expect_space();
		int64_t from_b = read_range("l2", "r2", n);
		expect_line_end();
		if (from_a + from_b == 0)
			reject("both ranges are empty");
	}
	expect_end();
	return VALID;
}
