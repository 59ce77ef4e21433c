/* validate.c - strict input validator of lrucache: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_c=, max_q=. */
#include "strict.h"

static void read_key(void)
{
	expect_space();
	read_int("key", 0, 1000000000);
}

static void read_value(void)
{
	expect_space();
	read_int("value", -1000000000, 1000000000);
}

static void read_command(void)
{
	char word[6];
	read_word("command", 'a', 'z', 1, 5, word);
	if (strcmp(word, "get") == 0) {
		read_key();
	} else if (strcmp(word, "put") == 0) {
		read_key();
		read_value();
	} else if (strcmp(word, "evict") != 0 && strcmp(word, "stat") != 0) {
		reject("no command '%s'", word);
	}
	expect_line_end();
}

int main(int argc, char **argv)
{
	int64_t max_c = 200000, max_q = 1000000;
	const struct limit limits[] = {{"max_c=", &max_c}, {"max_q=", &max_q}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	read_int("C", 1, max_c);
	expect_space();
	int64_t q = read_int("Q", 1, max_q);
	expect_line_end();
	for (int64_t i = 0; i < q; i++)
		read_command();
	expect_end();
	return VALID;
}
