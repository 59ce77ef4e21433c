/* The arithmetic of time limits: inferred ones, and the factor of a slow host. */
#include "judge/timelimit.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct limits limits(int64_t time_ms)
{
	return (struct limits){.time_ms = time_ms, .ac_to_limit = 2, .resolution_s = 0.5};
}

static void test_inferred(void **state)
{
	static const struct {
		int64_t slowest_us, ms;
	} cases[] = {
		{0, 500},	 {1, 500},	    {250000, 500}, {250001, 1000},
		{1200000, 2500}, {30000000, 60000}, {30000001, 0},
	};
	const struct limits l = limits(0);
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(timelimit_of(cases[i].slowest_us, &l), cases[i].ms);
}

static void test_factor(void **state)
{
	static const struct {
		int64_t slowest_us;
		double factor;
	} cases[] = {
		{0, 1},		{499999, 1},   {500000, 1},  {500001, 1.05},
		{525000, 1.05}, {525001, 1.1}, {2000000, 4},
	};
	const struct limits l = limits(1000);
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_float_equal(timelimit_factor(cases[i].slowest_us, &l), cases[i].factor,
				   1e-9);
}

/* A margin of the format goes up to a million: as a limit of a run it would come round to nothing.
 */
static void test_upper(void **state)
{
	(void)state;
	struct limits l = {.limit_to_tle = 1.5};
	assert_int_equal(timelimit_upper(2000, &l), 3000);
	l.limit_to_tle = 1e6;
	assert_int_equal(timelimit_upper(60000, &l), TIMELIMIT_UPPER_MAX_MS);
}

static void test_scaled(void **state)
{
	struct limits l = limits(1000);
	(void)state;
	assert_float_equal(limits_time_ms(&l), 1000, 1e-9);
	l.factor = 1.35;
	assert_float_equal(limits_time_ms(&l), 1350, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_inferred),
		cmocka_unit_test(test_factor),
		cmocka_unit_test(test_upper),
		cmocka_unit_test(test_scaled),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
