/* session.h - one connection of viva.v1, and what waits to be written to it. */
#ifndef APP_SESSION_H
#define APP_SESSION_H

#include "app/entry.h"
#include "core/limit.h"
#include "core/proto.h"

enum {
	CONNS_PER_MEMBER = 16, /* of one person in one room */
	HELLO_MS = 5000,
	HEARTBEAT_S = 25,
	HEARTBEAT_GRACE_S = 10,
	OUTBOX_MAX = 512,    /* small messages waiting for one connection */
	OUTBOX_PAUSE = 128,  /* with so many unread answers nothing more is read from it */
	OUTBOX_RESUME = 16,  /* ... until so few are left */
	EV_BYTES = 48 << 10, /* one `ev` message stops growing here */
	BEHIND_EVENTS = 512, /* read from the store at a time for a slow reader */
	HISTORY_MAX = 200,
};

struct out_text {
	char key[64]; /* "" for what must not be replaced */
	char *text;
	size_t len;
	struct out_text *next;
};

struct outbox {
	struct out_text *first, **end;
	size_t n;
};
void outbox_init(struct outbox *o);
void outbox_release(struct outbox *o);
/* Takes text. A key replaces an older text of that key: the latest wins. ERR_BUSY when full. */
enum err outbox_add(struct outbox *o, const char *key, char *text, size_t len);
/* Appends and removes the first. */
void outbox_take(struct outbox *o, struct buf *out);

enum conn_state { CONN_LOGIN, CONN_HELLO, CONN_JOINING, CONN_LIVE, CONN_CLOSED };

struct app_conn {
	struct app *app;
	void *peer; /* NULL once it is closed */
	enum conn_state state;
	char user[ID_SIZE];
	char name[4 * NAME_UNITS_MAX + 1];
	bool known;		    /* the cookie named a guest */
	struct proto_message hello; /* while the login is looked up */
	bool has_hello;
	char cid[CLIENT_ID_SIZE];
	struct entry *entry;
	struct viewer viewer;
	struct limiter limiter;
	struct outbox outbox;
	int64_t hold;		/* nothing is written until this s is saved */
	int64_t next_s, last_p; /* next event to look at; last one it was shown */
	struct event **behind;	/* read from the store, from next_s on */
	size_t nbehind, behind_at;
	int ahead;   /* of its person's first run here, as it was told last; -1: none waits */
	bool paused; /* the edge was told not to read from it */
	bool reading, history; /* reads of the store under way, one of each at a time */
	int64_t opened_ms, heard_ms;
	int refs; /* calls and submissions under way, and the edge */
	struct app_conn *next_in_entry, *next, **prev;
};

void conn_unref(struct app_conn *c);
/* Answers `history`: at most n events but edits, before `before`. */
void history_read(struct app_conn *c, const char *id, int64_t before, int64_t n);
/* JSON text for a connection; key as in outbox_add. Takes value. */
void conn_push(struct app_conn *c, const char *key, json_t *value);
/* The same for text that is written already. */
void conn_push_text(struct app_conn *c, const char *key, struct buf *text);
/* Somebody who does not read answers is not read from either. */
void conn_flow(struct app_conn *c);
void conn_close(struct app_conn *c, int code, const char *reason);
/* A message of a live connection. */
void conn_request(struct app_conn *c, struct proto_message *m);
void conn_nack(struct app_conn *c, const char *id, enum err e, const char *detail, int64_t head);
void conns_tick(struct app *a, int64_t now_ms);
/* The room has been folded again or has grown. */
void conn_room_saved(struct app_conn *c);
void conn_room_again(struct app_conn *c);
void conn_room_lost(struct app_conn *c, enum err e);
/* To all live connections but one, or NULL; takes value. */
void entry_push(struct entry *e, const struct app_conn *but, const char *key, json_t *value);
void entry_push_scorecard(struct entry *e);

#endif
