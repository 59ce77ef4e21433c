/* What a run's end makes of a test's result. */
#include "judge/outcome.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static enum near_limit near_of(enum verdict v, int64_t cpu_us, int64_t memory_kib)
{
	struct package p = {.limits = {.time_ms = 1000, .memory_mib = 10}};
	const struct judging j = {.package = &p};
	const struct test_result t = {.verdict = v, .cpu_us = cpu_us, .memory_kib = memory_kib};
	return outcome_near(&j, &t);
}

static void test_near_time(void **state)
{
	(void)state;
	assert_int_equal(near_of(VERDICT_AC, 900000, 0), NEAR_TIME);
	assert_int_equal(near_of(VERDICT_TLE, 1100000, 0), NEAR_TIME);
	assert_int_equal(near_of(VERDICT_AC, 899999, 0), NEAR_NOTHING);
	assert_int_equal(near_of(VERDICT_TLE, 1100001, 10240), NEAR_NOTHING);
}

/* A second run is for what the limit may have decided, not a second throw of the dice. */
static void test_no_second_try(void **state)
{
	(void)state;
	assert_int_equal(near_of(VERDICT_RTE, 1000000, 0), NEAR_NOTHING);
	assert_int_equal(near_of(VERDICT_WA, 1000000, 10240), NEAR_NOTHING);
	assert_int_equal(near_of(VERDICT_SV, 1000000, 10240), NEAR_NOTHING);
	assert_int_equal(near_of(VERDICT_JE, 1000000, 10240), NEAR_NOTHING);
	assert_int_equal(near_of(VERDICT_RTE, 1000000, 9216), NEAR_MEMORY);
}

/* The wall clock ends who sleeps, and who gets nothing of a busy host: only the latter runs again.
 */
static void test_starved(void **state)
{
	struct package p = {.limits = {.time_ms = 1000, .memory_mib = 10}};
	const struct judging j = {.package = &p};
	struct test_result t = {.verdict = VERDICT_TLE, .cpu_us = 600000, .wall_us = 4000000};
	(void)state;
	assert_int_equal(outcome_near(&j, &t), NEAR_TIME);
	t.cpu_us = 400000;
	assert_int_equal(outcome_near(&j, &t), NEAR_NOTHING);
	t.cpu_us = 600000;
	t.verdict = VERDICT_AC;
	assert_int_equal(outcome_near(&j, &t), NEAR_NOTHING);
	t.verdict = VERDICT_TLE;
	t.cpu_us = 1200000;
	assert_int_equal(outcome_near(&j, &t), NEAR_NOTHING);
}

static void test_score(void **state)
{
	(void)state;
	struct check_result c = {.verdict = VERDICT_AC, .has_score = true, .score = 7};
	struct group g = {.number = 1, .aggregation = AGGREGATE_SUM, .test_max = 5};
	struct test_result t = {.verdict = VERDICT_AC, .group = &g};
	outcome_score(&c, &t);
	assert_int_equal(t.verdict, VERDICT_JE);
	t.verdict = VERDICT_AC;
	c.score = 5;
	outcome_score(&c, &t);
	assert_int_equal(t.verdict, VERDICT_AC);
	assert_true(fabs(t.score - 5) < 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_near_time),
		cmocka_unit_test(test_no_second_try),
		cmocka_unit_test(test_starved),
		cmocka_unit_test(test_score),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
