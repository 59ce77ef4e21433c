/* pair.h - finding a partner: who waits, who fits whom, who has accepted. Pure.
 *
 * First come, first served: the longest waiting person is offered the longest waiting person who
 * fits. Two fit when their roles can be complementary and section and level agree or one of them
 * said "any". Both must accept within PAIR_OFFER_MS; who declines leaves the queue, the other keeps
 * the place. Somebody who has not asked for PAIR_SILENT_MS has gone. */
#ifndef CORE_PAIR_H
#define CORE_PAIR_H

#include "core/event.h"

enum { PAIR_MAX = 1024, PAIR_OFFER_MS = 60000, PAIR_SILENT_MS = 60000 };

enum pair_role { PAIR_INTERVIEWER, PAIR_CANDIDATE, PAIR_EITHER, PAIR_ROLE_COUNT };
enum pair_state { PAIR_NONE, PAIR_WAITING, PAIR_OFFERED, PAIR_ACCEPTED, PAIR_MATCHED };

struct pair_want {
	char user[ID_SIZE];
	char name[4 * 64 + 1];
	enum pair_role role;
	char section[ITEM_SIZE]; /* or "any" */
	char level[8];		 /* easy, medium, hard or any */
};

struct pair_view {
	enum pair_state state;
	struct pair_want want;
	int64_t waited_ms;
	int ahead;		  /* people who have waited longer */
	char partner[4 * 64 + 1]; /* offered and later */
	char partner_user[ID_SIZE];
	enum role role;	    /* mine: offered and later */
	char why[256];	    /* in words: what both asked for */
	char room[ID_SIZE]; /* matched */
};

struct pair; /* the queue; one owner */
struct pair *pair_new(void);
void pair_free(struct pair *p);

/* Joins, or changes what the person wants without losing the place. ERR_BUSY when full. */
enum err pair_join(struct pair *p, const struct pair_want *want, int64_t now_ms);
/* Also counts as a sign of life, and moves the queue on. ERR_NOENT never: state PAIR_NONE. */
void pair_look(struct pair *p, const char *user, int64_t now_ms, struct pair_view *out);
/* ERR_STATE when nothing is offered; accepting twice is accepting once. *both: this was the last of
 * two; the shell makes a room and calls pair_matched, or pair_unmatched when it could not. */
enum err pair_accept(struct pair *p, const char *user, int64_t now_ms, bool *both);
enum err pair_decline(struct pair *p, const char *user, int64_t now_ms);
void pair_leave(struct pair *p, const char *user, int64_t now_ms);
/* Both of `user`'s pair are asked anew. */
void pair_unmatched(struct pair *p, const char *user, int64_t now_ms);
/* Both of `user`'s pair are told the room. */
void pair_matched(struct pair *p, const char *user, const char *room, int64_t now_ms);

enum err pair_role_of(struct span word, enum pair_role *out);
const char *pair_role_word(enum pair_role role);
const char *pair_state_word(enum pair_state state);

#endif
