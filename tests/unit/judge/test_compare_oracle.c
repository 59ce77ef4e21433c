/* The default validator against a second reading of its specification, written in another language
 * with exact fractions: thousands of random pairs, crowded at the edges. */
#include "judge/compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/auto.h"

enum { CASES = 6000, SEEDS = 3, WORDS_MAX = 12 };

/* In place: a hexadecimal text becomes its bytes. */
static struct span unhex(struct span s, char *out)
{
	for (size_t i = 0; i + 1 < s.len; i += 2) {
		const char pair[3] = {s.p[i], s.p[i + 1], 0};
		out[i / 2] = (char)strtol(pair, NULL, 16);
	}
	return (struct span){out, s.len / 2};
}

/* accepted, answer, output, arguments: by tabs. */
static bool judge_line(struct span line, bool *wanted)
{
	struct span field[4], word;
	char words[WORDS_MAX][64];
	const char *args[WORDS_MAX];
	size_t count = 0;
	for (int i = 0; i < 4; i++)
		assert_true(span_split(&line, '\t', &field[i]));
	AUTO_FREE char *answer = malloc(field[1].len + 1);
	AUTO_FREE char *output = malloc(field[2].len + 1);
	assert_true(answer && output);
	while (field[3].len && span_split(&field[3], ' ', &word)) {
		snprintf(words[count], sizeof words[count], "%.*s", SPAN_ARG(word));
		args[count] = words[count];
		count++;
	}
	struct compare_options o;
	char why[COMPARE_WHY_MAX];
	assert_int_equal(compare_parse(args, count, &o, why), ERR_OK);
	*wanted = span_is(field[0], "1");
	return compare(&o, unhex(field[1], answer), unhex(field[2], output), why);
}

static int judge_seed(int seed, int *agreed_on)
{
	char command[512];
	AUTO_FREE char *line = NULL;
	size_t cap = 0;
	int count = 0;
	snprintf(command, sizeof command,
		 "python3 '" VIVA_SOURCE_DIR "/tests/unit/judge/compare_oracle.py' %d %d", seed,
		 CASES);
	FILE *oracle = popen(command, "r");
	assert_non_null(oracle);
	for (ssize_t n; (n = getline(&line, &cap, oracle)) > 0; count++) {
		bool wanted, accepted = judge_line((struct span){line, (size_t)n - 1}, &wanted);
		if (accepted != wanted)
			fail_msg("seed %d, case %d: the judge says %d: %s", seed, count, accepted,
				 line);
		agreed_on[accepted]++;
	}
	assert_int_equal(pclose(oracle), 0);
	return count;
}

static void a_second_reading_agrees(void **state)
{
	(void)state;
	int agreed_on[2] = {0};
	if (access("/usr/bin/python3", X_OK) != 0) {
		print_message("left out: there is no /usr/bin/python3\n");
		skip();
	}
	for (int seed = 1; seed <= SEEDS; seed++)
		assert_int_equal(judge_seed(seed, agreed_on), CASES);
	/* Neither judgement is rare, or the agreement would mean little. */
	assert_true(agreed_on[0] > CASES / 2 && agreed_on[1] > CASES / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_second_reading_agrees)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
