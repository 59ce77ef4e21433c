#include "store/ops.h"

#include <stdlib.h>

/* A ping changes nothing of its own: the number of its group is what must be committed. That there
 * is no room for much more is to be known while people still can save. */
static enum err ping(struct db *db, struct store_call *call)
{
	(void)call;
	return db_space_low(db) ? ERR_FULL : ERR_OK;
}

static const struct {
	bool writes;
	enum err (*run)(struct db *db, struct store_call *call);
} ops[STORE_OP_COUNT] = {
	[STORE_APPEND] = {true, op_append},
	[STORE_ROOM_LOAD] = {false, op_room_load},
	[STORE_EVENTS_AFTER] = {false, op_events_after},
	[STORE_ROOM_DELETE] = {true, op_room_delete},
	[STORE_GUEST_MAKE] = {true, op_guest_make},
	[STORE_GUEST_RENAME] = {true, op_guest_rename},
	[STORE_GUEST_BY_LOGIN] = {false, op_guest_by_login},
	[STORE_LOGIN_BY_RECOVERY] = {true, op_login_by_recovery},
	[STORE_RECOVERY_SET] = {true, op_recovery_set},
	[STORE_TICKET_MAKE] = {true, op_ticket_make},
	[STORE_SESSIONS] = {false, op_sessions},
	[STORE_JOBS_LOAD] = {false, op_jobs_load},
	[STORE_JOB_LEASE] = {true, op_job_lease},
	[STORE_PING] = {true, ping},
};

bool op_writes(enum store_op op)
{
	return (unsigned)op < STORE_OP_COUNT && ops[op].writes;
}

static enum err run_saved(struct db *db, struct store_call *call)
{
	enum err e = db_run(db, SQL_SAVEPOINT, "");
	if (e)
		return e;
	e = ops[call->op].run(db, call);
	/* A full disk or an I/O error may have ended the transaction, and the savepoint with it. */
	if (!db_in_transaction(db))
		return e ? e : ERR_IO;
	enum err undone = e ? db_run(db, SQL_SAVEPOINT_UNDO, "") : ERR_OK;
	enum err ended = db_run(db, SQL_SAVEPOINT_END, "");
	return e ? e : undone ? undone : ended;
}

void op_run(struct db *db, struct store_call *call)
{
	if ((unsigned)call->op >= STORE_OP_COUNT)
		call->err = ERR_INVAL;
	else if (ops[call->op].writes)
		call->err = run_saved(db, call);
	else
		call->err = ops[call->op].run(db, call);
}

static void release_events(struct event ***events, size_t *n)
{
	for (size_t i = 0; i < *n; i++)
		event_unref((*events)[i]);
	free(*events);
	*events = NULL;
	*n = 0;
}

static void release_span(struct span *s)
{
	union {
		const char *borrowed;
		char *owned;
	} u = {s->p};
	free(u.owned);
	*s = (struct span){0};
}

static void release_jobs(struct store_job **jobs, size_t *n)
{
	for (size_t i = 0; i < *n; i++) {
		release_span(&(*jobs)[i].item);
		release_span(&(*jobs)[i].sources);
		release_span(&(*jobs)[i].input);
	}
	free(*jobs);
	*jobs = NULL;
	*n = 0;
}

void store_call_release(struct store_call *call)
{
	if (call->op == STORE_ROOM_LOAD)
		release_events(&call->u.room_load.events, &call->u.room_load.n);
	else if (call->op == STORE_EVENTS_AFTER)
		release_events(&call->u.events.events, &call->u.events.n);
	else if (call->op == STORE_JOBS_LOAD)
		release_jobs(&call->u.jobs_load.jobs, &call->u.jobs_load.n);
	else if (call->op == STORE_SESSIONS) {
		json_decref(call->u.sessions.rows);
		call->u.sessions.rows = NULL;
	}
}
