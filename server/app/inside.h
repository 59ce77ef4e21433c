/* inside.h - what the parts of the app share. Nothing outside app/ includes it.
 *
 *   app.c        life, time, figures           entry.c     an open room and what is on its way to
 * the disk session.c    one connection of viva.v1     outbox.c    what waits to be written to it
 *   prepare.c    what the server adds to a request before the room sees it
 *   http.c       requests to handlers          api_*.c     the handlers
 *   links.c      role links and tickets        scorecard.c ticks to levels, as JSON
 *   judging.c    jobs to judges, verdicts      judge_conn.c one judge's connection */
#ifndef APP_INSIDE_H
#define APP_INSIDE_H

#include "app/app.h"
#include "base/auto.h"
#include "core/limit.h"
#include "core/pair.h"
#include "core/proto.h"
#include "jobs/jobs.h"

enum {
	ENTRY_BUCKETS = 1024,
	ENTRY_WAITING_MAX = 512, /* requests that wait for a room to be folded again */
	ENTRY_IDLE_MS = 30000,	 /* a room nobody looks at is kept this long */
	STEP_TRIES_MAX = 3,	 /* of a request that conflicts, though nothing before it failed */
	CONNS_PER_MEMBER = 16,	 /* of one person in one room */
	HELLO_MS = 5000,
	HEARTBEAT_S = 25,
	HEARTBEAT_GRACE_S = 10,
	OUTBOX_MAX = 512,    /* small messages waiting for one connection */
	EV_BYTES = 48 << 10, /* one `ev` message stops growing here */
	BEHIND_EVENTS = 512, /* read from the store at a time for a slow reader */
	HISTORY_MAX = 200,
	LOG_PAGE_MAX = 2000, /* events of one answer */
	TICKET_MS = 60000,
	NAME_UNITS_MAX = 64,
	TITLE_UNITS_MAX = 120,
	WIRE_MAX = 15 << 20, /* one message; the edge takes a little more */
	SECRET_LEN = 32,
};

/* A store call that knows its app: counted, so that a drain can wait for the last. */
struct app_call {
	struct store_call call;
	struct app *app;
	void (*done)(struct app_call *c);
};
void app_store(struct app *a, struct app_call *c, enum store_op op,
	       void (*done)(struct app_call *c));

/* ---- entry: an open room ---- */

struct entry;
struct submission;

/* A request to append, from a person or from the server itself. Made by its sender, owned by the
 * entry from entry_submit() on; `done` is called exactly once, after the commit or with the reason
 * why not. */
struct submission {
	enum event_kind kind;
	json_t *body; /* as sent; owned */
	uint64_t digest;
	char user[ID_SIZE], cid[CLIENT_ID_SIZE], id[CLIENT_ID_SIZE];

	/* Called before each step: makes *full, the body to be stored. NULL: the body as it is. A
	 * step may have to be taken again on a room folded anew, so this only reads. */
	enum err (*prepare)(struct submission *s, json_t **full);
	void (*done)(struct submission *s, enum err e);
	void *arg;
	struct app_conn *conn; /* whom `done` answers; NULL once it is closed */

	/* Part of the same transaction; see store.h. */
	char ticket[STORE_HASH];
	bool member;
	enum role member_role;
	bool has_job;
	struct store_job job; /* its spans are owned by the submission */
	char job_done[ID_SIZE];
	int64_t job_attempt;
	bool job_check_only;

	/* Results. */
	int64_t s, head;
	const char *detail; /* constant text for the nack, or NULL */

	/* The entry's. */
	struct entry *entry;
	struct event *event;
	struct app_call call;
	int tries;
	struct submission *next;
};

struct submission *submission_new(enum event_kind kind,
				  json_t *body); /* takes body; NULL: no memory */
void submission_free(struct submission *s);

enum entry_state { ENTRY_LOADING, ENTRY_READY, ENTRY_BROKEN };

struct submission_list {
	struct submission *first, **end;
	size_t n;
};

typedef void entry_fn(void *arg, struct entry *entry, enum err e);
struct waiter {
	int64_t s; /* -1: until the room is folded */
	entry_fn *fn;
	void *arg;
	struct waiter *next;
};

struct entry {
	struct app *app;
	char id[ID_SIZE];
	char epoch[EPOCH_SIZE];
	struct room *room; /* only in ENTRY_READY and ENTRY_BROKEN */
	enum entry_state state;
	int64_t committed;	       /* s of the last event that is saved */
	bool ended;		       /* as far as it is saved */
	int64_t folds;		       /* how often the log was folded */
	struct submission_list saving; /* in the store's hands, in order */
	struct submission_list known;  /* retries of requests that are in `saving` */
	struct submission_list again;  /* to be stepped again, before `fresh` */
	struct submission_list fresh;  /* wait for the room */
	struct waiter *waiters;
	struct app_conn *conns;
	int64_t idle_since_ms;
	bool gone;    /* deleted or unreadable: refuse everything, free when nothing is in flight */
	enum err why; /* what those are told */
	struct app_call load;
	struct entry *next;
};

/* The open room, loading if need be; NULL: out of memory. */
struct entry *entry_open(struct app *a, const char *id);
struct entry *entry_find(struct app *a, const char *id); /* NULL: not open */
void entry_submit(struct entry *e, struct submission *s);
/* Calls fn as soon as the room is folded and what it holds now is saved; at once if it is. The room
 * may have run ahead again by then: what is computed from it waits once more (conn.hold,
 * http_saved). */
void entry_when_saved(struct entry *e, entry_fn *fn, void *arg);
/* The room was deleted in the store. */
void entry_forget(struct entry *e);
/* Frees rooms that nobody looks at. */
void entries_tick(struct app *a, int64_t now_ms);
void entries_free(struct app *a);

/* Makes a room with its first events: create, and a join for each of up to two members, all in one
 * commit. `done` gets the entry. Takes `create`. */
struct room_member_new {
	const char *user;
	const char *name;
	enum role role;
};
void entry_make(struct app *a, json_t *create, const struct room_member_new *members, size_t n,
		entry_fn *done, void *arg);

/* ---- links ---- */

/* SECRET_LEN characters and a NUL: HMAC-SHA-256 of room and role under the installation's key, so
 * that links can be shown again and are nowhere stored. */
void link_secret(const struct app *a, const char *room, enum role role, char out[SECRET_LEN + 1]);
enum err link_role(const struct app *a, const char *room, struct span secret, enum role *out);
json_t *link_all(const struct app *a, const char *room);
/* A ticket is random characters, a seal over those and what it is for, and a letter for the role:
 * a forged one is refused before it reaches the room. Only its hash is stored. */
void ticket_make(const struct app *a, const char *room, const char *user, enum role role,
		 char out[SECRET_LEN + 1]);
/* ERR_INVAL: none of ours, or for another room or guest. Whether it was used or is too old, the
 * store knows. */
enum err ticket_role(const struct app *a, const char *room, const char *user, struct span ticket,
		     enum role *out);
void secret_hash(struct span secret, char out[STORE_HASH]);

/* ---- session ---- */

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

/* ---- prepare ---- */

/* The step that belongs to a kind, or NULL. */
typedef enum err prepare_fn(struct submission *s, json_t **full);
prepare_fn *prepare_of(enum event_kind kind);

/* ---- judging ---- */

struct app_judge {
	struct app *app;
	void *peer; /* NULL once it is closed */
	bool greeted;
	char name[65], tier[2];
	int64_t slots;
	json_t *packages; /* {id: hash} */
	struct app_judge *next;
	size_t refs; /* the edge, and leases being saved */
};

struct judges {
	struct app_judge *first;
	struct app_call load;
};

struct lease {
	struct app_call call;
	struct app_judge *judge;
	char id[ID_SIZE];
};

enum said { PROGRESS, FINAL, GIVEN_UP };
/* A `judge` event about the job. Takes body, which is without `run`. The job may be gone afterwards
 * unless this is progress. */
void judging_say(struct app *a, const struct job *job, json_t *body, enum said said);
/* The same for what ends the job: FINAL or GIVEN_UP. */
void judging_end(struct app *a, struct job *job, json_t *body, enum said said);
void judging_dispatch(struct app *a);
void judging_tell(struct app *a, bool all);
/* From a judge that cannot finish it: queued again, or given up after JOBS_ATTEMPTS_MAX. */
void judging_take_back(struct app *a, struct job *job);
void judge_send(struct app_judge *j, json_t *value); /* takes value */
void judge_unref(struct app_judge *j);
enum err judging_new(struct app *a);
void judging_free(struct app *a);
void judging_start(struct app *a); /* loads what was left by the last process */
void judging_tick(struct app *a, int64_t now_ms);
/* A run that is being saved, that was saved (queue it), or that was not. */
void judging_saving(struct app *a, const struct submission *s);
void judging_saved(struct app *a, const struct submission *s);
void judging_not_saved(struct app *a, const struct submission *s);
void judging_room_gone(struct app *a, const char *room);
json_t *judging_state(const struct app *a, const char *user); /* {ready, queued, tier?, ahead?} */
int judging_ready(const struct app *a);
const char *judging_tier(const struct app *a);

/* ---- scorecard ---- */

/* Of the parts that the viewer interviewed in: after a swap, what was thought of oneself is not in
 * it. A learner's is of all. */
enum err scorecard_build(const struct app *a, const struct room *room, const struct viewer *viewer,
			 json_t **out);
/* The level that the ticks propose, 0 for none. */
enum err scorecard_proposal(const struct app *a, const struct room *room,
			    const struct viewer *viewer, struct span item, struct span axis,
			    int *level);

/* ---- http ---- */

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
	json_t *body; /* object, or NULL */
	char login[SECRET_LEN + 1];
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
/* Makes the guest, or renames it to body.name where that is given; then h->user is set. */
void http_with_guest(struct http *h, http_fn *then);
/* A trimmed, printable name of 1 to max_units UTF-16 units; out has room for 4 * max_units + 1. */
enum err name_read(const json_t *body, const char *key, size_t max_units, char *out);

http_fn api_about, api_me, api_me_set, api_recovery, api_recover, api_catalog, api_sessions;
http_fn api_room_make, api_practice, api_look, api_join, api_links, api_item, api_scorecard,
	api_log, api_room_delete;
http_fn api_pair_join, api_pair_look, api_pair_accept, api_pair_decline, api_pair_leave;

/* ---- app ---- */

struct app {
	const struct app_options *options;
	const struct app_edge *edge;
	struct store *store;
	const struct catalog *catalog;
	struct entry *entries[ENTRY_BUCKETS];
	struct app_conn *conns;
	struct http *requests;
	struct pair *pair;
	struct jobs *jobs;
	struct judges *judges;
	size_t calls; /* with the store */
	bool draining;
	size_t nconns;
	int64_t messages, events_sent, nacks, http_answers;
};

#endif
