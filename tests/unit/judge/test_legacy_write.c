/* A package written in the legacy version reads back as the same problem, or is refused. */
#include "judge/legacy_write.h"

#include "base/rng.h"
#include "folder.h"
#include "judge/tex.h"

static enum err write_back(const struct folder *folder, struct faults *f, struct package **out)
{
	char path[128];
	AUTO_PACKAGE *p = NULL;
	enum err e = package_load(folder->path, f, &p);
	if (e)
		fail_msg("%.*s", SPAN_ARG(faults_text(f)));
	p->limits.time_ms = p->limits.time_ms ? p->limits.time_ms : 1000;
	snprintf(path, sizeof path, "%s/out", folder->top);
	assert_true(mkdir(path, 0755) == 0);
	e = legacy_write(p, path, f);
	snprintf(path, sizeof path, "%s/out/small", folder->top);
	return e ? e : package_load(path, f, out);
}

static void groups_limits_and_answers_come_back(void **state)
{
	struct folder folder;
	AUTO_FAULTS f = FAULTS_NONE;
	struct package *p = NULL;
	(void)state;
	folder_make(&folder);
	folder_write(&folder, "data/secret/g1/test_group.yaml",
		     "max_score: 40\nscore_aggregation: sum\nrequire_pass: sample\n"
		     "output_validator_args: [float_tolerance, '1e-6']\n");
	folder_write(&folder, "data/secret/g2/test_group.yaml",
		     "max_score: 60\nrequire_pass: [sample]\n"
		     "input_validator_args: {check: [a, b]}\n");
	folder_write(&folder, "data/secret/g2/1.yaml", "description: the last\nhint: think\n");
	if (write_back(&folder, &f, &p))
		fail_msg("%.*s", SPAN_ARG(faults_text(&f)));
	assert_true(p->legacy && p->scoring);
	assert_int_equal(p->limits.time_ms, 1500);
	assert_int_equal(p->limits.memory_mib, 64);
	assert_int_equal(p->max_score, 100);
	assert_int_equal(p->groups[1].aggregation, AGGREGATE_SUM);
	assert_true(p->groups[1].test_max == 20);
	assert_int_equal(p->groups[1].tests[0].output_args.count, 2);
	assert_int_equal(p->groups[2].tests[0].output_args.count, 0);
	assert_int_equal(p->groups[2].tests[0].input_args.by_name_count, 1);
	assert_string_equal(p->groups[2].require_pass.v[0], "sample");
	assert_string_equal(p->groups[2].tests[0].description, "the last\n");
	assert_string_equal(p->statements[0].path, "problem_statement/problem.en.tex");
	package_free(p);
	folder_drop(&folder);
}

static const struct {
	const char *file, *text, *fault;
} refused[] = {
	{"data/secret/g1/test_group.yaml", "max_score: 40\nargs: [x]\n", "no arguments of a test"},
	{"data/secret/g1/02-two.yaml", "output_validator_args: [case_sensitive]\n",
	 "secret/g1/02-two: a test with validator arguments of its own"},
	{"data/secret/g1/test_group.yaml", "max_score: 40\ninput_validator_args: [a b]\n",
	 "a validator argument with a space"},
	{"data/secret/g2/test_group.yaml", "max_score: 60\nrequire_pass: secret/g1\n",
	 "secret/g2: what it requires cannot be said"},
	{"data/secret/g1/test_group.yaml", "max_score: 30\n", "add up to 90, not to the max_score"},
	{"output_validator/v.c", "int x; // score_multiplier.txt\n",
	 "v.c: the legacy version has no"},
};

static void what_it_cannot_say_is_refused_and_nothing_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		struct folder folder;
		AUTO_FAULTS f = FAULTS_NONE;
		struct package *p = NULL;
		char path[128];
		folder_make(&folder);
		folder_write(&folder, refused[i].file, refused[i].text);
		assert_int_equal(write_back(&folder, &f, &p), ERR_INVAL);
		if (!strstr(faults_text(&f).p, refused[i].fault))
			fail_msg("wanted '%s', got:\n%.*s", refused[i].fault,
				 SPAN_ARG(faults_text(&f)));
		snprintf(path, sizeof path, "%s/out", folder.top);
		assert_int_equal(rmdir(path), 0); /* empty */
		folder_drop(&folder);
	}
}

static const struct {
	const char *markdown, *tex;
} texts[] = {
	{"a_b & 50% $x_1 < 2$\n", "a\\_b \\& 50\\% $x_1 < 2$\n"},
	{"**bold $n$** *it* `a_b`\n", "\\textbf{bold $n$} \\emph{it} \\texttt{a\\_b}\n"},
	{"## Input\n", "\\section*{Input}\n"},
	{"- one\n- two\n\nend\n",
	 "\\begin{itemize}\n\\item one\n\\item two\n\n\\end{itemize}\nend\n"},
	{"1. a\n   b\n", "\\begin{enumerate}\n\\item a\nb\n\\end{enumerate}\n"},
	{"```c\nx_y # {\n```\n", "\\begin{verbatim}\nx_y # {\n\\end{verbatim}\n"},
	{"$$\na_b\n$$\n", "\\[\na_b\n\\]\n"},
	{"| a | $b$ |\n|---|--:|\n| 1 | 2 |\n",
	 "\\begin{tabular}{ll}\na & $b$ \\\\\n\\hline\n1 & 2 \\\\\n\\end{tabular}\n"},
	{"{{nextsample}}\n", ""},
	{"2 * 3 and `open\n", "2 * 3 and `open\n"},
	{"|\n", "\\begin{tabular}{l}\n \\\\\n\\end{tabular}\n"},
};

static void markdown_becomes_tex(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct buf out;
		static const char *const head = "\\problemname{A \\& B}\n\n";
		buf_init(&out, 65536);
		tex_of_markdown("A & B", span_of(texts[i].markdown), &out);
		buf_add_char(&out, 0);
		assert_int_equal(buf_err(&out), ERR_OK);
		assert_memory_equal(out.p, head, strlen(head));
		if (strcmp(out.p + strlen(head), texts[i].tex) != 0)
			fail_msg("'%s' gave '%s'", texts[i].markdown, out.p + strlen(head));
		buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_limits_and_answers_come_back),
		cmocka_unit_test(what_it_cannot_say_is_refused_and_nothing_written),
		cmocka_unit_test(markdown_becomes_tex),
	};
	return rng_init() ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
