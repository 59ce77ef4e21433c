/* Reading, looking up, and above all: what leaves for whom. In the files beside this one everything
 * that a candidate must not see holds the word "secret" or "hidden" (but for a group's name, which
 * everybody sees). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>

#include "base/auto.h"
#include "base/file.h"
#include "catalog/catalog.h"

#define HERE VIVA_SOURCE_DIR "/tests/unit/catalog/"

static struct catalog *open_both(void)
{
	struct catalog *c = NULL;
	char why[CATALOG_WHY_MAX] = "";
	enum err e = catalog_open(HERE "bank.json", HERE "packages.json", &c, why);
	if (e)
		print_message("%s\n", why);
	assert_int_equal(e, ERR_OK);
	return c;
}

static const struct catalog_item *item(const struct catalog *c, const char *id)
{
	const struct catalog_item *found = catalog_find(c, span_of(id));
	assert_non_null(found);
	return found;
}

/* Takes ownership of value and compares its compact text. */
static void assert_json(json_t *value, const char *wanted)
{
	AUTO_JSON *owned = value;
	AUTO_BUF out;
	buf_init(&out, 1 << 20);
	assert_non_null(value);
	assert_int_equal(json_write(owned, &out), ERR_OK);
	buf_add_char(&out, 0);
	assert_string_equal(out.p, wanted);
}

static void items_are_found_and_described(void **state)
{
	(void)state;
	struct catalog *c = open_both();
	assert_int_equal(catalog_count(c), 4);
	assert_null(catalog_find(c, SPAN("arith/nothing")));
	assert_null(catalog_find(c, SPAN("")));
	assert_null(catalog_at(c, 4));
	const struct catalog_item *q = item(c, "arith/sum-of-ones");
	assert_int_equal(q->kind, CATALOG_QUESTION);
	assert_int_equal(q->minutes, 5);
	assert_true(span_is(q->section_title, "Arithmetic"));
	const struct catalog_item *p = item(c, "sumup");
	assert_int_equal(p->kind, CATALOG_PACKAGE);
	assert_true(span_is(p->section, "arith"));
	assert_true(span_is(p->type, "coding"));
	assert_true(span_is(p->title, "Sum up"));
	assert_int_equal(item(c, "trees/a-bare-tree")->kind, CATALOG_CARD);
	catalog_free(c);
}

static void the_list_has_sections_and_titles_and_nothing_more(void **state)
{
	(void)state;
	struct catalog *c = open_both();
	assert_json(
		catalog_public_list(c),
		"{\"sections\":[{\"id\":\"arith\",\"chapter\":\"Mathematics Foundations\","
		"\"title\":\"Arithmetic\",\"intro\":\"Small "
		"sums.\",\"order\":1,\"status\":\"open\"},"
		"{\"id\":\"trees\",\"chapter\":\"Computer Science "
		"Fundamentals\",\"title\":\"Trees\","
		"\"intro\":\"Bare ones.\",\"order\":2,\"status\":\"planned\"}],\"items\":["
		"{\"kind\":\"question\",\"id\":\"arith/sum-of-ones\",\"title\":\"Sum of ones\","
		"\"section\":\"arith\",\"level\":\"easy\",\"type\":\"calculate\",\"minutes\":5},"
		"{\"kind\":\"question\",\"id\":\"arith/which-sum\",\"title\":\"Which sum\","
		"\"section\":\"arith\",\"level\":\"medium\",\"type\":\"choose\",\"minutes\":6},"
		"{\"kind\":\"card\",\"id\":\"trees/a-bare-tree\",\"title\":\"A bare tree\","
		"\"section\":\"trees\",\"level\":\"easy\",\"type\":\"card\",\"minutes\":2},"
		"{\"kind\":\"package\",\"id\":\"sumup\",\"title\":\"Sum up\",\"section\":\"arith\","
		"\"level\":\"medium\",\"type\":\"coding\",\"minutes\":25}],\"kits\":["
		"{\"id\":\"short\",\"title\":\"Short\",\"role\":\"Adder\",\"minutes\":15,\"intro\":"
		"\"Sums.\",\"steps\":[{\"text\":\"Hello\",\"minutes\":2},{\"item\":\"sumup\","
		"\"minutes\":13}]}]}");
	catalog_free(c);
}

static void briefs_and_statements_are_exactly_this(void **state)
{
	(void)state;
	struct catalog *c = open_both();
	assert_json(catalog_brief(item(c, "sumup")),
		    "{\"kind\":\"package\",\"id\":\"sumup\","
		    "\"title\":\"Sum up\",\"brief\":\"Add numbers.\"}");
	assert_json(catalog_brief(item(c, "arith/which-sum")),
		    "{\"kind\":\"question\",\"id\":\"arith/which-sum\",\"title\":\"Which sum\","
		    "\"section\":\"Arithmetic\",\"minutes\":6,\"type\":\"choose\"}");
	assert_json(catalog_statement(item(c, "arith/sum-of-ones")),
		    "{\"kind\":\"question\",\"id\":\"arith/sum-of-ones\",\"title\":\"Sum of ones\","
		    "\"minutes\":5,\"type\":\"calculate\",\"prompt\":\"Add seven ones.\","
		    "\"numeric\":[{\"id\":\"seven\",\"label\":\"The sum\",\"unit\":\"one\"}]}");
	assert_json(
		catalog_statement(item(c, "arith/which-sum")),
		"{\"kind\":\"question\",\"id\":\"arith/which-sum\",\"title\":\"Which sum\","
		"\"minutes\":6,\"type\":\"choose\",\"prompt\":\"Choose.\",\"exhibit\":{"
		"\"kind\":\"bars\",\"title\":\"Ones\",\"alt\":\"Two bars.\",\"x\":{\"label\":\"x\","
		"\"names\":[\"a\",\"b\"]},\"y\":{\"label\":\"y\"},\"series\":[{\"name\":\"s\","
		"\"values\":[1,1]}]},\"choices\":[{\"id\":\"a\",\"text\":\"six\"},{\"id\":\"b\","
		"\"text\":\"seven\"},{\"id\":\"c\",\"text\":\"eight\"}]}");
	assert_json(catalog_statement(item(c, "trees/a-bare-tree")),
		    "{\"kind\":\"card\",\"id\":\"trees/a-bare-tree\",\"title\":\"A bare tree\","
		    "\"minutes\":2,\"prompt\":\"Look.\",\"body\":\"Count.\",\"probe\":{\"prompt\":"
		    "\"What is lost?\"}}");
	catalog_free(c);
}

static void documents_are_named_after_their_item(void **state)
{
	(void)state;
	struct catalog *c = open_both();
	assert_json(catalog_docs(item(c, "sumup")),
		    "[{\"doc\":\"sumup:solution.c\",\"name\":\"solution.c\",\"lang\":\"c\","
		    "\"text\":\"int main(void);\\n\"}]");
	assert_json(catalog_docs(item(c, "arith/sum-of-ones")),
		    "[{\"doc\":\"arith/sum-of-ones:answer.md\",\"name\":\"answer.md\","
		    "\"lang\":\"markdown\",\"text\":\"\"}]");
	assert_json(catalog_docs(item(c, "trees/a-bare-tree")), "[]");
	catalog_free(c);
}

static void assert_clean(json_t *value)
{
	AUTO_JSON *owned = value;
	AUTO_BUF out;
	buf_init(&out, 1 << 20);
	assert_non_null(value);
	assert_int_equal(json_write(owned, &out), ERR_OK);
	buf_add_char(&out, 0);
	for (char *at = strstr(out.p, "secret/g"); at; at = strstr(at, "secret/g"))
		*at = '-';
	assert_null(strstr(out.p, "secret"));
	assert_null(strstr(out.p, "hidden"));
}

static void nothing_secret_leaves_for_a_candidate(void **state)
{
	(void)state;
	struct catalog *c = open_both();
	assert_clean(catalog_public_list(c));
	for (size_t i = 0; i < catalog_count(c); i++) {
		const struct catalog_item *it = catalog_at(c, i);
		assert_clean(catalog_brief(it));
		assert_clean(catalog_statement(it));
		assert_clean(catalog_docs(it));
		for (int n = 0; n <= CATALOG_HINTS + 1; n++) {
			struct span s = catalog_hint(it, n);
			assert_clean(json_stringn(s.p, s.len));
		}
		struct span s = catalog_followup(it, SPAN("doubled"));
		assert_clean(json_stringn(s.p, s.len));
	}
	catalog_free(c);
}

static void the_guide_has_all_that_an_interviewer_needs(void **state)
{
	(void)state;
	static const char *const of_question[] = {
		"clarifications", "key_points",	      "red_flags",   "hints",
		"followups",	  "anchors",	      "numeric_key", "choices",
		"answer",	  "followup_answers", "references"};
	static const char *const of_package[] = {"expected",  "clarifications", "key_points",
						 "red_flags", "hints",		"followups",
						 "anchors",   "solution",	"tests"};
	struct catalog *c = open_both();
	AUTO_JSON *q = catalog_guide(item(c, "arith/which-sum"));
	AUTO_JSON *p = catalog_guide(item(c, "sumup"));
	AUTO_JSON *card = catalog_guide(item(c, "trees/a-bare-tree"));
	for (size_t i = 0; i < sizeof of_question / sizeof of_question[0]; i++)
		assert_non_null(json_object_get(q, of_question[i]));
	for (size_t i = 0; i < sizeof of_package / sizeof of_package[0]; i++)
		assert_non_null(json_object_get(p, of_package[i]));
	assert_non_null(json_object_get(json_object_get(card, "probe"), "key_points"));
	assert_null(catalog_rubric(item(c, "trees/a-bare-tree")));
	catalog_free(c);
}

static void hints_follow_ups_and_labels(void **state)
{
	(void)state;
	struct catalog *c = open_both();
	struct catalog_label label;
	assert_true(span_is(catalog_hint(item(c, "sumup"), 1), "hint one"));
	assert_true(span_is(catalog_hint(item(c, "arith/sum-of-ones"), 3), "hint three"));
	assert_int_equal(catalog_hint(item(c, "sumup"), 0).len, 0);
	assert_int_equal(catalog_hint(item(c, "sumup"), 4).len, 0);
	assert_int_equal(catalog_hint(item(c, "trees/a-bare-tree"), 1).len, 0);
	assert_true(span_is(catalog_followup(item(c, "sumup"), SPAN("doubled")), "And twos?"));
	assert_int_equal(catalog_followup(item(c, "sumup"), SPAN("nobody")).len, 0);
	assert_int_equal(catalog_test_label(item(c, "sumup"), SPAN("secret/g1/01-one"), &label),
			 ERR_OK);
	assert_int_equal(label.group, 1);
	assert_int_equal(label.ordinal, 1);
	assert_true(span_is(label.description, "hidden description"));
	assert_int_equal(catalog_test_label(item(c, "sumup"), SPAN("2"), &label), ERR_OK);
	assert_int_equal(label.group, 0);
	assert_int_equal(label.ordinal, 2);
	assert_int_equal(catalog_test_label(item(c, "sumup"), SPAN("secret/g9"), &label),
			 ERR_NOENT);
	assert_int_equal(catalog_test_label(item(c, "arith/sum-of-ones"), SPAN("1"), &label),
			 ERR_NOENT);
	catalog_free(c);
}

/* -- Refusals -------------------------------------------------------------------------------- */

struct refusal {
	const char *file; /* which of the two is spoiled */
	const char *find;
	const char *put;
	enum err err;
	const char *why;
};

static const struct refusal refusals[] = {
	{"bank.json", "{\"v\":1,", "", ERR_INVAL, "bank.json: /: is not JSON, or says a key twice"},
	{"bank.json", "\"v\":1", "\"v\":2", ERR_INVAL, "bank.json: /v: 2 is not between 1 and 1"},
	{"bank.json", "\"v\":1", "\"v\":1,\"v\":1", ERR_INVAL,
	 "bank.json: /: is not JSON, or says a key twice"},
	{"bank.json", "Add seven ones.", "\xff", ERR_UNICODE,
	 "bank.json: /: not valid Unicode text"},
	{"bank.json", "\"level\":\"easy\"", "\"level\":\"simple\"", ERR_INVAL,
	 "bank.json: /questions/0/level: has no such choice as 'simple'"},
	{"bank.json", "\"section\":\"arith\",\"seed\"", "\"section\":\"trees\",\"seed\"", ERR_INVAL,
	 "bank.json: arith/sum-of-ones: is filed under a section that is not its own"},
	{"bank.json", "{\"id\":\"trees\",", "{\"id\":\"shrubs\",", ERR_INVAL,
	 "bank.json: trees/a-bare-tree: belongs to a section that is not there"},
	{"bank.json", "arith/which-sum", "arith/sum-of-ones", ERR_INVAL,
	 "bank.json: arith/sum-of-ones: is there twice"},
	{"bank.json", "missed:count", "missed:nobody", ERR_INVAL,
	 "bank.json: arith/sum-of-ones: a follow-up hangs on a key point that is not there"},
	{"bank.json", "\"text\":\"six\",\"correct\":false", "\"text\":\"six\",\"correct\":true",
	 ERR_INVAL, "bank.json: arith/which-sum: must have one correct choice"},
	{"bank.json", "\"body\":\"Count.\",", "", ERR_INVAL, "bank.json: /cards/0: lacks 'body'"},
	{"packages.json", "\"id\":\"sumup\"", "\"id\":\"../sumup\"", ERR_INVAL,
	 "packages.json: /packages/0/id: '../sumup' is not a short name [a-z0-9]+"},
	{"packages.json", "\"time_ms\":1000", "\"time_ms\":0", ERR_INVAL,
	 "packages.json: /packages/0/public/limits/time_ms: 0 is not between 1 and 1e+06"},
	{"packages.json", "secret/g2/01-many", "secret/g1/01-one", ERR_INVAL,
	 "packages.json: sumup: two tests have the same name"},
	{"packages.json", "\"axis\":\"testing\"", "\"axis\":\"style\"", ERR_INVAL,
	 "packages.json: /packages/0/interviewer/key_points/1/axis: has no such choice as 'style'"},
	{"packages.json", "missed:count", "missed:nobody", ERR_INVAL,
	 "packages.json: sumup: a follow-up hangs on a key point that is not there"},
};

static void read_spoiled(const char *file, const struct refusal *r, struct buf *out)
{
	char path[256];
	AUTO_BUF good;
	buf_init(&good, 1 << 20);
	buf_init(out, 1 << 20);
	(void)!snprintf(path, sizeof path, HERE "%s", file);
	assert_int_equal(file_read(AT_FDCWD, path, 1 << 20, &good), ERR_OK);
	const char *at = strcmp(file, r->file) == 0 ? strstr(good.p, r->find) : NULL;
	if (!at) {
		assert_string_not_equal(file, r->file);
		buf_add(out, buf_span(&good));
		return;
	}
	buf_add(out, (struct span){good.p, (size_t)(at - good.p)});
	buf_add_text(out, r->put);
	buf_add_text(out, at + strlen(r->find));
}

static void a_spoiled_file_is_refused_with_one_readable_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		AUTO_BUF bank, packages;
		struct catalog *c = NULL;
		char why[CATALOG_WHY_MAX] = "";
		read_spoiled("bank.json", &refusals[i], &bank);
		read_spoiled("packages.json", &refusals[i], &packages);
		enum err e = catalog_read(buf_span(&bank), buf_span(&packages), &c, why);
		assert_string_equal(why, refusals[i].why);
		assert_int_equal(e, refusals[i].err);
		assert_null(c);
	}
}

static void files_that_are_not_there_are_refused_and_none_is_fine(void **state)
{
	(void)state;
	struct catalog *c = NULL;
	char why[CATALOG_WHY_MAX] = "";
	assert_int_equal(catalog_open("/nonexistent/bank.json", NULL, &c, why), ERR_NOENT);
	assert_string_equal(why, "/nonexistent/bank.json: not found");
	assert_int_equal(catalog_open("/dev/null", NULL, &c, why), ERR_IO);
	assert_null(c);
	assert_int_equal(catalog_open(NULL, NULL, &c, why), ERR_OK);
	assert_int_equal(catalog_count(c), 0);
	assert_json(catalog_public_list(c), "{\"sections\":[],\"items\":[],\"kits\":[]}");
	catalog_free(c);
	assert_int_equal(catalog_open(NULL, HERE "packages.json", &c, why), ERR_OK);
	assert_int_equal(item(c, "sumup")->section_title.len, 0);
	catalog_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_are_found_and_described),
		cmocka_unit_test(the_list_has_sections_and_titles_and_nothing_more),
		cmocka_unit_test(briefs_and_statements_are_exactly_this),
		cmocka_unit_test(documents_are_named_after_their_item),
		cmocka_unit_test(nothing_secret_leaves_for_a_candidate),
		cmocka_unit_test(the_guide_has_all_that_an_interviewer_needs),
		cmocka_unit_test(hints_follow_ups_and_labels),
		cmocka_unit_test(a_spoiled_file_is_refused_with_one_readable_line),
		cmocka_unit_test(files_that_are_not_there_are_refused_and_none_is_fine),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
