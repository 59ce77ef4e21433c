/* app.h - the shell around the core: what the edge hands in and takes out.
 *
 * The edge knows sockets, the app knows rooms. A connection or an HTTP request is an opaque pointer
 * of the edge's
 * (`void *peer`) on which the app may act only through struct app_edge. Everything runs on the loop
 * thread; the app never blocks: what waits for the store is answered later. */
#ifndef APP_APP_H
#define APP_APP_H

#include "base/buf.h"
#include "base/json.h"
#include "catalog/catalog.h"
#include "store/store.h"

struct app;

/* What the app asks of the edge. `peer` is what the edge passed in. */
struct app_edge {
	void *self; /* the edge's own, for wake_at */
	/* A connection has something to write: call app_conn_write when the socket can take it. */
	void (*conn_want_write)(void *peer);
	/* Close with this code and reason after what is being written. */
	void (*conn_close)(void *peer, int code, const char *reason);
	/* Stop (true) or resume reading from it. */
	void (*conn_pause)(void *peer, bool pause);
	/* Answer an HTTP request, once. `cookie` (a login token, "" removes it) may be NULL; body
	 * is copied. */
	void (*http_answer)(void *peer, int status, struct span content_type, struct span body,
			    const char *cookie);
	/* A judge's connection: send one frame; close. */
	void (*judge_send)(void *peer, struct span json);
	void (*judge_close)(void *peer);
	/* Call app_tick at or before this monotonic time (ms). */
	void (*wake_at)(void *self, int64_t monotonic_ms);
};

struct app_options {
	const char *public_url;	    /* without a slash at the end */
	const char *start_key;	    /* NULL: none needed */
	const char *banner;	    /* NULL: none */
	bool compile_ahead;	    /* while documents rest and a judge is idle */
	bool media;		    /* a secure context: microphone and camera can work */
	unsigned char link_key[32]; /* HMAC key of the role links, kept in the data directory */
};

/* Borrows everything for its life. */
enum err app_new(const struct app_options *options, const struct app_edge *edge,
		 struct store *store, const struct catalog *catalog, struct app **out);
void app_free(struct app *a);
/* SIGTERM: connections are told to come back (1001), nothing new is taken; true once all is
 * committed. */
void app_drain(struct app *a);
bool app_drained(const struct app *a);
void app_tick(struct app *a);
/* Can it commit? Answers through http_answer. Text for /metrics. */
void app_ready(struct app *a, void *peer);
enum err app_metrics(const struct app *a, struct buf *out);

/* --- viva.v1 --- */
struct app_conn;
/* `login`: the cookie's value, or "". The edge has checked Origin and subprotocol. */
enum err app_conn_open(struct app *a, void *peer, struct span login, struct app_conn **out);
/* One whole text message. */
void app_conn_message(struct app_conn *c, struct span text);
void app_conn_closed(struct app_conn *c); /* frees it */
/* Appends the next message to *out (at most ~64 KiB unless one entry is larger). *more: ask again
 * when writable. Nothing appended: nothing to send. */
void app_conn_write(struct app_conn *c, struct buf *out, bool *more);

/* --- HTTP: every path under /api/ --- */
struct app_request {
	void *peer;
	struct span method;  /* GET, POST, DELETE */
	struct span path;    /* without the query */
	struct span query;   /* without '?' */
	struct span login;   /* cookie, or empty */
	struct span address; /* the client's, as text */
	struct span body;    /* whole; borrowed for the call */
	bool origin_ok;	     /* Origin present and allowed */
	bool json;	     /* Content-Type: application/json */
};
void app_http(struct app *a, const struct app_request *request);
/* The peer went away before it was answered: never touch it again. */
void app_http_gone(struct app *a, void *peer);

/* --- judges --- */
struct app_judge;
enum err app_judge_open(struct app *a, void *peer, struct app_judge **out);
void app_judge_message(struct app_judge *j, struct span json);
void app_judge_closed(struct app_judge *j); /* frees it; its jobs are queued again */

#endif
