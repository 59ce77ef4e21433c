/* inside.h - what the files of the edge share. */
#ifndef EDGE_INSIDE_H
#define EDGE_INSIDE_H

#include <ev.h>

#include "base/auto.h"
#include "edge/addresses.h"
#include "edge/edge.h"
#include "edge/files.h"
#include "edge/lws.h"
#include "edge/origins.h"

enum {
	STALL_MS = 10000,    /* a reader that takes nothing for this long is closed */
	DRAIN_MS = 8000,     /* then the server stops though somebody has not said goodbye */
	BODY_MAX = 65536,    /* of a request */
	WIRE_MAX = 16 << 20, /* one message to a browser: a snapshot and more */
	LOGIN_SIZE = 33,
};

struct edge {
	const struct edge_options *options;
	struct ev_loop *loop;
	struct lws_context *context;
	struct lws_vhost *vhost;
	int listen_fd, port;
	ev_io accepting;
	ev_timer second, wake;
	ev_async store_done;
	ev_signal signals[3];
	int64_t wake_ms;	/* when `wake` fires; INT64_MAX: never */
	int64_t drain_until_ms; /* 0: not draining */
	struct files *files;
	struct origins origins;
	struct addresses *addresses;
	struct job_socket *jobs;
	struct conn *conns;
	struct http *requests;
	struct buf scratch; /* one message on its way out, behind LWS_PRE bytes */
	bool https;	    /* what browsers see, by us or by a proxy */
	struct app *app;
	struct store *store;
	struct app_edge for_app;
};

struct edge *edge_of(struct lws *wsi);

/* What a callback of libwebsockets is handled by; `user` is the protocol's session. */
struct reaction {
	enum lws_callback_reasons reason;
	int (*react)(struct lws *wsi, void *user, void *in, size_t len);
};
int react(const struct reaction *table, size_t n, struct lws *wsi, enum lws_callback_reasons reason,
	  void *user, void *in, size_t len);

/* A header field of the request, all of it, in `buffer`; {"", 0} when it is not there or does not
 * fit. */
struct span request_field(struct lws *wsi, enum lws_token_indexes token, char *buffer, size_t size);
/* The login token of the cookie, or "". */
void request_login(struct lws *wsi, char login[LOGIN_SIZE]);
/* The peer's address as text; the client's, when the peer is the trusted proxy. */
void request_address(struct lws *wsi, char address[ADDRESS_SIZE]);
bool request_origin_allowed(struct lws *wsi);

/* --- answer.c --- */
struct answer {
	int status;
	char type[64];
	const struct file *file; /* or NULL: `body` */
	enum coding coding;
	struct buf body;
	char cookie[160]; /* the value of Set-Cookie, or "" */
	bool head;	  /* HEAD: everything but the body */
	bool close;	  /* afterwards */
	bool started;
	size_t sent;
};
void answer_text(struct answer *a, int status, const char *type, struct span body);
/* A small page that says what happened, for people. */
void answer_page(struct answer *a, int status);
/* The same for programs: {"error": {"code", "message"}}. */
void answer_api(struct answer *a, int status);
/* Writes what fits now. Less than 0: close the connection. */
int answer_write(struct answer *a, struct lws *wsi, bool *done);

/* --- http.c --- */
extern const size_t http_session_size;
int http_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
		  size_t len);
void edge_answer(void *peer, int status, struct span type, struct span body, const char *cookie);

/* --- conn.c --- */
extern const size_t conn_session_size;
int conn_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
		  size_t len);
void edge_want_write(void *peer);
void edge_close(void *peer, int code, const char *reason);
void edge_pause(void *peer, bool pause);
/* Why an upgrade to viva.v1 is refused: a status, or 0. */
int conn_refusal(struct lws *wsi);
/* Once a second: who takes nothing is closed. */
void conns_check(struct edge *e, int64_t now_ms);

/* --- judges.c --- */
enum err judges_new(struct edge *e, struct job_socket **out, char why[EDGE_WHY]);
void judges_free(struct job_socket *j);
void edge_judge_send(void *peer, struct span json);
void edge_judge_close(void *peer);

#endif
