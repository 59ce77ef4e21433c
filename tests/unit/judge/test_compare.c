/* The default output validator, line by line of its specification. */
#include "judge/compare.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { ARGS = 6 };

static const struct {
	const char *args[ARGS];
	const char *answer, *output;
	bool accepted;
} cases[] = {
	/* tokens and whitespace */
	{{0}, "1 2\n", "1 2\n", true},
	{{0}, "1 2\n", "  1\t\v2\r\n\n\f", true},
	{{0}, "1 2\n", "1 2", true},
	{{0}, "1 2\n", "12\n", false},
	{{0}, "1 2\n", "1\n", false},
	{{0}, "1 2\n", "1 2 3\n", false},
	{{0}, "", " \n", true},
	{{0}, "", "x", false},
	{{0}, "x", "", false},
	/* case */
	{{0}, "Yes\n", "yEs\n", true},
	{{"case_sensitive"}, "Yes\n", "yes\n", false},
	{{"case_sensitive"}, "Yes\n", "Yes\n", true},
	{{0}, "\xC3\x84", "\xC3\xA4", false}, /* only A-Z have a lower case */
	/* whitespace that counts */
	{{"space_change_sensitive"}, "1 2\n", "1 2\n", true},
	{{"space_change_sensitive"}, "1 2\n", "1  2\n", false},
	{{"space_change_sensitive"}, "1 2\n", "1\t2\n", false},
	{{"space_change_sensitive"}, "1 2\n", "1 2", false},
	{{"space_change_sensitive"}, "1 2\n", " 1 2\n", false},
	{{"space_change_sensitive"}, "1 2\n", "1 2\r\n", false},
	{{"space_change_sensitive"}, "Yes\n", "YES\n", true},
	/* without a tolerance numbers are text */
	{{0}, "1.0", "1", false},
	{{0}, "nan", "NaN", true},
	/* tolerances */
	{{"float_tolerance", "1e-6"}, "1.0", "1", true},
	{{"float_tolerance", "1e-6"}, "1000000", "1000000.9", true},
	{{"float_absolute_tolerance", "1e-6"}, "1000000", "1000000.9", false},
	{{"float_absolute_tolerance", "0.5"}, "1", "1.5", true},
	{{"float_absolute_tolerance", "0.5"}, "1", "1.5000001", false},
	{{"float_relative_tolerance", "0.5"}, "2", "3", true},
	{{"float_relative_tolerance", "0.5"}, "2", "3.001", false},
	{{"float_relative_tolerance", "0.5"}, "0", "1e-300", false},
	{{"float_relative_tolerance", "0.1", "float_absolute_tolerance", "1"}, "0", "0.9", true},
	{{"float_relative_tolerance", "0.1", "float_absolute_tolerance", "1"}, "100", "109", true},
	{{"float_tolerance", "1e-6"}, "5", "five", false},
	{{"float_tolerance", "1e-6"}, "five", "FIVE", true},
	{{"float_tolerance", "1e-6"}, "1 x", "1 y", false},
	{{"float_tolerance", "0"}, "0.1", "1e-1", true},
	/* the grammar of numbers */
	{{"float_tolerance", "1"}, "1", "nan", false},
	{{"float_tolerance", "1"}, "1", "inf", false},
	{{"float_tolerance", "1"}, "1", "0x1", false},
	{{"float_tolerance", "1"}, "1", "1f", false},
	{{"float_tolerance", "1"}, "1", "+1.", true},
	{{"float_tolerance", "1"}, "1", ".5e+0", true},
	{{"float_tolerance", "1"}, "1", "1e", false},
	{{"float_tolerance", "1"}, "1", ".", false},
	{{"float_tolerance", "1"}, "nan", "nan", true}, /* no number: text */
	{{"float_tolerance", "1"}, "nan", "1", false},
	/* beyond every double */
	{{"float_tolerance", "1"}, "1", "1e99999", false},
	{{"float_tolerance", "1"}, "1", "-1e99999", false},
	{{"float_tolerance", "1e-9"}, "1e99999", "1e99999", true},
	{{"float_tolerance", "1e-9"}, "1e99999", "-1e99999", false},
	{{"float_tolerance", "1e-9"}, "1e99999", "5", false},
	{{"float_absolute_tolerance", "0.5"}, "9223372036854775807", "9223372036854775806", false},
	{{"float_tolerance", "1e-9"},
	 "123456789012345678901234567890.5",
	 "123456789012345678901234567890.5",
	 true},
	{{"float_tolerance", "1e-9"}, "1e-99999", "0", true},
	{{"float_relative_tolerance", "1e-9"}, "1e-99999", "0", false},
	{{"float_tolerance", "1e-9"}, "1e99999", "1.0000000001e99999", true},
	{{"float_tolerance", "1e-9"}, "1e99999", "1.00000001e99999", false},
	{{"float_tolerance", "1e99999"}, "1", "1e99999", true},
	{{"float_tolerance", "1e99999"}, "1", "1.1e100000", false},
	/* decimal, not binary: each of these is wrong in doubles */
	{{"float_absolute_tolerance", "0.1"}, "1", "1.1", true},
	{{"float_absolute_tolerance", "0.1"}, "0.2", "0.3", true},
	{{"float_absolute_tolerance", "0.1"}, "0.2", "0.30000000000000000000000001", false},
	{{"float_relative_tolerance", "1e-6"}, "3", "3.000003", true},
	{{"float_relative_tolerance", "1e-6"}, "3", "3.0000030000000000000000001", false},
	{{"float_relative_tolerance", "1e-6"}, "-3", "-2.999997", true},
	{{"float_absolute_tolerance", "0"}, "1e5", "100000", true},
	{{"float_absolute_tolerance", "0"}, "-0", "+0.0e7", true},
	{{"float_absolute_tolerance", "0"}, "0007", "+7.", true},
	{{"float_absolute_tolerance", "0"}, "1e5", "100000.00000000000000000000000000001", false},
};

static size_t count(const char *const *args)
{
	size_t n = 0;
	while (n < ARGS && args[n])
		n++;
	return n;
}

static void each_case_is_judged_as_specified(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct compare_options o;
		char why[COMPARE_WHY_MAX];
		assert_int_equal(compare_parse(cases[i].args, count(cases[i].args), &o, why),
				 ERR_OK);
		bool accepted =
			compare(&o, span_of(cases[i].answer), span_of(cases[i].output), why);
		if (accepted != cases[i].accepted)
			fail_msg("case %zu: '%s' against '%s' (%s)", i, cases[i].output,
				 cases[i].answer, why);
		assert_true(accepted == (why[0] == 0));
	}
}

static void a_nul_byte_is_a_byte_like_any_other(void **state)
{
	(void)state;
	struct compare_options o = {0};
	char why[COMPARE_WHY_MAX];
	assert_true(compare(&o, SPAN("a\0b c"), SPAN("A\0B C"), why));
	assert_false(compare(&o, SPAN("a\0b"), SPAN("a\0c"), why));
	assert_false(compare(&o, SPAN("a"), SPAN("a\0"), why));
	assert_string_equal(why, "token 1 is 'a?', not 'a'");
	assert_false(compare(&o, SPAN("x"), SPAN("\x1b[31m\xff"), why));
	assert_string_equal(why, "token 1 is '?[31m?', not 'x'");
}

static void a_million_digits_are_still_a_number(void **state)
{
	(void)state;
	static char digits[1000001];
	static const char *const args[] = {"float_relative_tolerance", "1e-9"};
	struct compare_options o;
	char why[COMPARE_WHY_MAX];
	assert_int_equal(compare_parse(args, 2, &o, why), ERR_OK);
	memset(digits, '3', sizeof digits - 1);
	digits[1] = '.';
	assert_true(compare(&o, SPAN("3.33333333333"), span_of(digits), why));
	digits[500000] = 'x';
	assert_false(compare(&o, SPAN("3.33333333333"), span_of(digits), why));
}

static void wrong_arguments_are_named(void **state)
{
	(void)state;
	static const struct {
		const char *args[ARGS];
		const char *why;
	} wrong[] = {
		{{"case-sensitive"}, "no 'case-sensitive'"},
		{{"float_tolerance"}, "wants a number"},
		{{"float_tolerance", "-1"}, "wants a number"},
		{{"float_tolerance", "nan"}, "wants a number"},
		{{"float_tolerance", "inf"}, "wants a number"},
		{{"float_tolerance", "0x1p-3"}, "wants a number"},
		{{"float_tolerance", "1", "float_tolerance", "2"}, "repeats"},
		{{"float_tolerance", "1", "float_absolute_tolerance", "2"}, "repeats"},
		{{"float_relative_tolerance", "1", "float_tolerance", "2"}, "repeats"},
		{{"float_relative_tolerance", "1", "float_relative_tolerance", "2"}, "repeats"},
	};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct compare_options o = {.case_sensitive = true}, before = o;
		char why[COMPARE_WHY_MAX];
		assert_int_equal(compare_parse(wrong[i].args, count(wrong[i].args), &o, why),
				 ERR_INVAL);
		assert_non_null(strstr(why, wrong[i].why));
		assert_memory_equal(&o, &before, sizeof o);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_case_is_judged_as_specified),
		cmocka_unit_test(a_nul_byte_is_a_byte_like_any_other),
		cmocka_unit_test(a_million_digits_are_still_a_number),
		cmocka_unit_test(wrong_arguments_are_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
