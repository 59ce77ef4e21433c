/* validate.c - strict input validator of matspiral: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_side=, max_q=; square=1 (R = C). */
#include "strict.h"

enum { CELLS_MAX = 1000000, SPIRALS_MAX = 5 };

static void read_matrix(int64_t rows, int64_t cols)
{
	for (int64_t i = 0; i < rows; i++) {
		for (int64_t j = 0; j < cols; j++) {
			if (j > 0)
				expect_space();
			read_int("a value", -1000000000, 1000000000);
		}
		expect_line_end();
	}
}

static void read_operations(int64_t q)
{
	int spirals = 0;
	for (int64_t k = 0; k < q; k++) {
		int c = peek();
		if (c == EOF || c == '\0' || strchr("RLTHVS", c) == NULL)
			reject("operation %lld of %lld is none", (long long)k + 1, (long long)q);
		spirals += c == 'S';
		if (spirals > SPIRALS_MAX)
			reject("more than %d spirals", SPIRALS_MAX);
		take();
	}
	expect_line_end();
}

int main(int argc, char **argv)
{
	int64_t max_side = CELLS_MAX, max_q = 100000, square = 0;
	const struct limit limits[] = {
		{"max_side=", &max_side}, {"max_q=", &max_q}, {"square=", &square}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t rows = read_int("R", 1, max_side);
	expect_space();
	int64_t cols = read_int("C", 1, max_side);
	if (rows * cols > CELLS_MAX)
		reject("%lld cells", (long long)(rows * cols));
	if (square && rows != cols)
		reject("not square");
	expect_space();
	int64_t q = read_int("Q", 1, max_q);
	expect_line_end();
	read_matrix(rows, cols);
	read_operations(q);
	expect_end();
	return VALID;
}
