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

static void add_to(struct jobs *j, const char *id, const char *room, const char *user,
		   bool practice)
{
	struct store_job row = {
		.item = SPAN("subarraysumk"), .sources = SPAN("[]"), .practice = practice};
	snprintf(row.id, sizeof row.id, "%s", id);
	snprintf(row.room, sizeof row.room, "%s", room);
	snprintf(row.user, sizeof row.user, "%s", user);
	assert_int_equal(jobs_add(j, &row, JOB_QUEUED), ERR_OK);
}

static void add(struct jobs *j, const char *id, const char *user)
{
	add_to(j, id, user, user, false);
}

static const char *take(struct jobs *j)
{
	struct job *job = jobs_take(j, judge_a, any);
	return job ? job->row.id : "";
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
	assert_int_equal(jobs_queued(j), JOBS_QUEUED_MAX);
	jobs_remove(j, jobs_find(j, "a"));
	assert_int_equal(jobs_room_for(j, "v"), ERR_OK);
}

static void rooms_take_turns_and_interviews_go_first(void **state)
{
	struct jobs *j = *state;
	add_to(j, "p1", "practice", "p", true);
	add_to(j, "a1", "room-a", "u", false);
	add_to(j, "a2", "room-a", "u", false);
	add_to(j, "b1", "room-b", "v", false);
	jobs_rank(j);
	assert_int_equal(jobs_ahead(j, "room-a", "u"), 0);
	assert_int_equal(jobs_ahead(j, "room-b", "v"), 1);
	assert_int_equal(jobs_ahead(j, "practice", "p"), 3);
	assert_int_equal(jobs_ahead(j, "room-b", "u"), -1);
	assert_string_equal(take(j), "a1");
	assert_string_equal(take(j), "b1");
	add_to(j, "c1", "room-c", "w", false);
	assert_string_equal(take(j), "c1"); /* it never had a turn */
	assert_string_equal(take(j), "a2");
	assert_string_equal(take(j), "p1");
	assert_string_equal(take(j), "");
}

static void what_comes_back_is_where_it_was(void **state)
{
	struct jobs *j = *state;
	add_to(j, "a1", "room-a", "u", false);
	add_to(j, "b1", "room-b", "v", false);
	add_to(j, "a2", "room-a", "u", false);
	assert_string_equal(take(j), "a1");
	jobs_requeue(jobs_find(j, "a1"));
	assert_string_equal(take(j), "a1");
	assert_string_equal(take(j), "b1");
	jobs_requeue(jobs_find(j, "a1"));
	jobs_rank(j);
	assert_int_equal(jobs_find(j, "a1")->ahead, 0);
	assert_int_equal(jobs_find(j, "a2")->ahead, 1);
}

static void a_cancelled_job_is_not_given_out(void **state)
{
	struct jobs *j = *state;
	add(j, "one", "u");
	jobs_find(j, "one")->cancel = CANCEL_ASKED;
	jobs_rank(j);
	assert_int_equal(jobs_ahead(j, "u", "u"), -1);
	assert_int_equal(jobs_queued(j), 0);
	assert_null(jobs_next(j, judge_a, any));
	assert_null(jobs_take(j, judge_a, any));
}

static void times_of_creation_only_rise(void **state)
{
	struct jobs *j = *state;
	int64_t last = 0;
	for (int i = 0; i < 100; i++) {
		int64_t stamp = jobs_stamp(j, 1000 + (i * 37) % 11);
		assert_true(stamp > last && stamp >= 1000);
		last = stamp;
	}
	struct store_job row = {.id = "old", .created_ms = 5000};
	assert_int_equal(jobs_add(j, &row, JOB_QUEUED), ERR_OK);
	assert_int_equal(jobs_stamp(j, 10), 5001);
}

/* ---- against a model that is obviously right: the whole history, looked through each time ---- */

enum { MODEL_JOBS = 64, MODEL_ROOMS = 300, MODEL_STEPS = 6000, HISTORY = 16384 };

struct model_job {
	int room, number;
	bool practice, waits, held, taken;
	int turn; /* when it was taken first */
};

struct model {
	struct model_job job[MODEL_JOBS];
	int history[HISTORY]; /* rooms in the order of their turns */
	int turns, numbers;
};

/* 1 + the last turn of the room, counted only while fewer than JOBS_TURNS other rooms came after.
 */
static int model_turn(const struct model *m, int room)
{
	bool seen[MODEL_ROOMS] = {0};
	int others = 0;
	for (int i = m->turns; i-- > 0;) {
		if (m->history[i] == room)
			return i + 1;
		others += !seen[m->history[i]];
		seen[m->history[i]] = true;
		if (others == JOBS_TURNS)
			return 0;
	}
	return 0;
}

static int model_first(const struct model *m)
{
	int best = -1, best_turn = 0;
	for (int i = 0; i < MODEL_JOBS; i++) {
		const struct model_job *a = &m->job[i], *b = best < 0 ? NULL : &m->job[best];
		if (!a->waits)
			continue;
		int t = a->taken ? a->turn : model_turn(m, a->room);
		bool first = !b || (a->practice != b->practice ? b->practice
				    : t != best_turn	       ? t < best_turn
							       : a->number < b->number);
		if (first)
			best = i, best_turn = t;
	}
	return best;
}

static void model_take(struct model *m, int i)
{
	struct model_job *job = &m->job[i];
	job->turn = job->taken ? job->turn : model_turn(m, job->room);
	job->taken = true;
	job->waits = false;
	job->held = true;
	m->history[m->turns++] = job->room;
}

/* What jobs_rank() says is what happens when all are taken. */
static void check_ranks(struct jobs *j, const struct model *m)
{
	static struct model all;
	all = *m;
	jobs_rank(j);
	for (int ahead = 0, i; (i = model_first(&all)) >= 0; ahead++) {
		char id[ID_SIZE];
		snprintf(id, sizeof id, "job%d", all.job[i].number);
		assert_int_equal(jobs_find(j, id)->ahead, ahead);
		model_take(&all, i);
	}
}

static void model_add(struct jobs *j, struct model *m, int i, unsigned dice)
{
	char id[ID_SIZE], room[ID_SIZE];
	int rooms = dice % 5 ? 6 : MODEL_ROOMS; /* a few busy rooms, many that come once */
	struct model_job *job = &m->job[i];
	*job = (struct model_job){
		.room = (int)(dice / 5 % (unsigned)rooms), .number = m->numbers++, .waits = true};
	job->practice = job->room % 3 == 0;
	snprintf(id, sizeof id, "job%d", job->number);
	snprintf(room, sizeof room, "room%d", job->room);
	add_to(j, id, room, id, job->practice);
}

static void the_order_is_the_models(void **state)
{
	struct jobs *j = *state;
	static struct model m;
	unsigned seed = 12345;
	for (int step = 0; step < MODEL_STEPS; step++) {
		seed = seed * 1664525u + 1013904223u;
		unsigned dice = seed >> 8;
		struct model_job *job = &m.job[dice % MODEL_JOBS];
		char id[ID_SIZE];
		snprintf(id, sizeof id, "job%d", job->number);
		if (!job->waits && !job->held) {
			model_add(j, &m, (int)(dice % MODEL_JOBS), dice / MODEL_JOBS);
		} else if (job->held && dice % 7 == 0) {
			jobs_requeue(jobs_find(j, id));
			job->held = false;
			job->waits = true;
		} else if (job->held) {
			jobs_remove(j, jobs_find(j, id));
			job->held = false;
		} else {
			int first = model_first(&m);
			snprintf(id, sizeof id, "job%d", m.job[first].number);
			assert_string_equal(take(j), id);
			model_take(&m, first);
		}
		if (step % 50 == 0)
			check_ranks(j, &m);
	}
	assert_true(m.turns > 2 * JOBS_TURNS);
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
		cmocka_unit_test_setup_teardown(rooms_take_turns_and_interviews_go_first,
						with_queue, without_queue),
		cmocka_unit_test_setup_teardown(what_comes_back_is_where_it_was, with_queue,
						without_queue),
		cmocka_unit_test_setup_teardown(a_cancelled_job_is_not_given_out, with_queue,
						without_queue),
		cmocka_unit_test_setup_teardown(times_of_creation_only_rise, with_queue,
						without_queue),
		cmocka_unit_test_setup_teardown(the_order_is_the_models, with_queue, without_queue),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
