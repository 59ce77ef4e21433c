/* ChangeSets against those of @codemirror/state: tests/vectors/changes.json was written by the real
 * package (tests/integration/model_changes.mjs --write), and the same program feeds thousands of
 * random cases to `core_test_change --pipe`, one JSON object a line. */
#include <fcntl.h>

#include "transcript.h"

#include "base/file.h"
#include "core/doc.h"

enum { CASES_MAX = 8 << 20, ROW_MAX = 64 };

static struct change *decoded(const json_t *json)
{
	struct change *c = NULL;
	return change_decode(json, &c) ? NULL : c;
}

static json_t *refused(enum err e)
{
	return json_pack("{s:s}", "error", err_str(e));
}

static json_t *run_map(const json_t *in)
{
	struct change *a = decoded(json_object_get(in, "a")),
		      *b = decoded(json_object_get(in, "b"));
	struct change *mapped = NULL;
	json_t *out = NULL;
	enum err e = ERR_INVAL;
	if (a && b)
		e = change_map(a, b, json_is_true(json_object_get(in, "before")), &mapped);
	if (!e)
		e = change_encode(mapped, &out);
	change_free(a);
	change_free(b);
	change_free(mapped);
	return e ? refused(e) : out;
}

static size_t decode_row(const json_t *row, struct change **out)
{
	size_t n = json_array_size(row);
	assert_true(n <= ROW_MAX);
	for (size_t i = 0; i < n; i++)
		assert_non_null(out[i] = decoded(json_array_get(row, i)));
	return n;
}

static void free_row(struct change **row, size_t n)
{
	while (n > 0)
		change_free(row[--n]);
}

static json_t *run_apply(const json_t *in)
{
	struct change *row[ROW_MAX];
	struct doc *d = NULL;
	AUTO_BUF text;
	buf_init(&text, CASES_MAX);
	buf_add_text(&text, "");
	assert_int_equal(doc_new(json_text_or(in, "text", SPAN("")), &d), ERR_OK);
	size_t n = decode_row(json_object_get(in, "us"), row);
	enum err e = doc_apply(d, row, n, SPAN("x"));
	assert_int_equal(doc_text(d, &text), ERR_OK);
	free_row(row, n);
	doc_free(d);
	return e ? refused(e) : json_stringn(text.p, text.len);
}

/* `over`: [{c, cl}] applied to the text, then `us` of `cl`, made at version 0, are rebased and
 * applied. */
static json_t *run_rebase(const json_t *in)
{
	struct change *row[ROW_MAX], *out[ROW_MAX];
	struct doc *d = NULL;
	const json_t *over = json_object_get(in, "over");
	struct span cl = json_text_or(in, "cl", SPAN(""));
	size_t kept = 0;
	assert_int_equal(doc_new(json_text_or(in, "text", SPAN("")), &d), ERR_OK);
	for (size_t i = 0; i < json_array_size(over); i++) {
		const json_t *u = json_array_get(over, i);
		struct change *c = decoded(json_object_get(u, "c"));
		assert_non_null(c);
		assert_int_equal(doc_apply(d, &c, 1, json_text_or(u, "cl", SPAN(""))), ERR_OK);
		change_free(c);
	}
	size_t n = decode_row(json_object_get(in, "us"), row);
	enum err e = doc_rebase(d, 0, cl, row, n, out, &kept);
	json_t *result = e ? refused(e) : json_array();
	for (size_t i = 0; !e && i < kept; i++) {
		json_t *c = NULL;
		assert_int_equal(change_encode(out[i], &c), ERR_OK);
		json_array_append_new(result, c);
	}
	if (!e)
		assert_int_equal(doc_apply(d, out, kept, cl), ERR_OK);
	free_row(out, kept);
	free_row(row, n);
	doc_free(d);
	return result;
}

static json_t *run_case(const json_t *in)
{
	struct span op = json_text_or(in, "op", SPAN(""));
	if (span_is(op, "map"))
		return run_map(in);
	return span_is(op, "apply") ? run_apply(in) : run_rebase(in);
}

static int pipe_cases(void)
{
	AUTO_FREE char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	while ((n = getline(&line, &cap, stdin)) > 0) {
		AUTO_JSON *in = NULL;
		if (json_read((struct span){line, (size_t)n}, &in))
			return 1;
		AUTO_JSON *out = run_case(in);
		json_dumpf(out, stdout, JSON_COMPACT | JSON_ENCODE_ANY);
		putchar('\n');
	}
	return 0;
}

static void the_real_packages_vectors(void **state)
{
	(void)state;
	AUTO_BUF text;
	AUTO_JSON *cases = NULL;
	buf_init(&text, CASES_MAX);
	assert_int_equal(file_read(AT_FDCWD, VIVA_SOURCE_DIR "/tests/vectors/changes.json",
				   CASES_MAX, &text),
			 ERR_OK);
	assert_int_equal(json_read(buf_span(&text), &cases), ERR_OK);
	assert_true(json_array_size(cases) > 100);
	for (size_t i = 0; i < json_array_size(cases); i++) {
		const json_t *in = json_array_get(cases, i);
		AUTO_JSON *out = run_case(in);
		if (!json_equal(out, json_object_get(in, "out")))
			fail_msg("case %zu differs", i);
	}
}

static enum err decode_error(const char *text)
{
	AUTO_JSON *json = json_of(text);
	struct change *c = NULL;
	enum err e = change_decode(json, &c);
	change_free(c);
	return e;
}

static void impossible_change_sets_are_refused(void **state)
{
	(void)state;
	assert_int_equal(decode_error("[3,[0,'a','b'],[2]]"), ERR_OK);
	assert_int_equal(decode_error("[]"), ERR_OK);
	assert_int_equal(decode_error("{}"), ERR_INVAL);
	assert_int_equal(decode_error("[-1]"), ERR_INVAL);
	assert_int_equal(decode_error("[1.5]"), ERR_INVAL);
	assert_int_equal(decode_error("[0]"), ERR_INVAL);
	assert_int_equal(decode_error("[[]]"), ERR_INVAL);
	assert_int_equal(decode_error("[[0,'']]"), ERR_INVAL);
	assert_int_equal(decode_error("[[0,1]]"), ERR_INVAL);
	assert_int_equal(decode_error("[[0,'a\\rb']]"), ERR_INVAL);
	assert_int_equal(decode_error("[[0,'a\\nb']]"), ERR_INVAL);
	assert_int_equal(decode_error("[262145]"), ERR_TOOBIG);
	assert_int_equal(decode_error("[262144,[1]]"), ERR_TOOBIG);
	assert_int_equal(decode_error("[9223372036854775807,9223372036854775807]"), ERR_TOOBIG);
}

static struct doc *doc_of(const char *text)
{
	struct doc *d = NULL;
	assert_int_equal(doc_new(span_of(text), &d), ERR_OK);
	return d;
}

/* Applies one change and shows the text, or the error. */
static const char *apply(struct doc *d, const char *json_text, struct buf *out)
{
	AUTO_JSON *json = json_of(json_text);
	struct change *c = decoded(json);
	assert_non_null(c);
	enum err e = doc_apply(d, &c, 1, SPAN("cl"));
	change_free(c);
	buf_clear(out);
	buf_add_text(out, e ? err_str(e) : "");
	if (!e)
		doc_text(d, out);
	return out->p;
}

static void a_document_counts_in_utf16(void **state)
{
	(void)state;
	AUTO_BUF out;
	buf_init(&out, 1 << 20);
	struct doc *d = doc_of("a\xF0\x9F\x98\x80z\r\nb\rc");
	assert_int_equal(doc_length(d), 8);
	assert_string_equal(apply(d, "[2,[0,'x'],6]", &out), "number out of range");
	assert_string_equal(apply(d, "[1,[1],6]", &out), "number out of range");
	assert_string_equal(apply(d, "[2,6]", &out), "number out of range");
	assert_string_equal(apply(d, "[7]", &out), "number out of range");
	assert_int_equal(doc_version(d), 0);
	assert_string_equal(apply(d, "[1,[2,'\\u00e9'],5]", &out), "a\xC3\xA9z\nb\nc");
	assert_string_equal(apply(d, "[[7]]", &out), "");
	assert_string_equal(apply(d, "[[0,'','\\ud83d\\ude00','']]", &out), "\n\xF0\x9F\x98\x80\n");
	assert_int_equal(doc_version(d), 3);
	doc_free(d);
	assert_int_equal(doc_new(SPAN("\xED\xA0\x80"), &d), ERR_UNICODE);
}

static void a_document_has_an_end(void **state)
{
	(void)state;
	AUTO_BUF out, big;
	buf_init(&out, 1 << 20);
	buf_init(&big, 1 << 20);
	for (int i = 0; i < DOC_UNITS_MAX; i++)
		buf_add_char(&big, 'x');
	struct doc *d = NULL;
	assert_int_equal(doc_new(buf_span(&big), &d), ERR_OK);
	assert_string_equal(apply(d, "[[1],262143]", &out) + DOC_UNITS_MAX - 1, "");
	AUTO_JSON *json = json_of("[262143,[0,'ab']]");
	assert_null(decoded(json));
	assert_int_equal(doc_length(d), DOC_UNITS_MAX - 1);
	doc_free(d);
	buf_add_char(&big, 'x');
	assert_int_equal(doc_new(buf_span(&big), &d), ERR_TOOBIG);
}

static void history_reaches_back_500(void **state)
{
	(void)state;
	AUTO_BUF out;
	buf_init(&out, 1 << 20);
	struct doc *d = doc_of("");
	AUTO_JSON *json = json_of("[[0,'Z']]");
	struct change *z = decoded(json), *mapped = NULL;
	char text[32];
	size_t kept;
	for (int i = 0; i < DOC_HISTORY_MAX + 1; i++) {
		snprintf(text, sizeof text, i ? "[%d,[0,'a']]" : "[[0,'a']]", i);
		apply(d, text, &out);
	}
	assert_int_equal(doc_rebase(d, 0, SPAN("me"), &z, 1, &mapped, &kept), ERR_STALE);
	assert_int_equal(doc_rebase(d, 999, SPAN("me"), &z, 1, &mapped, &kept), ERR_RANGE);
	assert_int_equal(doc_rebase(d, 1, SPAN("me"), &z, 1, &mapped, &kept), ERR_RANGE);
	change_free(z);
	json_t *two = json_of("[1,[0,'Z']]");
	z = decoded(two);
	json_decref(two);
	assert_int_equal(doc_rebase(d, 1, SPAN("me"), &z, 1, &mapped, &kept), ERR_OK);
	assert_int_equal(kept, 1);
	assert_int_equal(change_new_length(mapped), DOC_HISTORY_MAX + 2);
	change_free(z);
	change_free(mapped);
	doc_free(d);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_real_packages_vectors),
		cmocka_unit_test(impossible_change_sets_are_refused),
		cmocka_unit_test(a_document_counts_in_utf16),
		cmocka_unit_test(a_document_has_an_end),
		cmocka_unit_test(history_reaches_back_500),
	};
	if (argc == 2 && strcmp(argv[1], "--pipe") == 0)
		return pipe_cases();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
