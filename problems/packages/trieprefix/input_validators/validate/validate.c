/* validate.c - strict input validator of trieprefix: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_q=, max_letters=. */
#include "strict.h"

int main(int argc, char **argv)
{
	int64_t max_q = 200000, max_letters = 1000000;
	const struct limit limits[] = {{"max_q=", &max_q}, {"max_letters=", &max_letters}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t q = read_int("Q", 1, max_q), letters = 0;
	expect_line_end();
	for (int64_t i = 0; i < q; i++) {
		char op[2];
		read_word("operation", 'A', 'Z', 1, 1, op);
		if (strchr("ARCPL", op[0]) == NULL)
			reject("no operation '%s'", op);
		expect_space();
		if (op[0] == 'P' && peek() == '-')
			take();
		else
			letters +=
				(int64_t)read_word("word", 'a', 'z', 1, (size_t)max_letters, NULL);
		if (letters > max_letters)
			reject("more than %lld letters", (long long)max_letters);
		expect_line_end();
	}
	expect_end();
	return VALID;
}
