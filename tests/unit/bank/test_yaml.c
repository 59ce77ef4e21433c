/* The strict part of YAML: what a scalar means, what is refused, and that nothing runs away. */
#include "bench.h"

#include "bank/yaml.h"

struct reading {
	const char *text;
	const char *json; /* compact; NULL: nothing readable */
};

static const struct reading scalars[] = {
	{"[no, yes, on, off, No, True, null-ish]",
	 "[\"no\",\"yes\",\"on\",\"off\",\"No\",\"True\",\"null-ish\"]"},
	{"[true, false]", "[true,false]"},
	{"[0, 7, -3, +4, 10]", "[0,7,-3,4,10]"},
	{"[007, 0x10, 1_000, 1., .5, 1e3, 2.5e-1, '5', 1-2]",
	 "[\"007\",\"0x10\",\"1_000\",1.0,0.5,1000.0,0.25,\"5\",\"1-2\"]"},
	{"[., e3, 1e, 1.2.3, .inf, .nan]", "[\".\",\"e3\",\"1e\",\"1.2.3\",\".inf\",\".nan\"]"},
	{"'1': x\n2: y\n", "{\"1\":\"x\",\"2\":\"y\"}"},
	{"a: >-\n  one\n  two\nb: 'it''s'\n", "{\"a\":\"one two\",\"b\":\"it's\"}"},
	{"a: 'b\\c $\\alpha$'\n", "{\"a\":\"b\\\\c $\\\\alpha$\"}"},
};

static void check_reading(const struct reading *r)
{
	AUTO_FAULTS f;
	AUTO_BUF out;
	struct yaml y;
	buf_init(&out, 4096);
	assert_int_equal(faults_init(&f), ERR_OK);
	assert_int_equal(yaml_read(span_of(r->text), 1, &f, &y), ERR_OK);
	assert_int_equal(f.faults, 0);
	assert_int_equal(json_write(y.value, &out), ERR_OK);
	buf_add_char(&out, 0);
	assert_string_equal(out.p, r->json);
	yaml_release(&y);
}

static void scalars_mean_what_the_core_schema_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof scalars / sizeof scalars[0]; i++)
		check_reading(&scalars[i]);
}

struct refusal {
	const char *text;
	const char *says;
};

static const struct refusal refusals[] = {
	{"a: 1\na: 2\n", "y:2: the key 'a' is there twice"},
	{"a: &x 1\n", "y:1: anchors are not used here"},
	{"a: 1\nb: *a\n", "y:2: aliases are not used here"},
	{"a: !!int 1\n", "y:1: tags are not used here"},
	{"a: \"x\"\n", "y:1: double quotes eat backslashes: use single ones or >-"},
	{"\"a\": x\n", "y:1: double quotes eat backslashes: use single ones"},
	{"a:\nb: 1\n", "y:1: a value is missing"},
	{"a: ~\n", "y:1: a value is missing"},
	{"? [a]\n: 1\n", "y:1: a key must be a text"},
	{"a: 1\n---\nb: 2\n", "y:2: a second document begins"},
	{"%TAG ! tag:x,2000:\n---\na: 1\n", "y:1: directives are not used here"},
	{"a: [1, 2\n", "y:2: not YAML: did not find expected ',' or ']'"},
	{"a: 99999999999999999999\n", "y:1: the number 99999999999999999999 is out of range"},
	{"a: 1e999\n", "y:1: the number 1e999 is out of range"},
	{"a: \tb\n\tc: d\n", "y:2: not YAML: found a tab character that violates indentation"},
	{"[[[[[[[[[[[[[[[[[[[[[[[[", "y:1: nested more than 16 levels deep"},
};

static void the_rest_of_yaml_is_refused_with_its_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		AUTO_FAULTS f;
		struct yaml y;
		assert_int_equal(faults_init(&f), ERR_OK);
		faults_in(&f, "y");
		enum err e = yaml_read(span_of(refusals[i].text), 1, &f, &y);
		assert_true(e == ERR_OK || e == ERR_INVAL);
		assert_true(bench_says(&f, refusals[i].says));
		yaml_release(&y);
	}
}

static void the_number_of_values_is_bounded(void **state)
{
	(void)state;
	AUTO_FAULTS f;
	AUTO_BUF text;
	struct yaml y;
	buf_init(&text, 1 << 20);
	for (int i = 0; i < YAML_NODES_MAX + 1; i++)
		buf_add_text(&text, "- 1\n");
	assert_int_equal(faults_init(&f), ERR_OK);
	faults_in(&f, "y");
	assert_int_equal(yaml_read(buf_span(&text), 1, &f, &y), ERR_INVAL);
	assert_true(bench_says(&f, "y:20000: more than 20000 values in one file"));
	yaml_release(&y);
}

static void lines_are_found_by_path(void **state)
{
	(void)state;
	static const char text[] = "a:\n  - b: 1\n    c: >-\n      x\n  - d\ne: 2\n";
	AUTO_FAULTS f;
	struct yaml y;
	assert_int_equal(faults_init(&f), ERR_OK);
	assert_int_equal(yaml_read(span_of(text), 10, &f, &y), ERR_OK);
	assert_int_equal(yaml_line(&y, "/a"), 10);
	assert_int_equal(yaml_line(&y, "/a/0"), 11);
	assert_int_equal(yaml_line(&y, "/a/0/c"), 12);
	assert_int_equal(yaml_line(&y, "/a/1"), 14);
	assert_int_equal(yaml_line(&y, "/a/1/missing/deep"), 14);
	assert_int_equal(yaml_line(&y, "/e"), 15);
	assert_int_equal(yaml_line(&y, ""), 10);
	yaml_release(&y);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars_mean_what_the_core_schema_says),
		cmocka_unit_test(the_rest_of_yaml_is_refused_with_its_line),
		cmocka_unit_test(the_number_of_values_is_bounded),
		cmocka_unit_test(lines_are_found_by_path),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
