#include "transcript.h"

#include "core/rubric.h"

/* Points as text: a letter for the tick (. not asked, u, p, m), a digit for the weight, ! for must.
 */
static size_t points_of(const char *text, struct rubric_point *out)
{
	size_t n = 0;
	for (; *text; text++) {
		if (*text == '!')
			out[n - 1].must = true;
		else if (*text >= '1' && *text <= '3')
			out[n - 1].weight = *text - '0';
		else if (*text != ' ')
			out[n++] = (struct rubric_point){.tick = *text == 'u'	? TICK_UNPROMPTED
								 : *text == 'p' ? TICK_PROMPTED
								 : *text == 'm' ? TICK_MISSED
										: TICK_NOT_ASKED};
	}
	return n;
}

/* One `all` follow-up of the depth, its ticks in the same letters; "" for none. The level as text.
 */
static const char *level(const char *points, int depth, const char *followup, int hint,
			 int flag_cap)
{
	static char line[16];
	struct rubric_point p[16], f[16];
	enum tick ticks[16];
	struct rubric_level out;
	size_t nf = points_of(followup, f);
	for (size_t i = 0; i < nf; i++)
		ticks[i] = f[i].tick;
	struct rubric_followup one = {.all = true, .depth = depth, .n = nf, .ticks = ticks};
	struct rubric_input in = {.points = p,
				  .npoints = points_of(points, p),
				  .followups = &one,
				  .nfollowups = nf > 0,
				  .deepest_hint = hint,
				  .caps = &flag_cap,
				  .ncaps = flag_cap > 0};
	rubric_propose(&in, &out);
	assert_true(strlen(out.why) > 5);
	snprintf(line, sizeof line, "%d%s", out.level, out.not_probed ? " not probed" : "");
	return line;
}

static void levels_follow_the_rules(void **state)
{
	(void)state;
	assert_string_equal(level("u3! .2! u1", 2, "u", 0, 0), "0");
	assert_string_equal(level(".1 .2", 2, "u", 0, 0), "0");
	assert_string_equal(level("m3! m2! u3", 2, "u", 0, 0), "1");
	assert_string_equal(level("u3! m2! u3 u3", 2, "u", 0, 0), "2");
	assert_string_equal(level("u3! u2! m3 m3", 2, "u", 0, 0), "2"); /* 5 of 11 */
	assert_string_equal(level("u3! u2! m3", 2, "u", 0, 0), "3");	/* 5 of 8 */
	assert_string_equal(level("u3! u2! u3", 2, "u", 0, 0), "4");
	assert_string_equal(level("u3! u2! .3 .3", 2, "u", 0, 0), "4");	     /* not asked: out */
	assert_string_equal(level("u3! p2! u3", 2, "u", 0, 0), "3");	     /* 6 of 8 unprompted */
	assert_string_equal(level("u3! u3! p1", 2, "u", 0, 0), "4");	     /* 6 of 7: 85.7% */
	assert_string_equal(level("u3! u3! u3! u2! p2", 2, "u", 0, 0), "3"); /* 11 of 13: 84.6% */
}

static void a_four_needs_its_follow_up(void **state)
{
	(void)state;
	assert_string_equal(level("u3!", 2, "..", 0, 0), "3 not probed");
	assert_string_equal(level("u3!", 3, "um", 0, 0), "3");
	assert_string_equal(level("u3!", 3, "u.", 0, 0), "3");
	assert_string_equal(level("u3!", 3, "up", 0, 0), "4");
	assert_string_equal(level("u3!", 1, "m", 0, 0), "4"); /* of depth 1: not one that counts */
	assert_string_equal(level("u3!", 2, "", 0, 0), "4");  /* testing: none is asked for */
	assert_string_equal(level("p3!", 2, ".", 0, 0), "3"); /* no 4 in sight: nothing to probe */
}

static void hints_and_flags_cap(void **state)
{
	(void)state;
	assert_string_equal(level("u3!", 2, "u", 1, 0), "3");
	assert_string_equal(level("u3!", 2, "u", 2, 0), "3");
	assert_string_equal(level("u3!", 2, "u", 3, 0), "2");
	assert_string_equal(level("u3!", 2, "u", 0, 2), "2");
	assert_string_equal(level("u3!", 2, "u", 1, 1), "1");
	assert_string_equal(level("u3!", 2, ".", 0, 2), "2");
	assert_string_equal(level("u3!", 2, ".", 1, 0), "3");
	assert_string_equal(level("m3!", 2, "u", 3, 2), "1"); /* a cap lifts nothing */
}

static int implementation(double percent)
{
	struct rubric_level out;
	rubric_implementation(percent, &out);
	return out.level;
}

static void implementation_is_the_judges_alone(void **state)
{
	(void)state;
	assert_int_equal(implementation(-1), 0);
	assert_int_equal(implementation(0), 1);
	assert_int_equal(implementation(24.9), 1);
	assert_int_equal(implementation(25), 2);
	assert_int_equal(implementation(59.9), 2);
	assert_int_equal(implementation(60), 3);
	assert_int_equal(implementation(99.99), 3);
	assert_int_equal(implementation(100), 4);
}

static void an_axis_is_weighted_by_time(void **state)
{
	(void)state;
	struct rubric_axis a;
	struct rubric_answer two[] = {{4, 30}, {1, 10}};
	rubric_axis(two, 2, &a);
	assert_true(a.enough && a.n == 2);
	assert_true(a.mean > 3.249 && a.mean < 3.251);
	assert_true(a.spread > 2.99 && a.spread < 3.01);
	rubric_axis(two, 1, &a);
	assert_false(a.enough);
	rubric_axis(two, 0, &a);
	assert_false(a.enough);
}

static int band(double a, double b)
{
	struct rubric_axis axes[] = {{.enough = true, .mean = a},
				     {.enough = true, .mean = b},
				     {.enough = false, .mean = 1}};
	double mean;
	return rubric_band(axes, 3, &mean);
}

static void bands_have_no_middle(void **state)
{
	(void)state;
	double mean;
	struct rubric_axis none = {.enough = false, .mean = 4};
	assert_int_equal(rubric_band(&none, 1, &mean), 0);
	assert_int_equal(band(1.7, 1.7), 1);
	assert_int_equal(band(1.75, 1.75), 2);
	assert_int_equal(band(2.5, 2.5), 3);
	assert_int_equal(band(3.25, 3.25), 4);
	assert_int_equal(band(4, 2.5), 4);
	assert_int_equal(band(4, 4), 4);
	assert_int_equal(band(4, 1.9), 3); /* the mean is 2.95 */
	struct rubric_axis weak[] = {{.enough = true, .mean = 4},
				     {.enough = true, .mean = 4},
				     {.enough = true, .mean = 4},
				     {.enough = true, .mean = 1.9}};
	assert_int_equal(rubric_band(weak, 4, &mean), 3); /* 3.475, but one below 2 */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(levels_follow_the_rules),
		cmocka_unit_test(a_four_needs_its_follow_up),
		cmocka_unit_test(hints_and_flags_cap),
		cmocka_unit_test(implementation_is_the_judges_alone),
		cmocka_unit_test(an_axis_is_weighted_by_time),
		cmocka_unit_test(bands_have_no_middle),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
