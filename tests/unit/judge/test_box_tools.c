/* test_box_tools.c - tools in the sandbox: the steps of a compilation and what stands in for
 * generators and validators. A compiler runs the candidate's text, so it is trusted with nothing.
 */
#include "box_fixture.h"

#include <signal.h>

static int victim = -1;

struct toolchain {
	char cc1[PATH_MAX], as[PATH_MAX], ld[PATH_MAX], triplet[64];
	char crt1[PATH_MAX], crti[PATH_MAX], crtn[PATH_MAX];
};

static struct toolchain tools;

/* The first line that the command prints. */
static void ask(const char *command, char *out, size_t size)
{
	FILE *pipe = popen(command, "re");
	assert_non_null(pipe);
	assert_non_null(fgets(out, (int)size, pipe));
	assert_int_equal(pclose(pipe), 0);
	out[strcspn(out, "\n")] = '\0';
}

static void find_tools(struct toolchain *t)
{
	ask("gcc -print-prog-name=cc1", t->cc1, sizeof t->cc1);
	ask("command -v \"$(gcc -print-prog-name=as)\"", t->as, sizeof t->as);
	ask("command -v \"$(gcc -print-prog-name=ld)\"", t->ld, sizeof t->ld);
	ask("gcc -print-multiarch", t->triplet, sizeof t->triplet);
	ask("realpath \"$(gcc -print-file-name=crt1.o)\"", t->crt1, sizeof t->crt1);
	ask("realpath \"$(gcc -print-file-name=crti.o)\"", t->crti, sizeof t->crti);
	ask("realpath \"$(gcc -print-file-name=crtn.o)\"", t->crtn, sizeof t->crtn);
}

static struct box_request tool_request(const char *path, const char *const *argv,
				       const struct box_file *input, const char *const *output)
{
	struct box_request request = BOX_REQUEST_NONE;
	request.class = BOX_TOOL;
	request.tool = path;
	request.argv = argv;
	request.inputs = input;
	request.input_count = input ? 1 : 0;
	request.outputs = output;
	request.output_count = 1;
	request.limits.cpu_ms = 10000;
	request.limits.wall_ms = 30000;
	return request;
}

/* Runs one step from one file to another; the caller closes what comes out. */
static int step(struct box *box, const char *path, const char *const *argv, const char *in,
		int in_fd, const char *out)
{
	struct box_file input = {.name = in, .fd = in_fd};
	struct box_request request = tool_request(path, argv, &input, &out);
	struct box_result result;
	AUTO_FREE char *text = NULL;
	size_t length;
	assert_int_equal(box_run(box, &request, &result), ERR_OK);
	assert_int_equal(box_output_read(&result.err, 1000, &text, &length), ERR_OK);
	if (result.status != BOX_EXITED || result.exit_code != 0)
		print_error("%s: %s %d %s %s\n%s\n", path, box_status_name(result.status),
			    result.exit_code, result.syscall_name, result.reason, text);
	assert_int_equal(result.status, BOX_EXITED);
	assert_int_equal(result.exit_code, 0);
	assert_true(result.outputs[0].fd >= 0);
	int fd = TAKE_FD(result.outputs[0].fd);
	box_result_release(&result);
	return fd;
}

static int compile(struct box *box, int source)
{
	const char *cc1[] = {"cc1", "-quiet", "-O2", "-imultiarch", tools.triplet,
			     "a.c", "-o",     "a.s", NULL};
	return step(box, tools.cc1, cc1, "a.c", source, "a.s");
}

static int assemble(struct box *box, int assembly)
{
	const char *as[] = {"as", "-o", "a.o", "a.s", NULL};
	return step(box, tools.as, as, "a.s", assembly, "a.o");
}

static int link_program(struct box *box, int object)
{
	char library[128];
	(void)snprintf(library, sizeof library, "-L/usr/lib/%s", tools.triplet);
	const char *ld[] = {"ld",
			    "-o",
#ifdef __x86_64__
			    "program",
			    "-dynamic-linker",
			    "/lib64/ld-linux-x86-64.so.2",
#else
			    "program",
			    "-dynamic-linker",
			    "/lib/ld-linux-aarch64.so.1",
#endif
			    tools.crt1,
			    tools.crti,
			    "a.o",
			    library,
			    "-lc",
			    "-lm",
			    tools.crtn,
			    NULL};
	return step(box, tools.ld, ld, "a.o", object, "program");
}

static void a_program_is_compiled_and_run(void **state)
{
	struct fixture *f = *state;
	AUTO_FD int source = fixture_text("#include <stdio.h>\n#include <math.h>\n"
					  "int main(int c, char **v)\n"
					  "{ (void)v; printf(\"%g\\n\", sqrt(c + 3.0)); }\n");
	AUTO_FD int assembly = compile(f->box, source);
	AUTO_FD int object = assemble(f->box, assembly);
	AUTO_FD int program = link_program(f->box, object);
	const char *argv[] = {"program", NULL};
	struct box_request request = BOX_REQUEST_NONE;
	struct box_result result;
	AUTO_FREE char *text = NULL;
	size_t length;
	request.program_fd = program;
	request.argv = argv;
	assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
	assert_int_equal(result.status, BOX_EXITED);
	assert_int_equal(box_output_read(&result.out, 100, &text, &length), ERR_OK);
	assert_string_equal(text, "2\n");
	box_result_release(&result);
}

/* The compiler's complaint about this source, which must not compile; the caller frees. */
static char *complaint(struct box *box, const char *source_text, const char *language)
{
	const char *argv[] = {"cc1", "-quiet", "-imultiarch", tools.triplet, language,
			      "a.c", "-o",     "a.s",	      NULL};
	const char *output = "a.s";
	AUTO_FD int source = fixture_text(source_text);
	struct box_file input = {.name = "a.c", .fd = source};
	struct box_request request = tool_request(tools.cc1, argv, &input, &output);
	struct box_result result;
	char *text = NULL;
	size_t length;
	request.limits.cpu_ms = 1000;
	request.limits.stderr_max_bytes = 8192;
	assert_int_equal(box_run(box, &request, &result), ERR_OK);
	assert_false(result.status == BOX_EXITED && result.exit_code == 0);
	assert_true(result.status != BOX_ERROR);
	assert_int_equal(box_output_read(&result.err, 8192, &text, &length), ERR_OK);
	box_result_release(&result);
	return text;
}

static void the_compiler_sees_no_file_of_the_host(void **state)
{
	struct fixture *f = *state;
	static const char *const sources[] = {
		"#include \"/etc/passwd\"\n",
		"%:include \"/etc/passwd\"\n",
		"#define F \"/etc/passwd\"\n#include F\n",
		"#include \"../../../../etc/passwd\"\n",
		"#include \"/proc/self/environ\"\n",
		"#include \"/proc/1/cmdline\"\n",
		"#if __has_include(\"/etc/passwd\")\n#error it is there\n#endif\nbad\n",
	};
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		AUTO_FREE char *text = complaint(f->box, sources[i], "-std=c17");
		assert_null(strstr(text, "root:"));
		assert_null(strstr(text, "PATH="));
		assert_null(strstr(text, "viva-box"));
		/* In tier C the name can be asked for; what is in it cannot be read. */
		if (f->tier != BOX_TIER_C)
			assert_null(strstr(text, "it is there"));
	}
}

static void a_compiler_bomb_ends(void **state)
{
	struct fixture *f = *state;
	AUTO_FREE char *self = complaint(f->box, "#include __FILE__\n", "-std=c17");
	assert_non_null(strstr(self, "nested"));
	AUTO_FREE char *flood = complaint(f->box,
					  "#define a b;b;b;b;b;b;b;b;\n#define b c;c;c;c;c;c;c;c;\n"
					  "#define c d;d;d;d;d;d;d;d;\n#define d e;e;e;e;e;e;e;e;\n"
					  "#define e f;f;f;f;f;f;f;f;\n#define f x;x;x;x;x;x;x;x;\n"
					  "a a a a a a a a\n",
					  "-std=c17");
	assert_true(strlen(flood) <= 8192);
}

static struct box_result act(struct box *box, const char *name, const char *output)
{
	const char *argv[] = {"victim", name, NULL};
	AUTO_FD int text = fixture_text("some text");
	struct box_file input = {.name = "in/text", .fd = text};
	const char *outputs[] = {output, "feedback/message"};
	struct box_request request = tool_request(NULL, argv, &input, outputs);
	struct box_result result;
	request.program_fd = victim;
	request.output_count = 2;
	request.limits.written_bytes = 4 << 20;
	assert_int_equal(box_run(box, &request, &result), ERR_OK);
	return result;
}

static void files_go_in_and_come_out(void **state)
{
	struct fixture *f = *state;
	struct box_result result = act(f->box, "tool_copy", "out");
	AUTO_FREE char *out = NULL;
	AUTO_FREE char *feedback = NULL;
	size_t length;
	assert_int_equal(result.status, BOX_EXITED);
	assert_int_equal(result.exit_code, 0);
	assert_int_equal(box_output_read(&result.outputs[0], 100, &out, &length), ERR_OK);
	assert_string_equal(out, "some text");
	assert_int_equal(box_output_read(&result.outputs[1], 100, &feedback, &length), ERR_OK);
	assert_string_equal(feedback, "some text");
	/* Sealed: what the judge holds nobody can change. */
	assert_int_equal(write(result.outputs[0].fd, "x", 1), -1);
	box_result_release(&result);
}

static void only_plain_files_come_out(void **state)
{
	struct fixture *f = *state;
	static const char *const acts[] = {"tool_link", "tool_fifo", "tool_directory"};
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		struct box_result result = act(f->box, acts[i], "out");
		assert_true(result.status == BOX_VIOLATION ||
			    (result.status == BOX_EXITED && result.exit_code == 0));
		assert_int_equal(result.outputs[0].fd, -1);
		assert_false(result.outputs[0].too_big);
		box_result_release(&result);
	}
	struct box_result hidden = act(f->box, "tool_chmod", "out");
	assert_int_equal(hidden.status, BOX_EXITED);
	box_result_release(&hidden);
}

static void written_bytes_are_limited(void **state)
{
	struct fixture *f = *state;
	struct box_result result = act(f->box, "tool_sparse", "out");
	assert_int_equal(result.status, BOX_EXITED);
	assert_int_equal(result.exit_code, 0);
	assert_int_equal(result.outputs[0].bytes, 1 << 19);
	box_result_release(&result);
	result = act(f->box, "tool_huge", "out");
	assert_int_equal(result.status, BOX_SIGNALED);
	assert_int_equal(result.signal, SIGXFSZ);
	assert_true(result.outputs[0].bytes <= 4 << 20);
	box_result_release(&result);
	if (f->tier == BOX_TIER_C)
		return; /* each file is limited there, not their sum */
	result = act(f->box, "tool_fill", "out");
	assert_int_equal(result.status, BOX_EXITED);
	assert_in_range(result.exit_code, 3, 6);
	box_result_release(&result);
}

static void tools_are_confined_as_programs_are(void **state)
{
	struct fixture *f = *state;
	static const char *const acts[] = {"fork", "socket", "execve", "ptrace", "kill_all"};
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
		struct box_result result = act(f->box, acts[i], "out");
		assert_string_equal(box_status_name(result.status), "violation");
		box_result_release(&result);
	}
}

static void only_tools_of_the_roots_are_executed(void **state)
{
	struct fixture *f = *state;
	static const char *const paths[] = {"/etc/passwd", "/proc/self/exe", "/usr/bin/no-such"};
	const char *argv[] = {"tool", NULL};
	const char *output = "out";
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct box_request request = tool_request(paths[i], argv, NULL, &output);
		struct box_result result;
		assert_int_equal(box_run(f->box, &request, &result), ERR_OK);
		assert_string_equal(box_status_name(result.status), "sandbox error");
		assert_true(result.reason[0] != '\0');
		box_result_release(&result);
	}
}

static void names_that_lead_elsewhere_are_refused(void **state)
{
	struct fixture *f = *state;
	static const char *const names[] = {"../x",   "/x",  "-o",   "a//b", ".x",   "a/",
					    "a/../b", "a b", "a\nb", "",     "a/-b", "\xc3\xa4"};
	AUTO_FD int text = fixture_text("x");
	const char *argv[] = {"victim", "hello", NULL};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		uint64_t ticket;
		struct box_file input = {.name = names[i], .fd = text};
		struct box_request request = tool_request(NULL, argv, &input, names + i);
		request.program_fd = victim;
		assert_int_equal(box_start(f->box, &request, &ticket), ERR_INVAL);
		request.input_count = 0;
		if (strcmp(names[i], "a/") != 0) /* as an output it is a folder */
			assert_int_equal(box_start(f->box, &request, &ticket), ERR_INVAL);
	}
}

static int group(const char *world, struct fixture *fixture)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(a_program_is_compiled_and_run, fixture),
		cmocka_unit_test_prestate(the_compiler_sees_no_file_of_the_host, fixture),
		cmocka_unit_test_prestate(a_compiler_bomb_ends, fixture),
		cmocka_unit_test_prestate(files_go_in_and_come_out, fixture),
		cmocka_unit_test_prestate(only_plain_files_come_out, fixture),
		cmocka_unit_test_prestate(written_bytes_are_limited, fixture),
		cmocka_unit_test_prestate(tools_are_confined_as_programs_are, fixture),
		cmocka_unit_test_prestate(only_tools_of_the_roots_are_executed, fixture),
		cmocka_unit_test_prestate(names_that_lead_elsewhere_are_refused, fixture),
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
	find_tools(&tools);
	victim = fixture_victim(NULL);
	int status = fixture_worlds(group);
	close(victim);
	return status;
}
