/* validate.c - strict input validator of bracketstack: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_length=, and round_only=1 where ( and ) are the
 * only brackets. */
#include "strict.h"

static int is_letter(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int main(int argc, char **argv)
{
	int64_t max_length = 2000000, round_only = 0;
	const struct limit limits[] = {{"max_length=", &max_length}, {"round_only=", &round_only}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	const char *brackets = round_only ? "()" : "()[]{}";
	int64_t length = 0;
	for (int c; (c = peek()) != '\n' && c != EOF; length++) {
		if (length == max_length)
			reject("more than %lld characters", (long long)max_length);
		if (!is_letter(c) && (c == '\0' || strchr(brackets, c) == NULL))
			reject("byte %d is neither a letter nor one of %s", c, brackets);
		take();
	}
	expect_line_end();
	expect_end();
	return VALID;
}
