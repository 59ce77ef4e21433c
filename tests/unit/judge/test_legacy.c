/* Legacy packages: what their groups come to, and every way to be refused. */
#include "judge/package.h"

#include "folder.h"
#include "judge/expect.h"

/* The package of folder.h, turned into a legacy one. */
static void make_legacy(struct folder *f)
{
	static const char *const gone[] = {
		"statement/problem.en.md",
		"statement",
		"data/secret/g1/test_group.yaml",
		"data/secret/g2/test_group.yaml",
	};
	static const char *const files[][2] = {
		{"problem.yaml", "type: scoring\nname: Small\nlimits:\n  memory: 64\n"},
		{".timelimit", "1.5\n"},
		{"problem_statement/problem.tex", "\\problemname{Small}\n"},
		{"data/testdata.yaml", "grader_flags: ignore_sample\non_reject: continue\n"},
		{"data/secret/testdata.yaml",
		 "grader_flags: accept_if_any_accepted\nrange: 0 100\n"},
		{"data/secret/g1/testdata.yaml",
		 "on_reject: break\ngrader_flags: min\naccept_score: 40\n"},
		{"data/secret/g2/testdata.yaml",
		 "grader_flags: min\naccept_score: 60\noutput_validator_flags: case_sensitive\n"},
	};
	folder_make(f);
	for (size_t i = 0; i < sizeof gone / sizeof gone[0]; i++)
		folder_remove(f, gone[i]);
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		folder_write(f, files[i][0], files[i][1]);
}

static int make(void **state)
{
	static struct folder f;
	make_legacy(&f);
	*state = &f;
	return 0;
}

static int drop(void **state)
{
	folder_drop(*state);
	return 0;
}

static struct package *load(const struct folder *folder)
{
	AUTO_FAULTS f = FAULTS_NONE;
	struct package *p = NULL;
	if (package_load(folder->path, &f, &p))
		fail_msg("%.*s", SPAN_ARG(faults_text(&f)));
	return p;
}

static void groups_give_all_or_nothing(void **state)
{
	AUTO_PACKAGE *p = load(*state);
	assert_true(p->legacy && p->scoring && !p->unbounded);
	assert_int_equal(p->limits.time_ms, 1500);
	assert_true(p->limits.ac_to_limit == 5 && p->limits.limit_to_tle == 2);
	assert_int_equal(p->max_score, 100);
	assert_int_equal(p->secret_aggregation, AGGREGATE_SUM);
	assert_int_equal(p->group_count, 3);
	assert_int_equal(p->groups[1].aggregation, AGGREGATE_PASS_FAIL);
	assert_int_equal(p->groups[1].max_score, 40);
	assert_int_equal(p->groups[2].max_score, 60);
	assert_int_equal(p->groups[2].require_pass.count, 0);
	assert_true(p->groups[2].tests[0].compare.case_sensitive);
	assert_false(p->groups[1].tests[0].compare.case_sensitive);
	assert_int_equal(p->statements[0].kind, STATEMENT_TEX);
	assert_string_equal(p->statements[0].language, "en");
}

static void tests_add_up_where_the_group_is_accepted_anyway(void **state)
{
	folder_write(*state, "data/secret/g1/testdata.yaml",
		     "grader_flags: always_accept\naccept_score: 20\n");
	AUTO_PACKAGE *p = load(*state);
	assert_int_equal(p->groups[1].aggregation, AGGREGATE_SUM);
	assert_int_equal(p->groups[1].max_score, 40);
	assert_true(p->groups[1].test_max == 20 && p->groups[1].test_score == 20);
}

static void without_accept_flags_everything_must_pass(void **state)
{
	folder_write(*state, "data/secret/testdata.yaml", "grader_flags: sum\n");
	AUTO_PACKAGE *p = load(*state);
	assert_int_equal(p->secret_aggregation, AGGREGATE_PASS_FAIL);
	assert_int_equal(p->max_score, 100);
}

static void the_first_rejected_group_may_end_it(void **state)
{
	folder_write(*state, "data/secret/testdata.yaml",
		     "on_reject: break\ngrader_flags: always_accept\n");
	AUTO_PACKAGE *p = load(*state);
	assert_int_equal(p->groups[2].require_pass.count, 1);
	assert_string_equal(p->groups[2].require_pass.v[0], "secret/g1");
}

static void samples_may_stand_before_all(void **state)
{
	folder_write(*state, "data/testdata.yaml", "on_reject: continue\n");
	folder_write(*state, "data/sample/testdata.yaml", "accept_score: 0\n");
	AUTO_PACKAGE *p = load(*state);
	assert_string_equal(p->groups[1].require_pass.v[0], "sample");
	assert_string_equal(p->groups[2].require_pass.v[0], "sample");
}

static void a_validator_scores_within_its_range(void **state)
{
	folder_write(*state, "problem.yaml",
		     "type: scoring\nvalidation: custom score\nvalidator_flags: a  b\n");
	folder_write(*state, "output_validators/v/v.py", "print()\n");
	folder_write(*state, "data/secret/g1/testdata.yaml",
		     "on_reject: continue\ngrader_flags: sum always_accept\naccept_score: 3\n"
		     "range: -inf +inf\n"
		     "output_validator_flags: {name: v, flags: c}\n");
	folder_write(*state, "data/secret/g2/testdata.yaml", "grader_flags: min\nrange: 0 7\n");
	AUTO_PACKAGE *p = load(*state);
	const struct group *g = p->groups + 1;
	assert_true(p->unbounded && g[0].unbounded && g[0].test_score == 3);
	assert_int_equal(g[0].tests[0].output_args.count, 3);
	assert_string_equal(g[0].tests[0].output_args.v[2], "c");
	assert_int_equal(g[1].tests[0].output_args.count, 2);
	assert_true(!g[1].unbounded && g[1].test_max == 7 && g[1].aggregation == AGGREGATE_MIN);
	assert_int_equal(p->output_validator.language, LANGUAGE_PYTHON3);
	assert_string_equal(p->name, "small");
}

static void folders_say_what_submissions_must_get(void **state)
{
	AUTO_FAULTS f = FAULTS_NONE;
	struct expectations x;
	folder_write(*state, "submissions/partially_accepted/half.c", "int x;\n");
	folder_write(*state, "submissions/accepted/Main.java", "class Main {}\n");
	AUTO_PACKAGE *p = load(*state);
	assert_int_equal(expect_load(p, &f, &x), ERR_OK);
	assert_int_equal(x.example_count, 2);
	assert_int_equal(x.left_out_count, 1);
	assert_string_equal(x.left_out[0].language, "java");
	assert_true(expect_bounds_below(&x, &x.examples[0]));
	assert_false(expect_bounds_below(&x, &x.examples[1]));
}

#define SCORING "type: scoring\n"
static const struct {
	const char *file, *text, *fault;
} faulty[] = {
	{"problem.yaml", SCORING "validation: customised\n",
	 ":2: 'validation' must be default, or"},
	{"problem.yaml", SCORING "validation: default score\n", ":2: 'validation' must be default"},
	{"problem.yaml", SCORING "validation: custom\n", "is 'custom', and there is no validator"},
	{"problem.yaml", "validation: custom score\n", ":1: 'validation' has 'score' in a pass-"},
	{"problem.yaml", SCORING "grading: {objective: min}\n", ":2: 'objective' is min"},
	{"problem.yaml", SCORING "grading: {objective: most}\n", ":2: 'objective' must be max or"},
	{"problem.yaml", "grading: {objective: max}\n", ":1: 'grading' is for scoring problems"},
	{"problem.yaml", "type: multi-pass\n", ":1: 'type' must be pass-fail or scoring"},
	{"problem.yaml", SCORING "source_url: x\n", ":2: 'source_url' is given without a 'source'"},
	{"problem.yaml", SCORING "license: cc by\n", ":2: this licence needs a rights_owner"},
	{"problem.yaml", SCORING "limits: {time_limit: 2}\n",
	 ".timelimit:1: the time limit is 2000"},
	{"problem.yaml", SCORING "limits: {time_multiplier: 0}\n", ":2: 'time_multiplier' must be"},
	{"problem.yaml", SCORING "limits: {time_resolution: 1}\n", ":2: unknown key 'time_res"},
	{"problem.yaml", "problem_format_version: legacy-icpc\ntype: scoring\n",
	 ":2: 'type' has no place in the version legacy-icpc"},
	{".timelimit", "soon\n", ".timelimit:1: the time limit must be from"},
	{"domjudge-problem.ini", "name=x\ntimelimit=7\n", "problem.ini:2: the time limit is 1500"},
	{"domjudge-problem.ini", "special_run=x\n",
	 "problem.ini:1: 'special_run' is not supported"},
	{"problem_statement/problem.tex", NULL, "there is no problem.<language>.md, .tex"},
	{"statement/problem.en.md", "x\n", "statement: has no place in a package of the legacy"},
	{"graders/sum.py", "", "graders: custom graders are not supported"},
	{"output_validators/v.c", "int x;\n", "but 'validation' is not 'custom'"},
	{"data/invalid_input/1.in", "", "'invalid_input' has no place in data/"},
	{"data/sample/1.yaml", "", "'1.yaml' is not a file of a test"},
	{"data/secret/stray.in", "", "'stray.in' has no 'stray.ans'"},
	{"data/secret/stray.in", "", "tests beside groups are not supported in scoring"},
	{"data/testdata.yaml", "grader_flags: ignore_samples\n", ":1: 'ignore_samples' is no flag"},
	{"data/testdata.yaml", "grading: custom\n", ":1: custom graders are not supported"},
	{"data/testdata.yaml", "on_reject: stop\n", ":1: 'on_reject' must be break or continue"},
	{"data/testdata.yaml", "max_score: 3\n", ":1: unknown key 'max_score'"},
	{"data/testdata.yaml", "range: 3\n", ":1: 'range' must be two numbers"},
	{"data/testdata.yaml", "range: 3 -inf\n", ":1: 'range' must be two numbers"},
	{"data/testdata.yaml", "accept_score: high\n", ":1: 'accept_score' must be a number"},
	{"data/testdata.yaml", "on_reject: continue\n", "sample: the samples give points here"},
	{"data/testdata.yaml", "input_validator_flags: {flags: x}\n",
	 ":1: 'input_validator_flags'"},
	{"data/testdata.yaml", "output_validator_flags: {name: v}\n",
	 ":1: there is no output valid"},
	{"data/secret/testdata.yaml", "grader_flags: max\n", ":1: secret: 'avg' and 'max' over gr"},
	{"data/secret/testdata.yaml", "grader_flags: always_accept\nrange: 0 99\n",
	 "secret: its groups can score more than the range"},
	{"data/secret/g1/testdata.yaml", "accept_score: 1.25\n",
	 "g1: the group's points are no whole"},
	{"data/secret/g1/testdata.yaml", "grader_flags: min\naccept_score: 3\nrange: 0 2\n",
	 ":1: secret/g1: its tests can score more than the range"},
	{"data/secret/g1/testdata.yaml", "grader_flags: max always_accept\n",
	 ":1: secret/g1: 'max' over tests"},
	{"data/secret/g1/testdata.yaml", "grader_flags: always_accept\non_reject: break\n",
	 ":1: secret/g1: points up to the first rejected"},
	{"data/secret/g1/testdata.yaml", "grader_flags: always_accept\nreject_score: 1\n",
	 ":1: secret/g1: a 'reject_score' other than 0"},
	{"data/secret/g1/in/testdata.yaml", "accept_score: 1\n", "a group inside a group"},
};

static void each_fault_names_file_line_and_reason(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof faulty / sizeof faulty[0]; i++) {
		struct folder folder;
		AUTO_FAULTS f = FAULTS_NONE;
		struct package *p = NULL;
		make_legacy(&folder);
		if (faulty[i].text)
			folder_write(&folder, faulty[i].file, faulty[i].text);
		else
			folder_remove(&folder, faulty[i].file);
		enum err e = package_load(folder.path, &f, &p);
		struct span text = faults_text(&f);
		if (e != ERR_INVAL || p || !strstr(text.p, faulty[i].fault))
			fail_msg("%s '%s': wanted '%s', got:\n%.*s", faulty[i].file, faulty[i].text,
				 faulty[i].fault, SPAN_ARG(text));
		folder_drop(&folder);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, drop)
	const struct CMUnitTest tests[] = {
		TEST(groups_give_all_or_nothing),
		TEST(tests_add_up_where_the_group_is_accepted_anyway),
		TEST(without_accept_flags_everything_must_pass),
		TEST(the_first_rejected_group_may_end_it),
		TEST(samples_may_stand_before_all),
		TEST(a_validator_scores_within_its_range),
		TEST(folders_say_what_submissions_must_get),
		cmocka_unit_test(each_fault_names_file_line_and_reason),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
