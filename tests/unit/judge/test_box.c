/* test_box.c - one program in the sandbox, in every tier that this host gives, as root and as an
 * ordinary user: what happens to it is what is reported, and honest programs do not notice. */
#include "box_fixture.h"

#include <signal.h>

/* One run: what is asked for and what must come back. */
struct run_case {
	const char *act;
	enum box_class class;
	enum box_status status;
	int code;	      /* exit code or signal */
	const char *call;     /* BOX_VIOLATION: its name; NULL: any */
	const char *output;   /* stdout is this; NULL: anything */
	uint32_t threads;     /* 0: one */
	const char *input;    /* stdin; NULL: none */
	enum box_status bare; /* the status without a memory cgroup, where it is another one */
};

/* A program's resident set starts at the size of what it was executed from: a zygote that carries a
 * sanitizer of its own is no small one. */
#ifdef VIVA_SANITIZED
static const uint64_t small_max_kib = 64 << 10;
#else
static const uint64_t small_max_kib = 4 << 10;
#endif

static int plain_program = -1;
static int sanitized_program = -1;

static struct box_request request_of(const struct run_case *c, const char *argv[3])
{
	struct box_request request = BOX_REQUEST_NONE;
	request.class = c->class;
	request.program_fd = c->class == BOX_SANITIZE ? sanitized_program : plain_program;
	argv[0] = "victim";
	argv[1] = c->act;
	argv[2] = NULL;
	request.argv = argv;
	request.limits.cpu_ms = 200;
	request.limits.wall_ms = 5000;
	request.limits.memory_kib = 64 << 10;
	request.limits.stdout_max_bytes = 1 << 20;
	request.limits.stderr_max_bytes = 4096;
	if (c->threads > 0)
		request.limits.threads = c->threads;
	return request;
}

static void check(const struct run_case *c, enum box_tier tier, const struct box_result *r)
{
	AUTO_FREE char *text = NULL;
	size_t length;
	enum box_status wanted = c->bare && tier != BOX_TIER_A ? c->bare : c->status;
	if (r->status != wanted)
		print_error("%s: %s (exit %d, signal %d, call %s, %s)\n", c->act,
			    box_status_name(r->status), r->exit_code, r->signal, r->syscall_name,
			    r->reason);
	assert_string_equal(box_status_name(r->status), box_status_name(wanted));
	if (r->status == BOX_EXITED)
		assert_int_equal(r->exit_code, c->code);
	if (r->status == BOX_SIGNALED)
		assert_int_equal(r->signal, c->code);
	if (r->status == BOX_VIOLATION && c->call)
		assert_string_equal(r->syscall_name, c->call);
	assert_int_equal(box_output_read(&r->out, 4096, &text, &length), ERR_OK);
	if (c->output)
		assert_string_equal(text, c->output);
	assert_int_equal(r->tier, tier);
}

static void run_all(struct fixture *f, const struct run_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *argv[3];
		struct box_result result = {0};
		struct box_request request = request_of(&cases[i], argv);
		AUTO_FD int input = cases[i].input ? fixture_text(cases[i].input) : -1;
		request.stdin_fd = input;
		assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
		check(&cases[i], f->tier, &result);
		box_result_release(&result);
	}
}

#define RUN_ALL(cases) run_all(*state, cases, sizeof(cases) / sizeof *(cases))

static void ends_are_told_apart(void **state)
{
	static const struct run_case cases[] = {
		{.act = "hello", .status = BOX_EXITED, .code = 0, .output = "hello\n"},
		{.act = "seven", .status = BOX_EXITED, .code = 7},
		{.act = "segfault", .status = BOX_SIGNALED, .code = SIGSEGV},
		{.act = "abort", .status = BOX_SIGNALED, .code = SIGABRT},
		{.act = "close_streams", .status = BOX_EXITED, .code = 0},
		{.act = "no such act", .status = BOX_EXITED, .code = 99},
	};
	RUN_ALL(cases);
}

static void honest_programs_work(void **state)
{
	static const struct run_case cases[] = {
		{.act = "honest",
		 .status = BOX_EXITED,
		 .code = 0,
		 .output = "text c\n0.10000000000000001\n"},
		{.act = "sum",
		 .status = BOX_EXITED,
		 .code = 0,
		 .output = "42\n",
		 .input = "1 2\n39\n"},
		{.act = "sum", .status = BOX_EXITED, .code = 0, .output = "0\n"},
		{.act = "touch_32", .status = BOX_EXITED, .code = 0},
		{.act = "deep_4mib", .status = BOX_EXITED, .code = 0, .output = "hello\n"},
		{.act = "thread",
		 .status = BOX_EXITED,
		 .code = 0,
		 .output = "hello\n",
		 .threads = 2},
		{.act = "cancel_thread",
		 .status = BOX_EXITED,
		 .code = 0,
		 .output = "hello\n",
		 .threads = 2},
		/* Memory that is never touched costs nothing where it is counted. */
		{.act = "reserve", .status = BOX_EXITED, .code = 0},
	};
	RUN_ALL(cases);
}

static void limits_hold(void **state)
{
	static const struct run_case cases[] = {
		{.act = "spin", .status = BOX_CPU_LIMIT},
		{.act = "spin_syscalls", .status = BOX_CPU_LIMIT},
		{.act = "spin_ignoring", .status = BOX_CPU_LIMIT},
		{.act = "touch_512", .status = BOX_MEMORY_LIMIT},
		{.act = "deep_64mib", .status = BOX_SIGNALED, .code = SIGSEGV},
		{.act = "flood_stdout", .status = BOX_OUTPUT_LIMIT},
		{.act = "raise_limits", .status = BOX_EXITED, .code = 0},
		{.act = "thread", .status = BOX_EXITED, .code = EAGAIN},
	};
	RUN_ALL(cases);
}

static void waiting_is_limited(void **state)
{
	struct fixture *f = *state;
	static const char *const acts[] = {"sleep", "stop"};
	for (size_t i = 0; i < 2; i++) {
		struct run_case c = {.act = acts[i], .status = BOX_WALL_LIMIT};
		const char *argv[3];
		struct box_result result;
		struct box_request request = request_of(&c, argv);
		request.limits.wall_ms = 150;
		assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
		check(&c, f->tier, &result);
		assert_in_range(result.wall_us, 150000, 1000000);
		assert_in_range(result.cpu_us, 1, 100000);
		box_result_release(&result);
	}
}

static void figures_are_those_of_the_program(void **state)
{
	struct fixture *f = *state;
	struct run_case c = {.act = "touch_32", .status = BOX_EXITED, .code = 0};
	struct run_case small = {.act = "hello", .status = BOX_EXITED, .code = 0};
	const char *argv[3];
	struct box_result result;
	struct box_request request = request_of(&c, argv);
	assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
	assert_in_range(result.memory_kib, 32 << 10, 40 << 10);
	assert_in_range(result.cpu_us, 1, result.wall_us * 2);
	box_result_release(&result);
	request = request_of(&small, argv);
	assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
	assert_in_range(result.memory_kib, 100, small_max_kib);
	box_result_release(&result);
}

static void a_flood_on_stderr_is_cut_not_killed(void **state)
{
	struct fixture *f = *state;
	struct run_case c = {.act = "flood_stderr", .status = BOX_EXITED, .code = 0};
	const char *argv[3];
	struct box_result result;
	struct box_request request = request_of(&c, argv);
	request.limits.cpu_ms = 5000;
	assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
	check(&c, f->tier, &result);
	assert_true(result.stderr_cut);
	assert_false(result.stdout_cut);
	assert_int_equal(result.err.bytes, 4096);
	box_result_release(&result);
}

static void hostile_calls_are_named(void **state)
{
	static const struct run_case cases[] = {
		{.act = "fork", .status = BOX_VIOLATION, .call = "clone"},
		{.act = "shell", .status = BOX_VIOLATION, .call = "clone"},
		{.act = "execve", .status = BOX_VIOLATION, .call = "execve"},
		{.act = "socket", .status = BOX_VIOLATION, .call = "socket"},
		{.act = "ptrace", .status = BOX_VIOLATION, .call = "ptrace"},
		{.act = "kill_all", .status = BOX_VIOLATION, .call = "kill"},
		{.act = "kill_parent", .status = BOX_VIOLATION, .call = "kill"},
		{.act = "unshare", .status = BOX_VIOLATION, .call = "unshare"},
		{.act = "memfd", .status = BOX_VIOLATION, .call = "memfd_create"},
		{.act = "fork", .status = BOX_VIOLATION, .call = "clone", .threads = 4},
		/* Its name may be lost, not that it was tried. */
		{.act = "storm", .status = BOX_VIOLATION},
		{.act = "hello", .status = BOX_EXITED, .code = 0, .output = "hello\n"},
#ifdef __x86_64__
		{.act = "int80", .status = BOX_VIOLATION, .call = "unknown"},
		{.act = "x32", .status = BOX_VIOLATION, .call = "unknown"},
#endif
	};
	RUN_ALL(cases);
}

static void nothing_of_the_host_is_in_reach(void **state)
{
	static const struct run_case cases[] = {
		{.act = "read_files", .status = BOX_EXITED, .code = 0},
		{.act = "write_files", .status = BOX_EXITED, .code = 0},
		{.act = "descriptors", .status = BOX_EXITED, .code = 0},
		{.act = "execveat", .status = BOX_EXITED, .code = EBADF},
		{.act = "unknown_call", .status = BOX_EXITED, .code = 0},
		{.act = "clone3", .status = BOX_EXITED, .code = 0},
		{.act = "outlive", .status = BOX_EXITED, .code = 0},
		{.act = "identity", .status = BOX_EXITED, .code = 0, .output = "1 1\n"},
	};
	RUN_ALL(cases);
}

static void sanitizer_builds_work(void **state)
{
	static const struct run_case cases[] = {
		{.act = "hello",
		 .class = BOX_SANITIZE,
		 .status = BOX_EXITED,
		 .code = 0,
		 .output = "hello\n"},
		{.act = "thread",
		 .class = BOX_SANITIZE,
		 .status = BOX_EXITED,
		 .code = 0,
		 .output = "hello\n",
		 .threads = 2},
		{.act = "overflow", .class = BOX_SANITIZE, .status = BOX_EXITED, .code = 1},
		{.act = "touch_512", .class = BOX_SANITIZE, .status = BOX_MEMORY_LIMIT},
		{.act = "socket", .class = BOX_SANITIZE, .status = BOX_VIOLATION, .call = "socket"},
		{.act = "read_files", .class = BOX_SANITIZE, .status = BOX_EXITED, .code = 0},
	};
	RUN_ALL(cases);
}

static void a_clean_sanitizer_build_says_nothing(void **state)
{
	struct fixture *f = *state;
	struct run_case c = {
		.act = "honest", .class = BOX_SANITIZE, .status = BOX_EXITED, .code = 0};
	const char *argv[3];
	AUTO_FREE char *text = NULL;
	size_t length;
	struct box_result result;
	struct box_request request = request_of(&c, argv);
	request.limits.cpu_ms = 5000;
	request.limits.memory_kib = 256 << 10;
	assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
	check(&c, f->tier, &result);
	assert_int_equal(box_output_read(&result.err, 4096, &text, &length), ERR_OK);
	assert_string_equal(text, "");
	box_result_release(&result);
}

static void one_program_serves_many_runs(void **state)
{
	struct fixture *f = *state;
	struct run_case c = {.act = "sum", .status = BOX_EXITED, .code = 0, .output = "6\n"};
	const char *argv[3];
	AUTO_FD int input = fixture_text("1 2 3\n");
	struct box_request request = request_of(&c, argv);
	request.stdin_fd = input;
	for (int i = 0; i < 3; i++) {
		struct box_result result;
		/* The same memfd each time: its offset is nobody's but the run's. */
		assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
		check(&c, f->tier, &result);
		box_result_release(&result);
	}
}

static int group(const char *world, struct fixture *fixture)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(ends_are_told_apart, fixture),
		cmocka_unit_test_prestate(honest_programs_work, fixture),
		cmocka_unit_test_prestate(limits_hold, fixture),
		cmocka_unit_test_prestate(waiting_is_limited, fixture),
		cmocka_unit_test_prestate(figures_are_those_of_the_program, fixture),
		cmocka_unit_test_prestate(a_flood_on_stderr_is_cut_not_killed, fixture),
		cmocka_unit_test_prestate(hostile_calls_are_named, fixture),
		cmocka_unit_test_prestate(nothing_of_the_host_is_in_reach, fixture),
		cmocka_unit_test_prestate(sanitizer_builds_work, fixture),
		cmocka_unit_test_prestate(a_clean_sanitizer_build_says_nothing, fixture),
		cmocka_unit_test_prestate(one_program_serves_many_runs, fixture),
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
	plain_program = fixture_victim(NULL);
	sanitized_program = fixture_victim("-fsanitize=address,undefined");
	int status = fixture_worlds(group);
	close(plain_program);
	close(sanitized_program);
	return status;
}
