/* validate.c - strict input validator of lisfast: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_n=; strict=0 or weak=0 forbids that mode. */
#include "strict.h"

enum { MODE_MAX = 6, VALUE_MAX = 1000000000 };

int main(int argc, char **argv)
{
	int64_t max_n = 1000000, strict = 1, weak = 1;
	const struct limit limits[] = {{"max_n=", &max_n}, {"strict=", &strict}, {"weak=", &weak}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	char mode[MODE_MAX + 1];
	int64_t n = read_int("N", 1, max_n);
	expect_space();
	read_word("the mode", 'a', 'z', 1, MODE_MAX, mode);
	if (strcmp(mode, "strict") != 0 && strcmp(mode, "weak") != 0)
		reject("no mode is called '%s'", mode);
	if (strcmp(mode, "strict") == 0 ? !strict : !weak)
		reject("the mode %s does not belong here", mode);
	expect_line_end();
	for (int64_t i = 0; i < n; i++) {
		if (i > 0)
			expect_space();
		read_int("a_i", -VALUE_MAX, VALUE_MAX);
	}
	expect_line_end();
	expect_end();
	return VALID;
}
