/* Frames over a real socket pair: whole, in pieces, too long, not JSON, and nobody reading. */
#include "judge/frame.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

struct ends {
	int fd[2];
	struct frames frames;
};

static int make(void **state)
{
	static struct ends e;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, e.fd), 0);
	frames_init(&e.frames);
	*state = &e;
	return 0;
}

static int drop(void **state)
{
	struct ends *e = *state;
	frames_release(&e->frames);
	for (int i = 0; i < 2; i++)
		if (e->fd[i] >= 0)
			close(e->fd[i]);
	return 0;
}

static void put(const struct ends *e, const char *bytes, size_t len)
{
	assert_int_equal(write(e->fd[0], bytes, len), (ssize_t)len);
}

static void a_message_in_single_bytes_arrives_whole(void **state)
{
	struct ends *e = *state;
	static const char bytes[] = "\x0A\0\0\0{\"t\":\"ab\"}\x02\0\0\0{}";
	json_t *m = NULL;
	for (size_t i = 0; i < sizeof bytes - 1; i++) {
		put(e, bytes + i, 1);
		assert_int_equal(frames_read(&e->frames, e->fd[1]), ERR_OK);
		if (i == 13)
			break;
		assert_int_equal(frames_next(&e->frames, &m), ERR_BUSY);
	}
	assert_int_equal(frames_next(&e->frames, &m), ERR_OK);
	assert_true(span_is(json_text_or(m, "t", SPAN("")), "ab"));
	json_decref(m);
	assert_int_equal(frames_read(&e->frames, e->fd[1]), ERR_BUSY);
}

static void what_breaks_the_rules_is_refused(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		enum err e;
	} cases[] = {
		{"\xFF\xFF\xFF\xFF", 4, ERR_TOOBIG},
		{"\x01\x00\x80\x00", 4, ERR_TOOBIG}, /* 8 MiB and one */
		{"\x02\0\0\0[]", 6, ERR_INVAL},
		{"\x00\0\0\0", 4, ERR_INVAL},
		{"\x03\0\0\0{}x", 7, ERR_INVAL},
		{"\x0D\0\0\0{\"a\":1,\"a\":2}", 17, ERR_INVAL},
		{"\x0A\0\0\0{\"a\":\"\xFF\"}", 13, ERR_BUSY},
		{"\x09\0\0\0{\"a\":\"\xFF\"}", 13, ERR_UNICODE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		void *fresh = NULL;
		json_t *m = NULL;
		make(&fresh);
		struct ends *e = fresh;
		put(e, cases[i].bytes, cases[i].len);
		assert_int_equal(frames_read(&e->frames, e->fd[1]), ERR_OK);
		assert_int_equal(frames_next(&e->frames, &m), cases[i].e);
		assert_null(m);
		drop(&fresh);
	}
}

static void a_closed_socket_says_so(void **state)
{
	struct ends *e = *state;
	close(e->fd[0]);
	e->fd[0] = -1;
	assert_int_equal(frames_read(&e->frames, e->fd[1]), ERR_CLOSED);
}

static void a_reader_that_stands_still_costs_bounded_memory(void **state)
{
	struct ends *e = *state;
	char *text = calloc(1, 1024 * 1024 + 1);
	assert_non_null(text);
	memset(text, 'x', 1024 * 1024);
	AUTO_JSON *big = json_pack("{ss}", "t", text);
	free(text);
	int sent = 0;
	while (frames_add(&e->frames, big) == ERR_OK && sent < 100) {
		enum err flushed = frames_flush(&e->frames, e->fd[1]);
		assert_true(flushed == ERR_OK || flushed == ERR_BUSY);
		sent++;
	}
	assert_true(sent >= 20 && sent < 30);
	assert_true(e->frames.out.len <= FRAME_PENDING_MAX);
	assert_true(frames_waiting(&e->frames));
}

static void too_big_a_message_leaves_what_was_queued(void **state)
{
	struct ends *e = *state;
	char *text = calloc(1, FRAME_MAX + 1);
	assert_non_null(text);
	memset(text, 'x', FRAME_MAX);
	AUTO_JSON *big = json_pack("{ss}", "t", text);
	AUTO_JSON *small = json_pack("{ss}", "t", "ok");
	free(text);
	assert_int_equal(frames_add(&e->frames, small), ERR_OK);
	assert_int_equal(frames_add(&e->frames, big), ERR_TOOBIG);
	assert_int_equal(frames_flush(&e->frames, e->fd[1]), ERR_OK);
	char bytes[64];
	assert_int_equal(read(e->fd[0], bytes, sizeof bytes), 14);
	assert_memory_equal(bytes, "\x0A\0\0\0{\"t\":\"ok\"}", 14);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_message_in_single_bytes_arrives_whole, make,
						drop),
		cmocka_unit_test(what_breaks_the_rules_is_refused),
		cmocka_unit_test_setup_teardown(a_closed_socket_says_so, make, drop),
		cmocka_unit_test_setup_teardown(a_reader_that_stands_still_costs_bounded_memory,
						make, drop),
		cmocka_unit_test_setup_teardown(too_big_a_message_leaves_what_was_queued, make,
						drop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
