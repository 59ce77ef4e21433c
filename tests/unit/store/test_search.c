#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "store/search.h"

/* The ids that are found, with a space behind each. */
static void assert_finds(struct search *s, const char *words, bool closed, const char *ids)
{
	AUTO_JSON *list = NULL;
	AUTO_BUF found;
	size_t i;
	json_t *one;
	buf_init(&found, 1000);
	assert_int_equal(search_find(s, span_of(words), closed, &list), ERR_OK);
	json_array_foreach(list, i, one)
		buf_addf(&found, "%s ", json_string_value(json_object_get(one, "id")));
	buf_add_text(&found, "");
	if (strcmp(found.p ? found.p : "", ids) != 0)
		fail_msg("'%s' found '%s', not '%s'", words, found.p ? found.p : "", ids);
}

static struct search *some(void)
{
	struct search *s = NULL;
	assert_int_equal(search_new(&s), ERR_OK);
	assert_int_equal(search_add(s, SPAN("a/loss"), SPAN("One loss"),
				    SPAN("Two models trained."), SPAN("regularization penalty")),
			 ERR_OK);
	assert_int_equal(search_add(s, SPAN("b/models"), SPAN("Training models"),
				    SPAN("What a penalty does to weights."), SPAN("secretword")),
			 ERR_OK);
	return s;
}

static void words_are_found_in_any_form_and_order(void **state)
{
	(void)state;
	struct search *s = some();
	assert_finds(s, "train", false, "b/models a/loss "); /* the title counts most */
	assert_finds(s, "MODEL trains", false, "b/models a/loss ");
	assert_finds(s, "weight penal", false, "b/models "); /* the last is a beginning */
	assert_finds(s, "weight nothing", false, "");
	search_free(s);
}

static void guides_are_for_interviewers(void **state)
{
	(void)state;
	struct search *s = some();
	assert_finds(s, "secretword", false, "");
	assert_finds(s, "secretword", true, "b/models ");
	assert_finds(s, "closed: secretword", false, "");
	assert_finds(s, "penalty", true, "b/models a/loss ");
	search_free(s);
}

static void no_input_is_malformed(void **state)
{
	static const char *const inputs[] = {
		"",  " ",   "\"",	"\"\"\"",	"*",	 "(",
		")", "AND", "NOT OR",	"title:x",	"{a b}", "a* b*",
		"-", "^x",  "\xff\xfe", "NEAR(a b, 3)", "a + b", "''; DROP TABLE item; --"};
	(void)state;
	struct search *s = some();
	AUTO_BUF many;
	buf_init(&many, 1 << 16);
	for (int i = 0; i < 5000; i++)
		buf_add_text(&many, "a ");
	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
		assert_finds(s, inputs[i], true, "");
	assert_finds(s, many.p, true, "");
	assert_finds(s, "a b c d e f g h i j k l m", true, ""); /* more words than are looked for */
	assert_finds(s, "models", false, "b/models a/loss ");
	search_free(s);
	search_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_found_in_any_form_and_order),
		cmocka_unit_test(guides_are_for_interviewers),
		cmocka_unit_test(no_input_is_malformed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
