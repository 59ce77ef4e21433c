/* The arithmetic of inferred time limits, constants in texts, and languages by ending. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "judge/timelimit.h"

static const struct {
	int64_t slowest_us;
	double margin, resolution_s;
	int64_t ms;
} limits[] = {
	{0, 2, 1, 1000},	 {1, 2, 1, 1000},	{499999, 2, 1, 1000},
	{500000, 2, 1, 1000},	 {500001, 2, 1, 2000},	{1000000, 5, 1, 5000},
	{100000, 2, 0.1, 200},	 {100001, 2, 0.1, 300}, {333333, 1.5, 0.25, 500},
	{12000000, 5, 1, 60000}, {12000001, 5, 1, 0},	{59999999, 1000, 1, 0},
	{1000, 1, 0.01, 10},
};

static void a_limit_is_the_least_multiple_that_is_enough(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
		const struct limits l = {.ac_to_limit = limits[i].margin,
					 .resolution_s = limits[i].resolution_s};
		int64_t ms = timelimit_of(limits[i].slowest_us, &l);
		if (ms != limits[i].ms)
			fail_msg("line %zu: %lld ms", i, (long long)ms);
	}
}

static const struct {
	const char *text, *whole;
} texts[] = {
	{"", ""},
	{"{", "{"},
	{"{{", "{{"},
	{"{{n}}", "12"},
	{"{{n}}{{long_name}}", "12x"},
	{"a {{n}} b {{m}} c", "a 12 b {{m}} c"},
	{"{{{n}}}", "{12}"},
	{"{{ n }}", "{{ n }}"},
	{"{{n}", "{{n}"},
	{"{{m{{n}}}}", "{{m12}}"},
	{"{{nextsample}}", "{{nextsample}}"},
};

static void constants_stand_where_they_are_named(void **state)
{
	struct constant v[] = {{(char[]){"n"}, (char[]){"12"}},
			       {(char[]){"long_name"}, (char[]){"x"}}};
	const struct constants c = {v, 2};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct buf out;
		buf_init(&out, 1024);
		constants_put(&c, span_of(texts[i].text), &out);
		if (buf_err(&out) || !span_is(buf_span(&out), texts[i].whole))
			fail_msg("'%s' gave '%.*s'", texts[i].text, SPAN_ARG(buf_span(&out)));
		buf_release(&out);
	}
}

static void endings_say_the_language(void **state)
{
	enum language l = LANGUAGE_COUNT;
	(void)state;
	assert_true(language_of_file("a.c", &l) && l == LANGUAGE_C);
	assert_true(language_of_file("a.b.cc", &l) && l == LANGUAGE_CPP);
	assert_true(language_of_file("a.C", &l) && l == LANGUAGE_CPP);
	assert_true(language_of_file("a.py", &l) && l == LANGUAGE_PYTHON3);
	assert_false(language_of_file(".c", &l));
	assert_false(language_of_file("a.h", &l));
	assert_true(language_is_header("a.hpp"));
	assert_string_equal(language_foreign("Main.java"), "java");
	assert_null(language_foreign("main.c"));
	assert_true(language_is_known(SPAN("cobol")));
	assert_false(language_is_known(SPAN("klingon")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_limit_is_the_least_multiple_that_is_enough),
		cmocka_unit_test(constants_stand_where_they_are_named),
		cmocka_unit_test(endings_say_the_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
