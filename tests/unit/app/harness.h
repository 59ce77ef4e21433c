/* harness.h - the app with a real store and catalogue; the test is the edge. Nothing sleeps: pump()
 * waits for the store's wake-up and delivers. */
#ifndef TESTS_APP_HARNESS_H
#define TESTS_APP_HARNESS_H

#include "app/app.h"
#include "base/rng.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cmocka.h>

static int wake_fd = -1;

static inline void wake(void *arg)
{
	uint64_t one = 1;
	(void)arg;
	if (write(wake_fd, &one, sizeof one) < 0)
		abort();
}

/* ---- what the app told the edge ---- */

struct peer {
	struct app_conn *conn;
	struct app_judge *judge;
	bool want_write, paused;
	int closed; /* close code */
	char reason[128];
	int status;
	char cookie[64];
	struct buf body;   /* of an HTTP answer */
	struct buf frames; /* to a judge, one a line */
	struct buf got;	   /* messages to a connection, one a line */
};

static inline void peer_init(struct peer *p)
{
	*p = (struct peer){0};
	buf_init(&p->body, 16 << 20);
	buf_init(&p->frames, 16 << 20);
	buf_init(&p->got, 16 << 20);
}

static inline void peer_release(struct peer *p)
{
	buf_release(&p->body);
	buf_release(&p->frames);
	buf_release(&p->got);
}

static inline void edge_want_write(void *peer)
{
	((struct peer *)peer)->want_write = true;
}

static inline void edge_close(void *peer, int code, const char *reason)
{
	struct peer *p = peer;
	if (p->closed)
		return;
	p->closed = code;
	snprintf(p->reason, sizeof p->reason, "%s", reason);
}

static inline void edge_pause(void *peer, bool pause)
{
	((struct peer *)peer)->paused = pause;
}

static inline void edge_answer(void *peer, int status, struct span type, struct span body,
			       const char *cookie)
{
	struct peer *p = peer;
	(void)type;
	assert_int_equal(p->status, 0); /* answered once */
	p->status = status;
	buf_add(&p->body, body);
	if (cookie)
		snprintf(p->cookie, sizeof p->cookie, "%s", cookie);
}

static inline void edge_judge_send(void *peer, struct span json)
{
	struct peer *p = peer;
	buf_add(&p->frames, json);
	buf_add_char(&p->frames, '\n');
}

static inline void edge_judge_close(void *peer)
{
	((struct peer *)peer)->closed = 1;
}

static inline void edge_wake_at(void *self, int64_t ms)
{
	(void)self, (void)ms;
}

static const struct app_edge test_edge = {
	.conn_want_write = edge_want_write,
	.conn_close = edge_close,
	.conn_pause = edge_pause,
	.http_answer = edge_answer,
	.judge_send = edge_judge_send,
	.judge_close = edge_judge_close,
	.wake_at = edge_wake_at,
};

/* ---- the world ---- */

struct world {
	char dir[64];
	struct store *store;
	struct catalog *catalog;
	struct app *app;
};

static const struct app_options test_options = {.public_url = "http://localhost:8080",
						.compile_ahead = true,
						.link_key = "a key for tests"};

static inline void world_open(struct world *w)
{
	char why[256];
	wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (store_open(w->dir, wake, NULL, &w->store, why))
		fail_msg("%s", why);
	assert_int_equal(app_new(&test_options, &test_edge, w->store, w->catalog, &w->app), ERR_OK);
}

/* Waits until the store has something, delivers it, and writes what connections want to write. */
static inline void pump(struct world *w)
{
	struct pollfd p = {.fd = wake_fd, .events = POLLIN};
	uint64_t n;
	assert_int_equal(poll(&p, 1, 10000), 1);
	if (read(wake_fd, &n, sizeof n) < 0)
		abort();
	store_deliver(w->store);
}

static inline void world_close(struct world *w)
{
	app_drain(w->app);
	while (!app_drained(w->app))
		pump(w);
	store_close(w->store);
	app_free(w->app);
	close(wake_fd);
}

/* Moves everything that the connection has to say into got, a line each. */
static inline void flush(struct peer *p)
{
	bool more = p->want_write;
	p->want_write = false;
	while (more && p->conn) {
		size_t before = p->got.len;
		app_conn_write(p->conn, &p->got, &more);
		if (p->got.len > before)
			buf_add_char(&p->got, '\n');
		else
			more = false;
	}
}

/* Pumps until the connection has been sent `text`. */
static inline void until_got(struct world *w, struct peer *p, const char *text)
{
	for (flush(p); !p->got.p || !strstr(p->got.p, text); flush(p)) {
		if (p->closed)
			fail_msg("closed %d %s while waiting for %s; got %s", p->closed, p->reason,
				 text, p->got.p ? p->got.p : "");
		pump(w);
	}
}

static inline void until_closed(struct world *w, struct peer *p)
{
	while (!p->closed)
		pump(w);
}

static inline void say(struct peer *p, const char *text)
{
	app_conn_message(p->conn, span_of(text));
}

/* A request and its answer. The answer's JSON is the caller's. */
static inline json_t *request(struct world *w, const char *method, const char *path,
			      const char *login, const char *body, int status, char cookie[64])
{
	struct peer p;
	json_t *json = NULL;
	struct app_request q = {
		.peer = &p,
		.method = span_of(method),
		.path = span_of(path),
		.query = {0},
		.login = span_of(login ? login : ""),
		.body = span_of(body ? body : ""),
		.address = SPAN("127.0.0.1"),
		.origin_ok = true,
		.json = true,
	};
	peer_init(&p);
	app_http(w->app, &q);
	while (!p.status)
		pump(w);
	if (p.status != status)
		fail_msg("%s %s: %d %s", method, path, p.status, p.body.p);
	assert_int_equal(json_read(buf_span(&p.body), &json), ERR_OK);
	if (cookie && p.cookie[0])
		memcpy(cookie, p.cookie, sizeof p.cookie);
	peer_release(&p);
	return json;
}

static inline void text_of(const json_t *object, const char *key, char *out, size_t size)
{
	struct span s = json_text_or(object, key, SPAN(""));
	assert_true(s.len > 0 && s.len < size);
	memcpy(out, s.p, s.len);
	out[s.len] = 0;
}

static inline void connect_as(struct world *w, struct peer *p, const char *login)
{
	peer_init(p);
	assert_int_equal(app_conn_open(w->app, p, span_of(login), &p->conn), ERR_OK);
}

static inline void disconnect(struct peer *p)
{
	if (p->conn)
		app_conn_closed(p->conn);
	p->conn = NULL;
	peer_release(p);
}

#endif
