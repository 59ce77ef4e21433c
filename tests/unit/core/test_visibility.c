#include "transcript.h"

#define HIDDEN                                                                                     \
	"{'name':'secret/g1/07-overflow','description':'sum overflows','group':1,'ordinal':7,"     \
	"'sample':false,'verdict':'WA','cpu_ms':1.5,'wall_ms':2,'memory_kib':900,'exit_code':1,"   \
	"'signal':11,'expected':'42','input':{'name':'leak'}}"
#define SHOWN  "{'group':1,'ordinal':7,'sample':false,'verdict':'WA','cpu_ms':2,'memory_kib':960}"
#define SAMPLE "{'name':'sample/1','sample':true,'verdict':'AC','output':'3'}"

/* The redacted body; NULL: the same as the whole. */
static json_t *redacted(const char *body)
{
	AUTO_JSON *json = json_of(body);
	AUTO_BUF text;
	buf_init(&text, 1 << 16);
	assert_int_equal(json_write(json, &text), ERR_OK);
	struct span out;
	assert_int_equal(visibility_redact(buf_span(&text), &out), ERR_OK);
	json_t *result = NULL;
	assert_int_equal(json_read(out, &result), ERR_OK);
	union {
		const char *in;
		char *out;
	} u = {out.p};
	free(u.out);
	return result;
}

static void assert_redacts(const char *body, const char *expected)
{
	AUTO_JSON *got = redacted(body);
	AUTO_JSON *want = json_of(expected);
	assert_true(json_equal(got, want));
}

static void hidden_tests_keep_group_and_ordinal_only(void **state)
{
	(void)state;
	assert_redacts("{'run':'r','state':'running','done':1,'test':" HIDDEN "}",
		       "{'run':'r','state':'running','done':1,'test':" SHOWN "}");
	assert_redacts("{'state':'running','test':" SAMPLE "}",
		       "{'state':'running','test':" SAMPLE "}");
	assert_redacts(
		"{'result':{'verdict':'WA','groups':[{'name':'secret/g1','score':0,'tests':[" HIDDEN
		"," SAMPLE "]}]}}",
		"{'result':{'verdict':'WA','groups':[{'name':'secret/g1','score':0,'tests':[" SHOWN
		"," SAMPLE "]}]}}");
}

static void what_adds_up_hidden_tests_is_coarse_too(void **state)
{
	(void)state;
	assert_redacts("{'result':{'verdict':'TLE','reason':'secret/g1/07','total_ms':17.3,"
		       "'timing':{'test':'secret/g1/07','sample':false,'group':1,'ordinal':7,"
		       "'cpu_ms':3.2,'spread_ms':0.1,'repeats':5,'limit_ms':1000},'groups':[]}}",
		       "{'result':{'verdict':'TLE','timing':{'sample':false,'group':1,"
		       "'ordinal':7,'cpu_ms':4,'limit_ms':1000},'groups':[]}}");
	assert_redacts("{'result':{'timing':{'test':'sample/1','sample':true,'cpu_ms':3.2},"
		       "'groups':[]}}",
		       "{'result':{'timing':{'test':'sample/1','sample':true,'cpu_ms':3.2},"
		       "'groups':[]}}");
	assert_redacts("{'result':{'timing':'secret/1','total_ms':{'a':1},'groups':[]}}",
		       "{'result':{'groups':[]}}");
	assert_redacts("{'test':{'cpu_ms':-1,'memory_kib':1e300,'wall_ms':'7','near_limit':'time',"
		       "'crash':{'signal':11},'sanitizer':{'clean':false}}}",
		       "{'test':{}}");
	/* One's own input hides nothing. */
	assert_redacts("{'result':{'verdict':'RTE','exit_code':3,'cpu_ms':1.25,'reason':'x'}}",
		       "{'result':{'verdict':'RTE','exit_code':3,'cpu_ms':1.25,'reason':'x'}}");
}

/* What comes of a hidden test's figure, as text. */
static void assert_figure(const char *key, const char *value, const char *shown)
{
	char body[100], expected[100];
	snprintf(body, sizeof body, "{'test':{'%s':%s}}", key, value);
	snprintf(expected, sizeof expected, "{'test':{'%s':%s}}", key, shown);
	assert_redacts(body, expected);
}

static void figures_of_hidden_tests_have_four_bits(void **state)
{
	(void)state;
	assert_figure("cpu_ms", "0", "0");
	assert_figure("cpu_ms", "0.001", "1");
	assert_figure("cpu_ms", "15.01", "16");
	assert_figure("cpu_ms", "16.5", "18");
	assert_figure("cpu_ms", "98.7604", "104");
	assert_figure("cpu_ms", "127.5", "128");
	assert_figure("cpu_ms", "128", "128");
	assert_figure("cpu_ms", "128.01", "144");
	assert_figure("cpu_ms", "1000", "1024");
	assert_figure("cpu_ms", "1e12", "1030792151040");
	assert_figure("memory_kib", "1", "64");
	assert_figure("memory_kib", "1025", "1152");
	assert_figure("memory_kib", "7606", "7680");
	assert_figure("memory_kib", "262144", "262144");
}

static void of_a_judgement_only_what_is_listed(void **state)
{
	(void)state;
	assert_redacts("{'result':{'verdict':'WA','compile':{'ok':true},'note':'x','total_ms':9.5,"
		       "'groups':[{'name':'g','verdict':'WA','spent_ms':7,'tests':[]}]}}",
		       "{'result':{'verdict':'WA','compile':{'ok':true},"
		       "'groups':[{'name':'g','verdict':'WA','tests':[]}]}}");
}

static void what_is_not_understood_is_not_shown(void **state)
{
	(void)state;
	assert_redacts("{'test':'secret/1'}", "{}");
	assert_redacts("{'test':{'sample':true,'judge_message':'wanted 7','team_message':'no'}}",
		       "{'test':{'sample':true,'team_message':'no'}}");
	assert_redacts("{'result':{'groups':[{'tests':[{'sample':false,'verdict':'WA',"
		       "'judge_message':'wanted 7','team_message':'no'}]}]}}",
		       "{'result':{'groups':[{'tests':[{'sample':false,'verdict':'WA'}]}]}}");
	assert_redacts("{'test':{'sample':'true','name':'x'}}", "{'test':{'sample':'true'}}");
	assert_redacts("{'test':{'verdict':{'name':'x'}}}", "{'test':{}}");
	assert_redacts("{'result':['x']}", "{}");
	assert_redacts("{'result':{'groups':{'a':1}}}", "{'result':{}}");
	assert_redacts("{'result':{'groups':['secret']}}", "{'result':{}}");
	assert_redacts("{'result':{'groups':[{'tests':['secret']}]}}",
		       "{'result':{'groups':[{}]}}");
	assert_redacts("{'result':{'tests':[" HIDDEN "]}}", "{'result':{'tests':[" SHOWN "]}}");
	struct span out;
	assert_int_equal(visibility_redact(SPAN("[]"), &out), ERR_INVAL);
	assert_int_equal(visibility_redact(SPAN("{"), &out), ERR_INVAL);
}

/* Who sees what, as a row of y and n: interviewer, candidate, observer, learner, the author. */
static const char *seen_by(enum audience audience, int part)
{
	static char row[6];
	struct event e = {.audience = audience, .part = part, .user = BOB};
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct viewer v = viewer_of(ALICE, (enum role)role);
		row[role] = visible(&e, &v) ? 'y' : 'n';
	}
	struct viewer author = viewer_of(BOB, ROLE_CANDIDATE);
	row[4] = visible(&e, &author) ? 'y' : 'n';
	return row;
}

static void audiences(void **state)
{
	(void)state;
	assert_string_equal(seen_by(AUDIENCE_ALL, 1), "yyyyy");
	assert_string_equal(seen_by(AUDIENCE_INTERVIEWERS, 1), "ynnyy");
	assert_string_equal(seen_by(AUDIENCE_INTERVIEWERS, 2), "nynyy");
	assert_string_equal(seen_by(AUDIENCE_OWN, 1), "nnnny");
	assert_string_equal(seen_by(AUDIENCE_COUNT, 1), "nnnnn");
}

static void the_servers_own_events_have_no_author(void **state)
{
	(void)state;
	struct event e = {.audience = AUDIENCE_OWN, .part = 1};
	struct viewer nobody = viewer_of("", ROLE_CANDIDATE);
	assert_false(visible(&e, &nobody));
}

static void everything_is_shown_after_the_end(void **state)
{
	(void)state;
	struct event values = {
		.kind = EVENT_JUDGE, .part = 1, .body = SPAN("{\"test\":{\"name\":\"x\"}}")};
	struct event *e = NULL;
	assert_int_equal(event_new(&values, &e), ERR_OK);
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct viewer v = viewer_of(ALICE, (enum role)role);
		assert_true(holds(visible_body(e, &v, true), "name"));
		assert_int_equal(holds(visible_body(e, &v, false), "name"),
				 role == ROLE_INTERVIEWER);
	}
	event_unref(e);
	values.body = SPAN("[1]");
	assert_int_equal(event_new(&values, &e), ERR_INVAL);
}

static void events_outlive_what_they_were_made_of(void **state)
{
	(void)state;
	char body[] = "{\"text\":\"x\"}";
	struct event values = {.s = 1, .kind = EVENT_CHAT, .part = 1, .body = span_of(body)};
	struct event *e = NULL;
	assert_int_equal(event_new(&values, &e), ERR_OK);
	memset(body, '!', sizeof body - 1);
	assert_true(span_is(e->body, "{\"text\":\"x\"}"));
	assert_ptr_equal(event_ref(e), e);
	event_unref(e);
	assert_true(span_is(e->body, "{\"text\":\"x\"}"));
	event_unref(e);
	event_unref(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hidden_tests_keep_group_and_ordinal_only),
		cmocka_unit_test(what_adds_up_hidden_tests_is_coarse_too),
		cmocka_unit_test(figures_of_hidden_tests_have_four_bits),
		cmocka_unit_test(of_a_judgement_only_what_is_listed),
		cmocka_unit_test(what_is_not_understood_is_not_shown),
		cmocka_unit_test(audiences),
		cmocka_unit_test(the_servers_own_events_have_no_author),
		cmocka_unit_test(everything_is_shown_after_the_end),
		cmocka_unit_test(events_outlive_what_they_were_made_of),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
