/* jobs.h - the judge's queue in memory: who waits, who has what, until when. Pure: the rows that
 * make it durable are the store's, and are written before anything here is acted upon.
 *
 * A job is saving (its run is on the way to the disk), queued (waiting for a judge), leasing (its
 * attempt is being saved), leased (a judge works on it), or ending (its verdict is being saved). An
 * attempt number names one try: what an older attempt says is dropped.
 *
 * The order. Interviews go before practice. Among equals the room whose turn was longest ago goes
 * first (a room has its turn when a judge takes a job of it; rooms without a turn that is
 * remembered are equal, and the oldest job decides); within a room first come, first served. A job
 * that comes back from a judge keeps the turn that it was taken at, so it goes before all that
 * stood behind it then. Scans are linear: 64 jobs wait at most. */
#ifndef JOBS_JOBS_H
#define JOBS_JOBS_H

#include "store/store.h"

enum {
	JOBS_QUEUED_MAX = 64,
	JOBS_PERSON_MAX = 2, /* in any state, of one person */
	JOBS_ATTEMPTS_MAX = 3,
	JOBS_LEASE_MS = 30000,
	JOBS_UNFIT_MS = 30000, /* while judges are here, and none has the package */
	JOBS_TURNS = 256,      /* rooms whose last turn is remembered */
};

enum job_state { JOB_SAVING, JOB_QUEUED, JOB_LEASING, JOB_LEASED, JOB_ENDING };

/* Why nobody shall judge it any more. */
enum job_cancel { CANCEL_NOT, CANCEL_ASKED, CANCEL_END };

struct job {
	struct store_job row; /* spans owned by the job */
	enum job_state state;
	const void *judge; /* who has it: leasing and leased, else NULL */
	/* Monotonic times: a clock that is set must not end leases. */
	int64_t held_until_ms;	/* leased */
	int64_t unfit_since_ms; /* queued: since when no judge has its package; 0: one has */
	enum job_cancel
		cancel;	   /* set: never given out again, its end is said as soon as it can be */
	int ahead;	   /* queued: how many would be taken before it, after jobs_rank() */
	int64_t turn;	   /* when it was taken, kept when it comes back; -1: not taken yet */
	int64_t rank_turn; /* jobs_rank's own */
	struct job *next;
};

struct jobs;
struct jobs *jobs_new(void); /* NULL: out of memory */
void jobs_free(struct jobs *j);

/* Whether one more job of this person would be taken: ERR_BUSY when not. */
enum err jobs_room_for(const struct jobs *j, const char *user);

/* Copies the row: JOB_SAVING or JOB_QUEUED. A job from before a restart goes in whatever the limits
 * say. */
enum err jobs_add(struct jobs *j, const struct store_job *row, enum job_state state);

/* The first queued job, in the order said above, that `fits` (a judge has its package); it is
 * JOB_LEASING for `judge` then, with the attempt counted up. NULL: none. */
struct job *jobs_take(struct jobs *j, const void *judge,
		      bool (*fits)(const struct job *, const void *judge));

/* The same without taking it: whether anything waits for this judge. */
const struct job *jobs_next(const struct jobs *j, const void *judge,
			    bool (*fits)(const struct job *, const void *judge));

struct job *jobs_find(const struct jobs *j, const char *id); /* NULL: none */

/* The job if `judge` has a lease on it and this is its attempt; NULL otherwise: what is said of it
 * is dropped. */
struct job *jobs_of(const struct jobs *j, const char *id, int64_t attempt, const void *judge);

/* Back into the queue, at its old place. */
void jobs_requeue(struct job *job);
void jobs_remove(struct jobs *j, struct job *job);

struct job *jobs_held(const struct jobs *j, const void *judge); /* any that it has, or NULL */
int64_t jobs_busy(const struct jobs *j, const void *judge);	/* how many it has */
/* One whose lease ended before now_ms, or NULL. */
struct job *jobs_expired(const struct jobs *j, int64_t now_ms);

struct job *jobs_first(const struct jobs *j);			  /* oldest; go on by ->next */
struct job *jobs_in_room(const struct jobs *j, const char *room); /* any job of the room, or NULL */

int jobs_queued(const struct jobs *j);
/* Fills `ahead` of all queued jobs, as if one judge that has every package took them all now. */
void jobs_rank(struct jobs *j);
/* How many go before a person's first queued job in a room, by the last jobs_rank(); -1: none of
 * theirs waits there. */
int jobs_ahead(const struct jobs *j, const char *room, const char *user);

/* A time of creation for a new row: now, but after every other, since the order of the rows is the
 * order of the queue after a restart. */
int64_t jobs_stamp(struct jobs *j, int64_t now_ms);

#endif
