#include "store/group.h"

#include "base/clock.h"
#include "base/log.h"
#include "store/ops.h"

static bool any_writes(const struct store_call *calls)
{
	for (; calls; calls = calls->next)
		if (op_writes(calls->op))
			return true;
	return false;
}

static enum err meta(struct db *db, const char *name, int64_t *out)
{
	QUERY q;
	query_start(&q, db, SQL_META_GET, "t", name);
	if (!query_row(&q))
		return q.err ? q.err : ERR_CORRUPT;
	*out = query_int(&q, 0);
	return ERR_OK;
}

/* A COMMIT that failed may have been done all the same (the error may be of a later step). The
 * group's number tells: it was written with the rest, so it is there exactly when the rest is. */
static enum err resolve(struct db *db, enum err e, int64_t number)
{
	int64_t found;
	if (db_in_transaction(db))
		(void)db_run(db, SQL_ROLLBACK, "");
	if (meta(db, "commit", &found) != ERR_OK || found != number)
		return e;
	log_warn("commit_read_back", LOG_TEXT("why", err_str(e)));
	return ERR_OK;
}

static enum err commit(struct db *db, bool writes, struct group_result *out)
{
	int64_t number = 0;
	if (!writes)
		return db_run(db, SQL_COMMIT, "");
	enum err e = meta(db, "commit", &number);
	if (!e)
		e = db_run(db, SQL_META_SET, "ti", "commit", ++number);
	if (e)
		return e;
	int64_t start_us = clock_monotonic_us();
	e = db_run(db, SQL_COMMIT, "");
	out->commit_us = clock_monotonic_us() - start_us;
	return e ? resolve(db, e, number) : ERR_OK;
}

/* Until the end, or until SQLite has given the transaction up and with it what was done so far. */
static enum err run_all(struct db *db, struct store_call *calls)
{
	for (struct store_call *c = calls; c; c = c->next) {
		op_run(db, c);
		if (!db_in_transaction(db))
			return c->err ? c->err : ERR_IO;
	}
	return ERR_OK;
}

static void fail_all(struct store_call *calls, enum err e)
{
	for (struct store_call *c = calls; c; c = c->next) {
		if (c->err == ERR_OK)
			store_call_release(c);
		c->err = e;
	}
}

static void count(const struct store_call *calls, struct group_result *out)
{
	for (const struct store_call *c = calls; c; c = c->next) {
		out->calls++;
		if (c->err)
			continue;
		if (c->op == STORE_APPEND)
			out->rows += (int64_t)c->u.append.n;
		out->deleted |= c->op == STORE_ROOM_DELETE;
	}
}

/* Results of a call that has not run are not the store's to free. */
static void clear_results(struct store_call *calls)
{
	for (struct store_call *c = calls; c; c = c->next) {
		c->err = ERR_OK;
		if (c->op == STORE_ROOM_LOAD)
			c->u.room_load.events = NULL, c->u.room_load.n = 0;
		else if (c->op == STORE_EVENTS_AFTER)
			c->u.events.events = NULL, c->u.events.n = 0;
		else if (c->op == STORE_SESSIONS)
			c->u.sessions.rows = NULL;
		else if (c->op == STORE_JOBS_LOAD)
			c->u.jobs_load.jobs = NULL, c->u.jobs_load.n = 0;
	}
}

void group_run(struct db *db, struct store_call *calls, struct group_result *out)
{
	*out = (struct group_result){.wrote = any_writes(calls)};
	clear_results(calls);
	enum err e = db_run(db, out->wrote ? SQL_BEGIN_WRITE : SQL_BEGIN_READ, "");
	if (!e)
		e = run_all(db, calls);
	if (!e)
		e = commit(db, out->wrote, out);
	if (e && db_in_transaction(db))
		(void)db_run(db, SQL_ROLLBACK, "");
	if (e)
		fail_all(calls, e);
	out->err = e;
	count(calls, out);
}

enum err group_scrub(struct db *db)
{
	enum err e = db_script(db, "VACUUM");
	if (!e)
		e = db_error(db, sqlite3_wal_checkpoint_v2(db->handle, NULL,
							   SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL));
	return e ? e : db_run(db, SQL_META_SET, "ti", "scrub", (int64_t)0);
}

enum err group_scrub_owed(struct db *db, bool *owed)
{
	int64_t value;
	enum err e = meta(db, "scrub", &value);
	if (!e)
		*owed = value != 0;
	return e;
}
