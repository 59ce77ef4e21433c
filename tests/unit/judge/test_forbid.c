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
	/* includes are no tokens of the program */
	{"#include <sys/qsort.h>\n#include \"asm.h\"\n", 0, 0, NULL},
	/* the package's own words */
	{"int main(void) { qsort(0, 0, 0, 0); }", 1, 18, "'qsort' is forbidden in this problem"},
	{"int qsort_r2, myqsort; /* qsort */", 0, 0, NULL},
	{"int (*f)() = q\\\nsort;", 1, 14, "'qsort' is forbidden"},
};

static void each_source_is_seen_through(void **state)
{
	(void)state;
	static const char *const words[] = {"qsort"};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct forbid_hit hits[FORBID_HITS_MAX];
		size_t count;
		assert_int_equal(forbid_check(span_of(cases[i].source), words, 1, hits, &count),
				 ERR_OK);
		if ((count > 0) != (cases[i].line > 0))
			fail_msg("case %zu: %zu hits in\n%s", i, count, cases[i].source);
		if (count == 0)
			continue;
		if (hits[0].line != cases[i].line || hits[0].column != cases[i].column ||
		    !strstr(hits[0].reason, cases[i].reason))
			fail_msg("case %zu: %d:%d: %s", i, hits[0].line, hits[0].column,
				 hits[0].reason);
	}
}

static void any_bytes_are_taken_and_hits_are_bounded(void **state)
{
	(void)state;
	char source[4096];
	struct forbid_hit hits[FORBID_HITS_MAX];
	size_t count;
	for (size_t i = 0; i < sizeof source; i++)
		source[i] = "asm \n"[i % 5];
	assert_int_equal(forbid_check((struct span){source, sizeof source}, NULL, 0, hits, &count),
			 ERR_OK);
	assert_int_equal(count, FORBID_HITS_MAX);
	unsigned seed = 1;
	for (size_t i = 0; i < sizeof source; i++)
		source[i] = (char)((seed = seed * 1103515245U + 12345U) >> 16);
	for (size_t n = 0; n < sizeof source; n += 7)
		assert_int_equal(forbid_check((struct span){source, n}, NULL, 0, hits, &count),
				 ERR_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_source_is_seen_through),
		cmocka_unit_test(any_bytes_are_taken_and_hits_are_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
