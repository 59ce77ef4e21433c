/* What only the whole bank can tell, the seed, the check programs, and the file that comes out. */
#include "bench.h"

#include "bank/build.h"
#include "bank/coverage.h"
#include "bank/cross.h"
#include "bank/new.h"
#include "bank/recheck.h"
#include "bank/seed.h"
#include "catalog/catalog.h"

/* A bank that is spoiled in one place: `put` for `find` in `file`, or, with `find` NULL, a new
 * file. */
struct bank_case {
	const char *file;
	const char *find;
	const char *put;
	const char *says; /* below the bank's directory */
};

static const struct bank_case cross_cases[] = {
	{"arith/sum-of-ones.md", "[author-2001]", "[author-2001, nobody-1999]",
	 "arith/sum-of-ones.md:59: 'nobody-1999' is not in references.yaml"},
	{"arith/sum-of-ones.md", "../trees/a-bare-tree.md", "../trees/no-tree.md",
	 "arith/sum-of-ones.md:69: the link leads nowhere: ../trees/no-tree.md"},
	{"arith/sum-of-ones.md", "../trees/a-bare-tree.md", "/etc/passwd",
	 "arith/sum-of-ones.md:69: a link is a relative path or begins with https://"},
	{"arith/sum-of-ones.md", "../trees/a-bare-tree.md", "http://example.org",
	 "arith/sum-of-ones.md:69: a link is a relative path or begins with https://"},
	{"arith/sum-of-ones.md",
	 "Adds the first terms by hand and stops before the total is there.",
	 "A somewhat plain reply with little to it.",
	 "arith/sum-of-ones.md:50: boilerplate: it shares no telling word with the question"},
	{"trees/a-bare-tree.check.c", NULL, "int main(void) { return 0; }\n",
	 "trees/a-bare-tree.md:1: a check program stands beside, but there is no numeric_key"},
	{"trees/an-oak.check.py", NULL, "",
	 "trees/an-oak.check.py:1: there is no question 'trees/an-oak.md' for this check program"},
	{"trees/notes.txt", NULL, "x",
	 "trees/notes.txt:1: a file that does not belong into a section"},
	{"notes.txt", NULL, "x", "notes.txt:1: a file that does not belong into the bank"},
	{"trees/Oak.md", NULL, "---\n",
	 "trees/Oak.md:1: 'trees/Oak' is not of the form section/slug"},
	{"arith/section.yaml", "status: open", "status: planned",
	 "arith/section.yaml:5: the section is planned, yet has 1 questions"},
	{"arith/section.yaml", "status: open", "status: closed",
	 "arith/section.yaml:5: status: has no such choice as 'closed'"},
	{"arith/section.yaml", "order: 1", "order: 2",
	 "arith/section.yaml:4: orders count from 1 without gaps or repeats: 1 is next"},
	{"arith/section.yaml", "chapter: Mathematics Foundations", "chapter: Sums",
	 "arith/section.yaml:1: chapter: has no such choice as 'Sums'"},
	{"arith/section.yaml", "title: Arithmetic\n", "",
	 "arith/section.yaml:1: the file lacks 'title'"},
	{"references.yaml", "year: 2001", "year: 2002",
	 "references.yaml:2: 'author-2001' is not of the year-2002"},
	{"references.yaml", "author-2001:", "Author:",
	 "references.yaml:2: Author: the key is not a key such as boyd-2004"},
	{"references.yaml", "  authors: [An Author]\n", "",
	 "references.yaml:2: author-2001: lacks 'authors'"},
	{"kits/a-quarter.yaml", "minutes: 15", "minutes: 16",
	 "kits/a-quarter.yaml:3: the steps take 15 minutes together, not 16"},
	{"kits/a-quarter.yaml", "arith/sum-of-ones", "arith/sum-of-tens",
	 "kits/a-quarter.yaml:7: there is no question 'arith/sum-of-tens'"},
	{"kits/a-quarter.yaml", "item: sumup", "item: arith/sum-of-ones",
	 "kits/a-quarter.yaml:8: 'arith/sum-of-ones' is there twice"},
	{"kits/a-quarter.yaml", "text: Hello, ", "",
	 "kits/a-quarter.yaml:6: a step has an item or a text, one of them"},
	{"kits/a-quarter.yaml", "text: Hello", "text: Hello, item: sumup",
	 "kits/a-quarter.yaml:6: a step has an item or a text, one of them"},
	{"kits/a-quarter.yaml", "role: Adder", "rule: Adder",
	 "kits/a-quarter.yaml:1: the file lacks 'role'"},
	{"kits/Quarter.yaml", NULL, "title: x\n",
	 "kits/Quarter.yaml:1: 'Quarter' is not a name such as two-words"},
	{"kits/notes.txt", NULL, "x", "kits/notes.txt:1: a file that is no kit"},
};

static void load(const struct bench *w, struct faults *f, struct bank *b)
{
	assert_int_equal(faults_init(f), ERR_OK);
	assert_int_equal(bank_load(w->dir, f, b), ERR_OK);
}

static void assert_says(const struct bench *w, struct faults *f, const char *says)
{
	char line[512];
	(void)snprintf(line, sizeof line, "%s/%s", w->dir, says);
	assert_true(bench_says(f, line));
}

static void each_fault_of_the_whole_is_named_with_file_and_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cross_cases / sizeof cross_cases[0]; i++) {
		const struct bank_case *c = &cross_cases[i];
		struct bench w;
		AUTO_FAULTS f;
		AUTO_BANK b;
		bench_open(&w);
		if (c->find)
			bench_copy(&w, c->file, c->find, c->put);
		else
			bench_write(&w, c->file, c->put);
		load(&w, &f, &b);
		assert_says(&w, &f, c->says);
		bench_close(&w);
	}
}

static void a_missing_file_is_a_fault_and_a_missing_bank_an_error(void **state)
{
	(void)state;
	struct bench w;
	AUTO_FAULTS f;
	AUTO_BANK b;
	char path[256];
	bench_open(&w);
	(void)snprintf(path, sizeof path, "%s/arith/sum-of-ones.check.py", w.dir);
	assert_int_equal(unlink(path), 0);
	(void)snprintf(path, sizeof path, "%s/trees/section.yaml", w.dir);
	assert_int_equal(unlink(path), 0);
	load(&w, &f, &b);
	assert_says(&w, &f,
		    "arith/sum-of-ones.md:53: nothing recomputes the numbers: a .check.c or "
		    ".check.py is missing");
	assert_says(&w, &f, "trees/section.yaml:1: cannot be read: not found");
	bank_release(&b);
	assert_int_equal(bank_load("/nonexistent/bank", &f, &b), ERR_NOENT);
	bench_close(&w);
}

static void a_copied_anchor_is_found_in_another_question(void **state)
{
	(void)state;
	struct bench w;
	AUTO_FAULTS f;
	AUTO_BANK b;
	bench_open(&w);
	AUTO_FREE char *good = bench_read(BENCH_GOOD "arith/sum-of-ones.md");
	AUTO_FREE char *copy = bench_spoil(good, "arith/sum-of-ones", "arith/sum-of-twos");
	bench_write(&w, "arith/sum-of-twos.md", copy);
	load(&w, &f, &b);
	assert_says(&w, &f,
		    "arith/sum-of-twos.md:52: shares 'counts names the total adds that the "
		    "order ...' with an anchor of arith/sum-of-ones");
	bench_close(&w);
}

static const char seed_table[] = "section\tkind\tslug\ttarget_questions\n"
				 "Arithmetic\tnote\tarith/section\t0\n"
				 "Trees\tnote\ttrees/section\t0\n"
				 "Arithmetic\ttheory\tarith/sums\t1\n"
				 "Trees\tnote\ttrees/note-on-trees\t0\n";

static void check_seed(const char *find, const char *put, const char *says)
{
	struct bench w;
	AUTO_FAULTS f;
	AUTO_BANK b;
	char path[256];
	AUTO_FREE char *table = bench_spoil(seed_table, find ? find : "", find ? put : "");
	bench_open(&w);
	load(&w, &f, &b);
	bench_write(&w, ".seed.tsv", table);
	(void)snprintf(path, sizeof path, "%s/.seed.tsv", w.dir);
	struct seed *s = NULL;
	assert_int_equal(seed_read(path, &s), ERR_OK);
	seed_check(s, &b, &f);
	seed_free(s);
	if (says)
		assert_says(&w, &f, says);
	else
		assert_int_equal(f.faults, 0);
	bench_close(&w);
}

static void the_seed_is_answered(void **state)
{
	(void)state;
	check_seed(NULL, NULL, NULL);
	check_seed("arith/sums", "arith/products",
		   "arith/sum-of-ones.md:3: the seed has no row 'arith/sums'");
	check_seed("theory\tarith/sums\t1", "theory\tarith/sums\t0",
		   "arith/sum-of-ones.md:3: 'arith/sums' asks for no question");
	check_seed("theory\tarith/sums\t1", "theory\tarith/sums\t2",
		   "arith/section.yaml:5: open, but 'arith/sums' asks for 2 questions and has 1");
	check_seed(
		"note\ttrees/note-on-trees", "theory\ttrees/note-on-trees",
		"trees/a-bare-tree.md:3: 'trees/note-on-trees' asks for questions, not for a card");
	check_seed("Trees\tnote\ttrees/section", "Bushes\tnote\ttrees/section",
		   "trees/section.yaml:2: the seed's name is 'Bushes'");
	check_seed("Trees\tnote\ttrees/section", "Roots\tnote\troots/section",
		   "roots/section.yaml:1: the seed has a section 'roots', the bank has not");
	check_seed("Trees\tnote\ttrees/section", "Roots\tnote\troots/section",
		   "trees/section.yaml:1: the seed has no such section");
}

static void what_answers_the_seed_is_counted(void **state)
{
	(void)state;
	struct bench w;
	AUTO_FAULTS f;
	AUTO_BANK b;
	AUTO_BUF text;
	struct seed *s = NULL;
	char path[256];
	AUTO_FREE char *table =
		bench_spoil(seed_table, "Trees\tnote\ttrees/note-on-trees\t0\n",
			    "Trees\tcoding\ttrees/walks\t1\nTrees\tcoding\ttrees/heaps\t1\n");
	AUTO_JSON *packages = json_pack("{s:[{s:[s]}]}", "packages", "seed", "trees/walks");
	buf_init(&text, 65536);
	bench_open(&w);
	load(&w, &f, &b);
	bench_write(&w, ".seed.tsv", table);
	(void)snprintf(path, sizeof path, "%s/.seed.tsv", w.dir);
	assert_int_equal(seed_read(path, &s), ERR_OK);
	struct seed_count trees = seed_count(s, &b, packages, "trees");
	assert_int_equal(trees.coding, 2);
	assert_int_equal(trees.coded, 1);
	assert_int_equal(trees.packages, 1);
	struct seed_count arith = seed_count(s, &b, packages, "arith");
	assert_int_equal(arith.rows, 1);
	assert_int_equal(arith.have, 1);
	coverage_text(s, &b, packages, &text);
	assert_non_null(strstr(text.p, "\n1/1 in 1 section; planned: trees 0/0\n"));
	seed_free(s);
	bench_close(&w);
}

static void packages_of_kits_are_looked_for(void **state)
{
	(void)state;
	struct bench w;
	AUTO_FAULTS f;
	AUTO_BANK b;
	AUTO_JSON *with = json_pack("{s:[{s:s}]}", "packages", "id", "sumup"),
		  *without = json_pack("{s:[{s:s}]}", "packages", "id", "sumdown");
	bench_open(&w);
	load(&w, &f, &b);
	cross_check_packages(&b, with, &f);
	assert_int_equal(f.faults, 0);
	cross_check_packages(&b, without, &f);
	assert_says(&w, &f, "kits/a-quarter.yaml:8: there is no package 'sumup'");
	bench_close(&w);
}

static void a_skeleton_says_what_is_missing_and_overwrites_nothing(void **state)
{
	static const char *const types[] = {"explain", "derive", "calculate", "diagnose",
					    "exhibit", "choose", "discuss",   "card"};
	(void)state;
	struct bench w;
	char why[NEW_WHY_MAX], id[64], line[96];
	bench_open(&w);
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		(void)snprintf(id, sizeof id, "arith/a-%s", types[i]);
		assert_int_equal(new_question(w.dir, id, types[i], why), ERR_OK);
	}
	assert_int_equal(new_question(w.dir, "arith/a-choose", "choose", why), ERR_INVAL);
	assert_string_equal(why, "is there already: arith/a-choose.md");
	assert_int_equal(new_question(w.dir, "arith/Sum", "choose", why), ERR_INVAL);
	assert_string_equal(why, "is not of the form section/slug: arith/Sum");
	assert_int_equal(new_question(w.dir, "nowhere/sum", "choose", why), ERR_INVAL);
	assert_string_equal(why, "there is no such section: nowhere/sum");
	assert_int_equal(new_question(w.dir, "arith/sum", "guess", why), ERR_INVAL);
	assert_string_equal(why, "is no type of a question: guess");
	AUTO_FAULTS f;
	AUTO_BANK b;
	load(&w, &f, &b);
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		(void)snprintf(line, sizeof line, "arith/a-%s.md:5: a value is missing", types[i]);
		assert_says(&w, &f, line);
	}
	bench_close(&w);
}

static void a_table_that_is_no_seed_is_refused(void **state)
{
	(void)state;
	struct bench w;
	AUTO_FAULTS f;
	AUTO_BANK b;
	char path[256];
	bench_open(&w);
	load(&w, &f, &b);
	bench_write(&w, ".seed.tsv", "a\tb\nc\td\n");
	(void)snprintf(path, sizeof path, "%s/.seed.tsv", w.dir);
	struct seed *s = NULL;
	assert_int_equal(seed_read(path, &s), ERR_INVAL);
	assert_int_equal(seed_read("/nonexistent", &s), ERR_NOENT);
	bench_close(&w);
}

/* -- Check programs -------------------------------------------------------------------------- */

static const struct bank_case check_programs[] = {
	{"arith/sum-of-ones.check.py", NULL, "print('seven', 7.04)\n", NULL},
	{"arith/sum-of-ones.check.py", NULL, "print('seven', 7.06)\n",
	 "arith/sum-of-ones.md:56: 'seven' is 7 here, recomputed 7.06: off by more than a tenth of "
	 "0.5"},
	{"arith/sum-of-ones.check.py", NULL, "print('eight', 8)\n",
	 "arith/sum-of-ones.md:56: arith/sum-of-ones.check.py does not print 'seven'"},
	{"arith/sum-of-ones.check.py", NULL, "print('seven', 7)\nprint('eight', 8)\n",
	 "arith/sum-of-ones.md:53: arith/sum-of-ones.check.py prints 'eight', which is no number "
	 "here"},
	{"arith/sum-of-ones.check.py", NULL, "print('seven is 7')\n",
	 "arith/sum-of-ones.check.py:1: prints a line that is not '<id> <value>': seven is 7"},
	{"arith/sum-of-ones.check.py", NULL, "raise SystemExit(3)\n",
	 "arith/sum-of-ones.check.py:1: the program failed"},
	{"arith/sum-of-ones.check.py", NULL, "while True: print('x' * 4000)\n",
	 "arith/sum-of-ones.check.py:1: the program did not end in time, or said far too much"},
};

static void numbers_are_recomputed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof check_programs / sizeof check_programs[0]; i++) {
		struct bench w;
		AUTO_FAULTS f;
		AUTO_BANK b;
		size_t numbers;
		bench_open(&w);
		bench_write(&w, check_programs[i].file, check_programs[i].put);
		load(&w, &f, &b);
		assert_int_equal(f.faults, 0);
		assert_int_equal(recheck_run(&b, &f, &numbers), ERR_OK);
		if (check_programs[i].says)
			assert_says(&w, &f, check_programs[i].says);
		else
			assert_int_equal(f.faults, 0);
		bench_close(&w);
	}
}

static void check_c_program(const char *source, const char *says)
{
	struct bench w;
	AUTO_FAULTS f;
	AUTO_BANK b;
	size_t numbers;
	char path[256];
	bench_open(&w);
	(void)snprintf(path, sizeof path, "%s/arith/sum-of-ones.check.py", w.dir);
	assert_int_equal(unlink(path), 0);
	bench_write(&w, "arith/sum-of-ones.check.c", source);
	load(&w, &f, &b);
	assert_int_equal(recheck_run(&b, &f, &numbers), ERR_OK);
	if (says)
		assert_says(&w, &f, says);
	else
		assert_int_equal(numbers, 1);
	assert_int_equal(f.faults, says ? 1 : 0);
	bench_close(&w);
}

static void check_programs_in_c_are_compiled_and_run(void **state)
{
	(void)state;
	check_c_program("#include <stdio.h>\nint main(void) { puts(\"seven 7.0\"); return 0; }\n",
			NULL);
	check_c_program("int main(void) { return x; }\n",
			"arith/sum-of-ones.check.c:1: compiling failed");
	check_c_program("#include <stdlib.h>\nint main(void) { abort(); }\n",
			"arith/sum-of-ones.check.c:1: the program failed");
}

/* -- bank.json ------------------------------------------------------------------------------- */

static char *build(const char *dir)
{
	AUTO_FAULTS f;
	AUTO_BANK b;
	struct buf out;
	char why[CATALOG_WHY_MAX] = "";
	buf_init(&out, CATALOG_FILE_MAX);
	assert_int_equal(faults_init(&f), ERR_OK);
	assert_int_equal(bank_load(dir, &f, &b), ERR_OK);
	assert_int_equal(f.faults, 0);
	assert_int_equal(build_json(&b, &out, why), ERR_OK);
	assert_string_equal(why, "");
	return buf_take(&out);
}

static void what_is_built_is_what_was_written(void **state)
{
	(void)state;
	struct bench w;
	struct catalog *c = NULL;
	char why[CATALOG_WHY_MAX];
	bench_open(&w);
	AUTO_FREE char *text = build(w.dir);
	AUTO_FREE char *again = build(w.dir);
	assert_string_equal(text, again);
	assert_int_equal(catalog_read(span_of(text), SPAN(""), &c, why), ERR_OK);
	const struct catalog_item *q = catalog_find(c, SPAN("arith/sum-of-ones"));
	assert_non_null(q);
	assert_int_equal(catalog_count(c), 2);
	assert_true(span_is(q->title, "Sum of ones"));
	assert_true(span_is(q->section_title, "Arithmetic"));
	assert_true(span_is(json_text_or(q->whole, "answer", SPAN("")), "Seven terms make $7$."));
	const json_t *answers = json_object_get(q->whole, "followup_answers");
	assert_true(span_is(json_text_or(answers, "doubled", SPAN("")), "Each term counts twice."));
	const json_t *work = json_array_get(json_object_get(q->whole, "references"), 0);
	assert_true(span_is(json_text_or(work, "title", SPAN("")), "On Sums"));
	catalog_free(c);
	bench_close(&w);
}

static void the_real_bank_is_whole(void **state)
{
	(void)state;
	struct catalog *c = NULL;
	char why[CATALOG_WHY_MAX];
	AUTO_FREE char *text = build(VIVA_SOURCE_DIR "/problems/bank");
	assert_int_equal(catalog_read(span_of(text), SPAN(""), &c, why), ERR_OK);
	size_t questions = 0, open = 0;
	AUTO_JSON *types = json_object();
	for (size_t i = 0; i < catalog_count(c); i++) {
		const struct catalog_item *item = catalog_at(c, i);
		questions += item->kind == CATALOG_QUESTION;
		json_object_setn_new(types, item->type.p, item->type.len, json_true());
	}
	const json_t *sections = catalog_sections(c);
	for (size_t i = 0; i < json_array_size(sections); i++)
		open += !span_is(json_text_or(json_array_get(sections, i), "status", SPAN("")),
				 "planned");
	assert_int_equal(json_array_size(sections), 15);
	assert_true(questions >= 12);
	assert_true(open >= 5);
	assert_int_equal(json_object_size(types), 8); /* seven types of questions, and cards */
	catalog_free(c);
}

static void the_numbers_of_the_real_bank_hold(void **state)
{
	(void)state;
	AUTO_FAULTS f;
	AUTO_BANK b;
	size_t numbers;
	assert_int_equal(faults_init(&f), ERR_OK);
	assert_int_equal(bank_load(VIVA_SOURCE_DIR "/problems/bank", &f, &b), ERR_OK);
	assert_int_equal(recheck_run(&b, &f, &numbers), ERR_OK);
	assert_int_equal(f.faults, 0);
	assert_true(numbers >= 27);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_fault_of_the_whole_is_named_with_file_and_line),
		cmocka_unit_test(a_missing_file_is_a_fault_and_a_missing_bank_an_error),
		cmocka_unit_test(a_copied_anchor_is_found_in_another_question),
		cmocka_unit_test(the_seed_is_answered),
		cmocka_unit_test(what_answers_the_seed_is_counted),
		cmocka_unit_test(packages_of_kits_are_looked_for),
		cmocka_unit_test(a_skeleton_says_what_is_missing_and_overwrites_nothing),
		cmocka_unit_test(a_table_that_is_no_seed_is_refused),
		cmocka_unit_test(numbers_are_recomputed),
		cmocka_unit_test(check_programs_in_c_are_compiled_and_run),
		cmocka_unit_test(what_is_built_is_what_was_written),
		cmocka_unit_test(the_real_bank_is_whole),
		cmocka_unit_test(the_numbers_of_the_real_bank_hold),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
