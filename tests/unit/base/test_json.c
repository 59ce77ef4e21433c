#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/json.h"

static enum err read_error(struct span text)
{
	json_t *value = NULL;
	enum err e = json_read(text, &value);
	assert_int_equal(value == NULL, e != ERR_OK);
	json_decref(value);
	return e;
}

static void one_value_and_nothing_else(void **state)
{
	(void)state;
	assert_int_equal(read_error(SPAN("{\"a\":1}")), ERR_OK);
	assert_int_equal(read_error(SPAN(" 7 ")), ERR_OK);
	assert_int_equal(read_error(SPAN("")), ERR_INVAL);
	assert_int_equal(read_error((struct span){0}), ERR_INVAL);
	assert_int_equal(read_error(SPAN("{} {}")), ERR_INVAL);
	assert_int_equal(read_error(SPAN("{\"a\":1,\"a\":1}")), ERR_INVAL);
	assert_int_equal(read_error(SPAN("{\"a\":1")), ERR_INVAL);
	assert_int_equal(read_error(SPAN("[1,]")), ERR_INVAL);
	assert_int_equal(read_error(SPAN("99999999999999999999")), ERR_INVAL);
}

static void text_is_unicode(void **state)
{
	(void)state;
	assert_int_equal(read_error(SPAN("\"\\ud83d\\ude00\"")), ERR_OK);
	assert_int_equal(read_error(SPAN("\"\\ud83d\"")), ERR_UNICODE);
	assert_int_equal(read_error(SPAN("\"\\ud83dx\"")), ERR_UNICODE);
	assert_int_equal(read_error(SPAN("\"\\ud83d\\u0041\"")), ERR_UNICODE);
	assert_int_equal(read_error(SPAN("\"\\ude00\"")), ERR_UNICODE);
	assert_int_equal(read_error(SPAN("\"a\\u0000\"")), ERR_UNICODE);
	assert_int_equal(read_error(SPAN("{\"a\\u0000\":1}")), ERR_UNICODE);
	assert_int_equal(read_error(SPAN("\"\xED\xA0\x80\"")), ERR_UNICODE);
	assert_int_equal(read_error(SPAN("\"\xFF\"")), ERR_UNICODE);
	assert_int_equal(read_error(SPAN("\"a\0b\"")), ERR_INVAL);
}

static void members_have_types_and_ranges(void **state)
{
	(void)state;
	static const char *const words[] = {"t", "n", "b", "a", "o", NULL};
	static const char *const fewer[] = {"t", "n", NULL};
	AUTO_JSON *o = NULL;
	struct span s;
	int64_t n = 5;
	bool flag = false;
	json_t *child = NULL;
	assert_int_equal(json_read(SPAN("{\"t\":\"x\",\"n\":7,\"b\":true,\"a\":[1],\"o\":{}}"), &o),
			 ERR_OK);
	assert_int_equal(json_get_text(o, "t", &s), ERR_OK);
	assert_true(span_is(s, "x"));
	assert_int_equal(json_get_text(o, "n", &s), ERR_INVAL);
	assert_int_equal(json_get_int(o, "n", 0, 6, &n), ERR_RANGE);
	assert_int_equal(n, 5);
	assert_int_equal(json_get_int(o, "n", 0, 7, &n), ERR_OK);
	assert_int_equal(json_get_int(o, "missing", 0, 7, &n), ERR_INVAL);
	assert_int_equal(json_get_bool(o, "b", &flag), ERR_OK);
	assert_true(flag);
	assert_int_equal(json_get_array(o, "o", &child), ERR_INVAL);
	assert_int_equal(json_get_array(o, "a", &child), ERR_OK);
	assert_int_equal(json_get_object(o, "a", &child), ERR_INVAL);
	assert_int_equal(json_get_object(o, "o", &child), ERR_OK);
	assert_true(span_is(json_text_or(o, "n", SPAN("-")), "-"));
	assert_int_equal(json_int_or(o, "t", -1), -1);
	assert_int_equal(json_int_or(o, "n", -1), 7);
	assert_true(json_only(o, words));
	assert_false(json_only(o, fewer));
}

static void what_is_written_reads_the_same(void **state)
{
	(void)state;
	AUTO_JSON *o = NULL;
	AUTO_BUF out;
	buf_init(&out, 100);
	assert_int_equal(json_read(SPAN("{ \"z\" : [1, \"\\u00e9\\n\"], \"a\" : null }"), &o),
			 ERR_OK);
	assert_int_equal(json_write(o, &out), ERR_OK);
	assert_string_equal(out.p, "{\"z\":[1,\"\xC3\xA9\\n\"],\"a\":null}");
	buf_release(&out);
	buf_init(&out, 10);
	assert_int_equal(json_write(o, &out), ERR_TOOBIG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_value_and_nothing_else),
		cmocka_unit_test(text_is_unicode),
		cmocka_unit_test(members_have_types_and_ranges),
		cmocka_unit_test(what_is_written_reads_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
