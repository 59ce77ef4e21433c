/* HTTP: what is a file is answered at once from memory; what is under /api/ goes to the app, which
 * answers later. A request is on the heap from its first line to the end of its answer, since
 * either side may go first.
 *
 * Upgrades are decided here too, before libwebsockets picks a protocol: it answers 101 to any
 * Origin, and to h2c with an HTTP/2 parser that Debian 12 does not mend. */
#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "edge/fields.h"
#include "edge/inside.h"

enum { PATH_SIZE = 512, QUERY_SIZE = 1024, DISCARD_MAX = 8 << 20 };

enum waiting { WAITING_NOT, WAITING_APP, WAITING_READY };

struct http {
	struct edge *edge;
	struct lws *wsi; /* NULL: gone, and waiting for an answer that may not be taken back */
	struct http *next, **prev;
	const char *method;
	char path[PATH_SIZE];
	char query[QUERY_SIZE];
	char login[LOGIN_SIZE], address[ADDRESS_SIZE];
	bool origin_ok, json, too_big;
	enum waiting waiting;
	bool answered;
	struct buf body;
	struct answer answer;
};

struct session {
	struct http *http;
};
const size_t http_session_size = sizeof(struct session);

static void http_free(struct http *h)
{
	*h->prev = h->next;
	if (h->next)
		h->next->prev = h->prev;
	buf_release(&h->body);
	buf_release(&h->answer.body);
	free(h);
}

static struct http *http_new(struct lws *wsi)
{
	struct http *h = calloc(1, sizeof *h);
	if (!h)
		return NULL;
	h->edge = edge_of(wsi);
	h->wsi = wsi;
	h->next = h->edge->requests;
	h->prev = &h->edge->requests;
	if (h->next)
		h->next->prev = &h->next;
	h->edge->requests = h;
	buf_init(&h->body, BODY_MAX);
	return h;
}

/* ---- from a request to its answer ---- */

static void answered(struct http *h)
{
	h->answered = true;
	h->waiting = WAITING_NOT;
	if (h->wsi)
		lws_callback_on_writable(h->wsi);
	else
		http_free(h);
}

static void refuse(struct http *h, int status)
{
	if (strncmp(h->path, "/api/", 5) == 0)
		answer_api(&h->answer, status);
	else
		answer_page(&h->answer, status);
	answered(h);
}

/* __Host- binds the cookie to https and to this host alone; browsers drop it on plain http. */
static void set_cookie(struct http *h, const char *token)
{
	snprintf(h->answer.cookie, sizeof h->answer.cookie,
		 "%s=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=%d%s",
		 h->edge->https ? "__Host-viva" : "viva", token, *token ? 31536000 : 0,
		 h->edge->https ? "; Secure" : "");
}

void edge_answer(void *peer, int status, struct span type, struct span body, const char *cookie)
{
	struct http *h = peer;
	char text[64];
	snprintf(text, sizeof text, "%.*s", SPAN_ARG(type));
	answer_text(&h->answer, status, text, body);
	if (cookie)
		set_cookie(h, cookie);
	answered(h);
}

/* The app always answers, and a large deletion takes as long as it takes. */
static void wait_for(struct http *h, enum waiting what)
{
	h->waiting = what;
	lws_set_timeout(h->wsi, NO_PENDING_TIMEOUT, 0);
}

static void ask_app(struct http *h)
{
	struct app_request request = {
		.peer = h,
		.method = span_of(h->method),
		.path = span_of(h->path),
		.query = span_of(h->query),
		.login = span_of(h->login),
		.address = span_of(h->address),
		.body = buf_span(&h->body),
		.origin_ok = h->origin_ok,
		.json = h->json,
	};
	wait_for(h, WAITING_APP);
	app_http(h->edge->app, &request);
}

/* A proxy on this machine is a loopback peer too, but it says for whom it asks. */
static bool from_here(struct lws *wsi)
{
	char peer[ADDRESS_SIZE] = "";
	lws_get_peer_simple(wsi, peer, sizeof peer);
	return (strncmp(peer, "127.", 4) == 0 || strcmp(peer, "::1") == 0 ||
		strncmp(peer, "::ffff:127.", 11) == 0) &&
	       lws_hdr_total_length(wsi, WSI_TOKEN_X_FORWARDED_FOR) == 0;
}

static void get_health(struct http *h)
{
	answer_text(&h->answer, 200, "text/plain; charset=utf-8", SPAN("ok\n"));
	answered(h);
}

static void get_ready(struct http *h)
{
	wait_for(h, WAITING_READY);
	app_ready(h->edge->app, h);
}

static void get_metrics(struct http *h)
{
	AUTO_BUF text;
	buf_init(&text, 1 << 20);
	if (!from_here(h->wsi)) {
		refuse(h, 403);
		return;
	}
	enum err e = app_metrics(h->edge->app, &text);
	answer_text(&h->answer, e ? 500 : 200, "text/plain; version=0.0.4; charset=utf-8",
		    e ? SPAN("out of memory\n") : buf_span(&text));
	answered(h);
}

static void get_file(struct http *h)
{
	char accept[256], tags[512];
	struct span path = span_of(h->path);
	const struct file *file = files_find(h->edge->files, path);
	if (!file)
		file = files_page(h->edge->files, path);
	if (!file) {
		refuse(h, 404);
		return;
	}
	struct span accepted =
		request_field(h->wsi, WSI_TOKEN_HTTP_ACCEPT_ENCODING, accept, sizeof accept);
	struct answer *a = &h->answer;
	a->file = file;
	a->status = 200;
	snprintf(a->type, sizeof a->type, "%s", file->type);
	if (file->bytes[CODING_BR].p && field_accepts(accepted, "br"))
		a->coding = CODING_BR;
	else if (file->bytes[CODING_GZIP].p && field_accepts(accepted, "gzip"))
		a->coding = CODING_GZIP;
	struct span known = request_field(h->wsi, WSI_TOKEN_HTTP_IF_NONE_MATCH, tags, sizeof tags);
	if (field_has_tag(known, span_of(file->etag[a->coding])))
		a->status = 304;
	answered(h);
}

static void route(struct http *h)
{
	static const struct {
		const char *path;
		void (*get)(struct http *h);
	} own[] = {{"/healthz", get_health}, {"/readyz", get_ready}, {"/metrics", get_metrics}};
	if (strncmp(h->path, "/api/", 5) == 0) {
		ask_app(h);
		return;
	}
	if (strcmp(h->method, "GET") != 0 && strcmp(h->method, "HEAD") != 0) {
		refuse(h, 405);
		return;
	}
	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		if (strcmp(h->path, own[i].path) == 0) {
			own[i].get(h);
			return;
		}
	}
	get_file(h);
}

/* ---- reading the request ---- */

static const char *method_of(struct lws *wsi)
{
	static const struct {
		enum lws_token_indexes token;
		const char *name;
	} methods[] = {
		{WSI_TOKEN_GET_URI, "GET"},	    {WSI_TOKEN_POST_URI, "POST"},
		{WSI_TOKEN_HEAD_URI, "HEAD"},	    {WSI_TOKEN_DELETE_URI, "DELETE"},
		{WSI_TOKEN_OPTIONS_URI, "OPTIONS"}, {WSI_TOKEN_PUT_URI, "PUT"},
		{WSI_TOKEN_PATCH_URI, "PATCH"},
	};
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (lws_hdr_total_length(wsi, methods[i].token) > 0)
			return methods[i].name;
	return "OTHER";
}

static void read_query(struct http *h)
{
	size_t at = 0;
	for (int i = 0; at + 2 < sizeof h->query; i++) {
		char *p = h->query + at + (at > 0);
		int n = lws_hdr_copy_fragment(h->wsi, p, (int)(h->query + sizeof h->query - p),
					      WSI_TOKEN_HTTP_URI_ARGS, i);
		if (n < 0)
			break;
		if (at > 0)
			h->query[at] = '&';
		at = (size_t)(p - h->query) + (size_t)n;
	}
	h->query[at] = 0;
}

/* How much body is to come; negative: a refusal. */
static int64_t expected_body(struct lws *wsi)
{
	char text[32];
	int64_t length = 0;
	if (lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING) > 0)
		return -411; /* libwebsockets 4.1 does not decode chunks of a request */
	struct span s = request_field(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH, text, sizeof text);
	if (s.len == 0)
		return 0;
	return span_int(s, 0, INT64_MAX, &length) ? -400 : length;
}

static int on_request(struct lws *wsi, void *user, void *in, size_t len)
{
	struct session *session = user;
	char type[128];
	struct http *h = session->http = http_new(wsi);
	if (!h)
		return -1;
	h->method = method_of(wsi);
	h->answer.head = strcmp(h->method, "HEAD") == 0;
	read_query(h);
	request_login(wsi, h->login);
	request_address(wsi, h->address);
	h->origin_ok = request_origin_allowed(wsi);
	h->json = field_is_json(request_field(wsi, WSI_TOKEN_HTTP_CONTENT_TYPE, type, sizeof type));
	int64_t body = expected_body(wsi);
	memcpy(h->path, in, len < sizeof h->path ? len : 0);
	if (len >= sizeof h->path || body < 0 || body > DISCARD_MAX) {
		h->answer.close = true;
		refuse(h, len >= sizeof h->path ? 404 : body < 0 ? (int)-body : 413);
		return 0;
	}
	h->too_big = body > BODY_MAX;
	if (body == 0)
		route(h);
	return 0;
}

/* What is too big is read to its end all the same: a browser that is cut off in the middle of
 * sending never sees the answer. */
static int on_body(struct lws *wsi, void *user, void *in, size_t len)
{
	struct http *h = ((struct session *)user)->http;
	(void)wsi;
	if (h && !h->too_big && !h->answered)
		buf_add(&h->body, (struct span){in, len});
	return 0;
}

static int on_body_end(struct lws *wsi, void *user, void *in, size_t len)
{
	struct http *h = ((struct session *)user)->http;
	(void)wsi;
	(void)in;
	(void)len;
	if (!h || h->answered || h->waiting != WAITING_NOT)
		return 0;
	if (h->too_big || buf_err(&h->body) == ERR_TOOBIG)
		refuse(h, 413);
	else if (buf_err(&h->body))
		refuse(h, 503);
	else
		route(h);
	return 0;
}

/* ---- writing the answer ---- */

static int on_writable(struct lws *wsi, void *user, void *in, size_t len)
{
	struct session *session = user;
	struct http *h = session->http;
	bool done;
	(void)in;
	(void)len;
	if (!h || !h->answered)
		return 0;
	bool close = h->answer.close;
	if (answer_write(&h->answer, wsi, &done) < 0)
		return -1;
	if (!done) {
		lws_callback_on_writable(wsi);
		return 0;
	}
	session->http = NULL;
	http_free(h);
	return lws_http_transaction_completed(wsi) || close ? -1 : 0;
}

static int on_gone(struct lws *wsi, void *user, void *in, size_t len)
{
	struct session *session = user;
	struct http *h = session ? TAKE(session->http) : NULL;
	(void)wsi;
	(void)in;
	(void)len;
	if (!h)
		return 0;
	h->wsi = NULL;
	if (h->waiting == WAITING_READY)
		return 0; /* freed when the answer comes */
	if (h->waiting == WAITING_APP)
		app_http_gone(h->edge->app, h);
	http_free(h);
	return 0;
}

/* ---- upgrades ---- */

static int on_upgrade(struct lws *wsi, void *user, void *in, size_t len)
{
	struct answer answer = {.close = true};
	bool done = false;
	char to[16];
	(void)user;
	(void)in;
	(void)len;
	if (!span_is(request_field(wsi, WSI_TOKEN_UPGRADE, to, sizeof to), "websocket"))
		return -1;
	int status = conn_refusal(wsi);
	if (!status)
		return 0;
	answer_page(&answer, status);
	int result = answer_write(&answer, wsi, &done);
	buf_release(&answer.body);
	return result < 0 || !done ? -1 : 1;
}

static const struct reaction reactions[] = {
	{LWS_CALLBACK_HTTP, on_request},
	{LWS_CALLBACK_HTTP_BODY, on_body},
	{LWS_CALLBACK_HTTP_BODY_COMPLETION, on_body_end},
	{LWS_CALLBACK_HTTP_WRITEABLE, on_writable},
	{LWS_CALLBACK_HTTP_DROP_PROTOCOL, on_gone},
	{LWS_CALLBACK_CLOSED_HTTP, on_gone},
	{LWS_CALLBACK_HTTP_CONFIRM_UPGRADE, on_upgrade},
};

int http_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
		  size_t len)
{
	return react(reactions, sizeof reactions / sizeof *reactions, wsi, reason, user, in, len);
}
