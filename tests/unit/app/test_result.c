/* What a judge may say in a result: what has its form stays as it is, what has not is left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "app/inside.h"

/* JSON with ' for ". */
static json_t *json_of(const char *text)
{
	AUTO_BUF b;
	json_t *value = NULL;
	buf_init(&b, 1 << 20);
	for (; *text; text++)
		buf_add_char(&b, *text == '\'' ? '"' : *text);
	assert_int_equal(json_read(buf_span(&b), &value), ERR_OK);
	return value;
}

static void assert_cleaned(const char *text, const char *expected)
{
	AUTO_JSON *got = json_of(text);
	AUTO_JSON *want = json_of(expected);
	result_clean(got);
	if (!json_equal(got, want))
		fail_msg("%s", json_dumps(got, JSON_COMPACT));
}

static void what_has_its_form_stays(void **state)
{
	static const char *const good[] = {
		"{'verdict':'AC','limits_scaled':1.5,'timing':{'test':'secret/g1/"
		"01','sample':false,"
		"'group':1,'ordinal':1,'cpu_ms':3.5,'spread_ms':0.25,'repeats':5,'limit_ms':1000}}",
		"{'groups':[{'tests':[{'sample':true,'sanitizer':{'clean':false,'kind':"
		"'heap-buffer-overflow','message':'READ of size 4','file':'solution.c','line':7,"
		"'column':3,'stack':[{'function':'main','file':'solution.c','line':7}]},"
		"'crash':{'signal':11,'name':'SIGSEGV','file':'solution.c','line':7},"
		"'near_limit':'memory','spread_ms':1,'repeats':3,'cpu_ms':1.25}]}]}",
		"{'groups':[{'tests':[{'sample':true,'verdict':'WA','judge_message':'j',"
		"'team_message':'t'}]}]}",
		"{'verdict':'RTE','stdout':'x','sanitizer':{'clean':true},'crash':{'signal':6,"
		"'name':'SIGABRT'}}",
		"{'compile':{'ok':false,'cached':true,'diagnostics':[{'file':'a.c','line':1,"
		"'column':2,'end_column':4,'severity':'warning','message':'m','option':'-Wall'}]}}",
	};
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_cleaned(good[i], good[i]);
}

static void what_has_not_is_left_out(void **state)
{
	(void)state;
	assert_cleaned("{'verdict':'AC','timing':{'cpu_ms':1},'limits_scaled':-1,'sanitizer':true,"
		       "'crash':{'signal':'11','name':'x'},'near_limit':'disk','repeats':1.5}",
		       "{'verdict':'AC'}");
	assert_cleaned("{'timing':{'test':'t','cpu_ms':1,'answer':'42'}}", "{}");
	assert_cleaned("{'sanitizer':{'clean':false,'line':-1}}", "{}");
	assert_cleaned("{'verdict':'JE','compile':null}", "{'verdict':'JE'}");
	assert_cleaned("{'sanitizer':{'clean':false,'stack':[{'function':'f','file':'/etc/passwd',"
		       "'line':{}}]}}",
		       "{}");
	assert_cleaned("{'crash':{'signal':11,'name':'x','line':1e9}}", "{}");
	assert_cleaned("{'judge_message':{'a':1},'team_message':7}", "{}");
	assert_cleaned("{'compile':{'diagnostics':{'a':1}}}", "{'compile':{}}");
	assert_cleaned("{'compile':{'diagnostics':['x',{'file':'a.c','line':1,'column':1,"
		       "'severity':'fatal','message':'m'}]}}",
		       "{'compile':{'diagnostics':[]}}");
	assert_cleaned("{'compile':'x','groups':[{'tests':['x']},7]}",
		       "{'groups':[{'tests':['x']},7]}");
}

static void a_note_has_its_bound(void **state)
{
	(void)state;
	for (size_t len = 4096; len <= 4097; len++) {
		char text[4097];
		memset(text, 'x', sizeof text);
		AUTO_JSON *o = json_pack("{ss%}", "team_message", text, len);
		result_clean(o);
		assert_int_equal(json_object_size(o), len == 4096);
	}
}

static void of_a_hidden_test_no_sanitizer_speaks(void **state)
{
	(void)state;
	assert_cleaned("{'groups':[{'tests':[{'verdict':'WA','judge_message':'j','team_message':"
		       "'t'}]}]}",
		       "{'groups':[{'tests':[{'verdict':'WA'}]}]}");
	assert_cleaned("{'groups':[{'tests':[{'sample':false,'verdict':'RTE','crash':{'signal':11,"
		       "'name':'SIGSEGV'},'sanitizer':{'clean':false}}]}]}",
		       "{'groups':[{'tests':[{'sample':false,'verdict':'RTE','crash':{'signal':11,"
		       "'name':'SIGSEGV'}}]}]}");
}

/* A text that is one byte too long, and a list that has no end. */
static void sizes_have_bounds(void **state)
{
	static char message[4096];
	(void)state;
	memset(message, 'm', sizeof message - 1);
	AUTO_JSON *result = json_pack("{s:{s:b, s:s}, s:{s:[]}}", "sanitizer", "clean", 0,
				      "message", message, "compile", "diagnostics");
	json_t *list = json_object_get(json_object_get(result, "compile"), "diagnostics");
	for (int i = 0; i < 5000; i++)
		json_array_append_new(list, json_pack("{s:s, s:i, s:i, s:s, s:s}", "file", "a.c",
						      "line", i, "column", 1, "severity", "note",
						      "message", "m"));
	result_clean(result);
	assert_null(json_object_get(result, "sanitizer"));
	assert_true(json_array_size(list) > 0 && json_array_size(list) < 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_has_its_form_stays),
		cmocka_unit_test(what_has_not_is_left_out),
		cmocka_unit_test(a_note_has_its_bound),
		cmocka_unit_test(of_a_hidden_test_no_sanitizer_speaks),
		cmocka_unit_test(sizes_have_bounds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
