#include "transcript.h"

#include "core/limit.h"

static const struct bucket_rule ten_a_second = {10, 1000, 20};

static int taken(struct bucket *b, int64_t now_ms)
{
	int64_t wait_ms;
	int n = 0;
	while (n < 1000 && bucket_take(b, &ten_a_second, now_ms, &wait_ms))
		n++;
	return n;
}

static void a_burst_then_the_rate(void **state)
{
	(void)state;
	struct bucket b = {0};
	int64_t wait_ms = 0;
	assert_int_equal(taken(&b, 5000), 20);
	assert_false(bucket_take(&b, &ten_a_second, 5000, &wait_ms));
	assert_int_equal(wait_ms, 100);
	assert_false(bucket_take(&b, &ten_a_second, 5040, &wait_ms));
	assert_int_equal(wait_ms, 60);
	assert_int_equal(taken(&b, 5100), 1);
	assert_int_equal(taken(&b, 6100), 10);
	assert_int_equal(taken(&b, 9999999), 20);
}

static void odd_milliseconds_are_not_lost(void **state)
{
	(void)state;
	struct bucket b = {0};
	int64_t wait_ms;
	int n = 0;
	assert_int_equal(taken(&b, 0), 20);
	for (int64_t now = 0; now <= 7000; now += 7)
		n += bucket_take(&b, &ten_a_second, now, &wait_ms);
	assert_int_equal(n, 70);
}

static void a_clock_that_goes_back_gives_nothing(void **state)
{
	(void)state;
	struct bucket b = {0};
	assert_int_equal(taken(&b, 100000), 20);
	assert_int_equal(taken(&b, 0), 0);
	assert_int_equal(taken(&b, 100000), 0);
	assert_int_equal(taken(&b, INT64_MAX), 20);
	assert_int_equal(taken(&b, INT64_MIN + 1), 0);
}

static void six_runs_a_minute(void **state)
{
	(void)state;
	struct limiter l = {0};
	int64_t wait_ms;
	for (int i = 0; i < 6; i++)
		assert_true(limit_take(&l, LIMIT_RUN, 0, &wait_ms));
	assert_false(limit_take(&l, LIMIT_RUN, 0, &wait_ms));
	assert_int_equal(wait_ms, 10000);
	assert_true(limit_take(&l, LIMIT_CHAT, 0, &wait_ms));
	assert_int_equal(limit_class_of(EVENT_CHAT), LIMIT_CHAT);
	assert_int_equal(limit_class_of(EVENT_EDIT), LIMIT_EDIT);
	assert_int_equal(limit_class_of(EVENT_RUN), LIMIT_RUN);
	assert_int_equal(limit_class_of(EVENT_TICK), LIMIT_OTHER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_burst_then_the_rate),
		cmocka_unit_test(odd_milliseconds_are_not_lost),
		cmocka_unit_test(a_clock_that_goes_back_gives_nothing),
		cmocka_unit_test(six_runs_a_minute),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
