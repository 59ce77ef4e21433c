/* test_box_talk.c - programs whose streams are somebody's pipes: two of them talk to each other,
 * and each hears the other's end. */
#include "box_fixture.h"

#include <poll.h>
#include <signal.h>

static int victim = -1;

struct talker {
	const char *act;
	enum box_class class;
	int in, out; /* borrowed */
	uint64_t ticket;
	struct box_result result;
};

static enum err start(struct box *box, struct talker *t)
{
	const char *argv[] = {"victim", t->act, NULL};
	struct box_request request = BOX_REQUEST_NONE;
	request.class = t->class;
	request.program_fd = victim;
	request.argv = argv;
	request.stdin_fd = t->in;
	request.stdout_fd = t->out;
	request.limits.cpu_ms = 500;
	request.limits.wall_ms = 20000;
	return box_start(box, &request, &t->ticket);
}

static void next(struct box *box, uint64_t *ticket, struct box_result *result)
{
	struct pollfd p = {.fd = box_fd(box), .events = POLLIN};
	enum err e;
	while ((e = box_next(box, ticket, result)) == ERR_BUSY)
		assert_int_equal(poll(&p, 1, 20000), 1);
	assert_int_equal(e, ERR_OK);
}

/* Both, crosswise, to their ends. */
static void talk(struct box *box, struct talker *a, struct talker *b)
{
	int there[2];
	int back[2];
	assert_int_equal(pipe2(there, O_CLOEXEC), 0);
	assert_int_equal(pipe2(back, O_CLOEXEC), 0);
	a->in = back[0];
	a->out = there[1];
	b->in = there[0];
	b->out = back[1];
	assert_int_equal(start(box, a), ERR_OK);
	assert_int_equal(start(box, b), ERR_OK);
	for (int i = 0; i < 2; i++) {
		close(there[i]);
		close(back[i]);
	}
	for (int i = 0; i < 2; i++) {
		uint64_t ticket;
		struct box_result result;
		next(box, &ticket, &result);
		*(ticket == a->ticket ? &a->result : &b->result) = result;
		assert_int_equal(result.out.fd, -1);
		assert_int_equal(result.out.bytes, 0);
		box_result_release(&result);
	}
}

static void expect(const struct talker *t, enum box_status status, int code)
{
	const struct box_result *r = &t->result;
	if (r->status != status)
		print_error("%s: %s (signal %d, %s)\n", t->act, box_status_name(r->status),
			    r->signal, r->reason);
	assert_int_equal(r->status, status);
	assert_int_equal(status == BOX_EXITED ? r->exit_code : r->signal, code);
}

static void two_programs_talk(void **state)
{
	struct fixture *f = *state;
	for (int i = 0; i < 3; i++) {
		struct talker asks = {.act = "talk_ask", .class = BOX_TOOL};
		struct talker answers = {.act = "talk_answer", .class = BOX_RUN};
		talk(f->box, &asks, &answers);
		expect(&asks, BOX_EXITED, 42);
		expect(&answers, BOX_EXITED, 0);
	}
}

static void the_end_of_one_is_heard_by_the_other(void **state)
{
	struct fixture *f = *state;
	struct talker asks = {.act = "talk_ask", .class = BOX_TOOL};
	struct talker leaves = {.act = "talk_leave", .class = BOX_RUN};
	talk(f->box, &asks, &leaves);
	expect(&leaves, BOX_EXITED, 0);
	/* It reads the end, or finds nobody to write to: whichever comes first. */
	if (asks.result.status == BOX_SIGNALED)
		expect(&asks, BOX_SIGNALED, SIGPIPE);
	else
		expect(&asks, BOX_EXITED, 43);
	struct talker dies = {.act = "segfault", .class = BOX_RUN};
	struct talker answers = {.act = "talk_answer", .class = BOX_TOOL};
	talk(f->box, &dies, &answers);
	expect(&dies, BOX_SIGNALED, SIGSEGV);
	expect(&answers, BOX_EXITED, 0);
}

static void a_flood_that_nobody_reads_ends_with_the_reader(void **state)
{
	struct fixture *f = *state;
	struct talker floods = {.act = "flood_stdout", .class = BOX_RUN};
	struct talker leaves = {.act = "seven", .class = BOX_TOOL};
	talk(f->box, &floods, &leaves);
	expect(&floods, BOX_SIGNALED, SIGPIPE);
	expect(&leaves, BOX_EXITED, 7);
}

static void only_ends_of_pipes_are_handed_over(void **state)
{
	struct fixture *f = *state;
	int ends[2];
	AUTO_FD int text = fixture_text("x");
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	AUTO_FD int reads = ends[0];
	AUTO_FD int writes = ends[1];
	const struct {
		int in, out;
	} wrong[] = {{writes, -1}, {-1, reads}, {-1, text}};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct talker t = {.act = "hello", .in = wrong[i].in, .out = wrong[i].out};
		uint64_t ticket;
		assert_int_equal(start(f->box, &t), ERR_OK);
		next(f->box, &ticket, &t.result);
		assert_int_equal(t.result.status, BOX_ERROR);
		assert_non_null(strstr(t.result.reason, "pipe"));
		box_result_release(&t.result);
	}
}

static int group(const char *world, struct fixture *fixture)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(two_programs_talk, fixture),
		cmocka_unit_test_prestate(the_end_of_one_is_heard_by_the_other, fixture),
		cmocka_unit_test_prestate(a_flood_that_nobody_reads_ends_with_the_reader, fixture),
		cmocka_unit_test_prestate(only_ends_of_pipes_are_handed_over, fixture),
	};
	void *state = fixture;
	if (fixture_setup(&state) != 0)
		return 1;
	int failed = cmocka_run_group_tests_name(world, tests, NULL, NULL);
	(void)fixture_teardown(&state);
	return failed;
}

int main(void)
{
	victim = fixture_victim(NULL);
	int status = fixture_worlds(group);
	close(victim);
	return status;
}
