#include <stdlib.h>

#include "base/auto.h"
#include "store/ops.h"

/* -- GET /api/sessions ------------------------------------------------------------------------ */

static json_t *text(struct span s)
{
	return json_stringn(s.p, s.len);
}

static json_t *text_or_null(struct span s)
{
	return s.len ? text(s) : json_null();
}

static enum err others(struct db *db, struct span room, const char *user, json_t **out)
{
	AUTO_JSON *names = json_array();
	char id[ID_SIZE];
	if (!names)
		return ERR_NOMEM;
	if (room.len >= sizeof id)
		return ERR_CORRUPT;
	memcpy(id, room.p, room.len);
	id[room.len] = 0;
	QUERY q;
	query_start(&q, db, SQL_MEMBER_OTHERS, "tt", id, user);
	while (query_row(&q))
		if (json_array_append_new(names, text(query_text(&q, 0))))
			return ERR_NOMEM;
	if (!q.err)
		*out = TAKE(names);
	return q.err;
}

static enum err session_of_row(struct db *db, const struct query *q, const char *user, json_t **out)
{
	json_t *with;
	int64_t ended_ms = query_int(q, 6);
	enum err e = others(db, query_text(q, 0), user, &with);
	if (e)
		return e;
	*out = json_pack("{so so so so so so sI so sI so so so}", "room", text(query_text(q, 0)),
			 "kind", text(query_text(q, 1)), "title", text(query_text(q, 2)), "role",
			 text(query_text(q, 3)), "with", with, "state", text(query_text(q, 4)),
			 "started", (json_int_t)query_int(q, 5), "ended",
			 ended_ms ? json_integer(ended_ms) : json_null(), "minutes",
			 (json_int_t)query_int(q, 7), "scorecard", text(query_text(q, 8)),
			 "verdict", text_or_null(query_text(q, 9)), "item",
			 text_or_null(query_text(q, 10)));
	return *out ? ERR_OK : ERR_NOMEM;
}

enum err op_sessions(struct db *db, struct store_call *call)
{
	AUTO_JSON *rows = json_array();
	if (!rows)
		return ERR_NOMEM;
	size_t max = call->u.sessions.max < INT32_MAX ? call->u.sessions.max : INT32_MAX;
	const char *user = call->u.sessions.user;
	QUERY q;
	query_start(&q, db, SQL_SESSIONS, "ti", user, (int64_t)max);
	while (query_row(&q)) {
		json_t *row;
		enum err e = session_of_row(db, &q, user, &row);
		if (e)
			return e;
		if (json_array_append_new(rows, row))
			return ERR_NOMEM;
	}
	if (!q.err)
		call->u.sessions.rows = TAKE(rows);
	return q.err;
}

/* -- Jobs ------------------------------------------------------------------------------------- */

static enum err copy(const struct query *q, int column, struct span *out)
{
	struct span s = query_text(q, column);
	char *p = malloc(s.len + 1);
	if (!p)
		return ERR_NOMEM;
	memcpy(p, s.p, s.len);
	p[s.len] = 0;
	*out = (struct span){p, s.len};
	return ERR_OK;
}

static enum err job_of_row(const struct query *q, struct store_job *job)
{
	bool bad = query_copy(q, 0, job->id, sizeof job->id) != ERR_OK ||
		   query_copy(q, 1, job->room, sizeof job->room) != ERR_OK ||
		   query_copy(q, 2, job->user, sizeof job->user) != ERR_OK ||
		   query_copy(q, 3, job->kind, sizeof job->kind) != ERR_OK;
	enum err e = bad ? ERR_CORRUPT : copy(q, 4, &job->item);
	if (!e)
		e = copy(q, 5, &job->sources);
	if (!e)
		e = copy(q, 6, &job->input);
	job->attempt = query_int(q, 7);
	job->lease_until_ms = query_int(q, 8);
	job->created_ms = query_int(q, 9);
	job->practice = span_is(query_text(q, 10), "practice");
	job->room_ended = span_is(query_text(q, 11), "ended");
	return e;
}

/* Each job is in the call as soon as it has memory, so that one release lets go of all. */
enum err op_jobs_load(struct db *db, struct store_call *call)
{
	enum err e = ERR_OK;
	size_t cap = 0;
	call->u.jobs_load.jobs = NULL;
	call->u.jobs_load.n = 0;
	QUERY q;
	query_start(&q, db, SQL_JOB_ALL, "");
	while (!e && query_row(&q)) {
		if (call->u.jobs_load.n == cap) {
			cap = cap ? cap * 2 : 16;
			struct store_job *jobs =
				reallocarray(call->u.jobs_load.jobs, cap, sizeof *jobs);
			if (!jobs) {
				e = ERR_NOMEM;
				break;
			}
			call->u.jobs_load.jobs = jobs;
		}
		struct store_job *job = &call->u.jobs_load.jobs[call->u.jobs_load.n++];
		*job = (struct store_job){0};
		e = job_of_row(&q, job);
	}
	e = e ? e : q.err;
	if (e)
		store_call_release(call);
	return e;
}

enum err op_job_lease(struct db *db, struct store_call *call)
{
	enum err e = db_run(db, SQL_JOB_LEASE, "tii", call->u.job_lease.id,
			    call->u.job_lease.attempt, call->u.job_lease.lease_until_ms);
	return !e && db_changes(db) == 0 ? ERR_STALE : e;
}
