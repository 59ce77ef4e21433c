/* Tests side by side have the outcome of one after the other: random submissions and groups, judged
 * both ways in a real sandbox, told in the same order; and stopping in the middle leaves nothing.
 */
#include "folder.h"

#include <spawn.h>
#include <sys/wait.h>

#include "base/auto.h"
#include "judge/attempt.h"
#include "judge/fault.h"
#include "judge/schedule.h"

enum { GROUPS = 5, TESTS = 4, ROUNDS = 25, CORES = 4 };

/* What a test's input makes the program do: A right, W wrong, R crash, after some work. */
static const char program_text[] = "#include <stdio.h>\n#include <stdlib.h>\n"
				   "int main(void)\n{\n\tchar what;\n\tlong work;\n"
				   "\tif (scanf(\" %c %ld\", &what, &work) != 2)\n\t\treturn 1;\n"
				   "\tfor (volatile long i = 0; i < work; i++) ;\n"
				   "\tif (what == 'R')\n\t\tabort();\n"
				   "\tif (what == 'H')\n\t\tfor (;;) ;\n"
				   "\tputs(what == 'A' ? \"right\" : \"wrong\");\n\treturn 0;\n}\n";

struct world {
	struct sandbox sandbox;
	int program_fd;
	struct folder folder;
	struct package package;
	struct group groups[GROUPS];
	struct test tests[GROUPS][TESTS];
	char names[GROUPS][16], test_names[GROUPS][TESTS][24], paths[GROUPS][TESTS][2][128];
	char *required[GROUPS][1];
	struct validators validators;
};

/* ---- a world ---- */

static int build_program(const struct folder *f)
{
	char source[96], binary[96], gcc[] = "gcc", flag[] = "-o";
	char *const argv[] = {gcc, flag, binary, source, NULL};
	pid_t pid;
	int status, fd = -1;
	AUTO_BUF bytes;
	buf_init(&bytes, 1 << 20);
	folder_write(f, "program.c", program_text);
	snprintf(source, sizeof source, "%s/program.c", f->path);
	snprintf(binary, sizeof binary, "%s/program", f->path);
	assert_int_equal(posix_spawnp(&pid, "gcc", NULL, NULL, argv, environ), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_int_equal(file_read(AT_FDCWD, binary, 1 << 20, &bytes), ERR_OK);
	assert_int_equal(box_memfd("program", bytes.p, bytes.len, &fd), ERR_OK);
	return fd;
}

static void make_world(struct world *w)
{
	char reason[BOX_TEXT_MAX] = "";
	const struct box_options options = {.tier = BOX_TIER_AUTO};
	*w = (struct world){.sandbox.control_fd = -1, .validators = {.output = RUNNABLE_NONE}};
	folder_make(&w->folder);
	w->program_fd = build_program(&w->folder);
	if (box_new(&options, &w->sandbox.box, reason))
		fail_msg("%s", reason);
}

static void end_world(struct world *w)
{
	box_free(w->sandbox.box);
	close(w->program_fd);
	folder_drop(&w->folder);
}

static void set_test(struct world *w, int g, int t, char what, long work)
{
	char text[32], name[32];
	struct test *test = &w->tests[g][t];
	snprintf(w->test_names[g][t], sizeof w->test_names[g][t], "g%d/%d", g, t);
	snprintf(name, sizeof name, "in-%d-%d", g, t);
	snprintf(text, sizeof text, "%c %ld\n", what, work);
	folder_write(&w->folder, name, text);
	snprintf(w->paths[g][t][0], sizeof w->paths[g][t][0], "%s/%s", w->folder.path, name);
	folder_write(&w->folder, "ans", "right\n");
	/* J: data that is not there, a judge error before anything runs. */
	snprintf(w->paths[g][t][1], sizeof w->paths[g][t][1], "%s/%s", w->folder.path,
		 what == 'J' ? "none" : "ans");
	*test = (struct test){.name = w->test_names[g][t],
			      .in = w->paths[g][t][0],
			      .ans = w->paths[g][t][1],
			      .ordinal = t + 1};
}

static unsigned roll(unsigned *seed, unsigned sides)
{
	*seed = *seed * 1103515245U + 12345U;
	return (*seed >> 16) % sides;
}

static void random_package(struct world *w, unsigned *seed)
{
	w->package = (struct package){
		.scoring = true,
		.max_score = 100,
		.groups = w->groups,
		.group_count = GROUPS,
		.limits = {.time_ms = 2000, .memory_mib = 64, .stack_mib = 8, .output_mib = 1},
	};
	for (int g = 0; g < GROUPS; g++) {
		snprintf(w->names[g], sizeof w->names[g], "g%d", g);
		w->groups[g] = (struct group){
			.name = w->names[g],
			.number = g,
			.aggregation = g == 0 ? AGGREGATE_PASS_FAIL
					      : (enum aggregation)roll(seed, AGGREGATE_COUNT),
			.max_score = g == 0 ? 0 : 25,
			.test_max = 25,
			.test_score = 25,
			.tests = w->tests[g],
			.count = TESTS,
		};
		if (g > 1 && roll(seed, 2)) {
			w->required[g][0] = w->names[roll(seed, (unsigned)g)];
			w->groups[g].require_pass = (struct words){w->required[g], 1};
		}
		for (int t = 0; t < TESTS; t++)
			set_test(w, g, t, "AAAAAAAAAAWRJ"[roll(seed, g ? 13 : 11)],
				 (long)roll(seed, 4) * 300000);
	}
}

/* ---- judging, written down ---- */

static void write_told(void *ctx, const struct test_result *t, size_t done, size_t total)
{
	buf_addf(ctx, "%zu/%zu %s %s\n", done, total, t->test->name, verdict_word(t->verdict));
}

static void judge(struct world *w, struct tokens *tokens, bool every, struct buf *out)
{
	struct test_result results[GROUPS * TESTS];
	struct judgement g = {.tests = results, .compiled.program_fd = w->program_fd};
	const struct judging j = {
		.sandbox = &w->sandbox,
		.package = &w->package,
		.validators = &w->validators,
		.every_test = every,
		.tokens = tokens,
		.on_test = write_told,
		.ctx = out,
	};
	for (int i = 0; i < GROUPS; i++)
		for (int t = 0; t < TESTS; t++)
			results[g.test_count++] = (struct test_result){.test = &w->tests[i][t],
								       .group = &w->groups[i]};
	buf_clear(out);
	assert_int_equal(schedule_tests(&j, &g), ERR_OK);
	judgement_fold(&w->package, &g);
	buf_addf(out, "%s %g", verdict_word(g.verdict), g.score);
	for (size_t i = 0; i < g.test_count; i++) {
		buf_addf(out, " %s", verdict_word(results[i].verdict));
		free(results[i].output);
	}
}

static void side_by_side_is_one_after_the_other(void **state)
{
	(void)state;
	struct world w;
	struct tokens *tokens;
	unsigned seed = 20250922;
	AUTO_BUF serial, parallel;
	buf_init(&serial, 1 << 16);
	buf_init(&parallel, 1 << 16);
	make_world(&w);
	assert_int_equal(tokens_new(CORES, &tokens), ERR_OK);
	tokens_enter(tokens);
	for (int round = 0; round < ROUNDS; round++) {
		bool every = round % 5 == 0;
		random_package(&w, &seed);
		judge(&w, NULL, every, &serial);
		judge(&w, tokens, every, &parallel);
		assert_string_equal(serial.p, parallel.p);
		/* Every token is back. */
		for (int i = 1; i < CORES; i++)
			assert_true(tokens_take(tokens));
		assert_false(tokens_take(tokens));
		for (int i = 1; i < CORES; i++)
			tokens_give(tokens);
	}
	tokens_leave(tokens);
	tokens_free(tokens);
	end_world(&w);
}

/* ---- stopping ---- */

static void write_stop(void *ctx, const struct test_result *t, size_t done, size_t total)
{
	(void)t;
	(void)done;
	(void)total;
	assert_int_equal(write(*(int *)ctx, "x", 1), 1);
}

static size_t open_files(void)
{
	size_t count = 0;
	for (int fd = 0; fd < 1024; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

static void stopping_in_the_middle_leaves_nothing(void **state)
{
	(void)state;
	struct world w;
	struct tokens *tokens;
	unsigned seed = 1;
	int stop[2];
	make_world(&w);
	random_package(&w, &seed);
	set_test(&w, 0, 0, 'A', 0);
	for (int t = 1; t < TESTS; t++)
		set_test(&w, 0, t, 'H', 0);
	assert_int_equal(pipe2(stop, O_CLOEXEC), 0);
	assert_int_equal(tokens_new(CORES, &tokens), ERR_OK);
	tokens_enter(tokens);
	struct test_result results[TESTS];
	for (int t = 0; t < TESTS; t++)
		results[t] = (struct test_result){.test = &w.tests[0][t], .group = &w.groups[0]};
	struct judgement g = {
		.tests = results, .test_count = TESTS, .compiled.program_fd = w.program_fd};
	w.sandbox.control_fd = stop[0];
	const struct judging j = {.sandbox = &w.sandbox,
				  .package = &w.package,
				  .validators = &w.validators,
				  .tokens = tokens,
				  .on_test = write_stop,
				  .ctx = &stop[1]};
	size_t before = open_files();
	assert_int_equal(schedule_tests(&j, &g), ERR_CLOSED);
	assert_true(w.sandbox.stopped);
	assert_int_equal(open_files(), before);
	for (int i = 1; i < CORES; i++)
		assert_true(tokens_take(tokens));
	/* Nothing is outstanding, or this would be ERR_STATE; and the sandbox is as good as new. */
	struct box_result r = {0};
	AUTO_ATTEMPT_RUN run;
	assert_int_equal(attempt_request(&j, &w.tests[0][0], w.program_fd, -1, &run), ERR_OK);
	assert_int_equal(box_run(w.sandbox.box, &run.request, &r), ERR_OK);
	assert_int_equal(r.status, BOX_EXITED);
	box_result_release(&r);
	close(stop[0]);
	close(stop[1]);
	tokens_free(tokens);
	end_world(&w);
}

/* ---- tokens ---- */

static void who_comes_never_waits_and_who_took_more_pays(void **state)
{
	(void)state;
	struct tokens *t;
	assert_int_equal(tokens_new(2, &t), ERR_OK);
	tokens_enter(t);
	assert_true(tokens_take(t) && !tokens_spare(t));
	tokens_enter(t); /* another job: its core is out, so it is owed one */
	tokens_give(t);
	assert_false(tokens_take(t));
	tokens_leave(t);
	assert_true(tokens_spare(t) && tokens_take(t));
	tokens_give(t);
	tokens_leave(t);
	tokens_free(t);
	tokens_enter(NULL);
	assert_false(tokens_take(NULL));
	assert_true(tokens_spare(NULL));
	tokens_leave(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_comes_never_waits_and_who_took_more_pays),
		cmocka_unit_test(side_by_side_is_one_after_the_other),
		cmocka_unit_test(stopping_in_the_middle_leaves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
