/* validate.c - strict input validator of lcsmem: exit 42 when the input is exactly as the statement
 * promises, 43 with the reason on stderr when not.
 *
 * An argument narrows the limit for one group: max_length=. */
#include "strict.h"

int main(int argc, char **argv)
{
	int64_t max_length = 16000;
	const struct limit limits[] = {{"max_length=", &max_length}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	read_word("A", 'a', 'z', 0, (size_t)max_length, NULL);
	expect_line_end();
	read_word("B", 'a', 'z', 0, (size_t)max_length, NULL);
	expect_line_end();
	expect_end();
	return VALID;
}
