/* room.h - a room as the fold of its log. Pure: no socket, clock, disk, random source or global.
 *
 * The shell feeds requests in; an accepted one becomes the next event, which the shell saves and
 * then shows. Feeding stored events again gives the same room. A room steps ahead of the disk: if
 * an event is not saved, the shell throws the room away and folds the log anew. */
#ifndef CORE_ROOM_H
#define CORE_ROOM_H

#include "base/buf.h"
#include "base/json.h"
#include "core/event.h"
#include "core/visibility.h"

enum {
	ROOM_MEMBERS_MAX = 64,
	ROOM_PHASES_MAX = 12,
	ROOM_DOCS_MAX = 64,
	ROOM_RECENT_IDS = 8192, /* requests whose retries are recognised without the store */
	ROOM_RING = 1024, /* latest events kept in memory for readers that are not far behind */
	ROOM_CHAT_IN_SNAPSHOT = 200,
};

enum room_kind { ROOM_LIVE, ROOM_PRACTICE };

struct room; /* opaque; one owner */

struct room *room_new(void); /* NULL: out of memory */
void room_free(struct room *r);

struct room_request {
	const char *user; /* join: who joins; create, judge: "" */
	const char *cid;  /* "" when the server itself speaks: create, join, judge */
	const char *id;	  /* likewise */
	enum event_kind kind;
	const json_t *body; /* as it shall be stored: what the server adds is already there */
	uint64_t digest;    /* of the request as the client sent it */
	int64_t now_ms;
};

struct room_outcome {
	struct event *event; /* the caller's reference; NULL for a duplicate */
	int64_t s;	     /* of the event, or of the first one for a duplicate */
	bool duplicate;
	int64_t head; /* with ERR_STALE: the document's version */
};

/* One request. On ERR_OK the room has taken the step and *out says what to save; or the request was
 * seen before and *out says where. Any other result leaves the room as it was: ERR_INVAL malformed
 * body      ERR_UNICODE bad text         ERR_TOOBIG too long ERR_STATE not now ERR_FORBIDDEN not
 * this role  ERR_NOENT no such item, document, event ERR_STALE out->head           ERR_RANGE a
 * change that does not fit the document ERR_ID_REUSE the id belongs to another request ERR_BUSY a
 * named maximum is reached `join` of a user who is not yet a member makes the member; of a member
 * it changes the name (another role is ERR_STATE). With EVENT_EDIT the stored body can differ from
 * the request's (rebase): read event->body. */
enum err room_step(struct room *r, const struct room_request *q, struct room_outcome *out);

/* The first gates of room_step, for a shell that has to look things up before the rest: a retry is
 * known (out->duplicate) or has changed (ERR_ID_REUSE), and whoever may not do this, or not now, is
 * told so and nothing else. */
enum err room_admit(const struct room *r, const struct room_request *q, struct room_outcome *out);

/* Whether the body a client sent is of the kind's form, before anything is looked up or added: the
 * keys the server adds must not be there. The table of forms is the protocol's. */
enum err room_check_request(enum event_kind kind, const json_t *body);

/* Folds one stored event: s must be the next. ERR_CORRUPT otherwise, or when it could not have
 * happened. */
enum err room_fold(struct room *r, struct event *e);

int64_t room_head(const struct room *r); /* s of the last event, 0: none */
int64_t room_last_ms(const struct room *r);
int room_part(const struct room *r);
bool room_ended(const struct room *r);
bool room_released(const struct room *r);
enum room_kind room_kind(const struct room *r);
struct span room_title(const struct room *r);

struct room_member {
	char user[ID_SIZE];
	char name[4 * 64 + 1];
	enum role role; /* of the link */
};
/* NULL: no member. Borrowed until the next step. */
const struct room_member *room_member(const struct room *r, const char *user);
size_t room_members(const struct room *r, const struct room_member **out);

/* What has been shown: bit 0 brief, bit 1 statement. */
unsigned room_revealed(const struct room *r, struct span item);
bool room_answered(const struct room *r, struct span item); /* practice: the guide was opened */

/* The document's text as UTF-8, its version and the item it belongs to (empty for scratch).
 * ERR_NOENT. */
enum err room_document(const struct room *r, struct span doc, struct buf *text, int64_t *version,
		       struct span *item);

/* The i-th document in the order of their opening; false: there are no more. Borrowed until the
 * next step. */
struct room_document {
	struct span doc, item, name;
	int64_t version;
};
bool room_document_at(const struct room *r, size_t i, struct room_document *out);

/* `s` of the last event before `s` that the viewer may see, 0: none. Costs time in the length of
 * the log only when it is long before the ring. */
int64_t room_visible_before(const struct room *r, const struct viewer *viewer, int64_t s);
int64_t room_visible_head(const struct room *r, const struct viewer *viewer);

/* The event, borrowed, while it is in the ring; NULL when the store must be asked. */
struct event *room_event(const struct room *r, int64_t s);

/* `{"docs": [...], "es": [...]}` of the snapshot for a viewer, as compact JSON text without the
 * outer braces, appended: docs first, then the events that still matter (see docs/PROTOCOL.md,
 * Resuming). */
enum err room_snapshot(const struct room *r, const struct viewer *viewer, struct buf *out);

/* One event as the viewer gets it: {"s":..,"p":..,"ts":..,"k":..,"u":..,"part":..,"id"?:..,"b":..}.
 * The caller has made sure that it is visible. */
enum err event_wire(const struct event *e, const struct viewer *viewer, int64_t p, bool ended,
		    struct buf *out);

/* How many runs there have been: the next one's `n` is one more. */
int64_t room_runs(const struct room *r);

/* Who cancelled the run, borrowed until the next step; NULL: nobody, or there is no such run. */
const struct room_member *room_canceller(const struct room *r, struct span run);

/* The latest `release`, borrowed; NULL: none. */
struct event *room_release(const struct room *r);

/* What the scorecard is computed from: every reveal, tick, flag, hint, ask, score, comment, run and
 * verdict (judge) of a submission, in order, superseded ones left out. Borrowed events; call with
 * NULL to count. */
size_t room_scoring_events(const struct room *r, struct event **out, size_t max);

#endif
