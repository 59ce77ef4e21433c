/* What the edge says to well and ill behaved clients, with the real app and store behind it. */
#include "unit/edge/wire.h"

static int begin(void **state)
{
	struct wire *w = test_malloc(sizeof *w);
	wire_start(w, NULL);
	*state = w;
	return 0;
}

static int end(void **state)
{
	wire_stop(*state, SIGTERM);
	test_free(*state);
	return 0;
}

static void expect(const char *answer, const char *part)
{
	if (!strstr(answer, part))
		fail_msg("no \"%s\" in: %.400s", part, answer);
}

static void pages_files_and_nothing_else(void **state)
{
	struct wire *w = *state;
	expect(wire_ask(w, "GET /", "", SPAN("")), "page");
	expect(wire_ask(w, "GET /room/abcdefghijklmnop", "", SPAN("")), " 200 ");
	expect(wire_ask(w, "GET /nothing", "", SPAN("")), " 404 ");
	expect(wire_ask(w, "GET /../../etc/passwd", "", SPAN("")), " 40");
	expect(wire_ask(w, "GET /%2e%2e/%2e%2e/etc/passwd", "", SPAN("")), " 40");
	expect(wire_ask(w, "GET /viva.lock", "", SPAN("")), " 404 ");
	expect(wire_ask(w, "POST /", "Content-Length: 0\r\n", SPAN("")), " 405 ");
	expect(wire_ask(w, "GET /healthz", "", SPAN("")), "\r\n\r\nok\n");
	expect(wire_ask(w, "GET /readyz", "", SPAN("")), "\r\n\r\nok\n");
	const char *answer = wire_ask(w, "GET /", "", SPAN(""));
	expect(answer, "content-security-policy: default-src 'none'; script-src 'self'; ");
	expect(answer, "x-content-type-options: nosniff");
	expect(answer, "referrer-policy: no-referrer");
	assert_null(strstr(answer, "strict-transport-security"));
	assert_null(strstr(answer, "server:"));
}

static void head_and_304_have_no_body(void **state)
{
	struct wire *w = *state;
	char tag[160] = "";
	const char *answer = wire_ask(w, "HEAD /", "", SPAN(""));
	expect(answer, "content-length: 19");
	assert_null(strstr(answer, "page"));
	assert_int_equal(sscanf(strstr(answer, "etag: ") + 6, "%100[^\r]", tag), 1);
	char field[200];
	snprintf(field, sizeof field, "If-None-Match: %s\r\n", tag);
	answer = wire_ask(w, "GET /", field, SPAN(""));
	expect(answer, " 304 ");
	assert_null(strstr(answer, "page"));
}

static void metrics_are_for_this_machine_alone(void **state)
{
	struct wire *w = *state;
	expect(wire_ask(w, "GET /metrics", "", SPAN("")), "# TYPE viva_");
	expect(wire_ask(w, "GET /metrics", "X-Forwarded-For: 10.0.0.9\r\n", SPAN("")), " 403 ");
}

static void bodies_have_a_measure(void **state)
{
	struct wire *w = *state;
	static char big[100000];
	memset(big, 'x', sizeof big);
	const char *answer = wire_ask(
		w, "POST /api/me", "Content-Type: application/json\r\nContent-Length: 100000\r\n",
		(struct span){big, sizeof big});
	expect(answer, " 413 ");
	expect(answer, "{\"error\":{\"code\":\"too_big\"");
	expect(wire_ask(w, "POST /api/me", "Transfer-Encoding: chunked\r\n", SPAN("0\r\n\r\n")),
	       " 411 ");
	expect(wire_ask(w, "POST /api/me", "Content-Length: 9223372036854775808\r\n", SPAN("")),
	       " 4");
	expect(wire_ask(w, "GET /healthz", "", SPAN("")), " 200 ");
}

static void a_change_needs_our_origin(void **state)
{
	struct wire *w = *state;
	char fields[256];
	static const char json[] = "Content-Type: application/json\r\nContent-Length: 15\r\n";
	struct span body = SPAN("{\"name\":\"Anna\"}");
	expect(wire_ask(w, "POST /api/me", json, body), " 403 ");
	snprintf(fields, sizeof fields, "Origin: http://evil.example\r\n%s", json);
	expect(wire_ask(w, "POST /api/me", fields, body), " 403 ");
	snprintf(fields, sizeof fields, "Origin: http://localhost:%d\r\n%s", w->port, json);
	const char *answer = wire_ask(w, "POST /api/me", fields, body);
	expect(answer, " 200 ");
	expect(answer, "set-cookie: viva=");
	expect(answer, "; HttpOnly; SameSite=Lax");
}

static void upgrades_are_refused_one_by_one(void **state)
{
	struct wire *w = *state;
	char ours[64], other[64];
	const char *answer;
	snprintf(ours, sizeof ours, "http://localhost:%d", w->port);
	snprintf(other, sizeof other, "http://localhost:%d", w->port + 1);
	const struct {
		const char *path, *origin, *protocol, *part;
	} cases[] = {
		{"/ws", ours, "viva.v1", " 101 "},
		{"/ws", "", "viva.v1", " 403 "},
		{"/ws", other, "viva.v1", " 403 "},
		{"/ws", "http://x", "viva.v1", " 403 "},
		{"/ws", ours, "", " 403 "},
		{"/ws", ours, "viva.v2", " 403 "},
		{"/ws", ours, "chat, viva.v1", " 403 "},
		{"/", ours, "viva.v1", " 404 "},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		close(wire_upgrade(w, cases[i].path, cases[i].origin, cases[i].protocol, "",
				   &answer));
		expect(answer, cases[i].part);
	}
}

/* libwebsockets 4.1 would answer with its HTTP/2 parser. */
static void http2_is_not_spoken(void **state)
{
	struct wire *w = *state;
	const char *answer = wire_ask(
		w, "GET /", "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n", SPAN(""));
	assert_null(strstr(answer, " 101 "));
	int fd = wire_connect(w);
	wire_send(fd, SPAN("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
	answer = wire_until(fd, NULL);
	assert_true(answer[0] == 0 || strstr(answer, "HTTP/1."));
	close(fd);
	expect(wire_ask(w, "GET /healthz", "", SPAN("")), " 200 ");
}

static void messages_have_a_form(void **state)
{
	struct wire *w = *state;
	static char big[70000];
	memset(big, 'x', sizeof big);
	const struct {
		unsigned char first;
		struct span text;
		int code;
	} cases[] = {
		{0x82, SPAN("binary"), 1003},
		{0x81, {big, sizeof big}, 1009},
		{0x81, SPAN("{\"t\":\"ping\"}"), 4400},
		{0x81, SPAN("not json"), 4400},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int fd = wire_open(w, "");
		wire_frame(fd, cases[i].first, cases[i].text);
		assert_int_equal(wire_close_code(fd), cases[i].code);
		close(fd);
	}
	/* Too big by its pieces. */
	int fd = wire_open(w, "");
	wire_frame(fd, 0x01, (struct span){big, 40000});
	wire_frame(fd, 0x80, (struct span){big, 40000});
	assert_int_equal(wire_close_code(fd), 1009);
	close(fd);
	/* One message in three pieces is one message. */
	fd = wire_open(w, "");
	wire_frame(fd, 0x01, SPAN("{\"t\":\"hello\",\"room\":\"aaaaaaaaaaaaaaaa\","));
	wire_frame(fd, 0x00, SPAN("\"ci"));
	wire_frame(fd, 0x80, SPAN("d\":\"c1\"}"));
	assert_int_equal(wire_close_code(fd), 4501);
	close(fd);
}

static void an_address_may_hold_so_many_strangers(void **state)
{
	enum { LIMIT = 256 };
	struct wire *w = *state;
	static int fds[LIMIT];
	char origin[64];
	const char *answer;
	snprintf(origin, sizeof origin, "http://localhost:%d", w->port);
	for (int i = 0; i < LIMIT; i++)
		fds[i] = wire_open(w, "X-Forwarded-For: 6.6.6.6, 10.1.1.1\r\n");
	close(wire_upgrade(w, "/ws", origin, "viva.v1", "X-Forwarded-For: 10.1.1.1\r\n", &answer));
	expect(answer, " 429 ");
	/* Another client of the same proxy is another address. */
	close(wire_open(w, "X-Forwarded-For: 10.1.1.2\r\n"));
	for (int i = 0; i < LIMIT; i++)
		close(fds[i]);
}

/* The stop waits for the other side's goodbye, so that is given by a child. */
static void a_stop_is_said_to_who_is_there(void **state)
{
	struct wire w;
	int status;
	(void)state;
	wire_start(&w, NULL);
	int fd = wire_open(&w, "");
	pid_t listener = fork();
	if (listener == 0)
		_exit(wire_close_code(fd) == 1001 ? 0 : 1);
	close(fd);
	wire_stop(&w, SIGHUP);
	assert_int_equal(waitpid(listener, &status, 0), listener);
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void https_changes_cookie_and_headers(void **state)
{
	struct wire w;
	(void)state;
	wire_start(&w, "https://viva.example.org");
	const char *answer =
		wire_ask(&w, "POST /api/me",
			 "Origin: https://viva.example.org\r\nContent-Type: application/json\r\n"
			 "Content-Length: 15\r\n",
			 SPAN("{\"name\":\"Anna\"}"));
	expect(answer, "set-cookie: __Host-viva=");
	expect(answer, "; Secure");
	expect(answer, "strict-transport-security: max-age=31536000");
	wire_stop(&w, SIGINT);
}

static int judge_connect(const struct wire *w)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	struct timeval wait = {10, 0};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	snprintf(to.sun_path, sizeof to.sun_path, "%s", w->socket_path);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
	return fd;
}

static void a_judge_is_greeted_and_a_bad_frame_ends_it(void **state)
{
	struct wire *w = *state;
	char got[512];
	static const char hello[] = "{\"t\":\"hello\",\"v\":1,\"name\":\"j\",\"tier\":\"C\","
				    "\"slots\":1,\"packages\":{}}";
	int fd = judge_connect(w);
	char head[4] = {sizeof hello - 1, 0, 0, 0};
	wire_send(fd, (struct span){head, 4});
	wire_send(fd, (struct span){hello, sizeof hello - 1});
	ssize_t n = recv(fd, got, sizeof got, 0);
	assert_true(n > 4 && got[0] == (char)(n - 4));
	assert_non_null(memmem(got + 4, (size_t)n - 4, "hello", 5));
	wire_send(fd, SPAN("\377\377\377\377"));
	while ((n = recv(fd, got, sizeof got, 0)) > 0)
		;
	assert_int_equal(n, 0);
	close(fd);
	expect(wire_ask(w, "GET /healthz", "", SPAN("")), " 200 ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_files_and_nothing_else),
		cmocka_unit_test(head_and_304_have_no_body),
		cmocka_unit_test(metrics_are_for_this_machine_alone),
		cmocka_unit_test(bodies_have_a_measure),
		cmocka_unit_test(a_change_needs_our_origin),
		cmocka_unit_test(upgrades_are_refused_one_by_one),
		cmocka_unit_test(http2_is_not_spoken),
		cmocka_unit_test(messages_have_a_form),
		cmocka_unit_test(an_address_may_hold_so_many_strangers),
		cmocka_unit_test(a_judge_is_greeted_and_a_bad_frame_ends_it),
		cmocka_unit_test(a_stop_is_said_to_who_is_there),
		cmocka_unit_test(https_changes_cookie_and_headers),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
