/* submissions.yaml: patterns, rules, and what is said when a submission gets something else. */
#include "judge/expect.h"

#include "folder.h"
#include "judge/glob.h"

static const struct {
	const char *pattern, *path;
	bool match;
} globs[] = {
	{"accepted", "accepted/a.c", true},
	{"accepted/*", "accepted/a.c", true},
	{"accepted/*", "accepted", false},
	{"*", "accepted/a.c", true},
	{"*.c", "accepted/a.c", false},
	{"accepted/{a,b}.c", "accepted/b.c", true},
	{"accepted/{a,b}.c", "accepted/c.c", false},
	{"{accepted,wrong_answer}/*", "wrong_answer/x.c", true},
	{"secret/g1", "secret/g1/01-x", true},
	{"secret/g1", "secret/g10/01-x", false},
	{"secret/g1/{03,05}-*", "secret/g1/05-zeros", true},
	{"secret/g1/{03,05}-*", "secret/g1/04-zeros", false},
	{"secret/{g{1,2},h}/0*", "secret/g2/01", true},
	{"secret/{g{1,2},h}/0*", "secret/h/01", true},
	{"secret/*/01*", "secret/g1/01-a/b", true},
	{"secret/*-hard", "secret/a-b-hard", true},
	{"secret/*-hard", "secret/a-b-hardly", false},
	{"a{", "a{", false},
	{"", "a", false},
	{"*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
};

static void patterns_match_as_the_format_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof globs / sizeof globs[0]; i++)
		if (glob_match(globs[i].pattern, globs[i].path) != globs[i].match)
			fail_msg("'%s' against '%s'", globs[i].pattern, globs[i].path);
	assert_int_equal(glob_check("a/{b,c}*"), ERR_OK);
	assert_int_equal(glob_check("a/**"), ERR_INVAL);
	assert_int_equal(glob_check("a[bc]"), ERR_INVAL);
	assert_int_equal(glob_check("a{b"), ERR_INVAL);
	assert_int_equal(glob_check("a}b{"), ERR_INVAL);
}

static int make(void **state)
{
	static struct folder f;
	folder_make(&f);
	folder_write(&f, "submissions/wrong_answer/bad.c", "int main(void) { return 0; }\n");
	*state = &f;
	return 0;
}

static int drop(void **state)
{
	folder_drop(*state);
	return 0;
}

#define RULES(more) "wrong_answer/bad.c:\n  score: 60\n  secret/g1/02-*: {permitted: [WA]}\n" more

static const struct {
	const char *text, *fault;
} faulty[] = {
	{"accepted: {permitted: [MLE]}\n", "submissions.yaml:1: 'MLE' is not AC"},
	{"accepted: {permitted: []}\n", "submissions.yaml:1: 'permitted' must name a verdict"},
	{"acepted: {permitted: [AC]}\n", "submissions.yaml:1: 'acepted' matches no submission"},
	{"accepted:\n  secret/g9: {permitted: [AC]}\n", ":2: 'secret/g9' matches no test"},
	{"accepted:\n  secret/g1: {permit: [AC]}\n", ":2: unknown key 'permit'"},
	{"accepted:\n  secret/g1/01-one: {score: 3}\n", ":2: only a group has a score"},
	{"accepted: {score: lots}\n", ":1: 'score' must be a number"},
	{"accepted: {language: java}\n", ":1: submissions in java are not"},
	{"accepted: {language: klingon}\n", ":1: 'klingon' is no language of the format"},
	{"accepted: {entrypoint: x}\n", ":1: 'entrypoint' means nothing in C"},
	{"accepted: {use_for_time_limit: upper}\n", ":1: 'accepted': what is required is not"},
	{"accepted:\n  sample: {permitted: [AC], required: [WA]}\n", ":2: 'sample': what is requi"},
	{"accepted: {use_for_time_limit: maybe}\n", ":1: 'use_for_time_limit' must be"},
	{"accepted/**: {permitted: [AC]}\n", ":1: 'accepted/**': patterns have"},
};

static void each_fault_of_the_rules_is_named(void **state)
{
	const struct folder *folder = *state;
	for (size_t i = 0; i < sizeof faulty / sizeof faulty[0]; i++) {
		AUTO_FAULTS f = FAULTS_NONE;
		AUTO_PACKAGE *p = NULL;
		struct expectations x;
		folder_write(folder, "submissions/submissions.yaml", faulty[i].text);
		assert_int_equal(package_load(folder->path, &f, &p), ERR_OK);
		assert_int_equal(expect_load(p, &f, &x), ERR_INVAL);
		if (!strstr(faults_text(&f).p, faulty[i].fault))
			fail_msg("wanted '%s', got %s", faulty[i].fault, faults_text(&f).p);
	}
}

static const struct {
	const char *text, *said;
} short_forms[] = {
	{"{}\n", "WA"},
	{"wrong_answer/bad.c: {score: 60}\n", "WA, 60"},
	{"wrong_answer/bad.c: {score: [10, 20]}\n", "WA, 10 to 20"},
	{"wrong_answer: {permitted: [AC, WA, RTE], required: [WA, RTE]}\n", "WA or RTE"},
	{"wrong_answer: {permitted: [AC, WA, TLE, RTE], required: [AC, WA, TLE, RTE]}\n", "any"},
	{"wrong_answer/*: {permitted: [WA]}\n", "WA"},
};

static void what_is_expected_is_said_in_short(void **state)
{
	const struct folder *folder = *state;
	for (size_t i = 0; i < sizeof short_forms / sizeof short_forms[0]; i++) {
		AUTO_FAULTS f = FAULTS_NONE;
		AUTO_PACKAGE *p = NULL;
		struct expectations x;
		AUTO_BUF said;
		buf_init(&said, 100);
		folder_write(folder, "submissions/submissions.yaml", short_forms[i].text);
		assert_int_equal(package_load(folder->path, &f, &p), ERR_OK);
		assert_int_equal(expect_load(p, &f, &x), ERR_OK);
		expect_say(&x, &x.examples[x.example_count - 1], &said);
		if (!span_is(buf_span(&said), short_forms[i].said))
			fail_msg("%s: %.*s", short_forms[i].text, SPAN_ARG(buf_span(&said)));
	}
}

static void a_folder_that_no_rule_covers_is_a_fault(void **state)
{
	const struct folder *folder = *state;
	AUTO_FAULTS f = FAULTS_NONE;
	AUTO_PACKAGE *p = NULL;
	struct expectations x;
	folder_write(folder, "submissions/my_ideas/x.c", "int main(void) { return 0; }\n");
	assert_int_equal(package_load(folder->path, &f, &p), ERR_OK);
	assert_int_equal(expect_load(p, &f, &x), ERR_INVAL);
	assert_non_null(strstr(faults_text(&f).p, "'my_ideas/x.c': nothing says what"));
}

/* A judgement of all five tests with these verdicts, in test order. */
static void judged(const struct package *p, const char *verdicts, struct test_result results[5],
		   struct judgement *g)
{
	size_t n = 0;
	*g = (struct judgement){.tests = results, .compiled = {.ok = true}};
	for (size_t i = 0; i < p->group_count; i++)
		for (size_t k = 0; k < p->groups[i].count; k++, n++)
			results[n] =
				(struct test_result){.test = &p->groups[i].tests[k],
						     .group = &p->groups[i],
						     .verdict = verdicts[n] == 'A'   ? VERDICT_AC
								: verdicts[n] == 'W' ? VERDICT_WA
								: verdicts[n] == 'M' ? VERDICT_MLE
										     : VERDICT_TLE,
						     .score = (double)p->groups[i].max_score,
						     .cpu_us = (int64_t)(n + 1) * 100000};
	g->test_count = n;
	judgement_fold(p, g);
}

static const struct {
	const char *example, *verdicts, *differences;
} outcomes[] = {
	{"accepted/good.c", "AAAA", ""},
	{"accepted/good.c", "AAAW", "secret/g2/1: WA, expected AC (the default of accepted/)\n"},
	{"wrong_answer/bad.c", "AAWA", ""},
	{"wrong_answer/bad.c", "AAWM",
	 "secret/g2/1: MLE, expected AC or WA (the default of wrong_answer/)\n"
	 "all: score 0, expected 60 (FILE:1)\n"},
	{"wrong_answer/bad.c", "AAAA",
	 "all: no test is WA (the default of wrong_answer/)\n"
	 "all: score 100, expected 60 (FILE:1)\n"
	 "secret/g1/02-two: AC, expected WA (FILE:3)\n"},
};

static void differences_name_test_verdict_and_rule(void **state)
{
	const struct folder *folder = *state;
	AUTO_FAULTS f = FAULTS_NONE;
	AUTO_PACKAGE *p = NULL;
	struct expectations x;
	folder_write(folder, "submissions/submissions.yaml", RULES(""));
	assert_int_equal(package_load(folder->path, &f, &p), ERR_OK);
	assert_int_equal(expect_load(p, &f, &x), ERR_OK);
	for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++) {
		AUTO_BUF text;
		struct test_result results[5];
		struct judgement g;
		size_t e = 0;
		buf_init(&text, 10000);
		while (strcmp(x.examples[e].path, outcomes[i].example) != 0)
			e++;
		judged(p, outcomes[i].verdicts, results, &g);
		char file[] = "FILE";
		x.file = file;
		expect_compare(p, &x, &x.examples[e], &g, &text);
		assert_string_equal(buf_span(&text).p, outcomes[i].differences);
	}
}

static void the_time_limit_is_bounded_by_who_must_not_be_slow(void **state)
{
	const struct folder *folder = *state;
	AUTO_FAULTS f = FAULTS_NONE;
	AUTO_PACKAGE *p = NULL;
	struct expectations x;
	struct test_result results[5];
	struct judgement g;
	int64_t lower;
	bool upper;
	folder_write(folder, "submissions/time_limit_exceeded/slow.c", "int main(void) {}\n");
	folder_write(folder, "submissions/submissions.yaml",
		     "wrong_answer: {use_for_time_limit: false}\n"
		     "time_limit_exceeded/slow.c:\n  secret/g1: {permitted: [AC]}\n");
	assert_int_equal(package_load(folder->path, &f, &p), ERR_OK);
	assert_int_equal(expect_load(p, &f, &x), ERR_OK);
	judged(p, "AAAT", results, &g);
	expect_time(&x, &x.examples[0], &g, &lower, &upper); /* accepted: the slowest of all */
	assert_int_equal(lower, 400000);
	assert_false(upper);
	expect_time(&x, &x.examples[1], &g, &lower, &upper); /* slow: the slowest of group 1 */
	assert_int_equal(lower, 300000);
	assert_true(upper);
	expect_time(&x, &x.examples[2], &g, &lower, &upper); /* opted out */
	assert_int_equal(lower, 0);
	assert_false(upper);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_match_as_the_format_says),
		cmocka_unit_test_setup_teardown(each_fault_of_the_rules_is_named, make, drop),
		cmocka_unit_test_setup_teardown(what_is_expected_is_said_in_short, make, drop),
		cmocka_unit_test_setup_teardown(a_folder_that_no_rule_covers_is_a_fault, make,
						drop),
		cmocka_unit_test_setup_teardown(differences_name_test_verdict_and_rule, make, drop),
		cmocka_unit_test_setup_teardown(the_time_limit_is_bounded_by_who_must_not_be_slow,
						make, drop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
