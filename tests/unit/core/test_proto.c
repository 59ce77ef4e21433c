#include <fcntl.h>

#include "transcript.h"

#include "base/file.h"
#include "core/proto.h"

#define ROOM "abcdefghijklmnop"

/* Every message that the protocol allows or names as bad, shared with the browser's decoder. */
static void the_shared_vectors(void **state)
{
	(void)state;
	AUTO_BUF text;
	AUTO_JSON *cases = NULL;
	buf_init(&text, 1 << 20);
	assert_int_equal(
		file_read(AT_FDCWD, VIVA_SOURCE_DIR "/tests/vectors/messages.json", 1 << 20, &text),
		ERR_OK);
	assert_int_equal(json_read(buf_span(&text), &cases), ERR_OK);
	assert_true(json_array_size(cases) > 50);
	for (size_t i = 0; i < json_array_size(cases); i++) {
		const json_t *c = json_array_get(cases, i);
		struct proto_message m;
		if (!span_is(json_text_or(c, "dir", SPAN("")), "in"))
			continue;
		enum err e = proto_decode(json_text_or(c, "text", SPAN("")), &m);
		const char *expected = json_is_true(json_object_get(c, "ok"))
					       ? "ok"
					       : json_string_value(json_object_get(c, "error"));
		if (strcmp(e ? proto_code(e) : "ok", expected) != 0)
			fail_msg("%s: got %s", json_string_value(json_object_get(c, "name")),
				 e ? proto_code(e) : "ok");
		if (!e)
			proto_release(&m);
	}
}

static void a_hello_is_read_whole(void **state)
{
	(void)state;
	struct proto_message m;
	assert_int_equal(proto_decode(SPAN("{\"t\":\"hello\",\"room\":\"" ROOM
					   "\",\"last\":7,\"cid\":\"tab\"}"),
				      &m),
			 ERR_OK);
	assert_int_equal(m.kind, PROTO_HELLO);
	assert_string_equal(m.room, ROOM);
	assert_string_equal(m.ticket, "");
	assert_string_equal(m.epoch, "");
	assert_string_equal(m.cid, "tab");
	assert_int_equal(m.last, 7);
	assert_null(m.body);
	proto_release(&m);
}

static void a_bad_request_still_has_its_name(void **state)
{
	(void)state;
	struct proto_message m;
	assert_int_equal(
		proto_decode(SPAN("{\"t\":\"do\",\"id\":\"q9\",\"k\":\"explode\",\"b\":{}}"), &m),
		ERR_UNSUPPORTED);
	assert_int_equal(m.kind, PROTO_DO);
	assert_string_equal(m.id, "q9");
	assert_null(m.body);
	assert_int_equal(proto_decode(SPAN("{\"id\":\"q9\"}"), &m), ERR_INVAL);
	assert_int_equal(m.kind, PROTO_COUNT);
	assert_string_equal(m.id, "q9");
}

static uint64_t digest(const char *body)
{
	AUTO_BUF text;
	struct proto_message m;
	buf_init(&text, 4096);
	buf_addf(&text, "{\"t\":\"do\",\"id\":\"1\",\"k\":\"chat\",\"b\":%s}", body);
	assert_int_equal(proto_decode(buf_span(&text), &m), ERR_OK);
	uint64_t d = m.digest;
	proto_release(&m);
	return d;
}

static void a_digest_is_of_the_value_not_of_the_bytes(void **state)
{
	(void)state;
	uint64_t d = digest("{\"a\":1,\"b\":[\"x\",null]}");
	assert_true(d == digest("{ \"b\" : [\"\\u0078\", null], \"a\":1 }"));
	assert_true(d != digest("{\"a\":2,\"b\":[\"x\",null]}"));
	assert_true(d != digest("{\"a\":1,\"b\":[null,\"x\"]}"));
	assert_true(d != digest("{\"a\":1,\"b\":[\"x\",false]}"));
	assert_true(d != digest("{\"b\":1,\"a\":[\"x\",null]}"));
	assert_true(d != digest("{\"a\":1,\"b\":[\"xnull\"]}"));
}

static void a_message_has_a_largest_size(void **state)
{
	(void)state;
	AUTO_BUF text;
	struct proto_message m;
	buf_init(&text, 1 << 20);
	buf_add_text(&text, "{\"t\":\"do\",\"id\":\"1\",\"k\":\"chat\",\"b\":{\"text\":\"");
	while (text.len < PROTO_MESSAGE_MAX)
		buf_add_char(&text, 'x');
	buf_add_text(&text, "\"}}");
	assert_int_equal(proto_decode(buf_span(&text), &m), ERR_TOOBIG);
	assert_string_equal(m.id, "");
}

static void deep_nesting_is_refused_before_it_is_parsed(void **state)
{
	(void)state;
	AUTO_BUF text;
	struct proto_message m;
	buf_init(&text, 1 << 20);
	while (text.len < PROTO_MESSAGE_MAX)
		buf_add_char(&text, '[');
	assert_int_equal(proto_decode(buf_span(&text), &m), ERR_INVAL);
}

static void answers_are_short(void **state)
{
	(void)state;
	AUTO_BUF out;
	buf_init(&out, 4096);
	proto_ack(&out, "r1", 17);
	assert_string_equal(out.p, "{\"t\":\"ack\",\"id\":\"r1\",\"s\":17}");
	buf_clear(&out);
	proto_nack(&out, "r1", ERR_STALE, "say \"when\"", 4);
	assert_string_equal(out.p,
			    "{\"t\":\"nack\",\"id\":\"r1\",\"code\":\"stale\",\"message\":\"say "
			    "\\\"when\\\"\",\"head\":4}");
	for (int e = ERR_OK + 1; e < ERR_COUNT; e++) {
		AUTO_JSON *nack = NULL;
		buf_clear(&out);
		proto_nack(&out, "", (enum err)e, NULL, -1);
		assert_int_equal(json_read(buf_span(&out), &nack), ERR_OK);
		assert_true(json_text_or(nack, "message", SPAN("")).len > 10);
	}
}

static void every_code_of_the_protocol_has_its_error(void **state)
{
	(void)state;
	assert_string_equal(proto_code(ERR_INVAL), "malformed");
	assert_string_equal(proto_code(ERR_UNICODE), "bad_unicode");
	assert_string_equal(proto_code(ERR_TOOBIG), "too_big");
	assert_string_equal(proto_code(ERR_UNSUPPORTED), "unknown_kind");
	assert_string_equal(proto_code(ERR_STATE), "not_now");
	assert_string_equal(proto_code(ERR_FORBIDDEN), "forbidden");
	assert_string_equal(proto_code(ERR_NOENT), "not_found");
	assert_string_equal(proto_code(ERR_STALE), "stale");
	assert_string_equal(proto_code(ERR_RANGE), "bad_change");
	assert_string_equal(proto_code(ERR_ID_REUSE), "id_reuse");
	assert_string_equal(proto_code(ERR_RATE), "rate");
	assert_string_equal(proto_code(ERR_BUSY), "busy");
	assert_string_equal(proto_code(ERR_FULL), "not_saved");
	assert_string_equal(proto_code(ERR_IO), "not_saved");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shared_vectors),
		cmocka_unit_test(a_hello_is_read_whole),
		cmocka_unit_test(a_bad_request_still_has_its_name),
		cmocka_unit_test(a_digest_is_of_the_value_not_of_the_bytes),
		cmocka_unit_test(a_message_has_a_largest_size),
		cmocka_unit_test(deep_nesting_is_refused_before_it_is_parsed),
		cmocka_unit_test(answers_are_short),
		cmocka_unit_test(every_code_of_the_protocol_has_its_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
