/* Compiling ahead: when, by whom, for how long, and what people are told. */
#include "unit/app/judges.h"

#include "app/inside.h"
#include "base/clock.h"

#define PACKAGES "{\"sumup\":\"0123456789abcdef\"}"
#define COMPILE	 "\"kind\":\"compile\""

/* Puts one character before everything; v is the document's version. */
static void edit(struct world *w, struct two *t, int v)
{
	char text[256], ack[64];
	snprintf(text, sizeof text,
		 "{\"t\":\"do\",\"id\":\"edit%d\",\"k\":\"edit\",\"b\":{\"doc\":\"sumup:solution."
		 "c\","
		 "\"v\":%d,\"cl\":\"cl\",\"us\":[{\"c\":[[0,\" \"],%d],\"dt\":1}]}}",
		 v, v, 16 + v);
	say(&t->c, text);
	snprintf(ack, sizeof ack, "\"t\":\"ack\",\"id\":\"edit%d\"", v);
	until_got(w, &t->c, ack);
}

/* Time passes for the documents alone. */
static void rest_ms(struct world *w, int64_t ms)
{
	ahead_run(w->app, clock_monotonic_ms() + ms);
}

static int frames_with(const struct peer *judge, const char *text)
{
	int n = 0;
	for (const char *at = judge->frames.p; at && (at = strstr(at, text)); at++)
		n++;
	return n;
}

/* The id of the last job that the judge got. */
static void last_job(const struct peer *judge, char id[ID_SIZE])
{
	const char *at = judge->frames.p, *last = NULL;
	while (at && (at = strstr(at, "\"t\":\"job\",\"job\":\"")))
		last = at += strlen("\"t\":\"job\",\"job\":\"");
	assert_non_null(last);
	memcpy(id, last, ID_SIZE - 1);
	id[ID_SIZE - 1] = 0;
}

static void start(struct world *w, struct two *t, struct peer *judge)
{
	meet(w, t);
	reveal(w, t);
	judge_arrives(w, judge, PACKAGES);
}

static void stop(struct two *t, struct peer *judge)
{
	judge_leaves(judge);
	part(t);
}

static const char good[] = "{\"t\":\"done\",\"job\":\"%s\",\"attempt\":0,\"result\":"
			   "{\"verdict\":\"OK\",\"compile\":{\"ok\":true,\"diagnostics\":[]}}}";

static void remarks_reach_everybody_in_their_form_only(void **state)
{
	static const char bad[] =
		"{\"t\":\"done\",\"job\":\"%s\",\"attempt\":0,\"result\":{\"verdict\":\"CE\","
		"\"compile\":{\"ok\":false,\"diagnostics\":["
		"{\"file\":\"solution.c\",\"line\":1,\"column\":2,\"end_column\":5,"
		"\"severity\":\"error\",\"message\":\"expected ;\",\"option\":\"-Wx\"},"
		"{\"file\":\"\",\"line\":0,\"column\":0,\"severity\":\"error\","
		"\"message\":\"no main\"},"
		"{\"file\":\"solution.c\",\"line\":-1,\"column\":2,\"severity\":\"error\","
		"\"message\":\"negative\"},"
		"{\"file\":\"solution.c\",\"line\":1,\"column\":2,\"severity\":\"fatal\","
		"\"message\":\"unknown\"},"
		"{\"file\":\"solution.c\",\"line\":1,\"column\":2,\"severity\":\"note\","
		"\"message\":{\"an\":\"object\"}},7]}}}";
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	char id[ID_SIZE];
	start(w, &t, &judge);
	edit(w, &t, 0);
	rest_ms(w, AHEAD_REST_MS - 100);
	assert_int_equal(frames_with(&judge, COMPILE), 0);
	rest_ms(w, AHEAD_REST_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 1);
	assert_int_equal(frames_with(&judge, "\"text\":\" int main(void);\\n\""), 1);
	last_job(&judge, id);
	judge_says(&judge, bad, id);
	until_got(w, &t.i, "\"k\":\"compiled\"");
	until_got(w, &t.c,
		  "{\"t\":\"eph\",\"k\":\"compiled\",\"b\":{\"doc\":\"sumup:solution.c\",\"v\":1,"
		  "\"ok\":false,\"diagnostics\":[{\"file\":\"solution.c\",\"line\":1,\"column\":2,"
		  "\"end_column\":5,\"severity\":\"error\",\"message\":\"expected ;\","
		  "\"option\":\"-Wx\"},{\"file\":\"\",\"line\":0,\"column\":0,"
		  "\"severity\":\"error\",\"message\":\"no main\"}]}}");
	buf_clear(&t.c.got);
	judge_says(&judge, bad, id); /* twice is once */
	flush(&t.c);
	assert_int_equal(t.c.got.len, 0);
	stop(&t, &judge);
}

static void one_at_a_time_and_one_a_second(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	char id[ID_SIZE];
	start(w, &t, &judge);
	edit(w, &t, 0);
	rest_ms(w, AHEAD_REST_MS);
	edit(w, &t, 1);
	rest_ms(w, AHEAD_PERIOD_MS + AHEAD_REST_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 1); /* the first is not back */
	last_job(&judge, id);
	judge_says(&judge, good, id);
	flush(&t.c);
	assert_null(strstr(t.c.got.p, "compiled")); /* of a text that is gone */
	rest_ms(w, AHEAD_REST_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 1); /* within the second */
	rest_ms(w, 2 * AHEAD_PERIOD_MS + AHEAD_REST_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 2);
	last_job(&judge, id);
	judge_says(&judge, good, id);
	until_got(w, &t.c, "\"v\":2,\"ok\":true,\"diagnostics\":[]");
	rest_ms(w, 10 * AHEAD_PERIOD_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 2); /* nothing was written since */
	stop(&t, &judge);
}

static void a_real_job_takes_the_slot(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	char id[ID_SIZE], run[ID_SIZE], cancel[64];
	start(w, &t, &judge);
	edit(w, &t, 0);
	rest_ms(w, AHEAD_REST_MS);
	last_job(&judge, id);
	submit(&t, "1");
	until_frame(w, &judge, "\"kind\":\"submit\"");
	snprintf(cancel, sizeof cancel, "{\"t\":\"cancel\",\"job\":\"%s\"}", id);
	assert_int_equal(frames_with(&judge, cancel), 1);
	assert_true(strstr(judge.frames.p, cancel) < strstr(judge.frames.p, "submit"));
	judge_says(&judge, good, id); /* it had not heard yet */
	flush(&t.c);
	assert_null(strstr(t.c.got.p, "\"compiled\""));
	rest_ms(w, 10 * AHEAD_PERIOD_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 1); /* the slot is not idle */
	until_got(w, &t.c, "\"k\":\"run\"");
	run_of(&t, run);
	judge_says(&judge,
		   "{\"t\":\"done\",\"job\":\"%s\",\"attempt\":1,\"result\":{\"verdict\":\"AC\"}}",
		   run);
	until_got(w, &t.c, "\"verdict\":\"AC\"");
	rest_ms(w, 20 * AHEAD_PERIOD_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 2);
	stop(&t, &judge);
}

/* The same sources in the same form: or the judge would not find what it has built. */
static void a_run_sends_the_same_sources(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	start(w, &t, &judge);
	edit(w, &t, 0);
	rest_ms(w, AHEAD_REST_MS);
	submit(&t, "1");
	until_frame(w, &judge, "\"kind\":\"submit\"");
	const char *first = strstr(judge.frames.p, "\"package\":");
	const char *second = strstr(first + 1, "\"package\":");
	size_t len = strcspn(first, "\n");
	assert_int_equal(len, strcspn(second, "\n"));
	assert_memory_equal(first, second, len);
	stop(&t, &judge);
}

static void a_judge_that_goes_or_says_nothing_holds_nothing(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge, other;
	char id[ID_SIZE];
	start(w, &t, &judge);
	edit(w, &t, 0);
	rest_ms(w, AHEAD_REST_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 1);
	judge_leaves(&judge);
	assert_null(w->app->ahead.out);
	edit(w, &t, 1); /* no judge: it waits for one */
	rest_ms(w, AHEAD_PERIOD_MS + AHEAD_REST_MS);
	judge_arrives(w, &other, PACKAGES);
	rest_ms(w, AHEAD_PERIOD_MS + AHEAD_REST_MS);
	assert_int_equal(frames_with(&other, COMPILE), 1);
	last_job(&other, id);
	rest_ms(w, AHEAD_PERIOD_MS + AHEAD_REST_MS + AHEAD_PATIENCE_MS + 1);
	assert_null(w->app->ahead.out);
	assert_int_equal(frames_with(&other, "\"t\":\"cancel\""), 1);
	judge_says(&other, good, id);
	flush(&t.c);
	assert_null(strstr(t.c.got.p, "\"compiled\""));
	stop(&t, &other);
}

static void nothing_is_left_of_a_room_that_ends_or_goes(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	char path[64];
	start(w, &t, &judge);
	edit(w, &t, 0);
	say(&t.i, "{\"t\":\"do\",\"id\":\"e\",\"k\":\"end\",\"b\":{}}");
	until_got(w, &t.c, "\"k\":\"end\"");
	rest_ms(w, AHEAD_REST_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 0);
	assert_null(w->app->ahead.first);
	part(&t);
	meet(w, &t);
	reveal(w, &t);
	edit(w, &t, 0);
	snprintf(path, sizeof path, "/api/rooms/%s", t.room);
	json_decref(request(w, "DELETE", path, t.lena, "{}", 200, NULL));
	rest_ms(w, AHEAD_REST_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 0);
	assert_null(w->app->ahead.first);
	part(&t);
	meet(w, &t);
	reveal(w, &t);
	edit(w, &t, 0);
	rest_ms(w, AHEAD_REST_MS);
	assert_int_equal(frames_with(&judge, COMPILE), 1);
	snprintf(path, sizeof path, "/api/rooms/%s", t.room);
	json_decref(request(w, "DELETE", path, t.lena, "{}", 200, NULL));
	assert_null(w->app->ahead.out);
	assert_int_equal(frames_with(&judge, "\"t\":\"cancel\""), 1);
	stop(&t, &judge);
}

#define IN_A_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_A_WORLD(remarks_reach_everybody_in_their_form_only),
		IN_A_WORLD(one_at_a_time_and_one_a_second),
		IN_A_WORLD(a_real_job_takes_the_slot),
		IN_A_WORLD(a_run_sends_the_same_sources),
		IN_A_WORLD(a_judge_that_goes_or_says_nothing_holds_nothing),
		IN_A_WORLD(nothing_is_left_of_a_room_that_ends_or_goes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
