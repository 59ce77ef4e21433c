#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/auto.h"
#include "base/buf.h"

static void bytes_add_up(void **state)
{
	(void)state;
	AUTO_BUF b;
	buf_init(&b, 100);
	assert_true(span_is(buf_span(&b), ""));
	buf_add_text(&b, "ab");
	buf_add_char(&b, 'c');
	buf_addf(&b, "%d-%s", 42, "x");
	buf_add(&b, (struct span){0});
	assert_string_equal(b.p, "abc42-x");
	assert_int_equal(b.len, 7);
	AUTO_FREE char *taken = buf_take(&b);
	assert_string_equal(taken, "abc42-x");
	assert_int_equal(b.len, 0);
	AUTO_FREE char *empty = buf_take(&b);
	assert_string_equal(empty, "");
}

static void the_maximum_is_reached_and_never_passed(void **state)
{
	(void)state;
	AUTO_BUF b;
	buf_init(&b, 5);
	buf_add_text(&b, "12345");
	assert_int_equal(buf_err(&b), ERR_OK);
	buf_add_char(&b, '6');
	assert_int_equal(buf_err(&b), ERR_TOOBIG);
	assert_string_equal(b.p, "12345");
	buf_add_text(&b, "");
	assert_null(buf_take(&b)); /* the first failure stays */
	buf_clear(&b);
	assert_int_equal(buf_err(&b), ERR_OK);
	buf_addf(&b, "%s", "123456");
	assert_int_equal(buf_err(&b), ERR_TOOBIG);
	assert_int_equal(b.len, 0);
	buf_clear(&b);
	buf_addf(&b, "%s", "abcde");
	assert_string_equal(b.p, "abcde");
}

static void sizes_that_overflow_are_too_big(void **state)
{
	(void)state;
	AUTO_BUF b;
	buf_init(&b, SIZE_MAX);
	buf_add_text(&b, "x");
	buf_add(&b, (struct span){"y", SIZE_MAX});
	assert_int_equal(buf_err(&b), ERR_TOOBIG);
	assert_string_equal(b.p, "x");
}

static void many_small_ones_grow(void **state)
{
	(void)state;
	AUTO_BUF b;
	buf_init(&b, 1 << 20);
	for (int i = 0; i < 100000; i++)
		buf_add_char(&b, (char)('a' + i % 26));
	assert_int_equal(b.len, 100000);
	assert_int_equal(b.p[99999], 'a' + 99999 % 26);
	assert_int_equal(b.p[100000], 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_add_up),
		cmocka_unit_test(the_maximum_is_reached_and_never_passed),
		cmocka_unit_test(sizes_that_overflow_are_too_big),
		cmocka_unit_test(many_small_ones_grow),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
