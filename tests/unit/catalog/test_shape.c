/* The table-driven checker: every fault, each with its path. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "catalog/forms.h"
#include "catalog/shape.h"

static const struct shape word = {.kind = SHAPE_TEXT, .lo = 1, .hi = 5};
static const struct shape lines = {.kind = SHAPE_TEXT, .hi = 9, .lines = true};
static const struct shape color = {
	.kind = SHAPE_TEXT, .hi = 9, .words = (const char *const[]){"red", "blue", NULL}};
static const struct shape small = {.kind = SHAPE_INT, .lo = 1, .hi = 3};
static const struct shape share = {.kind = SHAPE_NUMBER, .lo = 0, .hi = 1, .positive = true};
static const struct shape flag = {.kind = SHAPE_BOOL};
static const struct shape either = {.kind = SHAPE_SCALAR};
static const struct shape words = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 3, .distinct = true, .item = &word};
static const struct shape map = {.kind = SHAPE_MAP,
				 .lo = 1,
				 .hi = 2,
				 .form = form_name,
				 .form_name = "a name",
				 .item = &small};
static const struct shape thing = {.kind = SHAPE_OBJECT,
				   .fields = (const struct shape_field[]){{"w", &word, true},
									  {"l", &lines, true},
									  {"c", &color, true},
									  {"n", &small, true},
									  {"s", &share, true},
									  {"b", &flag, true},
									  {"e", &either, true},
									  {"ws", &words, true},
									  {"m", &map, true},
									  {"k", &small, false},
									  {0}}};

static void write_down(void *data, const char *path, const char *reason)
{
	buf_addf(data, "%s: %s\n", path, reason);
}

/* The faults of a text, a line each; the caller frees. */
static char *faults_of(const struct shape *shape, const char *text, size_t *n)
{
	struct buf out;
	AUTO_JSON *value = NULL;
	buf_init(&out, 1 << 16);
	buf_add_text(&out, "");
	assert_int_equal(json_read(span_of(text), &value), ERR_OK);
	*n = shape_check(shape, value, write_down, &out);
	buf_add_text(&out, "");
	return buf_take(&out);
}

struct shape_case {
	const char *text;
	const char *faults; /* NULL: none */
};

static const struct shape_case cases[] = {
	{"{\"k\":1}", NULL},
	{"{\"k\":1,\"w\":\"abc\",\"l\":\"a\\nb\",\"c\":\"red\",\"n\":3,\"s\":0.5,\"b\":true,"
	 "\"e\":\"x\",\"ws\":[\"a\",\"b\"],\"m\":{\"a\":1}}",
	 NULL},
	{"7", ": must be a mapping of keys to values\n"},
	{"{}", ": lacks 'k'\n"},
	{"{\"k\":0}", "/k: 0 is not between 1 and 3\n"},
	{"{\"k\":1.5}", "/k: must be a whole number\n"},
	{"{\"k\":1,\"x\":2}", "/x: is not a key that belongs here\n"},
	{"{\"k\":1,\"w\":\"\"}", "/w: is empty\n"},
	{"{\"k\":1,\"w\":\"abcdef\"}", "/w: is too long: 6 characters, at most 5\n"},
	{"{\"k\":1,\"w\":\"\xc3\xb6\xc3\xb6\xc3\xb6\xc3\xb6\xc3\xb6\"}", NULL},
	{"{\"k\":1,\"w\":\"a\\nb\"}", "/w: must be a single paragraph: fold it with >-\n"},
	{"{\"k\":1,\"w\":[1]}", "/w: must be a text\n"},
	{"{\"k\":1,\"w\":5}", "/w: must be a text; put it in single quotes\n"},
	{"{\"k\":1,\"c\":\"green\"}", "/c: has no such choice as 'green'\n"},
	{"{\"k\":1,\"s\":0}", "/s: must be above 0\n"},
	{"{\"k\":1,\"s\":2}", "/s: 2 is not between 0 and 1\n"},
	{"{\"k\":1,\"s\":\"1\"}", "/s: must be a number\n"},
	{"{\"k\":1,\"b\":1}", "/b: must be true or false\n"},
	{"{\"k\":1,\"e\":null}", "/e: must be a text or a number\n"},
	{"{\"k\":1,\"ws\":{}}", "/ws: must be a list\n"},
	{"{\"k\":1,\"ws\":[]}", "/ws: has 0 entries, at least 1 are needed\n"},
	{"{\"k\":1,\"ws\":[\"a\",\"b\",\"a\"]}", "/ws/2: is there twice\n"},
	{"{\"k\":1,\"ws\":[\"a\",7,\"\"]}",
	 "/ws/1: must be a text; put it in single quotes\n/ws/2: is empty\n"},
	{"{\"k\":1,\"m\":{\"A\":1}}", "/m/A: the key is not a name\n"},
	{"{\"k\":1,\"m\":{\"a\":1,\"b\":9,\"c\":1}}",
	 "/m: has 3 entries, at most 2 are allowed\n/m/b: 9 is not between 1 and 3\n"},
};

static void every_fault_is_named_with_its_path(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t n, lines_wanted = 0;
		char *got = faults_of(&thing, cases[i].text, &n);
		const char *wanted = cases[i].faults ? cases[i].faults : "";
		for (const char *p = wanted; *p; p++)
			lines_wanted += *p == '\n';
		assert_string_equal(got ? got : "", wanted);
		assert_int_equal(n, lines_wanted);
		free(got);
	}
}

struct form_case {
	bool (*form)(struct span);
	const char *text;
	bool good;
};

static const struct form_case forms[] = {
	{form_name, "two-words", true},
	{form_name, "x2", true},
	{form_name, "2x", false},
	{form_name, "", false},
	{form_name, "a--b", false},
	{form_name, "a-", false},
	{form_name, "Ab", false},
	{form_path, "section/a-slug", true},
	{form_path, "section/2-slugs", true},
	{form_path, "section", false},
	{form_path, "section/", false},
	{form_path, "/slug", false},
	{form_path, "a/b/c", false},
	{form_path, "a/../b", false},
	{form_reference, "boyd-2004", true},
	{form_reference, "bar-hillel-1980", true},
	{form_reference, "boyd-2004b", true},
	{form_reference, "boyd-2004a", false},
	{form_reference, "boyd", false},
	{form_reference, "-2004", false},
	{form_reference, "b2-2004", false},
	{form_when, "all", true},
	{form_when, "missed:a-point", true},
	{form_when, "missed:", false},
	{form_when, "always", false},
	{form_package, "sortnlogn", true},
	{form_package, "sort-n", false},
	{form_package, "", false},
};

static void forms_are_told_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		assert_int_equal(forms[i].form(span_of(forms[i].text)), forms[i].good);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_fault_is_named_with_its_path),
		cmocka_unit_test(forms_are_told_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
