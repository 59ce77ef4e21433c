/* HTTP under /api/: from a path to a handler, with what every handler needs done once: the Origin
 * and type of a request that changes something, the body as JSON, and who the cookie names. */
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"
#include "base/rng.h"

enum needs { N_ORIGIN = 1, N_BODY = 2, N_GUEST = 4, N_CHANGE = N_ORIGIN | N_BODY };

struct route {
	const char *method;
	const char *path; /* $room and $item stand for those; $item takes the rest */
	unsigned needs;
	http_fn *handle;
};

/* Everything that the API can do, on one page. Nobody has no sessions and no place in the queue:
 * that is an answer, not a refusal. */
static const struct route routes[] = {
	{"GET", "/api/about", 0, api_about},
	{"GET", "/api/me", 0, api_me},
	{"POST", "/api/me", N_CHANGE, api_me_set},
	{"POST", "/api/me/recovery", N_CHANGE | N_GUEST, api_recovery},
	{"POST", "/api/recover", N_CHANGE, api_recover},
	{"GET", "/api/catalog", 0, api_catalog},
	{"GET", "/api/search", 0, api_search},
	{"GET", "/api/sessions", 0, api_sessions},
	{"POST", "/api/rooms", N_CHANGE, api_room_make},
	{"POST", "/api/practice", N_CHANGE, api_practice},
	{"POST", "/api/links/look", N_CHANGE, api_look},
	{"POST", "/api/links/join", N_CHANGE, api_join},
	{"GET", "/api/rooms/$room/links", N_GUEST, api_links},
	{"GET", "/api/rooms/$room/items/$item", N_GUEST, api_item},
	{"GET", "/api/rooms/$room/search", N_GUEST, api_room_search},
	{"GET", "/api/rooms/$room/scorecard", N_GUEST, api_scorecard},
	{"GET", "/api/rooms/$room/log", N_GUEST, api_log},
	{"DELETE", "/api/rooms/$room", N_CHANGE | N_GUEST, api_room_delete},
	{"POST", "/api/pair", N_CHANGE, api_pair_join},
	{"GET", "/api/pair", 0, api_pair_look},
	{"POST", "/api/pair/accept", N_CHANGE | N_GUEST, api_pair_accept},
	{"POST", "/api/pair/decline", N_CHANGE | N_GUEST, api_pair_decline},
	{"DELETE", "/api/pair", N_CHANGE | N_GUEST, api_pair_leave},
};

/* ---- answers ---- */

static void http_free(struct http *h)
{
	*h->prev = h->next;
	if (h->next)
		h->next->prev = h->prev;
	json_decref(h->body);
	json_decref(h->answer);
	buf_release(&h->list);
	free(h);
}

void http_json(struct http *h, int status, json_t *value)
{
	AUTO_BUF text;
	buf_init(&text, WIRE_MAX);
	if (!value || json_write(value, &text)) {
		status = 500;
		buf_clear(&text);
		buf_add_text(&text,
			     "{\"error\":{\"code\":\"internal\",\"message\":\"out of memory\"}}");
	}
	json_decref(value);
	if (h->peer) {
		h->app->http_answers++;
		h->app->edge->http_answer(h->peer, status, SPAN("application/json"),
					  buf_span(&text), h->cookie[0] ? h->cookie : NULL);
	}
	http_free(h);
}

static void now_saved(void *arg, struct entry *e, enum err err)
{
	struct http *h = arg;
	if (!err && e->folds != h->folds)
		err = ERR_BUSY; /* what it was computed from never came to be */
	if (err)
		http_err(h, err);
	else
		http_json(h, 200, TAKE(h->answer));
}

void http_saved(struct http *h, struct entry *e, json_t *value)
{
	h->answer = value;
	h->folds = e->folds;
	entry_when_saved(e, now_saved, h);
}

void http_error(struct http *h, int status, const char *code, const char *message)
{
	http_json(h, status,
		  json_pack("{s:{s:s, s:s}}", "error", "code", code, "message", message));
}

void http_err(struct http *h, enum err e)
{
	static const struct {
		enum err err;
		int status;
		const char *message;
	} table[] = {
		{ERR_NOENT, 404, "there is no such thing here; it may have been deleted"},
		{ERR_FORBIDDEN, 403, "this is not for you"},
		{ERR_STATE, 409, "this cannot be done now"},
		{ERR_BUSY, 503, "too much is going on; try again in a moment"},
		{ERR_RATE, 429, "too fast; try again in a moment"},
		{ERR_TOOBIG, 413, "this is too long"},
		{ERR_FULL, 503, "the server's disk is full; nothing was changed"},
		{ERR_LOCKED, 503, "the database is in use; nothing was changed, try again"},
		{ERR_IO, 503, "the database could not be used; nothing was changed, try again"},
		{ERR_INVAL, 400, "the request is malformed"},
		{ERR_UNICODE, 400, "the text is no valid Unicode"},
	};
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		if (table[i].err == e) {
			http_error(h, table[i].status, proto_code(e), table[i].message);
			return;
		}
	}
	http_error(h, 500, "internal", err_str(e));
}

/* ---- matching ---- */

static bool copy_part(struct span part, char *out, size_t size)
{
	if (part.len == 0 || part.len >= size)
		return false;
	memcpy(out, part.p, part.len);
	out[part.len] = 0;
	return true;
}

static bool matches(const struct route *r, struct span path, char room[ID_SIZE],
		    char item[ITEM_SIZE])
{
	struct span pattern = span_of(r->path), want, got;
	while (span_split(&pattern, '/', &want)) {
		if (span_is(want, "$item"))
			return path.p && copy_part(path, item, ITEM_SIZE);
		if (!span_split(&path, '/', &got))
			return false;
		if (span_is(want, "$room") ? !copy_part(got, room, ID_SIZE) : !span_eq(want, got))
			return false;
	}
	return !path.p;
}

/* Leaves *out alone where the key is missing. */
static enum err query_int(struct span query, const char *key, int64_t lo, int64_t hi, int64_t *out)
{
	struct span part, name;
	while (span_split(&query, '&', &part))
		if (span_split(&part, '=', &name) && span_is(name, key) && part.p)
			return span_int(part, lo, hi, out);
	return ERR_OK;
}

/* The text of a key, "" when it is not there. The edge has decoded it, and an ampersand in it parts
 * it as if it were ours: what follows is not looked at. */
static enum err query_text(struct span query, const char *key, char *out, size_t size)
{
	struct span part, name;
	out[0] = 0;
	while (span_split(&query, '&', &part)) {
		if (!span_split(&part, '=', &name) || !span_is(name, key) || !part.p)
			continue;
		if (part.len >= size)
			return ERR_TOOBIG;
		memcpy(out, part.p, part.len);
		out[part.len] = 0;
	}
	return ERR_OK;
}

/* ---- who ---- */

static void handle(struct http *h, enum err e)
{
	if (e && e != ERR_NOENT)
		http_err(h, e);
	else if (e && (h->route->needs & N_GUEST))
		http_error(h, 401, "no_guest",
			   "you are not known here yet; start on the home page or open your link");
	else
		h->route->handle(h);
}

static void login_known(struct app_call *call)
{
	struct http *h = call->call.arg;
	enum err e = call->call.err;
	if (!e) {
		memcpy(h->user, call->call.u.guest_by_login.id, sizeof h->user);
		memcpy(h->name, call->call.u.guest_by_login.name, sizeof h->name);
	}
	store_call_release(&call->call);
	handle(h, e);
}

static void find_guest(struct http *h)
{
	if (!h->login[0]) {
		handle(h, ERR_NOENT); /* the store has better things to do */
		return;
	}
	h->call.call.arg = h;
	secret_hash(span_of(h->login), h->call.call.u.guest_by_login.login);
	app_store(h->app, &h->call, STORE_GUEST_BY_LOGIN, login_known);
}

static void guest_ready(struct app_call *call)
{
	struct http *h = call->call.arg;
	enum err e = call->call.err;
	store_call_release(&call->call);
	if (e)
		http_err(h, e);
	else
		h->then(h);
}

/* False: it has been answered. */
static bool may_make(struct http *h, enum maker_class class)
{
	if (makers_take(&h->app->makers, h->address, class, clock_monotonic_ms()))
		return true;
	http_error(h, 429, "rate",
		   "too much was made from your network in the last minutes; nothing was changed, "
		   "try again in a minute");
	return false;
}

static void make_guest(struct http *h)
{
	if (!may_make(h, MAKE_GUEST))
		return;
	__typeof__(h->call.call.u.guest_make) *make = &h->call.call.u.guest_make;
	rng_id(h->user);
	rng_token(h->cookie);
	rng_token(h->recovery);
	memcpy(make->id, h->user, sizeof make->id);
	make->name = span_of(h->name);
	secret_hash(span_of(h->cookie), make->login);
	secret_hash(span_of(h->recovery), make->recovery);
	make->now_ms = clock_wall_ms();
	app_store(h->app, &h->call, STORE_GUEST_MAKE, guest_ready);
}

enum err name_read(const json_t *body, const char *key, size_t max_units, char *out)
{
	struct span name;
	size_t units;
	if (json_get_text(body, key, &name))
		return ERR_INVAL;
	name = span_trim(name);
	if (span_utf16_length(name, &units))
		return ERR_UNICODE;
	if (units == 0 || units > max_units)
		return ERR_TOOBIG;
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.p[i] < 0x20 || name.p[i] == 0x7F)
			return ERR_INVAL;
	memcpy(out, name.p, name.len);
	out[name.len] = 0;
	return ERR_OK;
}

void http_with_guest(struct http *h, http_fn *then)
{
	char name[4 * NAME_UNITS_MAX + 1];
	bool given = json_object_get(h->body, "name") != NULL;
	h->then = then;
	h->call.call.arg = h;
	if (given && name_read(h->body, "name", NAME_UNITS_MAX, name)) {
		http_error(h, 400, "name",
			   "a name has 1 to 64 characters and no control characters");
	} else if (!given && !h->user[0]) {
		http_error(h, 400, "name", "tell your name first");
	} else if (!h->user[0]) {
		memcpy(h->name, name, strlen(name) + 1);
		make_guest(h);
	} else if (given && strcmp(name, h->name) != 0) {
		memcpy(h->name, name, strlen(name) + 1);
		memcpy(h->call.call.u.guest_rename.id, h->user, sizeof h->user);
		h->call.call.u.guest_rename.name = span_of(h->name);
		app_store(h->app, &h->call, STORE_GUEST_RENAME, guest_ready);
	} else {
		then(h);
	}
}

void http_start_key(struct http *h, http_fn *then)
{
	const char *key = h->app->options->start_key;
	if (key && !span_eq_secret(json_text_or(h->body, "start_key", SPAN("")), span_of(key)))
		http_error(h, 403, "start_key",
			   "this server asks for a start key; it was printed on the console when "
			   "it started");
	else if (may_make(h, MAKE_ROOM))
		then(h);
}

/* ---- one request ---- */

static struct http *http_new(struct app *a, const struct app_request *q)
{
	struct http *h = calloc(1, sizeof *h);
	if (!h)
		return NULL;
	h->app = a;
	h->peer = q->peer;
	h->limit = LOG_PAGE_MAX;
	if (q->address.len < sizeof h->address)
		memcpy(h->address, q->address.len ? q->address.p : "", q->address.len);
	h->bad_query = query_int(q->query, "after", 0, INT64_MAX, &h->after) ||
		       query_int(q->query, "limit", 1, LOG_PAGE_MAX, &h->limit) ||
		       query_text(q->query, "q", h->words, sizeof h->words);
	buf_init(&h->list, WIRE_MAX);
	if (q->login.len == SECRET_LEN)
		memcpy(h->login, q->login.p, SECRET_LEN);
	h->next = a->requests;
	h->prev = &a->requests;
	if (h->next)
		h->next->prev = &h->next;
	a->requests = h;
	return h;
}

static const struct route *route_of(const struct app_request *q, struct http *h, bool *known_path)
{
	for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
		if (!matches(&routes[i], q->path, h->room, h->item))
			continue;
		*known_path = true;
		if (span_is(q->method, routes[i].method))
			return &routes[i];
	}
	return NULL;
}

void app_http(struct app *a, const struct app_request *q)
{
	struct http *h = http_new(a, q);
	bool known_path = false;
	if (!h) {
		a->edge->http_answer(q->peer, 503, SPAN("text/plain"), SPAN("out of memory\n"),
				     NULL);
		return;
	}
	h->route = route_of(q, h, &known_path);
	unsigned needs = h->route ? h->route->needs : 0;
	if (a->draining)
		http_error(h, 503, "stopping", "the server is stopping; try again in a moment");
	else if (!h->route && known_path)
		http_error(h, 405, "method", "this address does not take that method");
	else if (!h->route)
		http_err(h, ERR_NOENT);
	else if (h->bad_query)
		http_error(h, 400, "malformed",
			   "after is a number from 0, limit one from 1 to 2000, q at most 200 "
			   "bytes of encoded text");
	else if ((needs & N_ORIGIN) && !q->origin_ok)
		http_error(h, 403, "origin",
			   "requests that change something must come from this server's own pages");
	else if ((needs & N_BODY) && !q->json)
		http_error(h, 415, "type", "the body must be application/json");
	else if ((needs & N_BODY) && (json_read(q->body, &h->body) || !json_is_object(h->body)))
		http_error(h, 400, "malformed", "the body is no JSON object");
	else
		find_guest(h);
}

void app_http_gone(struct app *a, void *peer)
{
	for (struct http *h = a->requests; h; h = h->next)
		if (h->peer == peer)
			h->peer = NULL;
}
