/* test_box_files.c - files beside a run: read in every way, changed in none, gone with the run; and
 * programs that may write, within their bounds. */
#include "box_fixture.h"

#include <poll.h>
#include <signal.h>

enum { BIG_BYTES = 16 << 20 };

static int victim = -1;

struct beside {
	enum box_class class;
	bool writes;
	struct box_file files[3];
	size_t count;
	uint64_t written_bytes;
};

static struct box_request request_of(const struct beside *b, const char *const *argv)
{
	struct box_request request = BOX_REQUEST_NONE;
	request.class = b->class;
	request.program_fd = victim;
	request.argv = argv;
	request.inputs = b->files;
	request.input_count = b->count;
	request.writes = b->writes;
	request.limits.memory_kib = 16 << 10;
	if (b->written_bytes)
		request.limits.written_bytes = b->written_bytes;
	return request;
}

static struct box_result run(struct box *box, const struct beside *b, const char *act)
{
	const char *argv[] = {"victim", act, NULL};
	struct box_request request = request_of(b, argv);
	struct box_result result;
	assert_int_equal(box_run(box, &request, &result), ERR_OK);
	return result;
}

static void run_well(struct box *box, const struct beside *b, const char *act)
{
	struct box_result result = run(box, b, act);
	if (result.status != BOX_EXITED || result.exit_code != 0)
		print_error("%s: %s %d %s %s\n", act, box_status_name(result.status),
			    result.exit_code, result.syscall_name, result.reason);
	assert_int_equal(result.status, BOX_EXITED);
	assert_int_equal(result.exit_code, 0);
	box_result_release(&result);
}

/* "text" and "deep/text"; the caller closes the descriptor. */
static struct beside beside(enum box_class class, int *text)
{
	*text = fixture_text("some text");
	return (struct beside){
		.class = class, .files = {{"text", *text}, {"deep/text", *text}}, .count = 2};
}

static void files_are_read_and_nothing_is_changed(void **state)
{
	struct fixture *f = *state;
	static const enum box_class classes[] = {BOX_RUN, BOX_SANITIZE};
	for (size_t i = 0; i < 2; i++) {
		AUTO_FD int text = -1;
		struct beside b = beside(classes[i], &text);
		run_well(f->box, &b, "files_read");
		run_well(f->box, &b, "files_change");
		run_well(f->box, &b, "files_read");
		run_well(f->box, &b, "files_look");
	}
}

static void nothing_is_left_for_the_next_run(void **state)
{
	struct fixture *f = *state;
	AUTO_FD int text = -1;
	struct beside b = beside(BOX_RUN, &text);
	struct beside other = {.class = BOX_RUN, .files = {{"theirs", text}}, .count = 1};
	struct beside none = {.class = BOX_RUN};
	struct box_result result = run(f->box, &other, "files_hold");
	assert_int_equal(result.exit_code, 1); /* there is no "text" */
	box_result_release(&result);
	result = run(f->box, &b, "files_hold");
	assert_int_equal(result.status, BOX_SIGNALED);
	assert_int_equal(result.signal, SIGABRT);
	box_result_release(&result);
	run_well(f->box, &b, "files_look");
	result = run(f->box, &none, "files_read");
	assert_int_equal(result.status, BOX_EXITED);
	assert_int_equal(result.exit_code, 1);
	box_result_release(&result);
	run_well(f->box, &none, "hello");
}

static void the_filter_is_that_of_a_run(void **state)
{
	struct fixture *f = *state;
	static const char *const acts[] = {"fork", "socket", "execve", "ptrace", "kill_all"};
	AUTO_FD int text = -1;
	struct beside b = beside(BOX_RUN, &text);
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		struct box_result result = run(f->box, &b, acts[i]);
		assert_string_equal(box_status_name(result.status), "violation");
		box_result_release(&result);
	}
}

/* The file is as large as the memory that the program may have. */
static void a_file_is_not_the_programs_memory(void **state)
{
	struct fixture *f = *state;
	AUTO_FREE char *bytes = calloc(1, BIG_BYTES);
	AUTO_FD int big = -1;
	assert_non_null(bytes);
	assert_int_equal(box_memfd("big", bytes, BIG_BYTES, &big), ERR_OK);
	struct beside b = {.class = BOX_RUN, .files = {{"big", big}}, .count = 1};
	struct box_result result = run(f->box, &b, "files_big");
	assert_int_equal(result.status, BOX_EXITED);
	assert_int_equal(result.exit_code, 0);
	assert_in_range(result.memory_kib, 1, 8 << 10);
	box_result_release(&result);
}

static void writing_is_a_matter_of_permission_and_bounds(void **state)
{
	struct fixture *f = *state;
	AUTO_FD int text = -1;
	struct beside b = beside(BOX_RUN, &text);
	b.writes = true;
	b.written_bytes = 4 << 20;
	if (f->tier == BOX_TIER_C) {
		struct box_result refused = run(f->box, &b, "files_write");
		assert_int_equal(refused.status, BOX_ERROR);
		assert_non_null(strstr(refused.reason, "cannot be bounded in tier C"));
		box_result_release(&refused);
		return;
	}
	for (int i = 0; i < 3; i++)
		run_well(f->box, &b, "files_write");
	run_well(f->box, &(struct beside){.class = BOX_SANITIZE, .writes = true}, "hello");
	struct box_result result = run(f->box, &b, "tool_fill");
	assert_int_equal(result.status, BOX_EXITED);
	assert_in_range(result.exit_code, 3, 6);
	box_result_release(&result);
	result = run(f->box, &b, "tool_huge");
	assert_int_equal(result.status, BOX_SIGNALED);
	assert_int_equal(result.signal, SIGXFSZ);
	box_result_release(&result);
	b.writes = false;
	run_well(f->box, &b, "files_change");
}

static void runs_with_and_without_files_do_not_mix(void **state)
{
	struct fixture *f = *state;
	static const char *const acts[] = {"files_read", "hello", "files_look", "files_change"};
	AUTO_FD int text = -1;
	struct beside b = beside(BOX_RUN, &text);
	uint64_t ticket;
	for (size_t i = 0; i < 12; i++) {
		const char *argv[] = {"victim", acts[i % 4], NULL};
		struct box_request request = request_of(&b, argv);
		const struct box_file theirs = {"theirs", text};
		if (i % 4 == 1)
			request.inputs = &theirs;
		if (i % 4 == 1)
			request.input_count = i % 8 == 1;
		assert_int_equal(box_start(f->box, &request, &ticket), ERR_OK);
	}
	for (int ended = 0; ended < 12;) {
		struct pollfd p = {.fd = box_fd(f->box), .events = POLLIN};
		struct box_result result;
		assert_int_equal(poll(&p, 1, 30000), 1);
		if (box_next(f->box, &ticket, &result) == ERR_BUSY)
			continue;
		assert_int_equal(result.status, BOX_EXITED);
		assert_int_equal(result.exit_code, 0);
		box_result_release(&result);
		ended++;
	}
}

static void what_is_no_file_or_no_name_is_refused(void **state)
{
	struct fixture *f = *state;
	static const char *const names[] = {"../x", "/x", ".x", "a//b", "a/", ""};
	AUTO_FD int text = -1;
	struct beside b = beside(BOX_RUN, &text);
	const char *argv[] = {"victim", "files_read", NULL};
	uint64_t ticket;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		b.files[0].name = names[i];
		struct box_request request = request_of(&b, argv);
		assert_int_equal(box_start(f->box, &request, &ticket), ERR_INVAL);
	}
	int ends[2];
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	b.files[0] = (struct box_file){"text", ends[0]};
	struct box_result result = run(f->box, &b, "files_read");
	assert_int_equal(result.status, BOX_ERROR);
	box_result_release(&result);
	b.files[0] = (struct box_file){"deep/text", text}; /* twice */
	result = run(f->box, &b, "files_read");
	assert_int_equal(result.status, BOX_ERROR);
	box_result_release(&result);
	close(ends[0]);
	close(ends[1]);
	b.files[0].name = "text";
	run_well(f->box, &b, "files_read");
}

static int group(const char *world, struct fixture *fixture)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(files_are_read_and_nothing_is_changed, fixture),
		cmocka_unit_test_prestate(nothing_is_left_for_the_next_run, fixture),
		cmocka_unit_test_prestate(the_filter_is_that_of_a_run, fixture),
		cmocka_unit_test_prestate(a_file_is_not_the_programs_memory, fixture),
		cmocka_unit_test_prestate(writing_is_a_matter_of_permission_and_bounds, fixture),
		cmocka_unit_test_prestate(runs_with_and_without_files_do_not_mix, fixture),
		cmocka_unit_test_prestate(what_is_no_file_or_no_name_is_refused, fixture),
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
