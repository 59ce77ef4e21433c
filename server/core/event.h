/* event.h - one entry of a room's log: immutable, counted, shared between threads.
 *
 * The table below is the protocol's list of events (docs/PROTOCOL.md, "Events"). Everything that
 * has to know all kinds is generated from it. */
#ifndef CORE_EVENT_H
#define CORE_EVENT_H

#include "base/span.h"

enum { EVENT_BODY_MAX = 4 << 20 }; /* bytes of a body; reveals and scorecards are the large ones */

/* Sizes of text with its NUL. */
enum { ID_SIZE = 17, EPOCH_SIZE = 27, CLIENT_ID_SIZE = 25, ITEM_SIZE = 96, DOC_SIZE = 160 };

#define EVENT_MAP(X)                                                                               \
	X(CREATE, "create")                                                                        \
	X(JOIN, "join")                                                                            \
	X(CHAT, "chat")                                                                            \
	X(AMEND, "amend")                                                                          \
	X(PHASE, "phase")                                                                          \
	X(CALL, "call")                                                                            \
	X(SELECT, "select")                                                                        \
	X(PLAN, "plan")                                                                            \
	X(REVEAL, "reveal")                                                                        \
	X(HINT, "hint")                                                                            \
	X(ASK, "ask")                                                                              \
	X(TICK, "tick")                                                                            \
	X(FLAG, "flag")                                                                            \
	X(NOTE, "note")                                                                            \
	X(BOOKMARK, "bookmark")                                                                    \
	X(EDIT, "edit")                                                                            \
	X(MARK, "mark")                                                                            \
	X(RUN, "run")                                                                              \
	X(CANCEL, "cancel")                                                                        \
	X(JUDGE, "judge")                                                                          \
	X(ANSWER, "answer")                                                                        \
	X(SCORE, "score")                                                                          \
	X(COMMENT, "comment")                                                                      \
	X(SWAP, "swap")                                                                            \
	X(END, "end")                                                                              \
	X(RELEASE, "release")

#define X(name, word) EVENT_##name,
enum event_kind { EVENT_MAP(X) EVENT_COUNT };
#undef X

const char *event_kind_word(enum event_kind kind);
enum err event_kind_of(struct span word, enum event_kind *out);

enum role { ROLE_INTERVIEWER, ROLE_CANDIDATE, ROLE_OBSERVER, ROLE_LEARNER, ROLE_COUNT };

const char *role_word(enum role role);
enum err role_of(struct span word, enum role *out);

/* The role that a link's role means in a part: interviewer and candidate change places in even
 * parts. */
enum role role_in_part(enum role of_link, int part);

/* Who may see an event. Fixed when it is made, stored with it. */
enum audience { AUDIENCE_ALL, AUDIENCE_INTERVIEWERS, AUDIENCE_OWN, AUDIENCE_COUNT };

struct event {
	int64_t s;     /* 1, 2, 3, ... in the room */
	int64_t ts_ms; /* since 1970; never decreases */
	enum event_kind kind;
	int part;
	enum audience audience;
	char user[ID_SIZE];	  /* "" for the server */
	char cid[CLIENT_ID_SIZE]; /* "" for the server */
	char id[CLIENT_ID_SIZE];  /* the request's; "" for the server */
	uint64_t digest;	  /* of the request as sent: a retry must be the same request */
	struct span body;	  /* compact JSON, owned */
	struct span
		body_hidden; /* what those see who may not know hidden tests; {NULL, 0}: the same */
};

/* Copies everything; `*out` has one reference. body_hidden is derived from kind and body (see
 * visibility.h), so stored events need only the body. ERR_NOMEM, ERR_TOOBIG, or ERR_INVAL for a
 * judge body that is no JSON object. */
enum err event_new(const struct event *values, struct event **out);
struct event *event_ref(struct event *e); /* from any thread */
void event_unref(struct event *e);	  /* from any thread; NULL is fine */

#endif
