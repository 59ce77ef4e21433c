/* validate.c - strict input validator of matchain: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_n=. */
#include "strict.h"

int main(int argc, char **argv)
{
	int64_t max_n = 500;
	const struct limit limits[] = {{"max_n=", &max_n}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t n = read_int("n", 1, max_n);
	expect_line_end();
	for (int64_t i = 0; i <= n; i++) {
		if (i > 0)
			expect_space();
		read_int("d_i", 1, 100000);
	}
	expect_line_end();
	expect_end();
	return VALID;
}
