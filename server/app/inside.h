/* inside.h - what the parts of the app share. Nothing outside app/ includes it.
 *
 *   app.c        life, time, figures
 *   entry.c      an open room and what is on its way to the disk; make.c: a new one
 *   session.c    one connection of viva.v1; reader.c: what it is shown; requests.c: what it asks
 *   outbox.c     what waits to be written to it
 *   prepare.c    what the server adds to a request before the room sees it
 *   judging.c    jobs to judges, verdicts; judge_conn.c: one judge's connection; result.c: what
 *                may be in a result; standing.c: who is told how long the queue is
 *   ahead.c      compiling ahead
 *   http.c       requests to handlers; api_*.c: the handlers; makers.c: how often from where
 *   links.c      role links and tickets
 *   find.c       full text
 *   scorecard.c  ticks to levels, as JSON */
#ifndef APP_INSIDE_H
#define APP_INSIDE_H

#include "app/entry.h"
#include "app/http.h"
#include "app/judging.h"
#include "app/makers.h"
#include "app/session.h"
#include "core/pair.h"

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

/* ---- prepare ---- */

/* The step that belongs to a kind, or NULL. */
typedef enum err prepare_fn(struct submission *s, json_t **full);
prepare_fn *prepare_of(enum event_kind kind);

/* The C documents of an item as the judge gets them, [{name, text}], in the order of their opening:
 * the same for a run and for compiling ahead, so that the one finds what the other has built. */
bool is_source(const struct room_document *doc, struct span item);
enum err sources_of(const struct room *room, struct span item, json_t **out);

/* ---- scorecard ---- */

/* Of the parts that the viewer interviewed in: after a swap, what was thought of oneself is not in
 * it. A learner's is of all. */
enum err scorecard_build(const struct app *a, const struct room *room, const struct viewer *viewer,
			 json_t **out);
/* The level that the ticks propose, 0 for none. */
enum err scorecard_proposal(const struct app *a, const struct room *room,
			    const struct viewer *viewer, struct span item, struct span axis,
			    int *level);

/* ---- find ---- */

/* The index of the catalogue; whoever asks for it frees it. */
enum err find_new(const struct catalog *c, struct search **out);

/* ---- app ---- */

struct app {
	const struct app_options *options;
	const struct app_edge *edge;
	struct store *store;
	const struct catalog *catalog;
	struct search *search;
	struct entry *entries[ENTRY_BUCKETS];
	struct app_conn *conns;
	struct http *requests;
	struct pair *pair;
	struct jobs *jobs;
	struct judges *judges;
	struct aheads ahead;
	struct makers makers;
	size_t calls; /* with the store */
	bool draining;
	int64_t sweep_ms; /* when connections, rooms and leases are looked through again */
	size_t nconns;
	int64_t messages, events_sent, nacks, http_answers;
};

#endif
