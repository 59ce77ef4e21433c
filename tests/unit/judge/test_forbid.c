/* What a source may not say, and every way of saying it that a lexer must see through. */
#include "judge/forbid.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
	const char *source;
	int line, column; /* of the first hit; 0: none */
	const char *reason;
} cases[] = {
	{"int main(void) { return 0; }\n", 0, 0, NULL},
	{"", 0, 0, NULL},
	{"int main(void)\n{\n\tasm(\"nop\");\n}\n", 3, 2, "'asm' (inline assembly)"},
	{"__asm__ volatile (\"\");", 1, 1, "'__asm__'"},
	{"int x; __asm (\"\");", 1, 8, "'__asm'"},
	/* not the word itself */
	{"int asm_count, basm; /* asm */ // asm\n", 0, 0, NULL},
	{"char *s = \"asm\"; char c = 'asm';", 0, 0, NULL},
	{"char *s = \"\\\"asm\";", 0, 0, NULL},
	{"long n = 0xasm;", 0, 0, NULL},
	/* comments that do not end where they seem to */
	{"/* // */ asm(\"\");", 1, 10, "asm"},
	{"// not a comment any more \\\nasm\nasm(\"\");", 3, 1, "asm"},
	{"char *s = \"/*\"; asm(\"\"); /* */", 1, 17, "asm"},
	{"'\"'; asm(\"\");", 1, 6, "asm"},
	/* a string that never ends, ends with its line */
	{"char *s = \"open\nasm(\"\");", 2, 1, "asm"},
	/* splices and trigraphs */
	{"a\\\nsm(\"\");", 1, 1, "asm"},
	{"a\\  \nsm(\"\");", 1, 1, "asm"},
	{"a?"
	 "?/\nsm(\"\");",
	 1, 1, "asm"},
	{"/\\\n* asm *\\\n/ int x;", 0, 0, NULL},
	{"?"
	 "?=pragma GCC optimize(\"O3\")\n",
	 1, 15, "'optimize' as a pragma"},
	/* pragmas */
	{"#pragma GCC optimize (\"O3\")\n", 1, 13, "'optimize' as a pragma"},
	{" # /* x */ pragma GCC target(\"avx2\")\n", 1, 23, "'target' as a pragma"},
	{"%:pragma GCC optimize(3)\n", 1, 14, "'optimize' as a pragma"},
	{"#pragma GCC \\\n optimize(3)\n", 2, 2, "'optimize' as a pragma"},
	{"#pragma once\n#pragma STDC FP_CONTRACT ON\n", 0, 0, NULL},
	{"#pragma GCC diagnostic ignored \"-Wall\"\nint target, optimize;\n", 0, 0, NULL},
	{"_Pragma(\"GCC optimize(3)\") int x;", 1, 9, "'optimize' as a pragma"},
	{"#define P _Pragma(\"GCC target(\\\"avx\\\")\")\n", 1, 19, "'target' as a pragma"},
	{"_Pragma(\"once\") int optimize; char *s = \"GCC optimize\";", 0, 0, NULL},
	/* attributes */
	{"__attribute__((optimize(\"O3\"))) int f(void);", 1, 16, "'optimize' as an attribute"},
	{"__attribute ((noinline, __target__(\"avx2\"))) int f(void);", 1, 25,
	 "'__target__' as an attribute"},
	{"[[gnu::optimize(\"O3\")]] int f(void);", 1, 8, "'optimize' as an attribute"},
	{"__attribute__((noinline)) int target(int optimize) { return optimize; }", 0, 0, NULL},
	{"int a[1][2]; int t = a[target[0]][optimize];", 0, 0, NULL},
	{"int x = a[b[target]] + c[\"s\"[optimize]];", 0, 0, NULL},
	{"[ [gnu::optimize(3)] ] int f();", 1, 9, "'optimize' as an attribute"},
	{"[\n[gnu::target(3)] ] int f();", 2, 7, "'target' as an attribute"},
	{"<:<:gnu::optimize(3):>:> int f();", 1, 10, "'optimize' as an attribute"},
	{"std::vector<::target> v; int y = c ? a <: 1 :> : target;", 0, 0, NULL},
	/* strings that end elsewhere in another year */
	{"auto s = R\"x(\")x\"; asm(\"\"); s = R\"(\")\";", 1, 20, "asm"},
	{"auto s = u8R\"(\")\"; asm(\"\");", 1, 20, "asm"},
	{"#define R\n#define x(a) a\nx(R\"x(\"); asm(\"\"); x(\")x\");", 3, 11, "asm"},
	{"auto s = R\"x()\\\nx\" )x\"; asm(\"\"); s = \" \";", 1, 10, "a raw string with"},
	{"int a = 1'0; asm(\"\"); int b = 2'0;", 1, 14, "asm"},
	{"#define F(x)\nF(1'0') asm(\"\"); int c = '0';", 2, 9, "asm"},
	{"char *s = \"?"
	 "?/\"; asm(\"\"); //\"",
	 1, 18, "asm"},
	{"char *s = \"?"
	 "?/\" asm(\"; asm(\"\");",
	 1, 17, "asm"},
	{"auto s = R\"(it's \"quoted\")\"; long m = 1'000'000'007, n = 0x'f;", 0, 0, NULL},
	{"auto s = R\"", 0, 0, NULL},
	{"auto s = R\"(", 0, 0, NULL},
	{"auto s = R\"12345678901234567(\"; int asm_;", 0, 0, NULL},
	/* includes are no tokens of the program */
	{"#include <sys/qsort.h>\n#include \"asm.h\"\n", 0, 0, NULL},
	/* the package's own words */
	{"int main(void) { qsort(0, 0, 0, 0); }", 1, 18, "'qsort' is forbidden in this problem"},
	{"int qsort_r2, myqsort; /* qsort */", 0, 0, NULL},
	{"int (*f)() = q\\\nsort;", 1, 14, "'qsort' is forbidden"},
};

static const char *const words[] = {"qsort"};
static const struct forbid_policy policy = {words, 1}, no_words = {NULL, 0};

static void each_source_is_seen_through(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct forbid_found f;
		assert_int_equal(forbid_check(span_of(cases[i].source), &policy, &f), ERR_OK);
		if ((f.count > 0) != (cases[i].line > 0))
			fail_msg("case %zu: %zu hits in\n%s", i, f.count, cases[i].source);
		if (f.count == 0)
			continue;
		if (f.hits[0].line != cases[i].line || f.hits[0].column != cases[i].column ||
		    f.hits[0].end_column <= f.hits[0].column ||
		    !strstr(f.hits[0].reason, cases[i].reason))
			fail_msg("case %zu: %d:%d: %s", i, f.hits[0].line, f.hits[0].column,
				 f.hits[0].reason);
	}
}

static void macros_that_join_words_ask_for_a_second_look(void **state)
{
	(void)state;
	static const struct {
		const char *source;
		bool unsure;
	} joins[] = {
		{"#define J(a, b) a##b\n", true},
		{"%:define J(a, b) a %:%: b\n", true},
		{"#define J(a, b) a ?"
		 "?=?"
		 "?= b\n",
		 true},
		{"#define J(a, b) a #\\\n# b\n", true},
		{"#define P(x) _Pragma(#x)\n", true},
		{"__CONCAT(as, m)(\"\");\n", true},
		{"#define T target(\"avx2\")\n__attribute__((T)) int f(void);\n", true},
		{"#define A __attribute__\n", true},
		{"#define N 3\nint target, optimize;\n", false},
		{"#define S(a) #a\n#define T(a) # a\n", false},
		{"char *s = \"##\"; /* ## */\n", false},
		{"#include <stdio.h>\nint main(void) { return 0; }\n", false},
	};
	for (size_t i = 0; i < sizeof joins / sizeof joins[0]; i++) {
		struct forbid_found f;
		assert_int_equal(forbid_check(span_of(joins[i].source), &no_words, &f), ERR_OK);
		if (f.unsure != joins[i].unsure || f.count)
			fail_msg("case %zu: %s", i, joins[i].source);
	}
}

static void what_hides_a_file_from_the_second_look_is_refused(void **state)
{
	(void)state;
	static const char *const sources[] = {
		"# 1 \"/usr/include/x.h\" 3\nint x;\n",
		"#pragma GCC system_header\n",
		"__glibc_macro_warning1(GCC optimize(3))\n",
		"#define J(a, b) a##b\n#line 5 \"lib.h\"\n",
	};
	struct forbid_found f;
	for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
		assert_int_equal(forbid_check(span_of(sources[i]), &no_words, &f), ERR_OK);
		assert_int_equal(f.count, 1);
	}
	assert_int_equal(forbid_check(SPAN("#line 5 \"a.y\"\nint x;\n"), &no_words, &f), ERR_OK);
	assert_int_equal(f.count, 0);
}

static void preprocessed_text_is_placed_by_its_markers(void **state)
{
	(void)state;
	static const char *const names[] = {"a.c", "b.h"};
	static const char text[] = "# 0 \"a.c\"\n# 1 \"/usr/include/stdio.h\" 1 3 4\n"
				   "int f(void) __asm__(\"g\");\n"
				   "# 1 \"lib.h\" 1\nasm(\"\");\n"
				   "# 3 \"b.h\" 1\n\n_asm_; qsort();\n"
				   "# 7 \"a.c\" 3 4\nasm(\"\");\n"
				   "# 7 \"a.c\"\n;\n asm (\"\");\n"
				   "#pragma GCC optimize(\"O3\")\n";
	struct forbid_found f;
	assert_int_equal(forbid_check_expanded(span_of(text), names, 2, &policy, &f), ERR_OK);
	assert_int_equal(f.count, 3);
	assert_int_equal(f.hits[0].file, 1);
	assert_int_equal(f.hits[0].line, 4);
	assert_non_null(strstr(f.hits[0].reason, "'qsort'"));
	assert_int_equal(f.hits[1].file, 0);
	assert_int_equal(f.hits[1].line, 8);
	assert_int_equal(f.hits[1].column, 0);
	assert_non_null(strstr(f.hits[1].reason, "'asm'"));
	assert_int_equal(f.hits[2].line, 9);
	assert_non_null(strstr(f.hits[2].reason, "pragma"));
}

static void any_bytes_are_taken_and_hits_are_bounded(void **state)
{
	(void)state;
	static const char *const names[] = {"a.c"};
	char source[4096];
	struct forbid_found f;
	for (size_t i = 0; i < sizeof source; i++)
		source[i] = "asm \n"[i % 5];
	assert_int_equal(forbid_check((struct span){source, sizeof source}, &no_words, &f), ERR_OK);
	assert_int_equal(f.count, FORBID_HITS_MAX);
	unsigned seed = 1;
	for (size_t i = 0; i < sizeof source; i++)
		source[i] = (char)((seed = seed * 1103515245U + 12345U) >> 16);
	for (size_t n = 0; n < sizeof source; n += 7) {
		const struct span s = {source, n};
		assert_int_equal(forbid_check(s, &no_words, &f), ERR_OK);
		assert_int_equal(forbid_check_expanded(s, names, 1, &no_words, &f), ERR_OK);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_source_is_seen_through),
		cmocka_unit_test(macros_that_join_words_ask_for_a_second_look),
		cmocka_unit_test(what_hides_a_file_from_the_second_look_is_refused),
		cmocka_unit_test(preprocessed_text_is_placed_by_its_markers),
		cmocka_unit_test(any_bytes_are_taken_and_hits_are_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
