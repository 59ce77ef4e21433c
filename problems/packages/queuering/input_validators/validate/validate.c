/* validate.c - strict input validator of queuering: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_c=, max_q=; max=0 (no `max`) and ends=0 (neither
 * `pushfront` nor `popback`). */
#include "strict.h"

static int64_t max_allowed = 1, ends_allowed = 1;

static void read_operation(void)
{
	const int64_t largest = 1000000000000000000;
	char word[10];
	read_word("operation", 'a', 'z', 1, sizeof word - 1, word);
	if (strcmp(word, "push") == 0 || (ends_allowed && strcmp(word, "pushfront") == 0)) {
		expect_space();
		read_int("x", -largest, largest);
	} else if (strcmp(word, "pop") != 0 && strcmp(word, "front") != 0 &&
		   strcmp(word, "back") != 0 && !(max_allowed && strcmp(word, "max") == 0) &&
		   !(ends_allowed && strcmp(word, "popback") == 0)) {
		reject("no operation '%s' here", word);
	}
	expect_line_end();
}

int main(int argc, char **argv)
{
	int64_t max_c = 1000000, max_q = 1000000;
	const struct limit limits[] = {{"max_c=", &max_c},
				       {"max_q=", &max_q},
				       {"max=", &max_allowed},
				       {"ends=", &ends_allowed}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	read_int("C", 1, max_c);
	expect_space();
	int64_t q = read_int("Q", 1, max_q);
	expect_line_end();
	while (q-- > 0)
		read_operation();
	expect_end();
	return VALID;
}
