/* viva.v1: from frames to whole messages and back. What is written is fetched from the app only
 * when the socket takes it, so a slow reader costs no memory; one that takes nothing is closed. */
#include <linux/sockios.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>

#include "base/clock.h"
#include "base/log.h"
#include "core/proto.h"
#include "edge/inside.h"

enum { REASON_SIZE = 124 }; /* RFC 6455, section 5.5: 125 bytes, two for the code */

struct conn {
	struct edge *edge;
	struct lws *wsi;
	struct app_conn *app;
	struct conn *next, **prev;
	struct address *address; /* until it has said who it is */
	struct buf in;		 /* of a message in several pieces */
	int close_code;		 /* 0: open */
	char reason[REASON_SIZE];
	int64_t waiting_since_ms; /* for the socket to take something; 0: nothing to write */
	int unsent;		  /* bytes in the socket when last looked at */
};

struct session {
	struct conn *conn;
};
const size_t conn_session_size = sizeof(struct session);

int conn_refusal(struct lws *wsi)
{
	struct edge *e = edge_of(wsi);
	char path[16], protocol[16], address[ADDRESS_SIZE];
	struct address *place;
	if (!span_is(request_field(wsi, WSI_TOKEN_GET_URI, path, sizeof path), "/ws"))
		return 404;
	if (!request_origin_allowed(wsi) ||
	    !span_is(request_field(wsi, WSI_TOKEN_PROTOCOL, protocol, sizeof protocol), "viva.v1"))
		return 403;
	if (e->drain_until_ms)
		return 503;
	request_address(wsi, address);
	enum err busy = addresses_take(e->addresses, address, &place);
	if (busy)
		return busy == ERR_BUSY ? 429 : 503;
	addresses_give(e->addresses, place);
	return 0;
}

/* ---- for the app ---- */

void edge_want_write(void *peer)
{
	struct conn *c = peer;
	if (!c->waiting_since_ms)
		c->waiting_since_ms = clock_monotonic_ms();
	lws_callback_on_writable(c->wsi);
}

void edge_close(void *peer, int code, const char *reason)
{
	struct conn *c = peer;
	if (c->close_code)
		return;
	c->close_code = code;
	snprintf(c->reason, sizeof c->reason, "%s", reason);
	edge_want_write(c);
}

void edge_pause(void *peer, bool pause)
{
	lws_rx_flow_control(((struct conn *)peer)->wsi, !pause);
}

/* ---- a connection's life ---- */

static int on_filter(struct lws *wsi, void *user, void *in, size_t len)
{
	(void)user;
	(void)in;
	(void)len;
	return conn_refusal(wsi) ? -1 : 0;
}

static void unlink_conn(struct conn *c)
{
	*c->prev = c->next;
	if (c->next)
		c->next->prev = c->prev;
	addresses_give(c->edge->addresses, c->address);
	buf_release(&c->in);
	free(c);
}

static struct conn *conn_new(struct lws *wsi)
{
	struct edge *e = edge_of(wsi);
	char address[ADDRESS_SIZE];
	struct conn *c = calloc(1, sizeof *c);
	request_address(wsi, address);
	if (!c || addresses_take(e->addresses, address, &c->address)) {
		free(c);
		return NULL;
	}
	c->edge = e;
	c->wsi = wsi;
	c->next = e->conns;
	c->prev = &e->conns;
	if (c->next)
		c->next->prev = &c->next;
	e->conns = c;
	buf_init(&c->in, PROTO_MESSAGE_MAX);
	return c;
}

static int on_open(struct lws *wsi, void *user, void *in, size_t len)
{
	struct session *session = user;
	char login[LOGIN_SIZE];
	(void)in;
	(void)len;
	struct conn *c = conn_new(wsi);
	if (!c)
		return -1;
	request_login(wsi, login);
	if (app_conn_open(c->edge->app, c, span_of(login), &c->app)) {
		unlink_conn(c);
		return -1;
	}
	session->conn = c;
	return 0;
}

static int on_closed(struct lws *wsi, void *user, void *in, size_t len)
{
	struct session *session = user;
	struct conn *c = TAKE(session->conn);
	(void)wsi;
	(void)in;
	(void)len;
	if (!c)
		return 0;
	app_conn_closed(c->app);
	unlink_conn(c);
	return 0;
}

static int refuse_message(struct conn *c, int code, const char *reason)
{
	edge_close(c, code, reason);
	return 0;
}

static int on_message(struct lws *wsi, void *user, void *in, size_t len)
{
	struct conn *c = ((struct session *)user)->conn;
	if (!c || c->close_code)
		return 0;
	if (lws_frame_is_binary(wsi))
		return refuse_message(c, 1003, "text only");
	bool first = lws_is_first_fragment(wsi);
	bool last = lws_is_final_fragment(wsi) && lws_remaining_packet_payload(wsi) == 0;
	if (first && last) {
		app_conn_message(c->app, (struct span){in, len});
		return 0;
	}
	if (first)
		buf_clear(&c->in);
	buf_add(&c->in, (struct span){in, len});
	if (buf_err(&c->in) == ERR_TOOBIG)
		return refuse_message(c, 1009, "a message may have 64 KiB");
	if (buf_err(&c->in))
		return refuse_message(c, 1011, "out of memory");
	if (!last)
		return 0;
	app_conn_message(c->app, buf_span(&c->in));
	buf_release(&c->in);
	return 0;
}

static int say_goodbye(struct conn *c)
{
	/* libwebsockets knows the code as an enum of the standard's values; ours are beyond them.
	 */
	lws_close_reason(c->wsi, (enum lws_close_status)c->close_code, (unsigned char *)c->reason,
			 strlen(c->reason));
	return -1;
}

static int on_writable(struct lws *wsi, void *user, void *in, size_t len)
{
	struct conn *c = ((struct session *)user)->conn;
	bool more = false;
	(void)in;
	(void)len;
	if (!c)
		return 0;
	c->waiting_since_ms = 0;
	if (c->close_code)
		return say_goodbye(c);
	static const char room[LWS_PRE]; /* libwebsockets puts the frame's head in front */
	struct buf *out = &c->edge->scratch;
	buf_clear(out);
	buf_add(out, (struct span){room, sizeof room});
	app_conn_write(c->app, out, &more);
	if (buf_err(out)) {
		edge_close(c, 1011, "out of memory");
		return 0;
	}
	size_t n = out->len - LWS_PRE;
	if (n > 0 && lws_write(wsi, (unsigned char *)out->p + LWS_PRE, n, LWS_WRITE_TEXT) < 0)
		return -1;
	if (n > 0) {
		/* The first thing that the app says is the welcome: it knows who this is. */
		addresses_give(c->edge->addresses, TAKE(c->address));
	}
	if (more || c->close_code)
		edge_want_write(c);
	return 0;
}

/* ---- readers that take nothing ---- */

static bool moved(struct conn *c)
{
	int unsent = 0;
	if (ioctl(lws_get_socket_fd(c->wsi), SIOCOUTQ, &unsent) < 0)
		return true;
	bool progress = unsent != c->unsent;
	c->unsent = unsent;
	return progress;
}

void conns_check(struct edge *e, int64_t now_ms)
{
	for (struct conn *c = e->conns; c; c = c->next) {
		if (!c->waiting_since_ms)
			continue;
		/* A large message on a thin line moves the socket's buffer long before the whole is
		 * taken. */
		if (moved(c))
			c->waiting_since_ms = now_ms;
		else if (now_ms - c->waiting_since_ms > STALL_MS) {
			c->waiting_since_ms = now_ms;
			log_info("conn_stalled", LOG_INT("code", 4008));
			/* The socket takes no close frame either. */
			lws_set_timeout(c->wsi, PENDING_TIMEOUT_USER_REASON_BASE,
					LWS_TO_KILL_ASYNC);
		}
	}
}

static const struct reaction reactions[] = {
	{LWS_CALLBACK_RECEIVE, on_message},
	{LWS_CALLBACK_SERVER_WRITEABLE, on_writable},
	{LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION, on_filter},
	{LWS_CALLBACK_ESTABLISHED, on_open},
	{LWS_CALLBACK_CLOSED, on_closed},
};

int conn_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
		  size_t len)
{
	return react(reactions, sizeof reactions / sizeof *reactions, wsi, reason, user, in, len);
}
