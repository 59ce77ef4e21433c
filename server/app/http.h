/* http.h - requests under /api/: one of them, and the handlers. */
#ifndef APP_HTTP_H
#define APP_HTTP_H

#include "app/entry.h"
#include "store/search.h"

enum {
	LOG_PAGE_MAX = 2000, /* events of one answer */
	TICKET_MS = 60000,
	TITLE_UNITS_MAX = 120,
};

struct http;
typedef void http_fn(struct http *h);

struct http {
	struct app *app;
	void *peer; /* NULL: gone */
	const struct route *route;
	char room[ID_SIZE];
	char item[ITEM_SIZE];
	int64_t after, limit;
	bool bad_query;
	char words[SEARCH_TEXT_MAX + 1]; /* to be looked for */
	json_t *body;			 /* object, or NULL */
	char login[SECRET_LEN + 1];
	char address[64];
	char user[ID_SIZE]; /* "" when the cookie names nobody */
	char name[4 * NAME_UNITS_MAX + 1];
	char cookie[SECRET_LEN + 1]; /* to be set, or "" */
	char recovery[SECRET_LEN + 1];
	json_t *answer; /* kept between steps */
	int64_t folds;	/* of the room that the answer was computed from */
	enum role role;
	struct app_call call;
	http_fn *then;
	struct buf list; /* events as they are gathered */
	struct http *next, **prev;
};

void http_json(struct http *h, int status, json_t *value); /* takes value; ends h */
/* The same for what was computed from a room in memory: told once that is saved. */
void http_saved(struct http *h, struct entry *e, json_t *value);
void http_error(struct http *h, int status, const char *code, const char *message);
void http_err(struct http *h, enum err e);
void http_start_key(struct http *h, http_fn *then);
/* Opens the room of the path and calls fn, or answers. */
void http_with_room(struct http *h, entry_fn *fn);
/* Makes the guest, or renames it to body.name where that is given; then h->user is set. */
void http_with_guest(struct http *h, http_fn *then);
/* A trimmed, printable name of 1 to max_units UTF-16 units; out has room for 4 * max_units + 1. */
enum err name_read(const json_t *body, const char *key, size_t max_units, char *out);

http_fn api_about, api_me, api_me_set, api_recovery, api_recover, api_catalog, api_sessions;
http_fn api_search, api_room_search;
http_fn api_room_make, api_practice, api_look, api_join, api_links, api_item, api_scorecard,
	api_log, api_room_delete;
http_fn api_pair_join, api_pair_look, api_pair_accept, api_pair_decline, api_pair_leave;

#endif
