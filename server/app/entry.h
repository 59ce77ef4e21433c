/* entry.h - an open room: how requests become saved events. */
#ifndef APP_ENTRY_H
#define APP_ENTRY_H

#include "app/ahead.h"
#include "app/call.h"

enum {
	ENTRY_BUCKETS = 1024,
	ENTRY_WAITING_MAX = 512, /* requests that wait for a room to be folded again */
	ENTRY_IDLE_MS = 30000,	 /* a room nobody looks at is kept this long */
	STEP_TRIES_MAX = 3,	 /* of a request that conflicts, though nothing before it failed */
};

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
	char job_cancel[ID_SIZE];

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
	struct rest rest; /* of its documents, for compiling ahead */
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

#endif
