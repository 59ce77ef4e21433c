/* validate.c - strict input validator of matmulblock: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_side=; square=1 (n = m = p). */
#include "strict.h"

enum { REQUESTS = 5 };

int main(int argc, char **argv)
{
	int64_t max_side = 1024, square = 0;
	const struct limit limits[] = {{"max_side=", &max_side}, {"square=", &square}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t n = read_int("n", 1, max_side);
	expect_space();
	int64_t m = read_int("m", 1, max_side);
	expect_space();
	int64_t p = read_int("p", 1, max_side);
	if (square && (n != m || m != p))
		reject("not square");
	expect_space();
	read_int("s", 0, 1000000000000000000);
	expect_line_end();
	for (int r = 0; r < REQUESTS; r++) {
		read_int("a row", 1, n);
		expect_space();
		read_int("a column", 1, p);
		expect_line_end();
	}
	expect_end();
	return VALID;
}
