/* Each line of the table changes one file of a whole package and names the fault that follows. */
#include "judge/package.h"
#include "judge/test_files.h"

#include "folder.h"

static int make(void **state)
{
	static struct folder f;
	folder_make(&f);
	*state = &f;
	return 0;
}

static int drop(void **state)
{
	folder_drop(*state);
	return 0;
}

static void a_whole_package_is_loaded(void **state)
{
	const struct folder *folder = *state;
	AUTO_FAULTS f = FAULTS_NONE;
	AUTO_PACKAGE *p = NULL;
	assert_int_equal(package_load(folder->path, &f, &p), ERR_OK);
	assert_string_equal(p->id, "small");
	assert_int_equal(p->max_score, 100);
	assert_int_equal(p->limits.time_ms, 1500);
	assert_int_equal(p->limits.stack_mib, 64); /* no .viva.yaml: the memory limit */
	assert_int_equal(p->group_count, 3);
	assert_string_equal(p->groups[1].name, "secret/g1");
	assert_int_equal(p->groups[1].count, 2);
	assert_string_equal(p->groups[1].tests[1].name, "secret/g1/02-two");
	assert_int_equal(p->groups[1].tests[1].ordinal, 2);
	assert_int_equal(p->groups[2].aggregation, AGGREGATE_MIN);
	assert_true(p->groups[0].tests[0].full_feedback);
	assert_false(p->groups[1].tests[0].full_feedback);
}

#define PROBLEM(more)                                                                              \
	"problem_format_version: 2025-09\nname: Small\n"                                           \
	"uuid: 7f6c6ece-099b-4fa8-9596-fe0861feb17f\nlimits: {time_limit: 1}\n" more

static const struct {
	const char *file, *text; /* text NULL: removed */
	const char *fault;
} faulty[] = {
	{"problem.yaml", NULL, "problem.yaml: the file is missing"},
	{"problem.yaml", "name: x\n", "small: there is no problem_statement/"},
	{"problem.yaml", PROBLEM("type: interactive\n"), "needs an output validator of its own"},
	{"problem.yaml", PROBLEM("type: [scoring, multi-pass]\n"),
	 "needs an output validator of its own"},
	{"problem.yaml", PROBLEM("type: submit-answer\n"), ":5: submit-answer problems are not"},
	{"problem.yaml", PROBLEM("type: [scoring, scoring]\n"), ":5: 'scoring' is given twice"},
	{"problem.yaml", PROBLEM("type: [fun]\n"), ":5: 'fun' is no type of the format"},
	{"problem.yaml", PROBLEM("type: [scoring, pass-fail]\n"), ":5: 'type' cannot be both"},
	{"problem.yaml", PROBLEM("typ: scoring\n"), ":5: unknown key 'typ'"},
	{"problem.yaml", PROBLEM("name: again\n"), ":5: 'name' is given twice (first in line 2)"},
	{"problem.yaml", PROBLEM("keywords: &a [x]\n"), ":5: anchors and aliases"},
	{"problem.yaml", PROBLEM("keywords: *a\n"), ":5: "},
	{"problem.yaml", PROBLEM("version: !!str 1\n"), ":5: tags are not allowed"},
	{"problem.yaml", PROBLEM("keywords: {a: b}\n"), ":5: 'keywords' must be a list"},
	{"problem.yaml", PROBLEM("license: mine\n"), ":5: 'license' is not a licence"},
	{"problem.yaml", PROBLEM("license: cc by\n"), ":5: this licence needs a rights_owner"},
	{"problem.yaml", PROBLEM("languages: [rust]\n"), ":5: 'languages' allows no language of"},
	{"problem.yaml", PROBLEM("languages: [c, klingon]\n"), ":5: 'klingon' is no language"},
	{"problem.yaml", PROBLEM("allow_file_writing: no\n"),
	 ":5: 'allow_file_writing' must be true"},
	{"problem.yaml", PROBLEM("constants: {3n: 3}\n"), ":5: '3n' is no name of a constant"},
	{"problem.yaml", PROBLEM("limits2: 1\n---\na: b\n"), "more than one document"},
	{"problem.yaml", PROBLEM("embargo_until: tomorrow\n"), ":5: 'embargo_until' must be YYYY"},
	{"problem.yaml", "problem_format_version: 2023-07-draft\n",
	 ":1: 'problem_format_version' is"},
	{"problem.yaml",
	 "problem_format_version: 2025-09\nname: S\nuuid: x\nlimits:\n  time_limit: 0\n",
	 ":5: 'time_limit' must be more than 0"},
	{"problem.yaml",
	 "problem_format_version: 2025-09\nname: S\nuuid: x\nlimits:\n  memory: 1.5\n",
	 ":5: 'memory' must be a whole number"},
	{"problem.yaml", "\xEF\xBB\xBFname: x\n", ":1: begins with a byte-order mark"},
	{"problem.yaml", "name: \xff\n", "is not UTF-8"},
	{"problem.yaml", "", "the file is empty"},
	{"problem.yaml", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "nested deeper"},
	{"data/sample/1.ans", NULL, "data/sample: '1.in' has no '1.ans'"},
	{"data/sample/2.ans", "1\n", "'2.ans' belongs to no test"},
	{"data/sample/2.zip", "1\n", "'2.zip' is not a file of a test"},
	{"data/sample/1.desc", "1\n", "'1.desc' is not a file of a test"},
	{"data/sample/1.in.statement", "1\n", "'1': .in.statement and .in.download go together"},
	{"data/sample/1.ans.download", "1\n", "'1': .ans.statement and .ans.download go together"},
	{"data/sample/1.interaction", "<1\n", "'1.interaction' belongs to interactive"},
	{"data/sample/1.files", "1\n", "'1.files' is not a file of a test"},
	{"data/sample/2.files/x.txt", "1\n", "'2.files' belongs to no test"},
	{"data/sample/1.files/check.c", "1\n",
	 "1.files: 'check.c' has the name of a file of an input"},
	{"data/sample/1.files/in/x.txt", "1\n", "'in': folders among a test's files"},
	{"data/sample/1/2.in", "1\n", "'1' is both a folder and a test"},
	{"data/sample/more/2.in", "1\n", "'more': samples have no groups"},
	{"data/secret/g1/sub/test_group.yaml", "max_score: 1\n", "groups hold no groups"},
	{"data/secret/g1/sub/3.in", "1\n", "g1/sub: '3.in' has no '3.ans'"},
	{"data/secret/g1/test_group.in", "1\n", "a test cannot be called 'test_group'"},
	{"data/sample/test_group.yaml", "max_score: 1\n", ":1: 'max_score' is not permitted"},
	{"data/sample/1.yaml", "hints: x\n", "data/sample/1.yaml:1: unknown key 'hints'"},
	{"data/secret/stray.in", "1\n", "'stray.in' lies beside groups"},
	{"data/secret/g1/test_group.yaml", "max_score: 41\n", "add up to 101, more than 100"},
	{"data/secret/g1/test_group.yaml", NULL, "secret/g1: 'max_score' is missing"},
	{"data/secret/g1/test_group.yaml", "max_score: unbounded\nscore_aggregation: sum\n",
	 "secret/g1: 'max_score' is missing: only where secret is unbounded"},
	{"data/secret/test_group.yaml", "max_score: unbounded\n",
	 "an unbounded score needs an output validator"},
	{"data/secret/g1/test_group.yaml", "max_score: 1\nrequire_pass: secret/g2\n",
	 "require_pass names 'secret/g2'"},
	{"data/secret/g1/test_group.yaml", "max_score: 1\nstatic_validation_score: 3\n",
	 ":2: static validators"},
	{"data/secret/g1/test_group.yaml",
	 "max_score: 1\noutput_validator_args: [float_tolerance]\n",
	 "output_validator_args: float_tolerance wants a number"},
	{"data/secret/test_group.yaml", "args: [x]\n", "tests inherit from their own group only"},
	{"data/secret/test_group.yaml", "score_aggregation: pass-fail\n", "secret/g2 must be too"},
	{"data/secret/g3/test_group.yaml", "max_score: 0\n", "secret/g3 has no test"},
	{"data/hidden/1.in", "", "'hidden' has no place in data/"},
	{"testdata.yaml", "", "testdata.yaml: has no place in a package"},
	{"output_validators/x.c", "", "output_validators: has no place in a package"},
	{"static_validator/x.c", "", "static validators are not supported"},
	{"input_validators/check.c", NULL, "there must be at least one input validator"},
	{"input_validators/check.rb", "", "check.rb: only programs in C"},
	{"input_validators/check.ctd", "", "'check.ctd': validators in Checktestdata and VIVA"},
	{"input_validators/check.cpp", "", "there are two validators called 'check'"},
	{"output_validator/build", "", "'build': programs built or run by a script"},
	{"output_validator/v/w/x.c", "", "'w': folders inside a program are not supported"},
	{"include/klingon/x.h", "", "include: 'klingon' is no folder named as a language"},
	{"include/default/x.txt", "", "'x.txt': only sources and headers in C and C++ can be"},
	{"include/c/in/x.h", "", "'in': folders of included files are not supported"},
	{"problem.yaml", PROBLEM("limits2: {}\n"), ":5: unknown key 'limits2'"},
	{"problem.yaml", "problem_format_version: 2025-09\nname: {en: S, sv: T}\nuuid: x\n",
	 ":2: 'name' has 'sv', and there is no statement in it"},
	{"statement/problem.sv.tex", "x\n", ": 'name' has none for the statement in 'sv'"},
	{"statement/problem.en.tex", "x\n", "'problem.en.tex': there is a second statement"},
	{"statement/problem.english.md", "x\n", "'english' is no code of a language"},
	{"statement/problem.en.md", NULL, "there is no problem.<language>.md, .tex or .pdf"},
	{"output_validator/x.sh", "", "'x.sh': only programs in C"},
	{"generators/manifest.txt",
	 "generator: g.c\nanswers: submissions/accepted/good.c\nnonsense\n",
	 "manifest.txt:3: a test is GROUP/NAME"},
	{"generators/manifest.txt", "generator: g.c\nanswers: ../../etc/passwd\n",
	 "manifest.txt:2: the directive must name a file of the package"},
	{".viva.yaml", "viva: 2\n", ".viva.yaml:1: 'viva' must be a whole number from 1 to 1"},
	{".viva.yaml", "viva: 1\n", ".viva.yaml:1: 'interviewer' is missing"},
	{".viva.yaml", "viva: 1\nlevel: tough\n", ".viva.yaml:2: 'tough' must be easy, medium"},
	{".viva.yaml", "viva: 1\njudge: {}\n", ".viva.yaml:2: 'judge' has too few keys"},
	{".viva.yaml", "viva: 1\njudge: {link: ['-Wl,-T']}\n",
	 ".viva.yaml:2: '-Wl,-T' must be -lNAME"},
};

static void each_fault_names_file_line_and_reason(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof faulty / sizeof faulty[0]; i++) {
		struct folder folder;
		AUTO_FAULTS f = FAULTS_NONE;
		struct package *p = NULL;
		folder_make(&folder);
		if (faulty[i].text)
			folder_write(&folder, faulty[i].file, faulty[i].text);
		else
			folder_remove(&folder, faulty[i].file);
		assert_int_equal(package_load(folder.path, &f, &p), ERR_INVAL);
		assert_null(p);
		struct span text = faults_text(&f);
		if (!strstr(text.p, faulty[i].fault))
			fail_msg("%s: wanted '%s', got:\n%s", faulty[i].file, faulty[i].fault,
				 text.p);
		folder_drop(&folder);
	}
}

static void a_link_out_of_the_package_is_refused(void **state)
{
	const struct folder *folder = *state;
	char path[128];
	AUTO_FAULTS f = FAULTS_NONE;
	struct package *p = NULL;
	snprintf(path, sizeof path, "%s/data/secret/g1/03.in", folder->path);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	assert_int_equal(package_load(folder->path, &f, &p), ERR_INVAL);
	assert_non_null(strstr(faults_text(&f).p, "'03.in' is a link"));
}

static const struct test *first_sample(const struct package *p)
{
	return &package_group(p, "sample")->tests[0];
}

static void the_files_of_a_test_are_its_own(void **state)
{
	const struct folder *folder = *state;
	AUTO_FAULTS f = FAULTS_NONE;
	AUTO_PACKAGE *p = NULL;
	folder_write(folder, "problem.yaml", PROBLEM("allow_file_writing: true\ntype: scoring\n"));
	folder_write(folder, "data/sample/1.files/b.txt", "1\n");
	folder_write(folder, "data/sample/1.files/a.txt", "");
	folder_write(folder, "data/sample/1.files/.hidden", "2\n");
	folder_write(folder, "data/sample/1.files/a b", "3\n");
	assert_int_equal(package_load(folder->path, &f, &p), ERR_OK);
	assert_true(p->file_writing);
	assert_int_equal(first_sample(p)->file_count, 2);
	assert_string_equal(first_sample(p)->files[0].name, "a.txt");
	assert_string_equal(first_sample(p)->files[1].name, "b.txt");
	assert_int_equal(p->groups[1].tests[0].file_count, 0);
	AUTO_TEST_FILES open = {.count = 0};
	assert_int_equal(test_files_open(first_sample(p), &open), ERR_OK);
	assert_int_equal(open.count, 2);
	test_files_release(&open);
	folder_remove(folder, "data/sample/1.files/b.txt");
	assert_int_equal(test_files_open(first_sample(p), &open), ERR_NOENT);
}

static void refuse_files(const struct folder *folder, const char *fault)
{
	AUTO_FAULTS f = FAULTS_NONE;
	struct package *p = NULL;
	assert_int_equal(package_load(folder->path, &f, &p), ERR_INVAL);
	if (!strstr(faults_text(&f).p, fault))
		fail_msg("wanted '%s', got:\n%s", fault, faults_text(&f).p);
}

static void what_cannot_be_laid_is_refused(void **state)
{
	const struct folder *folder = *state;
	char path[512], name[160];
	folder_write(folder, "data/secret/g2/1.files/x.txt", "1\n");
	snprintf(path, sizeof path, "%s/data/secret/g2/1.files/y.txt", folder->path);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	refuse_files(folder, "1.files: 'y.txt' is a link or no regular file");
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	refuse_files(folder, "1.files: 'y.txt' is a link or no regular file");
	assert_int_equal(unlink(path), 0);
	/* Sparse, so that it costs nothing: its size is what counts. */
	folder_write(folder, "data/secret/g2/1.files/y.txt", "");
	assert_int_equal(truncate(path, PACKAGE_DATA_MAX), 0);
	refuse_files(folder, "1.files: the files have more than 128 MiB in all");
	assert_int_equal(truncate(path, (off_t)1 << 40), 0);
	refuse_files(folder, "1.files: the files have more than 128 MiB in all");
	assert_int_equal(unlink(path), 0);
	snprintf(name, sizeof name, "data/secret/g2/1.files/%0*d", 128, 0);
	folder_write(folder, name, "1\n");
	refuse_files(folder, "the name has more than 127 characters");
	folder_remove(folder, name);
	for (int i = 0; i < PACKAGE_FILES_MAX; i++) {
		snprintf(name, sizeof name, "data/secret/g2/1.files/f%d", i);
		folder_write(folder, name, "1\n");
	}
	refuse_files(folder, "1.files: more than 32 files");
}

static void a_folder_that_is_not_there_is_one_fault(void **state)
{
	(void)state;
	AUTO_FAULTS f = FAULTS_NONE;
	struct package *p = NULL;
	assert_int_equal(package_load("/nowhere/at/all", &f, &p), ERR_INVAL);
	assert_string_equal(faults_text(&f).p,
			    "/nowhere/at/all: cannot be opened: No such file or directory\n");
}

static void a_manifest_stands_for_the_secret_data(void **state)
{
	const struct folder *folder = *state;
	char text[1024], *end = text;
	static const char *const hash =
		"efe6a85c16c20ce93c60f10a7d0747dcfd76dc601067742ed6582e43adabeb83";
	static const char *const tests[] = {"g1/01-one", "g1/02-two", "g1/00-nought", "g2/1"};
	AUTO_FAULTS f = FAULTS_NONE;
	AUTO_PACKAGE *p = NULL;
	end += snprintf(end, sizeof text - (size_t)(end - text),
			"generator: gen.c\nanswers: submissions/accepted/good.c\n");
	for (size_t i = 0; i < 4; i++)
		end += snprintf(end, sizeof text - (size_t)(end - text),
				"%s | n=1 | why %zu | %s | %s\n", tests[i], i, hash, hash);
	folder_write(folder, "generators/manifest.txt", text);
	assert_int_equal(package_load(folder->path, &f, &p), ERR_OK);
	assert_int_equal(p->groups[1].count, 3);
	assert_string_equal(p->groups[1].tests[0].name, "secret/g1/00-nought");
	assert_string_equal(p->groups[1].tests[0].description, "why 2");
	assert_null(p->groups[1].tests[0].in);
	assert_string_equal(p->groups[1].tests[0].made->args, "n=1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_whole_package_is_loaded, make, drop),
		cmocka_unit_test(each_fault_names_file_line_and_reason),
		cmocka_unit_test_setup_teardown(a_link_out_of_the_package_is_refused, make, drop),
		cmocka_unit_test_setup_teardown(the_files_of_a_test_are_its_own, make, drop),
		cmocka_unit_test_setup_teardown(what_cannot_be_laid_is_refused, make, drop),
		cmocka_unit_test(a_folder_that_is_not_there_is_one_fault),
		cmocka_unit_test_setup_teardown(a_manifest_stands_for_the_secret_data, make, drop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
