/* validate.c - strict input validator of listsort: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_n=; max_cycle=0 for no cycle, min_cycle=1 for one.
 */
#include "strict.h"

/* Whether the list never ends: after n links either it has ended or a cell was met twice. */
static int has_cycle(const int64_t *next, int64_t n, int64_t head)
{
	int64_t c = head;
	for (int64_t links = 0; links < n && c != 0; links++)
		c = next[c];
	return c != 0;
}

int main(int argc, char **argv)
{
	int64_t max_n = 1000000, min_cycle = 0, max_cycle = 1;
	const struct limit limits[] = {
		{"max_n=", &max_n}, {"min_cycle=", &min_cycle}, {"max_cycle=", &max_cycle}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t n = read_int("N", 1, max_n);
	expect_space();
	int64_t head = read_int("h", 0, n);
	expect_line_end();
	int64_t *next = strict_alloc((size_t)n + 1, sizeof *next);
	for (int64_t c = 1; c <= n; c++) {
		read_int("v_c", INT32_MIN, INT32_MAX);
		expect_space();
		next[c] = read_int("x_c", 0, n);
		expect_line_end();
	}
	expect_end();
	int cycle = has_cycle(next, n, head);
	if (cycle < min_cycle)
		reject("the list has no cycle");
	if (cycle > max_cycle)
		reject("the list has a cycle");
	free(next);
	return VALID;
}
