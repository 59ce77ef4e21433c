/* Every fault that one file can have by itself, with its line. */
#include "bench.h"

#include "bank/entry.h"

struct fault_case {
	const char *find; /* in the good question; NULL: the whole file is `put` */
	const char *put;
	const char *says; /* "line: reason" */
};

static const struct fault_case front_matter[] = {
	{NULL, "", "1: the file must begin with ---"},
	{NULL, "---\nid: a/b\n", "1: the front matter never ends: a second --- is missing"},
	{NULL, "---\n- a\n---\n", "2: the front matter must be a mapping of keys to values"},
	{"arith/sum-of-ones\n", "arith/another\n",
	 "2: the id is 'arith/another', the path says 'arith/sum-of-ones'"},
	{"[arith/sums]", "[arith/Sums]", "3: seed/0: 'arith/Sums' is not of the form section/slug"},
	{"[arith/sums]", "[trees/sums]", "3: the first seed, 'trees/sums', is not of this section"},
	{"[arith/sums]", "[arith/sums, arith/sums]", "3: seed/1: is there twice"},
	{"[arith/sums]", "[]", "3: seed: has 0 entries, at least 1 are needed"},
	{"version: 1", "version: 0", "4: version: 0 is not between 1 and 1e+06"},
	{"version: 1", "version: '1'", "4: version: must be a whole number"},
	{"level: easy", "level: simple", "5: level: has no such choice as 'simple'"},
	{"type: calculate", "type: compute", "2: front matter has no known type: 'compute'"},
	{"minutes: 5", "minutes: 2", "7: minutes: 2 is not between 3 and 25"},
	{"minutes: 5\n", "", "2: front matter lacks 'minutes'"},
	{"minutes: 5\n", "minutes: 5\nhours: 1\n", "8: hours: is not a key that belongs here"},
	{"minutes: 5\n", "minutes: 5\nminutes: 6\n", "8: the key 'minutes' is there twice"},
	{"version: 1\nlevel: easy", "level: easy\nversion: 1", "5: 'version' comes before 'level'"},
	{"[counting, sums]", "[counting]", "8: tags: has 1 entries, at least 2 are needed"},
	{"[counting, sums]", "[counting, no_way]",
	 "8: tags/1: 'no_way' is not a name such as two-words"},
	{"    answer: Yes, $1$ each.\n", "", "10: clarifications/0: lacks 'answer'"},
	{"Yes, $1$ each.", "", "11: a value is missing"},
	{"ask: Are all terms one?", "ask: 1",
	 "10: clarifications/0/ask: must be a text; put it in "
	 "single quotes"},
};

static const struct fault_case rules[] = {
	{"    weight: 1\n    must: true", "    weight: 1\n    must: yes",
	 "20: key_points/1/must: must be true or false"},
	{"    weight: 2\n    must: true", "    weight: 4\n    must: true",
	 "15: key_points/0/weight: 4 is not between 1 and 3"},
	{"id: total", "id: count", "17: key_points/1: is there twice"},
	{"    weight: 2\n    must: false", "    weight: 2\n    must: true",
	 "12: must-points carry 5 of 5, which is 100%; they carry 40 to 80%"},
	{"    weight: 2\n    must: true", "    weight: 2\n    must: false",
	 "12: must-points carry 1 of 5, which is 20%; they carry 40 to 80%"},
	{"cap: 2", "cap: 3", "28: red_flags/0/cap: 3 is not between 1 and 2"},
	{"  - Every further term adds one to the total.\n", "",
	 "29: hints: has 2 entries, at least 3 are needed"},
	{"Add the first two, then the third.", "How many terms are there?",
	 "31: the same hint as the one before"},
	{"missed:count", "missed:nobody", "35: there is no key point 'nobody'"},
	{"missed:count", "missing:count",
	 "35: followups/0/when: 'missing:count' is not 'all' or "
	 "'missed:<key point>'"},
	{"missed:count", "missed:order", "33: no follow-up is asked when a must-point is missed"},
	{"    depth: 2", "    depth: 1",
	 "33: no follow-up 'all' of depth 2 or 3, which a level of 4 needs"},
	{"Counts the terms and names the total, silent on the order.", "Counts the terms.",
	 "51: too short to tell an answer by: at least 8 words"},
	{"  2: Adds the first terms by hand and stops before the total is there.\n",
	 "  2: Guesses a total without a look at the terms, or squares it.\n",
	 "50: the same as level 1"},
	{"  4: Counts,", "  5: Counts,", "52: anchors/5: is not a key that belongs here"},
	{"tolerance: 0.5", "tolerance: 0", "57: numeric_key/0/tolerance: must be above 0"},
	{"value: 7", "value: seven", "56: numeric_key/0/value: must be a number"},
	{"unit: one", "unit: one\n    followup: nobody", "59: there is no follow-up 'nobody'"},
	{"unit: one", "unit: one\n    followup: doubled",
	 "53: a calculation needs a number that the prompt itself asks for"},
	{"numeric_key:", "choices:", "2: front matter lacks 'numeric_key'"},
	{"[author-2001]", "[Author 2001]",
	 "59: references/0: 'Author 2001' is not a key such as "
	 "boyd-2004"},
};

static const struct fault_case prose[] = {
	{"The total is $n$.", "The total is $n.",
	 "18: the $ that opens maths here is never closed"},
	{"The total is $n$.", "The total is $ n$.",
	 "18: a space or the end follows the $ that opens maths"},
	{"The total is $n$.", "The total is $n $.",
	 "18: a space stands before the $ that closes maths"},
	{"The total is $n$.", "The total is $$n$$.",
	 "18: $$ belongs into the body, alone on its line"},
	{"The total is $n$.", "The price is \\$5.",
	 "18: a dollar sign is always maths: write EUR for money"},
	{"The total is $n$.", "The total is \\alpha.", "18: TeX outside of $...$"},
	{"The total is $n$.", "The total is $P(a|b)$.",
	 "18: a bar inside of maths: write \\mid, \\lvert or \\lVert"},
	{"The total is $n$.", "\"The total\"",
	 "18: double quotes eat backslashes: use single ones or "
	 ">-"},
	{"The total is $n$.", "&a The total", "18: anchors are not used here"},
	{"The total is $n$.", "!!str The total", "18: tags are not used here"},
	{"The total is $n$.", "*a", "18: aliases are not used here"},
	{"The total is $n$.", "|\n      Two\n      lines",
	 "18: key_points/1/text: must be a single paragraph: fold it with >-"},
	{"The total is $n$.", "The total is na\xc3\xafve.",
	 "18: only names may hold letters beyond ASCII"},
	{"The total is $n$.", "The total \xe2\x86\x92 n.",
	 "18: only names may hold letters beyond ASCII"},
	{"The total is $n$.", "The total\tis", "18: a tab: use spaces"},
	{"The total is $n$.", "The total is\r", "18: a carriage return: end lines with LF alone"},
	{"The total is $n$.", "The total is \xff", "18: not UTF-8 text"},
	{"The total is $n$.", "The total is [here]().", "18: a link without a target"},
	{"The total is $n$.", "The total: is: n",
	 "18: not YAML: mapping values are not allowed in "
	 "this context"},
};

static const struct fault_case body[] = {
	{"# Sum of ones", "Sum of ones", "61: text outside of every part: '# Title' comes first"},
	{"# Sum of ones", "# ", "61: the title is empty"},
	{"Add seven terms", "# Add seven terms",
	 "63: only the title, on top, is a heading of the first level"},
	{"## Answer", "## Solution", "71: only '## Answer' is a heading of the second level"},
	{"## Answer", "## Solution", "1: the body lacks '## Answer'"},
	{"### Follow-up: doubled", "### Follow-up: halved", "75: there is no follow-up 'halved'"},
	{"### Follow-up: doubled", "### Remarks",
	 "75: only '### Follow-up: <id>' is a heading of the third level"},
	{"### Follow-up: doubled", "### Follow-up: doubled\n\nx\n\n### Follow-up: doubled",
	 "79: the follow-up 'doubled' is answered twice"},
	{"### Follow-up: doubled\n\nEach term counts twice.\n", "### Follow-up: doubled\n",
	 "76: the answer to doubled is empty"},
	{"### Follow-up: doubled", "## Answer", "75: a second part of this kind: answer"},
	{"Seven terms make $7$.", "Seven terms make $7.",
	 "73: the $ that opens maths here is never closed"},
	{"Seven terms make $7$.", "Seven terms make $$7$$.", "73: $$ must stand alone on its line"},
	{"Seven terms make $7$.", "$$\n7", "73: the $$ here is never closed"},
	{"Seven terms make $7$.", "$$\n$7$\n$$", "74: a $ inside of display maths"},
	{"Seven terms make $7$.", "```\n7", "73: the code that begins here is never closed"},
};

static const char exhibit_head[] = "exhibit:\n  kind: ";

static const struct fault_case exhibits[] = {
	{"pie\n", NULL, "59: exhibit: has no known kind: 'pie'"},
	{"bars\n  title: T\n  alt: A\n  x: {label: x, names: [a, b]}\n  y: {label: y}\n"
	 "  series: [{name: s, values: [1]}]\n",
	 NULL, "65: exhibit/series/0/values: 1 values for 2 names"},
	{"line\n  title: T\n  alt: A\n  x: {label: x, min: 2, max: 1}\n  y: {label: y}\n"
	 "  series: [{name: s, points: [[1, 1]]}]\n",
	 NULL, "63: exhibit/x: min is not below max"},
	{"line\n  title: T\n  alt: A\n  x: {label: x, min: 2}\n  y: {label: y}\n"
	 "  series: [{name: s, points: [[1, 1]]}]\n",
	 NULL, "65: exhibit/series/0/points/0: 1 lies outside of its axis"},
	{"scatter\n  title: T\n  alt: A\n  x: {label: x}\n  y: {label: y, scale: log}\n"
	 "  series: [{name: s, points: [[1, 0]]}]\n",
	 NULL, "65: exhibit/series/0/points/0: 0 cannot be drawn on a log scale"},
	{"line\n  title: T\n  alt: A\n  x: {label: x}\n  y: {label: y}\n"
	 "  series: [{name: s, points: [[1, 1, 1]]}]\n",
	 NULL, "65: exhibit/series/0/points/0: has 3 entries, at most 2 are allowed"},
	{"line\n  title: T $n$\n  alt: A\n  x: {label: x}\n  y: {label: y}\n"
	 "  series: [{name: s, points: [[1, 1]]}]\n",
	 NULL, "61: exhibit/title: a label is plain text, without maths or Markdown"},
	{"matrix\n  title: T\n  alt: A\n  rows: {label: r, names: [a, b]}\n"
	 "  columns: {label: c, names: [d]}\n  values: [[1]]\n",
	 NULL, "65: exhibit/values: 1 rows of values for 2 names"},
	{"matrix\n  title: T\n  alt: A\n  rows: {label: r, names: [a]}\n"
	 "  columns: {label: c, names: [d]}\n  values: [[1, 2]]\n",
	 NULL, "65: exhibit/values/0: 2 entries for 1 columns"},
	{"table\n  title: T\n  alt: A\n  columns: [a, b]\n  rows: [[x, 1], [2]]\n", NULL,
	 "64: exhibit/rows/1: 1 entries for 2 columns"},
};

static const struct fault_case choices[] = {
	{"  - {id: b, text: B, correct: false, why: W}",
	 "  - {id: b, text: B, correct: true, why: W}", "53: 2 choices are correct, one must be"},
	{"{id: b,", "{id: c,", "55: the choices are a, b, c in order"},
	{"  - {id: c, text: C, correct: false, why: W}\n", "",
	 "53: choices: has 2 entries, at least 3 are needed"},
	{"choices:\n", "exhibit:\n", "2: front matter lacks 'choices'"},
};

static const struct fault_case cards[] = {
	{"type: card", "type: card\nhints: [a, b, c]", "7: hints: is not a key that belongs here"},
	{"## Body", "## Answer", "19: only '## Body' is a heading of the second level"},
	{"      text: Its leaves.\n", "", "12: probe/key_points/0: lacks 'text'"},
};

static void assert_fault(const char *text, const char *id, const char *says)
{
	AUTO_FAULTS f;
	struct entry e;
	char line[FAULTS_REASON_MAX];
	assert_int_equal(faults_init(&f), ERR_OK);
	faults_in(&f, "q.md");
	assert_int_equal(entry_read(span_of(text), id, &f, &e), ERR_OK);
	(void)snprintf(line, sizeof line, "q.md:%s", says);
	assert_true(bench_says(&f, line));
	assert_true(f.faults > 0);
	entry_release(&e);
}

static void check_cases(const struct fault_case *cases, size_t n, const char *good, const char *id)
{
	for (size_t i = 0; i < n; i++) {
		AUTO_FREE char *text = bench_spoil(good, cases[i].find, cases[i].put);
		assert_fault(text, id, cases[i].says);
	}
}

#define CHECK_CASES(table, good, id) check_cases(table, sizeof table / sizeof table[0], good, id)

static void a_good_question_and_a_good_card_have_no_fault(void **state)
{
	(void)state;
	static const char *const ids[] = {"arith/sum-of-ones", "trees/a-bare-tree"};
	for (size_t i = 0; i < 2; i++) {
		AUTO_FAULTS f;
		struct entry e;
		char path[256];
		(void)snprintf(path, sizeof path, BENCH_GOOD "%s.md", ids[i]);
		AUTO_FREE char *text = bench_read(path);
		assert_int_equal(faults_init(&f), ERR_OK);
		assert_int_equal(entry_read(span_of(text), ids[i], &f, &e), ERR_OK);
		assert_int_equal(f.faults, 0);
		assert_int_equal(entry_is_card(&e), i == 1);
		assert_int_equal(json_array_size(e.links), i == 0);
		entry_release(&e);
	}
}

static void each_fault_of_a_question_is_named_with_its_line(void **state)
{
	(void)state;
	AUTO_FREE char *good = bench_read(BENCH_GOOD "arith/sum-of-ones.md");
	CHECK_CASES(front_matter, good, "arith/sum-of-ones");
	CHECK_CASES(rules, good, "arith/sum-of-ones");
	CHECK_CASES(prose, good, "arith/sum-of-ones");
	CHECK_CASES(body, good, "arith/sum-of-ones");
}

static void each_fault_of_an_exhibit_is_named_with_its_line(void **state)
{
	(void)state;
	AUTO_FREE char *good = bench_read(BENCH_GOOD "arith/sum-of-ones.md");
	for (size_t i = 0; i < sizeof exhibits / sizeof exhibits[0]; i++) {
		char block[512];
		(void)snprintf(block, sizeof block, "%s%sreferences: [", exhibit_head,
			       exhibits[i].find);
		AUTO_FREE char *text = bench_spoil(good, "references: [", block);
		assert_fault(text, "arith/sum-of-ones", exhibits[i].says);
	}
}

static void each_fault_of_choices_is_named_with_its_line(void **state)
{
	(void)state;
	AUTO_FREE char *good = bench_read(BENCH_GOOD "arith/sum-of-ones.md");
	AUTO_FREE char *choose = bench_spoil(good, "type: calculate", "type: choose");
	AUTO_FREE char *text = bench_spoil(choose, "numeric_key:\n",
					   "choices:\n"
					   "  - {id: a, text: A, correct: true, why: W}\n"
					   "  - {id: b, text: B, correct: false, why: W}\n"
					   "  - {id: c, text: C, correct: false, why: W}\n"
					   "numeric_key:\n");
	CHECK_CASES(choices, text, "arith/sum-of-ones");
}

static void each_fault_of_a_card_is_named_with_its_line(void **state)
{
	(void)state;
	AUTO_FREE char *good = bench_read(BENCH_GOOD "trees/a-bare-tree.md");
	struct buf words;
	CHECK_CASES(cards, good, "trees/a-bare-tree");
	buf_init(&words, 1 << 20);
	for (int i = 0; i < CARD_WORDS; i++)
		buf_add_text(&words, "leaf ");
	buf_add_char(&words, 0);
	AUTO_FREE char *long_text = bench_spoil(good, "Count its branches.", words.p);
	assert_fault(long_text, "trees/a-bare-tree", "1: 409 words, a card has at most 400");
	buf_release(&words);
}

static void all_faults_are_reported_not_the_first_alone(void **state)
{
	(void)state;
	AUTO_FREE char *good = bench_read(BENCH_GOOD "arith/sum-of-ones.md");
	AUTO_FREE char *one = bench_spoil(good, "level: easy", "level: simple");
	AUTO_FREE char *two = bench_spoil(one, "missed:count", "missed:nobody");
	AUTO_FREE char *three = bench_spoil(two, "Seven terms make $7$.", "Seven terms make $7.");
	assert_fault(three, "arith/sum-of-ones", "5: level: has no such choice as 'simple'");
	assert_fault(three, "arith/sum-of-ones", "35: there is no key point 'nobody'");
	assert_fault(three, "arith/sum-of-ones", "73: the $ that opens maths here is never closed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_question_and_a_good_card_have_no_fault),
		cmocka_unit_test(each_fault_of_a_question_is_named_with_its_line),
		cmocka_unit_test(each_fault_of_an_exhibit_is_named_with_its_line),
		cmocka_unit_test(each_fault_of_choices_is_named_with_its_line),
		cmocka_unit_test(each_fault_of_a_card_is_named_with_its_line),
		cmocka_unit_test(all_faults_are_reported_not_the_first_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
