#include "core/room.h"

#include <assert.h>
#include <stdlib.h>

#include "base/auto.h"
#include "core/room_inside.h"

struct room *room_new(void)
{
	AUTO_FREE struct room *r = calloc(1, sizeof *r);
	if (!r)
		return NULL;
	r->part = 1;
	return TAKE(r);
}

void room_free(struct room *r)
{
	if (!r)
		return;
	log_release(r);
	kept_release(r);
	for (size_t i = 0; i < r->docs; i++)
		room_doc_free(r->doc[i]);
	free(r->run);
	free(r);
}

static void step_release(struct step *st)
{
	json_decref(st->rewritten);
	for (size_t i = 0; i < st->nfresh; i++)
		room_doc_free(st->fresh[i]);
	for (size_t i = 0; i < st->nchange; i++)
		change_free(st->change[i]);
	free(st->key);
}

/* All that can fail for want of memory, before anything changes. */
static enum err reserve(struct room *r, struct step *st)
{
	if (st->q->kind == EVENT_RUN && !r->run) {
		r->run = calloc(ROOM_RUNS_MAX, sizeof *r->run);
		if (!r->run)
			return ERR_NOMEM;
	}
	enum err e = log_reserve(r);
	return e ? e : kept_reserve(r, st);
}

/* Takes the step and one reference to e. On error nothing is taken. */
static enum err commit(struct room *r, struct step *st, struct event *e)
{
	enum err err = rules_take(r, st);
	if (err)
		return err;
	size_t member = st->q->kind == EVENT_JOIN ? member_index(r, st->q->user) : st->member;
	kept_add(r, st, e);
	log_add(r, e, member);
	return ERR_OK;
}

static enum err make_event(const struct room *r, const struct step *st, struct event **out)
{
	const struct room_request *q = st->q;
	AUTO_BUF body;
	buf_init(&body, EVENT_BODY_MAX);
	enum err e = json_write(st->rewritten ? st->rewritten : st->body, &body);
	if (e)
		return e;
	struct event values = {
		.s = st->s,
		.ts_ms = q->now_ms > r->last_ms ? q->now_ms : r->last_ms,
		.kind = q->kind,
		.part = st->part,
		.audience = st->audience,
		.digest = q->digest,
		.body = buf_span(&body),
	};
	put_text(values.user, sizeof values.user, span_of(q->user));
	put_text(values.cid, sizeof values.cid, span_of(q->cid));
	put_text(values.id, sizeof values.id, span_of(q->id));
	return event_new(&values, out);
}

static enum err step(struct room *r, struct step *st, struct room_outcome *out)
{
	struct event *event = NULL;
	enum err e = rules_check(r, st);
	if (!e && st->already) {
		*out = (struct room_outcome){.s = st->already, .duplicate = true};
		return ERR_OK;
	}
	if (!e)
		e = reserve(r, st);
	if (!e)
		e = make_event(r, st, &event);
	if (!e)
		e = commit(r, st, event);
	if (e) {
		event_unref(event);
		out->head = st->head;
		return e;
	}
	*out = (struct room_outcome){.event = event_ref(event), .s = st->s};
	return ERR_OK;
}

static bool well_named(const struct room_request *q)
{
	return (unsigned)q->kind < EVENT_COUNT && q->body && q->now_ms >= 0 &&
	       strlen(q->user) < ID_SIZE && strlen(q->cid) < CLIENT_ID_SIZE &&
	       strlen(q->id) < CLIENT_ID_SIZE;
}

enum err room_admit(const struct room *r, const struct room_request *q, struct room_outcome *out)
{
	int64_t s;
	uint64_t digest;
	*out = (struct room_outcome){0};
	if (!well_named(q))
		return ERR_INVAL;
	/* Before all else: a retry is answered as the first time, whatever has changed since. */
	if (!recent_find(r, q, &s, &digest))
		return rules_may(r, q);
	if (digest != q->digest)
		return ERR_ID_REUSE;
	*out = (struct room_outcome){.s = s, .duplicate = true};
	return ERR_OK;
}

enum err room_step(struct room *r, const struct room_request *q, struct room_outcome *out)
{
	enum err e = room_admit(r, q, out);
	if (e || out->duplicate)
		return e;
	struct step st = {.q = q, .body = q->body};
	e = step(r, &st, out);
	step_release(&st);
	return e;
}

static enum err fold(struct room *r, struct event *e, struct step *st)
{
	enum err err = rules_check(r, st);
	if (!err && (st->already || st->rewritten || st->audience != e->audience ||
		     st->part != e->part || e->s != st->s || e->ts_ms < r->last_ms))
		err = ERR_CORRUPT;
	if (!err)
		err = reserve(r, st);
	if (!err)
		err = commit(r, st, e);
	if (!err)
		event_ref(e);
	return err;
}

enum err room_fold(struct room *r, struct event *e)
{
	AUTO_JSON *body = NULL;
	enum err err = json_read(e->body, &body);
	struct room_request q = {e->user, e->cid, e->id, e->kind, body, e->digest, e->ts_ms};
	struct step st = {.q = &q, .body = body};
	if (!err && !well_named(&q))
		err = ERR_CORRUPT;
	if (!err)
		err = fold(r, e, &st);
	step_release(&st);
	return err && err != ERR_NOMEM ? ERR_CORRUPT : err;
}

int64_t room_head(const struct room *r)
{
	return r->head;
}

int64_t room_runs(const struct room *r)
{
	return (int64_t)r->runs;
}

const struct room_member *room_canceller(const struct room *r, struct span run)
{
	const struct room_run *found = run_find(r, run);
	return found && found->canceller != NO_MEMBER ? &r->member[found->canceller] : NULL;
}

int64_t room_last_ms(const struct room *r)
{
	return r->last_ms;
}

int room_part(const struct room *r)
{
	return r->part;
}

bool room_ended(const struct room *r)
{
	return r->state == ROOM_ENDED;
}

bool room_released(const struct room *r)
{
	return r->released;
}

enum room_kind room_kind(const struct room *r)
{
	return r->kind;
}

struct span room_title(const struct room *r)
{
	return span_of(r->title);
}

size_t member_index(const struct room *r, const char *user)
{
	for (size_t i = 0; user[0] && i < r->members; i++)
		if (strcmp(r->member[i].user, user) == 0)
			return i;
	return NO_MEMBER;
}

const struct room_member *room_member(const struct room *r, const char *user)
{
	size_t i = member_index(r, user);
	return i == NO_MEMBER ? NULL : &r->member[i];
}

size_t room_members(const struct room *r, const struct room_member **out)
{
	*out = r->member;
	return r->members;
}

unsigned room_revealed(const struct room *r, struct span item)
{
	const struct room_item *i = item_find(r, item);
	return i ? i->revealed : 0;
}

bool room_answered(const struct room *r, struct span item)
{
	const struct room_item *i = item_find(r, item);
	return i && i->answered;
}
