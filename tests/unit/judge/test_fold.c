/* Scores and verdicts from the verdicts of tests: section "Result aggregation" as a table. */
#include "judge/judging.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { GROUPS = 3, PER_GROUP = 2 };

struct world {
	struct package package;
	struct group groups[GROUPS];
	struct test tests[GROUPS][PER_GROUP];
	struct test_result results[GROUPS * PER_GROUP];
	struct judgement judgement;
};

static void build(struct world *w, enum aggregation secret, enum aggregation group,
		  const char *verdicts)
{
	*w = (struct world){0};
	w->package = (struct package){.scoring = true,
				      .groups = w->groups,
				      .group_count = GROUPS,
				      .secret_aggregation = secret,
				      .max_score = 100};
	w->judgement = (struct judgement){.tests = w->results, .test_count = GROUPS * PER_GROUP};
	for (int g = 0; g < GROUPS; g++) {
		w->groups[g] = (struct group){.name = "group",
					      .number = g,
					      .tests = w->tests[g],
					      .count = PER_GROUP,
					      .max_score = g == 0   ? 0
							   : g == 1 ? 40
								    : 60,
					      .aggregation = g == 0 ? AGGREGATE_PASS_FAIL : group};
		for (int t = 0; t < PER_GROUP; t++) {
			static const enum verdict of[256] = {
				['A'] = VERDICT_AC,  ['W'] = VERDICT_WA, ['T'] = VERDICT_TLE,
				['M'] = VERDICT_MLE, ['J'] = VERDICT_JE, ['-'] = VERDICT_NONE};
			struct test_result *r = &w->results[g * PER_GROUP + t];
			*r = (struct test_result){.test = &w->tests[g][t],
						  .group = &w->groups[g],
						  .verdict =
							  of[(unsigned char)verdicts[g * 3 + t]]};
			if (r->verdict == VERDICT_AC && g > 0)
				r->score = group == AGGREGATE_MIN
						   ? (double)w->groups[g].max_score
						   : (double)w->groups[g].max_score / PER_GROUP;
		}
	}
}

static const struct {
	enum aggregation secret, group;
	const char *verdicts; /* samples, group 1, group 2 */
	enum verdict verdict;
	double score;
} cases[] = {
	{AGGREGATE_SUM, AGGREGATE_PASS_FAIL, "AA AA AA", VERDICT_AC, 100},
	{AGGREGATE_SUM, AGGREGATE_PASS_FAIL, "AA AW AA", VERDICT_WA, 60},
	{AGGREGATE_SUM, AGGREGATE_PASS_FAIL, "AA W- AA", VERDICT_WA, 60},
	{AGGREGATE_SUM, AGGREGATE_PASS_FAIL, "AA AT WA", VERDICT_TLE, 0},
	{AGGREGATE_SUM, AGGREGATE_PASS_FAIL, "WA AA AA", VERDICT_WA, 100},
	{AGGREGATE_SUM, AGGREGATE_PASS_FAIL, "AM AW AA", VERDICT_MLE, 60},
	{AGGREGATE_SUM, AGGREGATE_PASS_FAIL, "AA AA --", VERDICT_AC, 40},
	{AGGREGATE_SUM, AGGREGATE_SUM, "AA AW AA", VERDICT_WA, 80},
	{AGGREGATE_SUM, AGGREGATE_SUM, "AA AW WA", VERDICT_WA, 50},
	{AGGREGATE_SUM, AGGREGATE_MIN, "AA AA AW", VERDICT_WA, 40},
	{AGGREGATE_SUM, AGGREGATE_MIN, "AA AA AA", VERDICT_AC, 100},
	{AGGREGATE_MIN, AGGREGATE_PASS_FAIL, "AA AA AA", VERDICT_AC, 40},
	{AGGREGATE_MIN, AGGREGATE_PASS_FAIL, "AA AW AA", VERDICT_WA, 0},
	{AGGREGATE_PASS_FAIL, AGGREGATE_PASS_FAIL, "AA AA AA", VERDICT_AC, 100},
	{AGGREGATE_PASS_FAIL, AGGREGATE_PASS_FAIL, "AA AA AW", VERDICT_WA, 0},
	{AGGREGATE_PASS_FAIL, AGGREGATE_PASS_FAIL, "AA AA A-", VERDICT_AC, 0},
	{AGGREGATE_SUM, AGGREGATE_PASS_FAIL, "AA AJ AA", VERDICT_JE, 0},
	{AGGREGATE_SUM, AGGREGATE_PASS_FAIL, "WA AJ AA", VERDICT_JE, 0},
};

static void each_case_folds_as_the_format_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct world w;
		build(&w, cases[i].secret, cases[i].group, cases[i].verdicts);
		judgement_fold(&w.package, &w.judgement);
		if (w.judgement.verdict != cases[i].verdict || w.judgement.score != cases[i].score)
			fail_msg("case %zu (%s): %s, %g", i, cases[i].verdicts,
				 verdict_word(w.judgement.verdict), w.judgement.score);
	}
}

static void a_pass_fail_problem_has_no_score(void **state)
{
	(void)state;
	struct world w;
	build(&w, AGGREGATE_PASS_FAIL, AGGREGATE_PASS_FAIL, "AA AA AA");
	w.package.scoring = false;
	judgement_fold(&w.package, &w.judgement);
	assert_int_equal(w.judgement.verdict, VERDICT_AC);
	assert_true(w.judgement.score == 0 && w.judgement.max_score == 0);
}

/* Group 2 needs group 1, and group 1 the samples: run all the same, it counts for nothing. */
static void what_is_required_and_failed_voids(void **state)
{
	(void)state;
	static const struct {
		const char *verdicts;
		double score;
	} table[] = {{"AA AA AA", 100}, {"AA AW AA", 0}, {"WA AA AA", 0}, {"AA AA AW", 40}};
	char names[GROUPS][8] = {"sample", "one", "two"};
	char *required[GROUPS] = {NULL, names[0], names[1]};
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct world w;
		build(&w, AGGREGATE_SUM, AGGREGATE_PASS_FAIL, table[i].verdicts);
		for (int g = 0; g < GROUPS; g++) {
			w.groups[g].name = names[g];
			if (g > 0)
				w.groups[g].require_pass = (struct words){&required[g], 1};
		}
		judgement_fold(&w.package, &w.judgement);
		if (w.judgement.score != table[i].score)
			fail_msg("%s: %g", table[i].verdicts, w.judgement.score);
	}
}

static void the_format_knows_four_verdicts(void **state)
{
	(void)state;
	assert_int_equal(verdict_of_format(VERDICT_MLE), VERDICT_RTE);
	assert_int_equal(verdict_of_format(VERDICT_OLE), VERDICT_RTE);
	assert_int_equal(verdict_of_format(VERDICT_SV), VERDICT_RTE);
	assert_int_equal(verdict_of_format(VERDICT_TLE), VERDICT_TLE);
	assert_string_equal(verdict_word(VERDICT_SV), "SV");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_case_folds_as_the_format_says),
		cmocka_unit_test(a_pass_fail_problem_has_no_score),
		cmocka_unit_test(what_is_required_and_failed_voids),
		cmocka_unit_test(the_format_knows_four_verdicts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
