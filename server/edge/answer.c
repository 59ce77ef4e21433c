#include <stdio.h>

#include "edge/inside.h"

enum { HEAD_SIZE = 4096, CHUNK = 65536 };

/* What CodeMirror and KaTeX need and nothing more (docs/SECURITY.md). */
#define POLICY                                                                                     \
	"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "                \
	"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "                        \
	"worker-src 'self' blob:; base-uri 'none'; form-action 'self'; "                           \
	"frame-ancestors 'none'; object-src 'none'"

static const char *const always[][2] = {
	{"content-security-policy:", POLICY},
	{"x-content-type-options:", "nosniff"},
	{"referrer-policy:", "no-referrer"},
	{"permissions-policy:", "camera=(self), microphone=(self), display-capture=(self), "
				"geolocation=(), payment=(), usb=()"},
	{"cross-origin-opener-policy:", "same-origin"},
	{"cross-origin-resource-policy:", "same-origin"},
};

struct head {
	struct lws *wsi;
	unsigned char bytes[LWS_PRE + HEAD_SIZE];
	unsigned char *p, *end;
	bool failed;
};

static void field(struct head *h, const char *name, const char *value)
{
	if (lws_add_http_header_by_name(h->wsi, (const unsigned char *)name,
					(const unsigned char *)value, (int)strlen(value), &h->p,
					h->end))
		h->failed = true;
}

static void fields_of_file(struct head *h, const struct answer *a)
{
	static const char *const names[CODING_COUNT] = {"", "gzip", "br"};
	field(h, "cache-control:",
	      a->file->hashed ? "public, max-age=31536000, immutable" : "no-cache");
	field(h, "etag:", a->file->etag[a->coding]);
	field(h, "vary:", "Accept-Encoding");
	if (a->coding != CODING_NONE)
		field(h, "content-encoding:", names[a->coding]);
}

static struct span body_of(const struct answer *a)
{
	return a->file ? a->file->bytes[a->coding] : buf_span(&a->body);
}

/* 304 has no body and says nothing about it (RFC 9110, section 15.4.5). */
static void fields_of_body(struct head *h, const struct answer *a)
{
	char length[24];
	if (a->status == 304)
		return;
	snprintf(length, sizeof length, "%zu", body_of(a).len);
	field(h, "content-type:", a->type);
	field(h, "content-length:", length);
}

static int write_head(struct answer *a, struct lws *wsi)
{
	struct head h = {.wsi = wsi};
	struct edge *e = edge_of(wsi);
	h.p = h.bytes + LWS_PRE;
	h.end = h.bytes + sizeof h.bytes;
	h.failed = lws_add_http_header_status(
		wsi, (unsigned int)a->status | LWSAHH_FLAG_NO_SERVER_NAME, &h.p, h.end);
	fields_of_body(&h, a);
	if (a->file)
		fields_of_file(&h, a);
	else
		field(&h, "cache-control:", "no-store");
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		field(&h, always[i][0], always[i][1]);
	if (e->https)
		field(&h, "strict-transport-security:", "max-age=31536000");
	if (a->cookie[0])
		field(&h, "set-cookie:", a->cookie);
	if (a->status == 405)
		field(&h, "allow:", "GET, HEAD");
	if (a->close)
		field(&h, "connection:", "close");
	if (h.failed || lws_finalize_http_header(wsi, &h.p, h.end))
		return -1;
	size_t len = (size_t)(h.p - h.bytes) - LWS_PRE;
	return lws_write(wsi, h.bytes + LWS_PRE, len, LWS_WRITE_HTTP_HEADERS) < 0 ? -1 : 0;
}

static int write_body(struct answer *a, struct lws *wsi, struct span body)
{
	struct buf *scratch = &edge_of(wsi)->scratch;
	size_t n = body.len - a->sent < CHUNK ? body.len - a->sent : CHUNK;
	bool last = a->sent + n == body.len;
	buf_clear(scratch);
	buf_add(scratch, (struct span){body.p + a->sent, n});
	if (buf_err(scratch))
		return -1;
	a->sent += n;
	return lws_write(wsi, (unsigned char *)scratch->p, n,
			 last ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP) < 0
		       ? -1
		       : 0;
}

int answer_write(struct answer *a, struct lws *wsi, bool *done)
{
	struct span body = body_of(a);
	bool bare = a->head || a->status == 304 || body.len == 0;
	*done = false;
	if (!a->started) {
		a->started = true;
		if (write_head(a, wsi) < 0)
			return -1;
	}
	if (!bare && write_body(a, wsi, body) < 0)
		return -1;
	*done = bare || a->sent == body.len;
	return 0;
}

void answer_text(struct answer *a, int status, const char *type, struct span body)
{
	a->status = status;
	snprintf(a->type, sizeof a->type, "%s", type);
	buf_init(&a->body, WIRE_MAX);
	buf_add(&a->body, body);
	if (buf_err(&a->body)) {
		buf_clear(&a->body);
		a->status = 500;
	}
}

struct wording {
	int status;
	const char *code, *title, *text;
};

static const struct wording *wording_of(int status)
{
	static const struct wording words[] = {
		{400, "malformed", "Not understood",
		 "The request is malformed. Nothing was changed."},
		{403, "forbidden", "Not allowed",
		 "This page or address may not do that. Nothing was changed."},
		{404, "not_found", "Not found",
		 "There is no such page here. The link may be cut short."},
		{405, "method", "Not this way", "This address is only for reading."},
		{411, "malformed", "No length",
		 "A request must say how long its body is. Nothing was changed."},
		{413, "too_big", "Too big", "A request may hold 64 KiB. Nothing was changed."},
		{429, "busy", "Too many",
		 "Too many connections from this address. Try again soon."},
		{503, "busy", "Back soon",
		 "The server is stopping or cannot save. Try again in a moment."},
		{0, "internal", "Error", "Something went wrong on the server. Try again."},
	};
	const struct wording *w = words;
	while (w->status && w->status != status)
		w++;
	return w;
}

void answer_page(struct answer *a, int status)
{
	const struct wording *w = wording_of(status);
	AUTO_BUF page;
	buf_init(&page, 2048);
	buf_addf(&page,
		 "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
		 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
		 "<meta name=\"color-scheme\" content=\"light dark\"><title>%s - Viva</title>"
		 "<link rel=\"icon\" href=\"data:,\"></head>"
		 "<body><main><h1>%s</h1><p>%s</p><p><a href=\"/\">To the first "
		 "page</a></p></main></body></html>\n",
		 w->title, w->title, w->text);
	answer_text(a, status, "text/html; charset=utf-8", buf_span(&page));
}

void answer_api(struct answer *a, int status)
{
	const struct wording *w = wording_of(status);
	AUTO_BUF text;
	buf_init(&text, 1024);
	buf_addf(&text, "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}", w->code, w->text);
	answer_text(a, status, "application/json", buf_span(&text));
}
