/* What is read from HTTP header fields, who may talk to us, and frames on a stream. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "edge/addresses.h"
#include "edge/fields.h"
#include "edge/frames.h"
#include "edge/origins.h"

static void a_cookie_is_found_by_its_whole_name(void **state)
{
	struct span cookies = SPAN("a=1; xviva=no;viva=yes ; viva=second; lonely; __Host-viva=h=h");
	(void)state;
	assert_true(span_is(field_cookie(cookies, "viva"), "yes"));
	assert_true(span_is(field_cookie(cookies, "a"), "1"));
	assert_true(span_is(field_cookie(cookies, "__Host-viva"), "h=h"));
	assert_null(field_cookie(cookies, "lonely").p);
	assert_null(field_cookie(cookies, "viv").p);
	assert_null(field_cookie(SPAN(""), "viva").p);
	assert_null(field_cookie(SPAN(";;;=;= "), "viva").p);
}

static void codings_are_taken_at_their_word(void **state)
{
	static const struct {
		const char *field, *coding;
		bool yes;
	} cases[] = {
		{"gzip, deflate, br", "br", true},
		{"gzip, deflate", "br", false},
		{"br;q=0, gzip", "br", false},
		{"br;q=0.0", "br", false},
		{"br; q=0.1", "br", true},
		{"BR", "br", true},
		{"brx", "br", false},
		{"", "br", false},
		{"gzip;q=1.000;x=y", "gzip", true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(field_accepts(span_of(cases[i].field), cases[i].coding),
				 cases[i].yes);
}

static void tags_types_and_forwarded(void **state)
{
	(void)state;
	assert_true(field_has_tag(SPAN("\"a\", W/\"b\""), SPAN("\"b\"")));
	assert_true(field_has_tag(SPAN("*"), SPAN("\"b\"")));
	assert_false(field_has_tag(SPAN("\"bb\""), SPAN("\"b\"")));
	assert_false(field_has_tag(SPAN(""), SPAN("\"b\"")));
	assert_true(field_is_json(SPAN("application/json; charset=utf-8")));
	assert_true(field_is_json(SPAN("Application/JSON")));
	assert_false(field_is_json(SPAN("text/plain; application/json")));
	assert_false(field_is_json(SPAN("")));
	assert_true(span_is(field_forwarded(SPAN("6.6.6.6, 10.0.0.1")), "10.0.0.1"));
	assert_true(span_is(field_forwarded(SPAN("")), ""));
}

static void origins_are_compared_whole(void **state)
{
	struct origins o;
	(void)state;
	assert_int_equal(origins_set(&o, "https://viva.example.org", false, 8080), ERR_OK);
	assert_true(origins_allow(&o, SPAN("https://viva.example.org")));
	assert_true(origins_allow(&o, SPAN("http://localhost:8080")));
	assert_true(origins_allow(&o, SPAN("http://[::1]:8080")));
	assert_false(origins_allow(&o, SPAN("http://localhost:80801")));
	assert_false(origins_allow(&o, SPAN("http://localhost")));
	assert_false(origins_allow(&o, SPAN("https://viva.example.org.evil.example")));
	assert_false(origins_allow(&o, SPAN("https://viva.example.org:443")));
	assert_false(origins_allow(&o, SPAN("null")));
	assert_false(origins_allow(&o, SPAN("")));
	assert_int_equal(origins_set(&o, "https://viva.example.org", true, 443), ERR_OK);
	assert_true(origins_allow(&o, SPAN("https://localhost")));
}

static void an_address_has_a_limit_and_gets_its_places_back(void **state)
{
	struct addresses *a = addresses_new();
	struct address *places[ADDRESS_CONNECTIONS_MAX], *one;
	(void)state;
	assert_non_null(a);
	for (int i = 0; i < ADDRESS_CONNECTIONS_MAX; i++)
		assert_int_equal(addresses_take(a, "10.0.0.1", &places[i]), ERR_OK);
	assert_int_equal(addresses_take(a, "10.0.0.1", &one), ERR_BUSY);
	assert_int_equal(addresses_take(a, "10.0.0.2", &one), ERR_OK);
	addresses_give(a, one);
	addresses_give(a, places[7]);
	assert_int_equal(addresses_take(a, "10.0.0.1", &places[7]), ERR_OK);
	for (int i = 0; i < ADDRESS_CONNECTIONS_MAX; i++)
		addresses_give(a, places[i]);
	addresses_free(a);
}

static void frames_come_out_whole_however_they_arrive(void **state)
{
	struct frames f;
	struct span message;
	AUTO_BUF wire;
	(void)state;
	buf_init(&wire, 1 << 20);
	assert_int_equal(frames_put(&wire, SPAN("first")), ERR_OK);
	assert_int_equal(frames_put(&wire, SPAN("{}")), ERR_OK);
	assert_int_equal(wire.len, 4 + 5 + 4 + 2);
	frames_init(&f);
	size_t whole = 0;
	for (size_t i = 0; i < wire.len; i++) {
		assert_int_equal(frames_add(&f, (struct span){wire.p + i, 1}), ERR_OK);
		assert_int_equal(frames_next(&f, &message), ERR_OK);
		if (message.p)
			assert_true(span_is(message, whole++ ? "{}" : "first"));
	}
	assert_int_equal(whole, 2);
	assert_int_equal(frames_add(&f, buf_span(&wire)), ERR_OK);
	assert_int_equal(frames_next(&f, &message), ERR_OK);
	assert_true(span_is(message, "first"));
	assert_int_equal(frames_next(&f, &message), ERR_OK);
	assert_true(span_is(message, "{}"));
	frames_release(&f);
}

static void a_frame_without_measure_is_refused(void **state)
{
	static const char *const heads[] = {"\0\0\0\0", "\1\0\200\0", "\377\377\377\377"};
	(void)state;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct frames f;
		struct span message;
		frames_init(&f);
		assert_int_equal(frames_add(&f, (struct span){heads[i], 4}), ERR_OK);
		assert_int_equal(frames_next(&f, &message), ERR_TOOBIG);
		frames_release(&f);
	}
	AUTO_BUF wire;
	buf_init(&wire, 16);
	assert_int_equal(frames_put(&wire, SPAN("")), ERR_TOOBIG);
	assert_int_equal(frames_put(&wire, SPAN("more than is free")), ERR_TOOBIG);
	assert_int_equal(frames_put(&wire, SPAN("fits")), ERR_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cookie_is_found_by_its_whole_name),
		cmocka_unit_test(codings_are_taken_at_their_word),
		cmocka_unit_test(tags_types_and_forwarded),
		cmocka_unit_test(origins_are_compared_whole),
		cmocka_unit_test(an_address_has_a_limit_and_gets_its_places_back),
		cmocka_unit_test(frames_come_out_whole_however_they_arrive),
		cmocka_unit_test(a_frame_without_measure_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
