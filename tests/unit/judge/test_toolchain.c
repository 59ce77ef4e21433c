/* gcc taken apart, and what its programs say taken apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "judge/compile.h"
#include "judge/diagnose.h"
#include "judge/toolchain.h"

static const char driver[] =
	"Using built-in specs.\nCOLLECT_GCC=gcc\n"
	" /usr/lib/gcc/x/12/cc1 -quiet -imultiarch x86_64-linux-gnu /dev/null -quiet -dumpdir p- "
	"-dumpbase null -dumpbase-ext .c \"-mtune=generic\" -O2 -Wall \"-std=c17\" -o - |\n"
	" as --64 -o ./ccAbC123.o\n"
	"COMPILER_PATH=/usr/lib\n"
	" /usr/lib/gcc/x/12/collect2 -plugin /usr/lib/p.so \"-plugin-opt=-pass-through=-lc\" -pie "
	"-o viva-program /usr/lib/Scrt1.o /usr/lib/crti.o -L/usr/lib ./ccAbC123.o -lm -lc "
	"/usr/lib/crtn.o\n";

static void joined(const struct words *w, struct buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < w->count; i++)
		buf_addf(out, "%s%s", i ? " " : "", w->v[i]);
}

static void the_drivers_words_become_three_vectors(void **state)
{
	(void)state;
	struct toolchain t = {0};
	AUTO_BUF text;
	buf_init(&text, 10000);
	arena_init(&t.arena, 1024 * 1024);
	assert_int_equal(toolchain_parse(&t, TOOLCHAIN_PLAIN, span_of(driver)), ERR_OK);
	joined(&t.cc1[TOOLCHAIN_PLAIN].head, &text);
	assert_string_equal(text.p, "/usr/lib/gcc/x/12/cc1 -quiet -imultiarch x86_64-linux-gnu "
				    "-quiet -mtune=generic -O2 -Wall -std=c17");
	assert_string_equal(t.as.path, "/usr/bin/as");
	joined(&t.as.head, &text);
	assert_string_equal(text.p, "as --64");
	joined(&t.ld[TOOLCHAIN_PLAIN].head, &text);
	assert_non_null(strstr(text.p, " -pie /usr/lib/Scrt1.o /usr/lib/crti.o -L/usr/lib"));
	joined(&t.ld[TOOLCHAIN_PLAIN].tail, &text);
	assert_string_equal(text.p, "-lm -lc /usr/lib/crtn.o");
	arena_release(&t.arena);
}

static void something_else_is_refused(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "gcc: error: no such file\n", " /x/cc1 -O2\n",
					    " /x/cc1 -O2\n as -o x\n /x/collect2 -o p\n"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct toolchain t = {0};
		arena_init(&t.arena, 1024 * 1024);
		assert_int_not_equal(toolchain_parse(&t, TOOLCHAIN_PLAIN, span_of(texts[i])),
				     ERR_OK);
		arena_release(&t.arena);
	}
}

static void this_hosts_gcc_is_understood(void **state)
{
	(void)state;
	struct toolchain *t = NULL;
	char why[160] = "";
	if (toolchain_new(&t, why))
		fail_msg("%s", why);
	assert_non_null(strstr(t->cc1[TOOLCHAIN_PLAIN].path, "cc1"));
	assert_true(t->ld[TOOLCHAIN_SANITIZE].tail.count > t->ld[TOOLCHAIN_PLAIN].tail.count);
	toolchain_free(t);
}

static void a_diagnostic_of_cc1_keeps_its_place(void **state)
{
	(void)state;
	AUTO_JSON *list = json_array();
	assert_true(diagnose_cc1(
		list, SPAN("[{\"kind\": \"warning\", \"message\": \"unused\", \"locations\": "
			   "[{\"caret\": {\"file\": \"a.c\", \"line\": 3, \"byte-column\": 5}}]},"
			   "{\"kind\": \"fatal error\", \"message\": \"no\", \"locations\": "
			   "[{\"caret\": {\"file\": \"/usr/include/stdio.h\", \"line\": 9}}]}]\n"
			   "compilation terminated.\n")));
	AUTO_BUF text;
	buf_init(&text, 10000);
	assert_int_equal(json_write(list, &text), ERR_OK);
	assert_string_equal(text.p,
			    "[{\"file\":\"a.c\",\"line\":3,\"column\":5,\"severity\":\"warning\","
			    "\"message\":\"unused\"},{\"file\":\"\",\"line\":0,\"column\":0,"
			    "\"severity\":\"error\",\"message\":\"no\"}]");
}

static void a_linkers_line_names_the_source(void **state)
{
	(void)state;
	AUTO_JSON *list = json_array();
	AUTO_BUF text;
	buf_init(&text, 10000);
	diagnose_text(list, SPAN("0.o:a.c:function main: error: undefined reference to 'f'\n\n"
				 "ld: \xFF\n"));
	assert_int_equal(json_write(list, &text), ERR_OK);
	assert_non_null(strstr(text.p, "{\"file\":\"a.c\",\"line\":0"));
	assert_non_null(strstr(text.p, "\"undefined reference to 'f'\""));
	assert_false(diagnose_cc1(list, SPAN("cc1: internal compiler error")));
	assert_false(diagnose_cc1(list, SPAN("[{\"kind\":")));
	assert_true(diagnose_cc1(list, SPAN(" \n")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_drivers_words_become_three_vectors),
		cmocka_unit_test(something_else_is_refused),
		cmocka_unit_test(this_hosts_gcc_is_understood),
		cmocka_unit_test(a_diagnostic_of_cc1_keeps_its_place),
		cmocka_unit_test(a_linkers_line_names_the_source),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
