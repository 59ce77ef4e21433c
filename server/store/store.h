/* store.h - where rooms, guests and jobs are kept: a port, with SQLite behind it.
 *
 * How it works. One writer thread owns the database. Callers on the loop thread queue calls; the
 * writer takes all that queued while the last commit ran (adaptive group commit, no timer), gives
 * each its own savepoint, commits once (WAL, synchronous=FULL), and hands the calls back. Reads
 * take the same queue, so a read never shows what is not committed and always shows what was
 * acknowledged before it was asked. Results are delivered by store_deliver() on the loop thread, in
 * the order of the calls; `wake` (called from the writer thread, must be safe there:
 * lws_cancel_service) says that there is something to deliver.
 *
 * A call that fails changed nothing. When the commit of a group fails, every call in it fails
 * (ERR_FULL, ERR_LOCKED, ERR_IO) unless reading back shows that it was committed after all.
 *
 * Spans and strings in a call must stay alive until it is delivered; results belong to the call and
 * are freed by store_call_release(). */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/json.h"
#include "core/event.h"
#include "core/room.h"

enum { STORE_HASH = 65 }; /* SHA-256 in hex and a NUL: secrets are stored only so */

struct store;

/* Opens or makes the database in `directory` (viva.db), migrates it, starts the writer. On error
 * `why` says what is wrong and what to do: ERR_NEWER (schema of a newer version: refused
 * untouched), ERR_CORRUPT, ERR_LOCKED (another server has it), ERR_FULL, ERR_IO. */
enum err store_open(const char *directory, void (*wake)(void *), void *wake_arg, struct store **out,
		    char why[256]);
/* Finishes what is queued, delivers nothing more, checkpoints, closes. */
void store_close(struct store *s);

enum store_op {
	STORE_APPEND,	    /* events, with what belongs to their transaction */
	STORE_ROOM_LOAD,    /* everything, to fold */
	STORE_EVENTS_AFTER, /* for readers that are behind, and for review */
	STORE_ROOM_DELETE,
	STORE_GUEST_MAKE,
	STORE_GUEST_RENAME,
	STORE_GUEST_BY_LOGIN,
	STORE_LOGIN_BY_RECOVERY, /* adds a login to the guest whose recovery link this is */
	STORE_RECOVERY_SET,
	STORE_TICKET_MAKE,
	STORE_SESSIONS,
	STORE_JOBS_LOAD, /* all unfinished jobs, at start */
	STORE_JOB_LEASE, /* taken, lost or renewed: attempt, lease */
	STORE_PING, /* can it commit? for /readyz. ERR_FULL: it can, but there is little room */
	STORE_OP_COUNT,
};

/* A submission waiting for, or in the hands of, a judge. `kind` is the run's `what`. */
struct store_job {
	char id[ID_SIZE]; /* the run */
	char room[ID_SIZE];
	char user[ID_SIZE];
	char kind[8];
	struct span item;	/* package, or empty */
	struct span sources;	/* JSON: [{name, text}] */
	struct span input;	/* stdin of an `input` run */
	int64_t attempt;	/* 0 until first leased */
	int64_t lease_until_ms; /* 0: queued; STORE_JOB_CANCELLED */
	int64_t created_ms;
	bool practice;	 /* its room is a practice */
	bool room_ended; /* out of STORE_JOBS_LOAD only */
};

/* As a lease: somebody cancelled the run, and its end is still to be said. No lease undoes it. */
enum { STORE_JOB_CANCELLED = -1, STORE_ANY_ATTEMPT = -1 };

struct store_call {
	enum store_op op;
	enum err err;
	void (*done)(struct store_call *call); /* on the loop thread; frees or reuses the call */
	void *arg;			       /* the caller's */
	struct store_call *next;	       /* the store's */
	union {
		struct {
			char room[ID_SIZE];
			int64_t expected; /* s of the last event: compare and append. 0 makes the
					     room */
			char epoch[EPOCH_SIZE]; /* with expected == 0 */
			struct event **events;	/* n references, given back with the call */
			size_t n; /* 0: no event, only what follows; `expected` does not count */
			/* Optional, "" or NULL: not used. Each is part of the transaction. */
			char ticket[STORE_HASH]; /* consumed; ERR_FORBIDDEN when unknown, used,
						    expired, or made for another guest or room */
			const char *member; /* user who becomes a member (or whose role this is) */
			enum role member_role;
			const char *member2; /* a second one, when a pair makes a room */
			enum role member2_role;
			const struct store_job *job; /* inserted */
			char job_done[ID_SIZE]; /* finished: ERR_STALE when it is already, or when
						   job_attempt is not its attempt (or
						   STORE_ANY_ATTEMPT) */
			int64_t job_attempt;
			bool job_check_only; /* progress: the attempt must match, nothing ends */
			char job_cancel[ID_SIZE]; /* marked STORE_JOB_CANCELLED, if it is there */
			int64_t now_ms;
			int64_t existing_s; /* out, with ERR_EXISTS: (user, cid, id) was saved as
					       this s */
			uint64_t existing_digest;
		} append; /* ERR_CONFLICT: expected is not the head */
		struct {
			char room[ID_SIZE];
			char epoch[EPOCH_SIZE]; /* out */
			struct event **events;	/* out, all, in order */
			size_t n;		/* out */
		} room_load;			/* ERR_NOENT */
		struct {
			char room[ID_SIZE];
			int64_t after;	       /* events with s > after */
			size_t max, max_bytes; /* stops at whichever comes first, but gives one */
			bool backward; /* instead: s < after, the latest, delivered in rising order
					*/
			struct event **events; /* out */
			size_t n;	       /* out */
			int64_t head;	       /* out */
		} events;
		struct {
			char room[ID_SIZE];
			char user[ID_SIZE]; /* must be interviewer, candidate or learner there:
					       ERR_FORBIDDEN */
		} room_delete; /* events, members, tickets, jobs; secure_delete and WAL truncated,
				  so that the bytes are gone from the files */
		struct {
			char id[ID_SIZE];
			struct span name;
			char login[STORE_HASH];
			char recovery[STORE_HASH];
			int64_t now_ms;
		} guest_make;
		struct {
			char id[ID_SIZE];
			struct span name;
		} guest_rename;
		struct {
			char login[STORE_HASH];
			char id[ID_SIZE];      /* out */
			char name[4 * 64 + 1]; /* out */
		} guest_by_login;	       /* ERR_NOENT */
		struct {
			char recovery[STORE_HASH];
			char login[STORE_HASH]; /* added */
			int64_t now_ms;
			char id[ID_SIZE];      /* out */
			char name[4 * 64 + 1]; /* out */
		} login_by_recovery;	       /* ERR_NOENT */
		struct {
			char id[ID_SIZE];
			char recovery[STORE_HASH];
		} recovery_set;
		struct {
			char ticket[STORE_HASH];
			char room[ID_SIZE];
			char user[ID_SIZE];
			enum role role;
			int64_t expires_ms;
		} ticket_make; /* ERR_NOENT: no such room */
		struct {
			char user[ID_SIZE];
			size_t max;
			json_t *rows; /* out: array of the objects of GET /api/sessions */
		} sessions;
		struct {
			struct store_job *jobs; /* out, oldest first */
			size_t n;		/* out */
		} jobs_load;
		struct {
			char id[ID_SIZE];
			int64_t attempt;
			int64_t lease_until_ms;
		} job_lease; /* ERR_STALE: ended or cancelled */
	} u;
};

/* Queues a call; never blocks, never fails (a full queue is a call delivered with ERR_BUSY, out of
 * turn). The call stays the caller's, untouched until it is delivered. */
void store_submit(struct store *s, struct store_call *call);
/* Delivers what is done. On the loop thread only. */
void store_deliver(struct store *s);
/* Frees what the call's results hold, not the call. */
void store_call_release(struct store_call *call);

struct store_figures {
	int64_t commits, rows, group_max, queue_now, errors;
	int64_t commit_us_total, commit_us_max;
};
void store_figures(const struct store *s, struct store_figures *out);

#endif
