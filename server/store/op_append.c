/* The append: compare the head, add the events, and all that belongs to the same transaction. The
 * usual call costs two statements, since duplicates are looked for only when something does not
 * fit: a retry always fails either the comparison or the unique index. */
#include "base/json.h"
#include "store/ops.h"

enum { BEST_MAX = 1000000 };

/* ERR_EXISTS when one of the events was saved before: duplicates are known before any comparison.
 */
static enum err find_saved(struct db *db, struct store_call *call, enum err otherwise)
{
	for (size_t i = 0; i < call->u.append.n; i++) {
		const struct event *event = call->u.append.events[i];
		QUERY q;
		query_start(&q, db, SQL_EVENT_SAVED, "tttt", call->u.append.room, event->user,
			    event->cid, event->id);
		if (query_row(&q)) {
			call->u.append.existing_s = query_int(&q, 0);
			call->u.append.existing_digest = (uint64_t)query_int(&q, 1);
			return ERR_EXISTS;
		}
		if (q.err)
			return q.err;
	}
	return otherwise;
}

static enum err no_room_or_conflict(struct db *db, struct store_call *call)
{
	QUERY q;
	query_start(&q, db, SQL_ROOM_GET, "t", call->u.append.room);
	if (query_row(&q))
		return find_saved(db, call, ERR_CONFLICT);
	return q.err ? q.err : ERR_NOENT;
}

static int64_t planned_minutes(const json_t *create)
{
	json_t *phases;
	int64_t sum = 0;
	if (json_get_array(create, "phases", &phases))
		return 0;
	for (size_t i = 0; i < json_array_size(phases); i++) {
		int64_t minutes;
		if (!json_get_int(json_array_get(phases, i), "minutes", 0, 10000, &minutes))
			sum += minutes;
	}
	return sum;
}

static enum err make_room(struct db *db, struct store_call *call)
{
	if (call->u.append.n == 0 || call->u.append.events[0]->kind != EVENT_CREATE)
		return ERR_INVAL;
	const struct event *create = call->u.append.events[0];
	AUTO_JSON *body = NULL;
	enum err e = json_read(create->body, &body);
	if (e)
		return e;
	e = db_run(db, SQL_ROOM_MAKE, "ttissii", call->u.append.room, call->u.append.epoch,
		   (int64_t)call->u.append.n, json_text_or(body, "kind", SPAN("live")),
		   json_text_or(body, "title", SPAN("")), planned_minutes(body), create->ts_ms);
	return e == ERR_EXISTS ? find_saved(db, call, ERR_CONFLICT) : e;
}

static enum err move_head(struct db *db, struct store_call *call)
{
	int64_t expected = call->u.append.expected;
	if (call->u.append.n == 0)
		return ERR_OK;
	enum err e = db_run(db, SQL_ROOM_HEAD, "tii", call->u.append.room,
			    expected + (int64_t)call->u.append.n, expected);
	if (!e && db_changes(db) == 0)
		e = no_room_or_conflict(db, call);
	return e;
}

static enum err add_events(struct db *db, struct store_call *call)
{
	for (size_t i = 0; i < call->u.append.n; i++) {
		const struct event *event = call->u.append.events[i];
		if (event->s != call->u.append.expected + 1 + (int64_t)i)
			return ERR_INVAL;
		enum err e = db_run(db, SQL_EVENT_ADD, "tiittttiiis", call->u.append.room, event->s,
				    event->ts_ms, event_kind_word(event->kind), event->user,
				    event->cid, event->id, (int64_t)event->digest,
				    (int64_t)event->part, (int64_t)event->audience, event->body);
		if (e)
			return e == ERR_EXISTS ? find_saved(db, call, ERR_CONFLICT) : e;
	}
	return ERR_OK;
}

/* -- What the list of sessions shows ---------------------------------------------------------- */

struct derive {
	struct db *db;
	const char *room;
	const struct event *event;
	const json_t *body;
	bool verdict_counts; /* the event ends a submission, not a run on samples */
};

static enum err derive_join(const struct derive *d)
{
	return db_run(d->db, SQL_MEMBER_NAME, "tts", d->room, d->event->user,
		      json_text_or(d->body, "name", SPAN("")));
}

/* What a practice is about is the first thing that it opens. */
static enum err derive_reveal(const struct derive *d)
{
	return db_run(d->db, SQL_ROOM_ITEM, "ts", d->room, json_text_or(d->body, "item", SPAN("")));
}

static enum err derive_end(const struct derive *d)
{
	return db_run(d->db, SQL_ROOM_END, "ti", d->room, d->event->ts_ms);
}

static enum err derive_release(const struct derive *d)
{
	return db_run(d->db, SQL_ROOM_RELEASE, "t", d->room);
}

/* Submissions by what they are worth: accepted before any share of the points. */
static int64_t rank_of(struct span verdict, const json_t *result)
{
	double score = json_number_value(json_object_get(result, "score"));
	double max = json_number_value(json_object_get(result, "max_score"));
	if (span_is(verdict, "AC"))
		return BEST_MAX;
	double share = max > 0 ? score / max : 0;
	return share > 0 && share <= 1 ? (int64_t)(share * (BEST_MAX - 1)) : 0;
}

static enum err derive_judge(const struct derive *d)
{
	json_t *result;
	struct span verdict;
	if (!d->verdict_counts || json_get_object(d->body, "result", &result) ||
	    json_get_text(result, "verdict", &verdict))
		return ERR_OK;
	/* A judge that failed says nothing about the submission. */
	if (span_is(verdict, "JE"))
		return ERR_OK;
	return db_run(d->db, SQL_ROOM_VERDICT, "tsi", d->room, verdict, rank_of(verdict, result));
}

static enum err derive(struct db *db, const struct store_call *call, bool verdict_counts)
{
	static enum err (*const of_kind[EVENT_COUNT])(const struct derive *) = {
		[EVENT_JOIN] = derive_join,   [EVENT_REVEAL] = derive_reveal,
		[EVENT_END] = derive_end,     [EVENT_RELEASE] = derive_release,
		[EVENT_JUDGE] = derive_judge,
	};
	for (size_t i = 0; i < call->u.append.n; i++) {
		const struct event *event = call->u.append.events[i];
		if (!of_kind[event->kind] || (event->kind == EVENT_JUDGE && !verdict_counts))
			continue;
		AUTO_JSON *body = NULL;
		enum err e = json_read(event->body, &body);
		struct derive d = {db, call->u.append.room, event, body, verdict_counts};
		if (!e)
			e = of_kind[event->kind](&d);
		if (e)
			return e;
	}
	return ERR_OK;
}

/* -- What shares the transaction -------------------------------------------------------------- */

static enum err use_ticket(struct db *db, const struct store_call *call)
{
	if (!call->u.append.ticket[0])
		return ERR_OK;
	if (!call->u.append.member)
		return ERR_FORBIDDEN;
	enum err e = db_run(db, SQL_TICKET_USE, "tttti", call->u.append.ticket, call->u.append.room,
			    call->u.append.member, role_word(call->u.append.member_role),
			    call->u.append.now_ms);
	return !e && db_changes(db) == 0 ? ERR_FORBIDDEN : e;
}

static enum err add_member(struct db *db, const char *room, const char *user, enum role role)
{
	return user ? db_run(db, SQL_MEMBER_ADD, "ttt", room, user, role_word(role)) : ERR_OK;
}

static enum err add_job(struct db *db, const struct store_job *job)
{
	if (!job)
		return ERR_OK;
	return db_run(db, SQL_JOB_ADD, "ttttsssiii", job->id, job->room, job->user, job->kind,
		      job->item, job->sources, job->input, job->attempt, job->lease_until_ms,
		      job->created_ms);
}

/* The attempt must be the one that was leased last: what an older one still says is dropped. */
static enum err check_job(struct db *db, const struct store_call *call, bool *submission)
{
	if (!call->u.append.job_done[0])
		return ERR_OK;
	QUERY q;
	query_start(&q, db, SQL_JOB_KIND, "tti", call->u.append.job_done, call->u.append.room,
		    call->u.append.job_attempt);
	if (!query_row(&q))
		return q.err ? q.err : ERR_STALE;
	*submission = !call->u.append.job_check_only && span_is(query_text(&q, 0), "submit");
	return ERR_OK;
}

static enum err end_job(struct db *db, const struct store_call *call)
{
	if (!call->u.append.job_done[0] || call->u.append.job_check_only)
		return ERR_OK;
	return db_run(db, SQL_JOB_END, "t", call->u.append.job_done);
}

static enum err cancel_job(struct db *db, const struct store_call *call)
{
	if (!call->u.append.job_cancel[0])
		return ERR_OK;
	return db_run(db, SQL_JOB_CANCEL, "tt", call->u.append.job_cancel, call->u.append.room);
}

enum err op_append(struct db *db, struct store_call *call)
{
	const char *room = call->u.append.room;
	bool submission = false;
	call->u.append.existing_s = 0;
	call->u.append.existing_digest = 0;
	enum err e = call->u.append.expected == 0 ? make_room(db, call) : move_head(db, call);
	if (!e)
		e = add_events(db, call);
	if (!e)
		e = use_ticket(db, call);
	if (!e)
		e = add_member(db, room, call->u.append.member, call->u.append.member_role);
	if (!e)
		e = add_member(db, room, call->u.append.member2, call->u.append.member2_role);
	if (!e)
		e = add_job(db, call->u.append.job);
	if (!e)
		e = cancel_job(db, call);
	if (!e)
		e = check_job(db, call, &submission);
	if (!e)
		e = derive(db, call, submission);
	return e ? e : end_job(db, call);
}
