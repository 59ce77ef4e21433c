#include "jobs/jobs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const char judge_a[] = "a", judge_b[] = "b";

static bool any(const struct job *job, const void *judge)
{
	(void)job, (void)judge;
	return true;
}

static bool only_the_second(const struct job *job, const void *judge)
{
	(void)judge;
	return strcmp(job->row.id, "two") == 0;
}

static void add(struct jobs *j, const char *id, const char *user)
{
	struct store_job row = {.item = SPAN("subarraysumk"), .sources = SPAN("[]")};
	snprintf(row.id, sizeof row.id, "%s", id);
	snprintf(row.user, sizeof row.user, "%s", user);
	assert_int_equal(jobs_add(j, &row, JOB_QUEUED), ERR_OK);
}

static int with_queue(void **state)
{
	*state = jobs_new();
	return *state ? 0 : -1;
}

static int without_queue(void **state)
{
	jobs_free(*state);
	return 0;
}

static void the_oldest_that_fits_is_taken(void **state)
{
	struct jobs *j = *state;
	add(j, "one", "u");
	add(j, "two", "v");
	assert_string_equal(jobs_take(j, judge_a, only_the_second)->row.id, "two");
	assert_string_equal(jobs_take(j, judge_b, any)->row.id, "one");
	assert_null(jobs_take(j, judge_b, any));
}

static void an_older_attempt_is_not_heard(void **state)
{
	struct jobs *j = *state;
	add(j, "one", "u");
	struct job *job = jobs_take(j, judge_a, any);
	assert_null(jobs_of(j, "one", 1, judge_a)); /* the lease is not saved yet */
	job->state = JOB_LEASED;
	assert_ptr_equal(jobs_of(j, "one", 1, judge_a), job);
	assert_null(jobs_of(j, "one", 1, judge_b));
	jobs_requeue(job);
	assert_null(jobs_of(j, "one", 1, judge_a));
	job = jobs_take(j, judge_b, any);
	job->state = JOB_LEASED;
	assert_int_equal(job->row.attempt, 2);
	assert_null(jobs_of(j, "one", 1, judge_b));
	assert_ptr_equal(jobs_of(j, "one", 2, judge_b), job);
}

static void leases_end_by_time_or_with_their_judge(void **state)
{
	struct jobs *j = *state;
	add(j, "one", "u");
	struct job *job = jobs_take(j, judge_a, any);
	job->state = JOB_LEASED;
	job->held_until_ms = 1000;
	assert_null(jobs_expired(j, 1000));
	assert_ptr_equal(jobs_expired(j, 1001), job);
	assert_ptr_equal(jobs_held(j, judge_a), job);
	assert_int_equal(jobs_busy(j, judge_a), 1);
	jobs_requeue(job);
	assert_null(jobs_held(j, judge_a));
	assert_int_equal(jobs_busy(j, judge_a), 0);
	assert_null(jobs_expired(j, 5000));
}

static void limits_are_per_person_and_for_all(void **state)
{
	struct jobs *j = *state;
	char user[ID_SIZE];
	add(j, "a", "u");
	assert_int_equal(jobs_room_for(j, "u"), ERR_OK);
	add(j, "b", "u");
	assert_int_equal(jobs_room_for(j, "u"), ERR_BUSY);
	assert_int_equal(jobs_room_for(j, "v"), ERR_OK);
	for (int i = 2; i < JOBS_QUEUED_MAX; i++) {
		snprintf(user, sizeof user, "person%d", i);
		add(j, user, user);
	}
	assert_int_equal(jobs_room_for(j, "v"), ERR_BUSY);
	assert_int_equal(jobs_ahead(j, jobs_find(j, "b")), 1);
	jobs_remove(j, jobs_find(j, "a"));
	assert_int_equal(jobs_ahead(j, jobs_find(j, "b")), 0);
	assert_int_equal(jobs_room_for(j, "v"), ERR_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_oldest_that_fits_is_taken, with_queue,
						without_queue),
		cmocka_unit_test_setup_teardown(an_older_attempt_is_not_heard, with_queue,
						without_queue),
		cmocka_unit_test_setup_teardown(leases_end_by_time_or_with_their_judge, with_queue,
						without_queue),
		cmocka_unit_test_setup_teardown(limits_are_per_person_and_for_all, with_queue,
						without_queue),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
