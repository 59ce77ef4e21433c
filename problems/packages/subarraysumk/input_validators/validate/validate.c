/* validate.c - strict input validator of subarraysumk: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_n=, min_a=, min_k=. */
#include "strict.h"

int main(int argc, char **argv)
{
	int64_t max_n = 1000000, min_a = -1000000000, min_k = -1000000000000000;
	const struct limit limits[] = {{"max_n=", &max_n}, {"min_a=", &min_a}, {"min_k=", &min_k}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t n = read_int("N", 1, max_n);
	expect_space();
	read_int("K", min_k, 1000000000000000);
	expect_line_end();
	for (int64_t i = 0; i < n; i++) {
		if (i > 0)
			expect_space();
		read_int("a_i", min_a, 1000000000);
	}
	expect_line_end();
	expect_end();
	return VALID;
}
