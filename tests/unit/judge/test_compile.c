/* Sources to programs in the real sandbox: languages, compilers, standards, what is refused, and
 * what is remembered. */
#include "judge/compile.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/auto.h"
#include "judge/ahead.h"
#include "judge/program.h"

struct bench {
	struct sandbox sandbox;
	struct toolchain *toolchain;
	char folder[40];
};

static int begin(void **state)
{
	static struct bench b;
	char why[BOX_TEXT_MAX] = "";
	const struct box_options options = {.tier = BOX_TIER_AUTO};
	struct cache *cache = NULL;
	b = (struct bench){.sandbox.control_fd = -1, .folder = "/tmp/viva-compile.XXXXXX"};
	if (box_new(&options, &b.sandbox.box, why) || toolchain_new(&b.toolchain, why))
		return fprintf(stderr, "%s\n", why), -1;
	if (!mkdtemp(b.folder) || cache_new(b.folder, 64 << 20, &cache))
		return -1;
	toolchain_use_cache(b.toolchain, cache);
	*state = &b;
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

static int end(void **state)
{
	struct bench *b = *state;
	box_free(b->sandbox.box);
	toolchain_free(b->toolchain);
	return nftw(b->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static struct compile_job job_of(const struct source *sources, size_t count)
{
	return (struct compile_job){
		.sources = sources,
		.count = count,
		.checked = count,
		.code_kib = 256,
		.cpu_s = 20,
		.memory_mib = 1024,
	};
}

static void build(struct bench *b, const struct compile_job *job, struct compiled *out)
{
	char why[BOX_TEXT_MAX];
	if (compile(&b->sandbox, b->toolchain, job, out, why))
		fail_msg("%s", why);
}

static const json_t *first(const struct compiled *c)
{
	return json_array_get(c->diagnostics, 0);
}

static const char *message(const struct compiled *c)
{
	const char *text = json_string_value(json_object_get(first(c), "message"));
	return text ? text : "";
}

static void ends_with(struct bench *b, const struct compiled *c, int status)
{
	static const char *const argv[] = {"program", NULL};
	struct box_request r = BOX_REQUEST_NONE;
	struct box_result result = {0};
	r.program_fd = c->program_fd;
	r.argv = argv;
	if (!c->ok)
		fail_msg("%s", message(c));
	assert_int_equal(sandbox_run(&b->sandbox, &r, &result), ERR_OK);
	assert_int_equal(result.status, BOX_EXITED);
	assert_int_equal(result.exit_code, status);
	box_result_release(&result);
}

static void every_language_compiler_and_standard_runs(void **state)
{
	struct bench *b = *state;
	static const char c11[] =
		"int main(void) { return __STDC_VERSION__ == 201112L ? 7 : 1; }\n";
	static const char c17[] =
		"int main(void) { return __STDC_VERSION__ == 201710L ? 7 : 1; }\n";
	static const char c23[] = "int main() { return __STDC_VERSION__ > 201710L ? 7 : 1; }\n";
	static const char math[] = "#include <math.h>\ndouble x = 49;\n"
				   "int main(void) { return (int)sqrt(x); }\n";
	static const char cpp[] = "#include <vector>\n#include <string>\nint main()\n{\n\t"
				  "std::vector<int> v(6);\n\treturn (int)v.size() + "
				  "(std::string(1, 'x') == \"x\");\n}\n";
	static const struct {
		const char *name, *text, *standard;
	} cases[] = {
		{"a.c", c11, "c11"}, {"a.c", c17, NULL},      {"a.c", c23, "c23"},
		{"a.c", math, NULL}, {"a.cpp", cpp, "c++20"}, {"a.cc", cpp, NULL},
	};
	for (int compiler = 0; compiler < 2; compiler++)
		for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
			AUTO_COMPILED c = {.program_fd = -1};
			const struct source s = {cases[i].name, span_of(cases[i].text)};
			struct compile_job job = job_of(&s, 1);
			job.compiler = compiler ? "clang" : "gcc";
			job.standard = cases[i].standard;
			build(b, &job, &c);
			assert_int_equal(json_array_size(c.diagnostics), 0);
			ends_with(b, &c, 7);
		}
}

static void several_files_and_headers_make_one_program(void **state)
{
	struct bench *b = *state;
	const struct source s[] = {
		{"main.c", SPAN("#include \"add.h\"\nint main(void) { return add(3, 4); }\n")},
		{"add.c", SPAN("#include \"add.h\"\nint add(int a, int b) { return a + b; }\n")},
		{"add.h", SPAN("int add(int a, int b);\n")},
	};
	AUTO_COMPILED whole = {.program_fd = -1}, half = {.program_fd = -1};
	struct compile_job job = job_of(s, 3);
	build(b, &job, &whole);
	ends_with(b, &whole, 7);
	const struct source alone[] = {s[0], s[2]};
	job = job_of(alone, 2);
	build(b, &job, &half);
	assert_false(half.ok);
	assert_string_equal(message(&half), "undefined reference to 'add'");
	assert_int_equal(json_int_or(first(&half), "line", 0), 2);
	assert_true(span_is(json_text_or(first(&half), "file", SPAN("")), "main.c"));
}

static void a_program_is_built_once(void **state)
{
	struct bench *b = *state;
	const struct source right = {"a.c", SPAN("int main(void) { return 5; }\n")};
	const struct source wrong = {"a.c", SPAN("int main(void) { return x; }\n")};
	const struct source *const both[] = {&right, &wrong};
	for (int i = 0; i < 2; i++) {
		AUTO_COMPILED one = {.program_fd = -1}, two = {.program_fd = -1};
		struct compile_job job = job_of(both[i], 1);
		build(b, &job, &one);
		build(b, &job, &two);
		assert_false(one.cached);
		assert_true(two.cached);
		assert_int_equal(one.ok, two.ok);
		assert_true(json_equal(one.diagnostics, two.diagnostics));
		if (two.ok)
			ends_with(b, &two, 5);
	}
}

/* All that may change the outcome is in the key: none of these finds another's program. */
static void what_differs_is_not_found(void **state)
{
	struct bench *b = *state;
	static const char text[] = "int main(void) { return 0; } /* key */\n";
	static char wrap[] = "-Wl,--wrap=free", qsort_word[] = "qsort";
	char *links[] = {wrap}, *forbidden[] = {qsort_word};
	const struct words link = {links, 1}, forbid = {forbidden, 1};
	const struct source plain = {"a.c", span_of(text)}, renamed = {"b.c", span_of(text)};
	struct compile_job jobs[7];
	for (size_t i = 0; i < 7; i++)
		jobs[i] = job_of(&plain, 1);
	jobs[1].sources = &renamed;
	jobs[2].link = &link;
	jobs[3].forbid = &forbid;
	jobs[4].compiler = "clang";
	jobs[5].standard = "c11";
	jobs[6].kind = TOOLCHAIN_SANITIZE;
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < 7; i++) {
			AUTO_COMPILED c = {.program_fd = -1};
			build(b, &jobs[i], &c);
			assert_true(c.ok);
			assert_int_equal(c.cached, round == 1);
		}
}

static void what_a_limit_cut_short_is_not_kept(void **state)
{
	struct bench *b = *state;
	/* 6^9 additions: far more than a second of work, and more than 64 MiB. */
	static const char bomb[] = "#define A(x) x x x x x x\n#define B(x) A(A(A(x)))\n"
				   "int main(int c, char **v) { unsigned x = c; (void)v;\n"
				   "B(B(B(x = x * 3 + (x >> 1);))) return x; }\n";
	const struct source s = {"bomb.c", span_of(bomb)};
	struct compile_job job = job_of(&s, 1);
	job.cpu_s = 1;
	for (int i = 0; i < 2; i++) {
		AUTO_COMPILED c = {.program_fd = -1};
		build(b, &job, &c);
		assert_false(c.ok);
		assert_false(c.cached);
		assert_non_null(strstr(message(&c), "compiling took too"));
	}
}

static void words_put_together_by_macros_are_found(void **state)
{
	struct bench *b = *state;
	static const char *const texts[] = {
		"#define J(a, b) a##b\nint main(void)\n{\n\tJ(__as, m__)(\"nop\");\n}\n",
		"#include <sys/cdefs.h>\nint main(void)\n{\n\t__CONCAT(as, m)(\"nop\");\n}\n",
		"#define P(x) _Pragma(#x)\n\n\nP(GCC optimize(3))\nint main(void) {}\n",
		"%:define J(a, b) a%:%:b\n\n\n__attribute__((J(opti, mize)(3))) int f(void);\n",
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		AUTO_COMPILED c = {.program_fd = -1};
		const struct source s = {"a.c", span_of(texts[i])};
		struct compile_job job = job_of(&s, 1);
		build(b, &job, &c);
		if (c.ok || json_int_or(first(&c), "line", 0) != 4)
			fail_msg("case %zu: %s", i, message(&c));
		assert_non_null(strstr(message(&c), "not allowed here"));
	}
	/* Honest use of the same means. */
	static const char honest[] =
		"#include <assert.h>\n#include <stdio.h>\n"
		"#define ADD(t) t add_##t(t a, t b) { return a + b; }\n"
		"ADD(int)\nint main(void) { assert(add_int(3, 4)); puts(\"\"); "
		"return add_int(3, 4); }\n";
	const struct source s = {"a.c", span_of(honest)};
	AUTO_COMPILED c = {.program_fd = -1};
	struct compile_job job = job_of(&s, 1);
	build(b, &job, &c);
	ends_with(b, &c, 7);
}

static void bad_names_and_no_sources_are_refused(void **state)
{
	struct bench *b = *state;
	static const char *const names[] = {"-o.c", "../a.c", "a b.c", ".c", "a.s", "a.py", ""};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		AUTO_COMPILED c = {.program_fd = -1};
		const struct source s = {names[i], SPAN("int main(void) { return 0; }\n")};
		struct compile_job job = job_of(&s, 1);
		build(b, &job, &c);
		assert_false(c.ok);
	}
	AUTO_COMPILED none = {.program_fd = -1}, header = {.program_fd = -1};
	struct compile_job job = job_of(NULL, 0);
	build(b, &job, &none);
	assert_false(none.ok);
	const struct source s = {"a.h", SPAN("int x;\n")};
	job = job_of(&s, 1);
	build(b, &job, &header);
	assert_false(header.ok);
}

static void ahead_is_what_a_run_finds(void **state)
{
	struct bench *b = *state;
	const struct source s = {"solution.c", SPAN("int main(void) { return 7; } /* x */\n")};
	json_t *one = NULL, *two = NULL;
	assert_int_equal(compile_ahead(&b->sandbox, b->toolchain, NULL, &s, 1, &one), ERR_OK);
	assert_int_equal(compile_ahead(&b->sandbox, b->toolchain, NULL, &s, 1, &two), ERR_OK);
	assert_string_equal(json_string_value(json_object_get(one, "verdict")), "OK");
	assert_false(json_is_true(json_object_get(json_object_get(one, "compile"), "cached")));
	assert_true(json_is_true(json_object_get(json_object_get(two, "compile"), "cached")));
	json_decref(one);
	json_decref(two);
	assert_int_equal(compile_ahead(&b->sandbox, b->toolchain, NULL, NULL, 0, &one), ERR_OK);
	assert_string_equal(json_string_value(json_object_get(one, "verdict")), "JE");
	json_decref(one);
}

/* ---- programs of packages ---- */

static void write_file(const struct bench *b, const char *name, const char *text, char path[100])
{
	snprintf(path, 100, "%s/%s", b->folder, name);
	FILE *f = fopen(path, "we");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static int run_program(struct bench *b, const struct runnable *r, const char *argument)
{
	const char *argv[] = {"validator", argument, NULL};
	struct program_room room;
	struct box_request request = BOX_REQUEST_NONE;
	struct box_result result = {0};
	request.class = BOX_TOOL;
	request.argv = argv;
	assert_int_equal(program_request(r, &room, &request), ERR_OK);
	assert_int_equal(sandbox_run(&b->sandbox, &request, &result), ERR_OK);
	int status = result.status == BOX_EXITED ? result.exit_code : -1;
	box_result_release(&result);
	return status;
}

static void a_validator_may_be_c_cpp_or_python(void **state)
{
	struct bench *b = *state;
	static const struct {
		const char *name, *text;
		enum language language;
	} cases[] = {
		{"v.c",
		 "int main(int c, char **v) { return c == 2 && v[1][0] == 'x' ? 42 : 43; }\n",
		 LANGUAGE_C},
		{"v.cpp",
		 "#include <string>\nint main(int c, char **v)\n{\n\t"
		 "return c == 2 && std::string(v[1]) == \"x\" ? 42 : 43;\n}\n",
		 LANGUAGE_CPP},
		{"v.py",
		 "import sys, re, math\nif __name__ == '__main__':\n"
		 "    exit(42 if sys.argv[1:] == ['x'] else 43)\n",
		 LANGUAGE_PYTHON3},
	};
	static const struct limits limits = {.compile_s = 20, .compile_mib = 1024};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char path[100], name[] = "v";
		char *files[] = {path};
		AUTO_FAULTS f = FAULTS_NONE;
		AUTO_RUNNABLE r = RUNNABLE_NONE;
		const struct program p = {
			.name = name, .language = cases[i].language, .files = {files, 1}};
		write_file(b, cases[i].name, cases[i].text, path);
		if (cases[i].language == LANGUAGE_PYTHON3 && access("/usr/bin/python3", X_OK)) {
			assert_int_equal(
				program_make(&b->sandbox, b->toolchain, &p, &limits, &f, &r),
				ERR_INVAL);
			assert_non_null(strstr(f.text.p, "install python3"));
			continue;
		}
		if (program_make(&b->sandbox, b->toolchain, &p, &limits, &f, &r))
			fail_msg("%.*s", SPAN_ARG(faults_text(&f)));
		assert_int_equal(run_program(b, &r, "x"), 42);
		assert_int_equal(run_program(b, &r, "y"), 43);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_language_compiler_and_standard_runs),
		cmocka_unit_test(several_files_and_headers_make_one_program),
		cmocka_unit_test(a_program_is_built_once),
		cmocka_unit_test(what_differs_is_not_found),
		cmocka_unit_test(what_a_limit_cut_short_is_not_kept),
		cmocka_unit_test(words_put_together_by_macros_are_found),
		cmocka_unit_test(bad_names_and_no_sources_are_refused),
		cmocka_unit_test(ahead_is_what_a_run_finds),
		cmocka_unit_test(a_validator_may_be_c_cpp_or_python),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
