/* Judges that come and go, and what the people in the room see of it. The test is the judge. */
#include "unit/app/judges.h"

#include "app/inside.h"
#include "base/clock.h"

static const char done[] =
	"{\"t\":\"done\",\"job\":\"%s\",\"attempt\":1,\"result\":{\"verdict\":\"AC\",\"score\":100,"
	"\"max_score\":100,\"groups\":[{\"name\":\"secret/g1\",\"tests\":[{\"name\":"
	"\"secret/g1/01-one\",\"verdict\":\"AC\"}]}]}}";

static void a_verdict_comes_without_hidden_names(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	char run[ID_SIZE];
	meet(w, &t);
	reveal(w, &t);
	judge_arrives(w, &judge, "{\"sumup\":\"0123456789abcdef\"}");
	submit(&t, "1");
	until_frame(w, &judge, "\"attempt\":1");
	until_got(w, &t.c, "\"k\":\"run\"");
	run_of(&t, run);
	/* Progress cannot end a run: only what ends the job with it can. */
	judge_says(&judge,
		   "{\"t\":\"progress\",\"job\":\"%s\",\"attempt\":1,"
		   "\"b\":{\"state\":\"done\",\"result\":{\"verdict\":\"WA\"}}}",
		   run);
	judge_says(&judge,
		   "{\"t\":\"progress\",\"job\":\"%s\",\"attempt\":1,\"b\":{\"state\":\"running\","
		   "\"done\":1,\"total\":2,\"test\":{\"name\":\"secret/g1/01-one\","
		   "\"verdict\":\"AC\"}}}",
		   run);
	judge_says(&judge, done, run);
	until_got(w, &t.i, "\"verdict\":\"AC\",\"score\":100");
	until_got(w, &t.c, "\"verdict\":\"AC\",\"score\":100");
	assert_non_null(strstr(t.i.got.p, "01-one"));
	assert_non_null(strstr(t.i.got.p, "hidden description"));
	assert_null(strstr(t.c.got.p, "01-one"));
	assert_null(strstr(t.c.got.p, "hidden description"));
	assert_null(strstr(t.c.got.p, "\"WA\""));
	/* The slot is free again, and what is said twice is not heard. */
	judge_says(&judge, done, run);
	submit(&t, "2");
	until_got(w, &t.c, "\"n\":2");
	run_of(&t, run);
	until_frame(w, &judge, run);
	judge_leaves(&judge);
	until_got(w, &t.c, "\"state\":\"lost\"");
	part(&t);
}

static void a_retry_of_a_waiting_run_is_acknowledged(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	meet(w, &t);
	reveal(w, &t);
	/* All at once: what is not saved yet counts too. */
	submit(&t, "1");
	submit(&t, "2");
	submit(&t, "3");
	until_got(w, &t.c, "\"t\":\"nack\",\"id\":\"3\",\"code\":\"busy\"");
	assert_non_null(strstr(t.c.got.p, "\"ahead\":"));
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"2\"");
	buf_clear(&t.c.got);
	submit(&t, "2");
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"2\"");
	part(&t);
}

static void three_judges_fail_and_it_is_said(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	char attempt[32];
	meet(w, &t);
	reveal(w, &t);
	submit(&t, "1");
	for (int i = 1; i <= 3; i++) {
		struct peer judge;
		judge_arrives(w, &judge, "{\"sumup\":\"0123456789abcdef\"}");
		snprintf(attempt, sizeof attempt, "\"attempt\":%d", i);
		until_frame(w, &judge, attempt);
		judge_leaves(&judge);
	}
	until_got(w, &t.c, "\"verdict\":\"JE\"");
	until_got(w, &t.c, "failed three times");
	part(&t);
}

static void a_silent_judge_loses_its_lease(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer silent, other;
	char run[ID_SIZE];
	meet(w, &t);
	reveal(w, &t);
	judge_arrives(w, &silent, "{\"sumup\":\"0123456789abcdef\"}");
	submit(&t, "1");
	until_frame(w, &silent, "\"attempt\":1");
	until_got(w, &t.c, "\"k\":\"run\"");
	run_of(&t, run);
	app_judge_message(silent.judge, SPAN("{\"t\":\"beat\"}"));
	judging_tick(w->app, clock_monotonic_ms() + JOBS_LEASE_MS + 1000);
	until_got(w, &t.c, "\"state\":\"lost\"");
	assert_true(silent.closed); /* and gets nothing more */
	judge_leaves(&silent);
	judge_arrives(w, &other, "{\"sumup\":\"0123456789abcdef\"}");
	until_frame(w, &other, "\"attempt\":");
	assert_null(strstr(other.frames.p, "\"attempt\":1"));
	judge_says(&other, done, run); /* of an older attempt: dropped */
	app_judge_message(other.judge, SPAN("{\"t\":\"beat\"}"));
	pump(w);
	flush(&t.c);
	assert_null(strstr(t.c.got.p, "\"verdict\":\"AC\""));
	judge_leaves(&other);
	part(&t);
}

static void a_problem_that_no_judge_has_is_not_waited_for(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	int64_t now = clock_monotonic_ms();
	meet(w, &t);
	reveal(w, &t);
	submit(&t, "1");
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"1\"");
	judging_tick(w->app, now + 10 * JOBS_UNFIT_MS); /* no judge at all: that they know */
	judge_arrives(w, &judge, "{}");
	judging_tick(w->app, now);
	judging_tick(w->app, now + JOBS_UNFIT_MS + 1000);
	until_got(w, &t.c, "no judge here has this problem");
	judge_leaves(&judge);
	part(&t);
}

static void a_deleted_room_calls_its_job_off(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	char path[64];
	meet(w, &t);
	reveal(w, &t);
	judge_arrives(w, &judge, "{\"sumup\":\"0123456789abcdef\"}");
	submit(&t, "1");
	until_frame(w, &judge, "\"attempt\":1");
	snprintf(path, sizeof path, "/api/rooms/%s", t.room);
	json_decref(request(w, "DELETE", path, t.lena, "{}", 200, NULL));
	until_frame(w, &judge, "cancel");
	part(&t);
	/* Its slot is free for another room. */
	meet(w, &t);
	reveal(w, &t);
	buf_clear(&judge.frames);
	submit(&t, "1");
	until_frame(w, &judge, "\"attempt\":1");
	part(&t);
	judge_leaves(&judge);
}

static void a_waiting_run_survives_a_restart(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	meet(w, &t);
	reveal(w, &t);
	submit(&t, "1");
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"1\"");
	part(&t);
	world_close(w);
	world_open(w);
	judge_arrives(w, &judge, "{\"sumup\":\"0123456789abcdef\"}");
	until_frame(w, &judge, "int main(void);");
	assert_non_null(strstr(judge.frames.p, "\"attempt\":1"));
	judge_leaves(&judge);
}

#define IN_A_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_A_WORLD(a_verdict_comes_without_hidden_names),
		IN_A_WORLD(a_retry_of_a_waiting_run_is_acknowledged),
		IN_A_WORLD(three_judges_fail_and_it_is_said),
		IN_A_WORLD(a_silent_judge_loses_its_lease),
		IN_A_WORLD(a_problem_that_no_judge_has_is_not_waited_for),
		IN_A_WORLD(a_deleted_room_calls_its_job_off),
		IN_A_WORLD(a_waiting_run_survives_a_restart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
