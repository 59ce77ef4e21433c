/* What sanitizers print, and what is made of it; whatever the text, nothing breaks. */
#include "judge/sanitizer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "judge/crash.h"
#include "judge/repeat.h"
#include "judge/symbols.h"

static const char heap[] = "the program's own words\n"
			   "=================================================================\n"
			   "==2==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x60 at "
			   "pc 0x55 bp 0x7f sp 0x7e\n"
			   "READ of size 4 at 0x602000000020 thread T0\n"
			   "    #0 0x556e23c1a0f8  (/program+0x10f8)\n"
			   "    #1 0x556e23c1a1d2 in main (/program+0x11d2)\n"
			   "    #2 0x7f7328845249  (/lib/x86_64-linux-gnu/libc.so.6+0x27249)\n"
			   "\n"
			   "0x602000000020 is located 4 bytes to the right of 16-byte region "
			   "[0x602000000010,0x602000000020)\n"
			   "allocated by thread T0 here:\n"
			   "    #0 0x7f73292b89cf  (/lib/x86_64-linux-gnu/libasan.so.8+0xb89cf)\n"
			   "    #1 0x7f73292b89cf  (/program+0x99)\n"
			   "\n"
			   "SUMMARY: AddressSanitizer: heap-buffer-overflow (/program+0x10f8) \n"
			   "    #0 0x1  (/program+0x1)\n"
			   "==2==ABORTING\n";

static void a_report_is_taken_apart(void **state)
{
	(void)state;
	struct sanitizer_report r;
	assert_true(sanitizer_read(span_of(heap), &r));
	assert_string_equal(r.kind, "heap-buffer-overflow");
	assert_string_equal(r.message,
			    "reads 4 bytes, 4 bytes past the end of a block of 16 bytes");
	assert_string_equal(r.file, "");
	assert_int_equal(r.stack.count, 2);
	assert_int_equal(r.stack.at[0], 0x10f8);
	assert_int_equal(r.stack.at[1], 0x11d2);
	assert_int_equal(r.allocated.count, 1);
	assert_int_equal(r.allocated.at[0], 0x99);
	assert_int_equal(r.freed.count, 0);
}

static void each_kind_has_its_name(void **state)
{
	(void)state;
	static const struct {
		const char *text, *kind, *message;
	} cases[] = {
		{"==2==ERROR: AddressSanitizer: SEGV on unknown address 0x0 (pc 0x5)\n"
		 "==2==The signal is caused by a WRITE memory access.\n"
		 "==2==Hint: address points to the zero page.\n",
		 "SEGV", "writes where it may not, through a null pointer or close to one"},
		{"==2==ERROR: AddressSanitizer: attempting double-free on 0x60 in thread T0:\n",
		 "double-free", "free() of what is free already"},
		{"==2==ERROR: AddressSanitizer: attempting free on address which was not "
		 "malloc()-ed: "
		 "0x7f in thread T0\n",
		 "bad-free",
		 "attempting free on address which was not malloc()-ed: 0x7f in thread T0"},
		{"==2==ERROR: AddressSanitizer: negative-size-param: (size=-4)\n",
		 "negative-size-param", ""},
		{"==2==ERROR: AddressSanitizer: stack-buffer-overflow on address 0x7f at pc\n"
		 "WRITE of size 8 at 0x7f thread T0\n"
		 "Address 0x7f is located in stack of thread T0 at offset 80 in frame\n"
		 "    [64, 80) 'a' (line 21) <== Memory access at offset 80 overflows this "
		 "variable\n",
		 "stack-buffer-overflow", "writes 8 bytes, offset 80 overflows the variable a"},
		{"==2==ERROR: AddressSanitizer: global-buffer-overflow on address 0x5 at\n"
		 "READ of size 1 at 0x5 thread T0\n"
		 "0x5 is located 0 bytes to the right of global variable 'g' defined in 'a.c:3:5' "
		 "(0x5) of size 4\n",
		 "global-buffer-overflow",
		 "reads 1 bytes, 0 bytes to the right of global variable 'g' defined in 'a.c:3:5'"},
		{"==2==ERROR: AddressSanitizer: heap-use-after-free on address 0x6 at\n"
		 "READ of size 1 at 0x6 thread T0\n"
		 "0x6 is located 3 bytes inside of 16-byte region [0x6,0x7)\n",
		 "heap-use-after-free", "reads 1 bytes, inside a block of 16 bytes"},
		{"a.c:5:10: runtime error: signed integer overflow: 1 + 2 cannot be represented\n",
		 "signed-integer-overflow", "signed integer overflow: 1 + 2 cannot be represented"},
		{"a.c:5:10: runtime error: index 9 out of bounds for type 'int [4]'\n", "bounds",
		 "index 9 out of bounds for type 'int [4]'"},
		{"a.c:5:10: runtime error: something new\n", "undefined-behavior", "something new"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct sanitizer_report r;
		assert_true(sanitizer_read(span_of(cases[i].text), &r));
		assert_string_equal(r.kind, cases[i].kind);
		assert_string_equal(r.message, cases[i].message);
	}
}

static void undefined_behaviour_names_its_place(void **state)
{
	(void)state;
	struct sanitizer_report r;
	assert_true(sanitizer_read(SPAN("a.c:5:10: runtime error: division by zero\n"
					"    #0 0x5  (/program+0xf3d)\n"),
				   &r));
	assert_string_equal(r.file, "a.c");
	assert_int_equal(r.line, 5);
	assert_int_equal(r.column, 10);
	assert_int_equal(r.stack.count, 1);
}

static void what_is_no_report_is_none(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"",
		"\n\n",
		"ERROR: AddressSanitizer: x",
		"==2==ERROR: AddressSanitizer: ",
		"/usr/include/a.h:5:10: runtime error: division by zero",
		"a.c:0:10: runtime error: division by zero",
		"a.c:5: runtime error: division by zero",
		"a.c:99999999999:1: runtime error: division by zero",
		": runtime error: ",
	};
	struct sanitizer_report r;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_false(sanitizer_read(span_of(texts[i]), &r));
}

/* A program may print reports of its own, as long as it likes; the last one, which ends it, counts.
 */
static void forged_reports_are_bounded(void **state)
{
	(void)state;
	struct sanitizer_report r;
	static char text[200000];
	size_t n = 0;
	n += (size_t)snprintf(text, sizeof text, "==2==ERROR: AddressSanitizer: ");
	memset(text + n, 'x', 1000);
	n += 1000;
	text[n++] = '\n';
	for (int i = 0; i < 3000; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "  #%d 0x1 (/program+0x%x)\n", i,
				      i);
	assert_true(sanitizer_read((struct span){text, n}, &r));
	assert_int_equal(strlen(r.kind), SANITIZER_KIND_MAX - 1);
	assert_int_equal(r.stack.count, SANITIZER_FRAMES_MAX);
	n += (size_t)snprintf(text + n, sizeof text - n, "%s", heap);
	assert_true(sanitizer_read((struct span){text, n}, &r));
	assert_string_equal(r.kind, "heap-buffer-overflow");
	assert_int_equal(r.stack.count, 2);
	for (size_t cut = 0; cut < sizeof heap; cut++)
		sanitizer_read((struct span){heap, cut}, &r);
}

static void offsets_become_lines(void **state)
{
	(void)state;
	static const char text[] = "0x00000000000010f8\nsum\n/tmp/x/a.c:7\nmain\n/tmp/x/a.c:16 "
				   "(discriminator 3)\n0x00000000000011d2\n_start\n??:?\n"
				   "0x0000000000001300\nmain\n./a.c:18\n";
	struct symbol s[SYMBOLS_INLINE_MAX];
	assert_int_equal(symbols_find(span_of(text), 0x10f8, s), 2);
	assert_string_equal(s[0].function, "sum");
	assert_string_equal(s[0].file, "a.c");
	assert_int_equal(s[0].line, 7);
	assert_string_equal(s[1].function, "main");
	assert_int_equal(s[1].line, 16);
	assert_int_equal(symbols_find(span_of(text), 0x11d2, s), 0);
	assert_int_equal(symbols_find(span_of(text), 0x1300, s), 1);
	assert_int_equal(symbols_find(span_of(text), 0x9999, s), 0);
	assert_int_equal(symbols_find(SPAN("0x0000000000000001\nmain"), 1, s), 0);
}

static void a_crash_has_a_name_and_perhaps_a_line(void **state)
{
	(void)state;
	json_t *report = json_pack("{sb ss si}", "clean", 0, "file", "a.c", "line", 7);
	json_t *with = crash_json(11, report), *without = crash_json(8, NULL);
	json_t *odd = crash_json(200, NULL);
	assert_string_equal(json_string_value(json_object_get(with, "name")), "SIGSEGV");
	assert_int_equal(json_integer_value(json_object_get(with, "line")), 7);
	assert_string_equal(json_string_value(json_object_get(without, "name")), "SIGFPE");
	assert_null(json_object_get(without, "line"));
	assert_string_equal(json_string_value(json_object_get(odd, "name")), "SIG?");
	json_decref(report);
	json_decref(with);
	json_decref(without);
	json_decref(odd);
}

static void times_are_told_by_their_middle(void **state)
{
	(void)state;
	struct repeat r = {.count = 0};
	assert_int_equal(repeat_median(&r), 0);
	repeat_add(&r, 900);
	assert_int_equal(repeat_median(&r), 900);
	assert_int_equal(repeat_spread(&r), 0);
	repeat_add(&r, 100);
	assert_int_equal(repeat_median(&r), 100);
	repeat_add(&r, 400);
	assert_int_equal(repeat_median(&r), 400);
	assert_int_equal(repeat_spread(&r), 800);
	for (int i = 0; i < 20; i++)
		repeat_add(&r, 400);
	assert_true(r.count <= REPEAT_MAX);
	assert_int_equal(repeat_median(&r), 400);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_report_is_taken_apart),
		cmocka_unit_test(each_kind_has_its_name),
		cmocka_unit_test(undefined_behaviour_names_its_place),
		cmocka_unit_test(what_is_no_report_is_none),
		cmocka_unit_test(forged_reports_are_bounded),
		cmocka_unit_test(offsets_become_lines),
		cmocka_unit_test(a_crash_has_a_name_and_perhaps_a_line),
		cmocka_unit_test(times_are_told_by_their_middle),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
