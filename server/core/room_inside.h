/* room_inside.h - the parts of a room, shared by room*.c and nobody else.
 *
 * How it works. room_step and room_fold make a `struct step` from a request or a stored event and
 * send it through the same gates: the table of rules (room_rules.c: state, kind, role), the form of
 * the body (room_forms.c), the rule's own check, which changes nothing, and then everything that
 * can fail for want of memory. Only after that the step is taken, which cannot fail: so a refused
 * step leaves no trace. */
#ifndef CORE_ROOM_INSIDE_H
#define CORE_ROOM_INSIDE_H

#include "core/doc.h"
#include "core/room.h"

enum {
	ROOM_ITEMS_MAX = 64,	   /* revealed in one room */
	ROOM_RUNS_MAX = 1024,	   /* runs and submissions */
	ROOM_PARTS_MAX = 32,	   /* swaps and one */
	ROOM_EVENTS_MAX = 1 << 22, /* the log */
	ROOM_KEPT_MAX = 8192,	   /* events that still matter, besides chat */
	ROOM_WINDOW = 500,	   /* latest notes, bookmarks and marks among those */
	ROOM_RING_BYTES = 8 << 20,
	ROOM_RESULTS_BYTES = 2 << 20,  /* of kept verdicts of runs that are no submissions */
	ROOM_SNAPSHOT_WORDS = 2 << 20, /* bytes of chat, notes, runs and verdicts in a snapshot */
	ROOM_UPDATES_MAX = 64,	       /* of one edit */
	ROOM_REVEAL_DOCS_MAX = 8,
	ROOM_HINTS = 3,
	ROOM_TITLE_MAX = 120, /* characters */
	ROOM_STEPS_MAX = 40,  /* of a plan */
};

enum room_state { ROOM_NEW, ROOM_OPEN, ROOM_ENDED, ROOM_STATE_COUNT };
enum { NO_MEMBER = 255 };

struct room_item {
	char id[ITEM_SIZE];
	unsigned revealed;
	int hints;
	bool answered;
};

struct room_doc {
	char id[DOC_SIZE];
	char item[ITEM_SIZE]; /* "" for scratch */
	char name[64];
	char lang[32];
	struct doc *doc;
	int64_t last_s; /* of the last edit */
};

struct room_run {
	char id[ID_SIZE];
	int part;
	size_t author;	  /* a member */
	size_t canceller; /* a member, or NO_MEMBER: nobody has cancelled it */
	bool submit, over;
};

/* What must be known of every event to say who may see it. */
struct mark {
	uint8_t kind, audience, part, member;
};

struct recent_entry {
	uint64_t key, digest;
	int64_t s;
	int32_t next; /* in the chain; -1: last */
};

struct recent {
	struct recent_entry *entry; /* a ring, once it is full */
	int32_t *head;
	size_t n, cap, at;
};

struct kept_entry {
	struct event *event;
	char *key;    /* what a later one must share to supersede it; NULL: nothing does */
	bool running; /* a judge's progress */
};

struct kept {
	struct kept_entry *entry; /* in order of s */
	size_t n, cap;
	struct event *chat[ROOM_CHAT_IN_SNAPSHOT]; /* a ring */
	size_t chats;				   /* ever */
};

struct room {
	enum room_state state;
	enum room_kind kind;
	bool released;
	int part, phases;
	int64_t head, last_ms;
	char title[4 * ROOM_TITLE_MAX + 1];
	struct room_member member[ROOM_MEMBERS_MAX];
	size_t members;
	struct room_item item[ROOM_ITEMS_MAX];
	size_t items;
	struct room_doc *doc[ROOM_DOCS_MAX];
	size_t docs;
	struct room_run *run;
	size_t runs;
	struct mark *mark; /* of event s at s - 1 */
	size_t mark_cap;
	struct event *ring[ROOM_RING];
	int64_t ring_from; /* s of the oldest in it */
	size_t ring_bytes;
	struct recent recent;
	struct kept kept;
};

/* One event on its way. What a check prepares is released with the step unless it was taken. */
struct step {
	const struct room_request *q;
	const json_t *body;
	json_t *rewritten; /* the body to store instead, owned */
	size_t member;	   /* NO_MEMBER: the server, or a newcomer */
	enum role role;	   /* in this part; ROLE_COUNT without a member */
	int64_t s;
	int part;
	enum audience audience;
	int64_t already; /* > 0: the step was taken long ago, as this s */
	int64_t head;	 /* with ERR_STALE */
	struct room_doc *target;
	struct room_doc *fresh[ROOM_REVEAL_DOCS_MAX];
	size_t nfresh;
	struct change *change[ROOM_UPDATES_MAX];
	size_t nchange;
	char *key; /* for kept */
};

/* room_rules.c */
enum err rules_may(const struct room *r, const struct room_request *q);
enum err rules_check(struct room *r, struct step *st);
/* Only an edit can fail here, and then nothing has changed. */
enum err rules_take(struct room *r, struct step *st);

/* room_edit.c */
enum err edit_check(struct room *r, struct step *st);
enum err edit_take(struct room *r, struct step *st);
struct room_doc *doc_find(const struct room *r, struct span id);
enum err room_doc_new(struct span id, struct span item, struct span name, struct span lang,
		      struct span text, struct room_doc **out);
void room_doc_free(struct room_doc *d);

/* room_forms.c: the form of a stored body. */
enum err form_check(enum event_kind kind, const json_t *body);

/* room_log.c: the index, the ring and the recent requests. Reserve first; adding then cannot fail.
 */
enum err log_reserve(struct room *r);
void log_add(struct room *r, struct event *e, size_t member); /* takes the reference */
void log_release(struct room *r);
const struct mark *log_mark(const struct room *r, int64_t s);
bool recent_find(const struct room *r, const struct room_request *q, int64_t *s, uint64_t *digest);

/* room_kept.c: the events that still matter. */
enum err kept_reserve(struct room *r, struct step *st);
void kept_add(struct room *r, struct step *st, struct event *e);
void kept_release(struct room *r);

struct room_item *item_find(const struct room *r, struct span id);
struct room_run *run_find(const struct room *r, struct span id);
size_t member_index(const struct room *r, const char *user); /* NO_MEMBER: none */

/* Both are NUL-terminated afterwards; the text fits, since its form was checked. */
void put_text(char *to, size_t size, struct span text);
struct span text_of(const json_t *body, const char *key); /* empty when missing or no text */

#endif
