#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/auto.h"
#include "base/span.h"

/* The parts of a text, one a bracket. */
static const char *split(const char *text)
{
	static char line[64];
	struct span rest = span_of(text), part;
	size_t n = 0;
	while (span_split(&rest, ',', &part))
		n += (size_t)snprintf(line + n, sizeof line - n, "[%.*s]", SPAN_ARG(part));
	return line;
}

static void texts_come_apart(void **state)
{
	(void)state;
	assert_string_equal(split("a,b,c"), "[a][b][c]");
	assert_string_equal(split(",a,"), "[][a][]");
	assert_string_equal(split(""), "[]");
	struct span none = {0}, part;
	assert_false(span_split(&none, ',', &part));
	assert_true(span_is(span_trim(SPAN(" \t a b \r\n")), "a b"));
	assert_true(span_is(span_trim(SPAN(" \n ")), ""));
	assert_true(span_starts(SPAN("https://x"), "https://"));
	assert_false(span_starts(SPAN("http"), "https://"));
	assert_true(span_eq((struct span){0}, SPAN("")));
}

static enum err number(const char *text, int64_t *out)
{
	*out = -7;
	return span_int(span_of(text), -100, INT64_MAX, out);
}

static void integers_are_nothing_else(void **state)
{
	(void)state;
	int64_t n;
	assert_int_equal(number("0", &n), ERR_OK);
	assert_int_equal(n, 0);
	assert_int_equal(number("-100", &n), ERR_OK);
	assert_int_equal(n, -100);
	assert_int_equal(number("9223372036854775807", &n), ERR_OK);
	assert_true(n == INT64_MAX);
	assert_int_equal(number("9223372036854775808", &n), ERR_RANGE);
	assert_int_equal(number("-101", &n), ERR_RANGE);
	assert_int_equal(n, -7); /* as it was */
	static const char *const bad[] = {"", "-", "+1", " 1", "1 ", "0x1", "1.5", "1e3"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(number(bad[i], &n), ERR_INVAL);
}

static long units(const char *utf8)
{
	size_t n;
	return span_utf16_length(span_of(utf8), &n) ? -1 : (long)n;
}

/* RFC 3629: the shortest form, no surrogates, nothing above U+10FFFF. */
static void utf8_is_strict(void **state)
{
	(void)state;
	assert_int_equal(units(""), 0);
	assert_int_equal(units("az"), 2);
	assert_int_equal(units("\xC2\x80\xDF\xBF"), 2);
	assert_int_equal(units("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"), 4);
	assert_int_equal(units("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), 4);
	static const char *const bad[] = {
		"\x80",
		"\xC0\x80",
		"\xC1\xBF",
		"\xE0\x9F\xBF",
		"\xED\xA0\x80",
		"\xED\xBF\xBF",
		"\xF0\x8F\xBF\xBF",
		"\xF4\x90\x80\x80",
		"\xF5\x80\x80\x80",
		"\xC2",
		"\xE2\x82",
		"\xF0\x9F\x98",
		"\xC2z",
		"\xF0\x9F\x98z",
		"\xFF",
		"a\xE2\x28\xA1",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(units(bad[i]), -1);
	size_t n;
	assert_int_equal(span_utf16_length(SPAN("a\0b"), &n), ERR_UNICODE);
}

static void copies_are_c_strings(void **state)
{
	(void)state;
	AUTO_FREE char *copy = NULL;
	assert_int_equal(span_dup(SPAN("abc"), &copy), ERR_OK);
	assert_string_equal(copy, "abc");
	char *none = NULL;
	assert_int_equal(span_dup(SPAN("a\0b"), &none), ERR_INVAL);
	assert_null(none);
	AUTO_FREE char *empty = NULL;
	assert_int_equal(span_dup((struct span){0}, &empty), ERR_OK);
	assert_string_equal(empty, "");
	assert_true(span_eq_secret(SPAN("token"), SPAN("token")));
	assert_false(span_eq_secret(SPAN("token"), SPAN("tokem")));
	assert_false(span_eq_secret(SPAN("token"), SPAN("tok")));
}

static void every_error_has_words(void **state)
{
	(void)state;
	for (int e = 0; e < ERR_COUNT; e++)
		assert_true(strlen(err_str((enum err)e)) > 1);
	assert_string_equal(err_str(ERR_COUNT), "unknown error");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_come_apart),
		cmocka_unit_test(integers_are_nothing_else),
		cmocka_unit_test(utf8_is_strict),
		cmocka_unit_test(copies_are_c_strings),
		cmocka_unit_test(every_error_has_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
