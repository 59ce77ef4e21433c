/* Compilers taken apart: the words of their drivers, read into pipelines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

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

static const char clang_driver[] =
	"Debian clang version 14.0.6\nTarget: x86_64-pc-linux-gnu\n"
	" \"/usr/lib/llvm-14/bin/clang\" \"-cc1\" \"-emit-obj\" \"-main-file-name\" \"null\" "
	"\"-fdebug-compilation-dir=/home/x\" \"-std=c17\" \"-ferror-limit\" \"19\" \"-o\" "
	"\"/tmp/null-0a452c.o\" \"-x\" \"c\" \"/dev/null\"\n"
	" \"/usr/bin/ld\" \"-pie\" \"-o\" \"viva-program\" \"/lib/Scrt1.o\" \"/tmp/null-0a452c.o\" "
	"\"-lm\" \"-lc\" \"/lib/crtn.o\"\n";

static void the_drivers_words_become_three_vectors(void **state)
{
	(void)state;
	struct arena a;
	struct pipeline p = {.compiler = COMPILER_GCC};
	AUTO_BUF text;
	buf_init(&text, 10000);
	arena_init(&a, 1024 * 1024);
	assert_int_equal(toolchain_parse(&a, &p, span_of(driver)), ERR_OK);
	joined(&p.front.head, &text);
	assert_string_equal(text.p, "/usr/lib/gcc/x/12/cc1 -quiet -imultiarch x86_64-linux-gnu "
				    "-quiet -mtune=generic -O2 -Wall -std=c17");
	assert_string_equal(p.as.path, "/usr/bin/as");
	joined(&p.as.head, &text);
	assert_string_equal(text.p, "as --64");
	joined(&p.link.head, &text);
	assert_non_null(strstr(text.p, " -pie /usr/lib/Scrt1.o /usr/lib/crti.o -L/usr/lib"));
	joined(&p.link.tail, &text);
	assert_string_equal(text.p, "-lm -lc /usr/lib/crtn.o");
	arena_release(&a);
}

static void clang_assembles_by_itself(void **state)
{
	(void)state;
	struct arena a;
	struct pipeline p = {.compiler = COMPILER_CLANG};
	AUTO_BUF text;
	buf_init(&text, 10000);
	arena_init(&a, 1024 * 1024);
	assert_int_equal(toolchain_parse(&a, &p, span_of(clang_driver)), ERR_OK);
	assert_int_equal(p.version, 14);
	assert_null(p.as.path);
	joined(&p.front.head, &text);
	assert_string_equal(text.p, "/usr/lib/llvm-14/bin/clang -cc1 -emit-obj -std=c17 -x c");
	joined(&p.link.tail, &text);
	assert_string_equal(text.p, "-lm -lc /lib/crtn.o");
	arena_release(&a);
}

static void something_else_is_refused(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "gcc: error: no such file\n", " /x/cc1 -O2\n",
					    " /x/cc1 -O2\n as -o x\n /x/collect2 -o p\n"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct arena a;
		struct pipeline p = {.compiler = COMPILER_GCC};
		arena_init(&a, 1024 * 1024);
		assert_int_not_equal(toolchain_parse(&a, &p, span_of(texts[i])), ERR_OK);
		arena_release(&a);
	}
}

static struct toolchain *make(void)
{
	struct toolchain *t = NULL;
	char why[TOOLCHAIN_WHY_MAX] = "";
	if (toolchain_new(&t, why))
		fail_msg("%s", why);
	return t;
}

static const struct pipeline *ask(const struct toolchain *t, enum compiler compiler,
				  enum language language, enum toolchain_kind kind)
{
	const struct pipeline *p = NULL;
	char why[TOOLCHAIN_WHY_MAX] = "";
	if (toolchain_pipeline(t, compiler, language, kind, &p, why))
		fail_msg("%s", why);
	return p;
}

static void this_hosts_compilers_are_understood(void **state)
{
	(void)state;
	struct toolchain *t = make();
	for (int c = 0; c < COMPILER_COUNT; c++)
		for (int l = LANGUAGE_C; l <= LANGUAGE_CPP; l++) {
			const struct pipeline *plain =
				ask(t, (enum compiler)c, (enum language)l, TOOLCHAIN_PLAIN);
			const struct pipeline *checked =
				ask(t, (enum compiler)c, (enum language)l, TOOLCHAIN_SANITIZE);
			assert_true(plain->version > 0);
			assert_true(checked->link.tail.count + checked->link.head.count >
				    plain->link.tail.count + plain->link.head.count);
			assert_string_not_equal(plain->words_hash, checked->words_hash);
			assert_ptr_equal(
				plain, ask(t, (enum compiler)c, (enum language)l, TOOLCHAIN_PLAIN));
		}
	toolchain_free(t);
}

static void two_askings_have_one_identity(void **state)
{
	(void)state;
	AUTO_BUF first, second;
	struct toolchain *a = make(), *b = make();
	buf_init(&first, 100000);
	buf_init(&second, 100000);
	toolchain_identity(ask(a, COMPILER_GCC, LANGUAGE_C, TOOLCHAIN_PLAIN), &first);
	toolchain_identity(ask(b, COMPILER_GCC, LANGUAGE_C, TOOLCHAIN_PLAIN), &second);
	assert_true(first.len > 100);
	assert_string_equal(first.p, second.p);
	toolchain_free(a);
	toolchain_free(b);
}

static void standards_go_by_the_compilers_age(void **state)
{
	(void)state;
	char why[TOOLCHAIN_WHY_MAX] = "";
	enum compiler chosen;
	struct toolchain *t = make();
	struct pipeline p = {.compiler = COMPILER_GCC, .language = LANGUAGE_C, .version = 13};
	assert_string_equal(toolchain_standard(t, &p, "c23"), "-std=c2x");
	p.version = 14;
	assert_string_equal(toolchain_standard(t, &p, "c23"), "-std=c23");
	assert_null(toolchain_standard(t, &p, NULL));
	assert_null(toolchain_standard(t, &p, "c++20"));
	assert_int_equal(toolchain_choose(t, NULL, "c99", &chosen, why), ERR_INVAL);
	assert_non_null(strstr(why, "'c99'"));
	assert_int_equal(toolchain_choose(t, "icc", NULL, &chosen, why), ERR_INVAL);
	assert_int_equal(toolchain_prefer(t, "clang", "c11", why), ERR_OK);
	assert_int_equal(toolchain_choose(t, NULL, NULL, &chosen, why), ERR_OK);
	assert_int_equal(chosen, COMPILER_CLANG);
	assert_string_equal(toolchain_standard(t, &p, NULL), "-std=c11");
	toolchain_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_drivers_words_become_three_vectors),
		cmocka_unit_test(clang_assembles_by_itself),
		cmocka_unit_test(something_else_is_refused),
		cmocka_unit_test(this_hosts_compilers_are_understood),
		cmocka_unit_test(two_askings_have_one_identity),
		cmocka_unit_test(standards_go_by_the_compilers_age),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
