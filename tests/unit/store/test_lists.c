/* Guests, the list of sessions, jobs. */
#include "unit/store/desk.h"

static int begin(void **state)
{
	struct desk *d = test_malloc(sizeof *d);
	desk_start(d);
	desk_guest(d, ANNA, "Anna");
	desk_guest(d, BERT, "Bert");
	*state = d;
	return 0;
}

static int end(void **state)
{
	desk_remove(*state);
	test_free(*state);
	return 0;
}

/* The one row of a person's sessions, as text. */
static char *session(struct desk *d, const char *user)
{
	struct store_call call = {.op = STORE_SESSIONS, .u.sessions = {.max = 200}};
	snprintf(call.u.sessions.user, sizeof call.u.sessions.user, "%s", user);
	assert_int_equal(desk_ask(d, &call), ERR_OK);
	char *text = json_dumps(call.u.sessions.rows, JSON_COMPACT);
	store_call_release(&call);
	return text;
}

static void expect_session(struct desk *d, const char *user, const char *expected)
{
	char *text = session(d, user);
	assert_string_equal(text, expected);
	free(text);
}

static void guests_come_back_by_cookie_and_by_recovery(void **state)
{
	struct desk *d = *state;
	struct store_call by = {.op = STORE_GUEST_BY_LOGIN,
				.u.guest_by_login = {.login = "login-" ANNA}};
	assert_int_equal(desk_ask(d, &by), ERR_OK);
	assert_string_equal(by.u.guest_by_login.id, ANNA);
	assert_string_equal(by.u.guest_by_login.name, "Anna");
	struct store_call rename = {.op = STORE_GUEST_RENAME,
				    .u.guest_rename = {.id = ANNA, .name = SPAN("Ann")}};
	assert_int_equal(desk_ask(d, &rename), ERR_OK);
	struct store_call set = {.op = STORE_RECOVERY_SET,
				 .u.recovery_set = {.id = ANNA, .recovery = "new"}};
	assert_int_equal(desk_ask(d, &set), ERR_OK);
	struct store_call old = {
		.op = STORE_LOGIN_BY_RECOVERY,
		.u.login_by_recovery = {.recovery = "recovery-" ANNA, .login = "l2"}};
	assert_int_equal(desk_ask(d, &old), ERR_NOENT);
	struct store_call now = {.op = STORE_LOGIN_BY_RECOVERY,
				 .u.login_by_recovery = {.recovery = "new", .login = "l2"}};
	assert_int_equal(desk_ask(d, &now), ERR_OK);
	assert_string_equal(now.u.login_by_recovery.name, "Ann");
	memcpy(by.u.guest_by_login.login, "l2", 3);
	assert_int_equal(desk_ask(d, &by), ERR_OK);
	memcpy(rename.u.guest_rename.id, BERT, 3);
	assert_int_equal(desk_ask(d, &rename), ERR_NOENT);
}

static void add(struct desk *d, struct store_call *call, int64_t expected, enum event_kind kind,
		const char *user, const char *body)
{
	assert_int_equal(desk_add(d, call, ROOM, expected, kind, user, "", body), ERR_OK);
}

static const char *job_named(struct store_call *call, struct store_job *job, const char *id)
{
	*job = (struct store_job){.room = ROOM,
				  .user = BERT,
				  .kind = "submit",
				  .item = SPAN("sortnlogn"),
				  .sources = SPAN("[{\"name\":\"a.c\",\"text\":\"int\"}]"),
				  .created_ms = 5};
	snprintf(job->id, sizeof job->id, "%s", id);
	*call = (struct store_call){.u.append.job = job};
	return id;
}

static void finish(struct desk *d, int64_t expected, const char *run, const char *result)
{
	struct store_call call = {0};
	char body[256];
	snprintf(body, sizeof body, "{\"run\":\"%s\",\"state\":\"done\",\"result\":%s}", run,
		 result);
	snprintf(call.u.append.job_done, sizeof call.u.append.job_done, "%s", run);
	add(d, &call, expected, EVENT_JUDGE, "", body);
}

static void the_list_follows_the_interview(void **state)
{
	struct desk *d = *state;
	struct store_call call = {0};
	struct store_job job;
	desk_room(d, ROOM);
	add(d, &call, 1, EVENT_JOIN, ANNA, "{\"name\":\"Anna\",\"role\":\"interviewer\"}");
	call = (struct store_call){.u.append = {.member = BERT, .member_role = ROLE_CANDIDATE}};
	add(d, &call, 2, EVENT_JOIN, BERT, "{\"name\":\"Bert\",\"role\":\"candidate\"}");
	job_named(&call, &job, "run1run1run1run1");
	add(d, &call, 3, EVENT_RUN, BERT, "{\"run\":\"run1run1run1run1\"}");
	finish(d, 4, "run1run1run1run1", "{\"verdict\":\"AC\",\"score\":100,\"max_score\":100}");
	job_named(&call, &job, "run2run2run2run2");
	add(d, &call, 5, EVENT_RUN, BERT, "{\"run\":\"run2run2run2run2\"}");
	finish(d, 6, "run2run2run2run2", "{\"verdict\":\"WA\",\"score\":40,\"max_score\":100}");
	expect_session(d, BERT,
		       "[{\"room\":\"" ROOM "\",\"kind\":\"live\",\"title\":\"Round one\","
		       "\"role\":\"candidate\",\"with\":[\"Anna\"],\"state\":\"live\","
		       "\"started\":1001,\"ended\":null,\"minutes\":45,\"scorecard\":\"none\","
		       "\"verdict\":\"AC\",\"item\":null}]");
	call = (struct store_call){0};
	add(d, &call, 7, EVENT_END, ANNA, "{}");
	call = (struct store_call){0};
	add(d, &call, 8, EVENT_RELEASE, ANNA, "{\"card\":{}}");
	expect_session(d, ANNA,
		       "[{\"room\":\"" ROOM "\",\"kind\":\"live\",\"title\":\"Round one\","
		       "\"role\":\"interviewer\",\"with\":[\"Bert\"],\"state\":\"ended\","
		       "\"started\":1001,\"ended\":1008,\"minutes\":45,\"scorecard\":\"released\","
		       "\"verdict\":\"AC\",\"item\":null}]");
}

static void a_practice_names_its_item(void **state)
{
	struct desk *d = *state;
	struct store_call call = {.u.append = {.member = BERT, .member_role = ROLE_LEARNER}};
	assert_int_equal(desk_add(d, &call, ROOM, 0, EVENT_CREATE, BERT, "",
				  "{\"kind\":\"practice\",\"title\":\"Alone\",\"phases\":[]}"),
			 ERR_OK);
	call = (struct store_call){0};
	add(d, &call, 1, EVENT_REVEAL, BERT, "{\"item\":\"nlp/one\",\"what\":\"statement\"}");
	expect_session(d, BERT,
		       "[{\"room\":\"" ROOM "\",\"kind\":\"practice\",\"title\":\"Alone\","
		       "\"role\":\"learner\",\"with\":[],\"state\":\"live\",\"started\":1001,"
		       "\"ended\":null,\"minutes\":0,\"scorecard\":\"none\",\"verdict\":null,"
		       "\"item\":\"nlp/one\"}]");
	expect_session(d, ANNA, "[]");
}

static enum err end_job(struct desk *d, int64_t expected, int64_t attempt, bool check_only)
{
	struct store_call call = {.u.append = {.job_done = "run1run1run1run1",
					       .job_attempt = attempt,
					       .job_check_only = check_only}};
	return desk_add(d, &call, ROOM, expected, EVENT_JUDGE, "", "",
			"{\"run\":\"run1run1run1run1\",\"state\":\"running\"}");
}

static void a_job_ends_once_and_for_its_last_attempt(void **state)
{
	struct desk *d = *state;
	struct store_call call = {0};
	struct store_job job;
	desk_room(d, ROOM);
	job_named(&call, &job, "run1run1run1run1");
	add(d, &call, 1, EVENT_RUN, BERT, "{\"run\":\"run1run1run1run1\"}");
	struct store_call lease = {.op = STORE_JOB_LEASE,
				   .u.job_lease = {"run1run1run1run1", 2, 9000}};
	assert_int_equal(desk_ask(d, &lease), ERR_OK);
	desk_reopen(d);
	struct store_call load = {.op = STORE_JOBS_LOAD};
	assert_int_equal(desk_ask(d, &load), ERR_OK);
	assert_int_equal(load.u.jobs_load.n, 1);
	const struct store_job *back = load.u.jobs_load.jobs;
	assert_string_equal(back->id, job.id);
	assert_string_equal(back->kind, "submit");
	assert_true(span_eq(back->sources, job.sources) && span_eq(back->item, job.item));
	assert_true(back->attempt == 2 && back->lease_until_ms == 9000 && back->created_ms == 5);
	store_call_release(&load);
	assert_int_equal(end_job(d, 2, 1, true), ERR_STALE);
	assert_int_equal(end_job(d, 2, 1, false), ERR_STALE);
	assert_int_equal(end_job(d, 2, 2, true), ERR_OK);
	assert_int_equal(end_job(d, 3, 2, false), ERR_OK);
	assert_int_equal(end_job(d, 4, 2, false), ERR_STALE);
	assert_int_equal(desk_head(d, ROOM), 4);
	assert_int_equal(desk_ask(d, &lease), ERR_STALE);
	assert_int_equal(desk_ask(d, &load), ERR_OK);
	assert_int_equal(load.u.jobs_load.n, 0);
}

/* After it no lease can be had, and its end may be said whatever the attempt. */
static void a_cancelled_job_is_known_after_a_restart(void **state)
{
	struct desk *d = *state;
	struct store_call call = {0};
	struct store_job job;
	desk_room(d, ROOM);
	job_named(&call, &job, "run1run1run1run1");
	add(d, &call, 1, EVENT_RUN, BERT, "{\"run\":\"run1run1run1run1\"}");
	struct store_call lease = {.op = STORE_JOB_LEASE,
				   .u.job_lease = {"run1run1run1run1", 1, 9000}};
	assert_int_equal(desk_ask(d, &lease), ERR_OK);
	struct store_call cancel = {.u.append = {.job_cancel = "run1run1run1run1"}};
	add(d, &cancel, 2, EVENT_CANCEL, BERT, "{\"run\":\"run1run1run1run1\"}");
	lease.u.job_lease.attempt = 2;
	assert_int_equal(desk_ask(d, &lease), ERR_STALE);
	struct store_call end_room = {0};
	add(d, &end_room, 3, EVENT_END, ANNA, "{}");
	desk_reopen(d);
	struct store_call load = {.op = STORE_JOBS_LOAD};
	assert_int_equal(desk_ask(d, &load), ERR_OK);
	assert_int_equal(load.u.jobs_load.n, 1);
	const struct store_job *back = load.u.jobs_load.jobs;
	assert_int_equal(back->lease_until_ms, STORE_JOB_CANCELLED);
	assert_int_equal(back->attempt, 1);
	assert_true(back->room_ended && !back->practice);
	store_call_release(&load);
	assert_int_equal(end_job(d, 4, 2, false), ERR_STALE);
	assert_int_equal(end_job(d, 4, STORE_ANY_ATTEMPT, false), ERR_OK);
	assert_int_equal(end_job(d, 5, STORE_ANY_ATTEMPT, false), ERR_STALE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(guests_come_back_by_cookie_and_by_recovery, begin,
						end),
		cmocka_unit_test_setup_teardown(the_list_follows_the_interview, begin, end),
		cmocka_unit_test_setup_teardown(a_practice_names_its_item, begin, end),
		cmocka_unit_test_setup_teardown(a_job_ends_once_and_for_its_last_attempt, begin,
						end),
		cmocka_unit_test_setup_teardown(a_cancelled_job_is_known_after_a_restart, begin,
						end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
