/* An open room: how requests become saved events.
 *
 *   entry_submit -> step (in memory, at once) -> store (group commit) -> saved: done(), readers are
 * woken
 *
 * The room in memory runs ahead of the disk. `committed` says how far the disk is; nothing beyond
 * it is shown to anybody. When the store refuses one append, the room in memory holds an event that
 * does not exist: the entry is BROKEN, waits until every call in flight has come back (the later
 * ones fail by themselves, since each names the head that it expects), throws the room away, folds
 * the log anew, and takes up what waited. */
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/rng.h"

static void pump(struct entry *e);
static void load(struct entry *e);

/* ---- lists ---- */

static void list_init(struct submission_list *l)
{
	*l = (struct submission_list){0};
	l->end = &l->first;
}

static void list_add(struct submission_list *l, struct submission *s)
{
	s->next = NULL;
	*l->end = s;
	l->end = &s->next;
	l->n++;
}

static void list_remove(struct submission_list *l, struct submission *s)
{
	struct submission **at = &l->first;
	while (*at != s)
		at = &(*at)->next;
	*at = s->next;
	if (!s->next)
		l->end = at;
	l->n--;
}

static struct submission *list_take(struct submission_list *l)
{
	struct submission *s = l->first;
	if (s)
		list_remove(l, s);
	return s;
}

/* ---- submissions ---- */

struct submission *submission_new(enum event_kind kind, json_t *body)
{
	struct submission *s = body ? calloc(1, sizeof *s) : NULL;
	if (!s) {
		json_decref(body);
		return NULL;
	}
	s->kind = kind;
	s->body = body;
	s->head = -1;
	return s;
}

static void free_span(struct span *s)
{
	free((void *)(uintptr_t)s->p);
	*s = (struct span){0};
}

void submission_free(struct submission *s)
{
	json_decref(s->body);
	event_unref(s->event);
	free_span(&s->job.item);
	free_span(&s->job.sources);
	free_span(&s->job.input);
	free(s);
}

static void finish(struct submission *s, enum err e)
{
	s->done(s, e);
	submission_free(s);
}

static void finish_all(struct submission_list *l, enum err e)
{
	for (struct submission *s; (s = list_take(l));)
		finish(s, e);
}

/* ---- the table of open rooms ---- */

static struct entry **bucket_of(struct app *a, const char *id)
{
	uint64_t h = 1469598103934665603u;
	for (; *id; id++)
		h = (h ^ (unsigned char)*id) * 1099511628211u;
	return &a->entries[h % ENTRY_BUCKETS];
}

struct entry *entry_find(struct app *a, const char *id)
{
	struct entry *e = *bucket_of(a, id);
	/* One that could not be read stays only until those who were in it have left. */
	while (e && (strcmp(e->id, id) != 0 || (e->gone && e->why != ERR_NOENT)))
		e = e->next;
	return e;
}

static struct entry *entry_new(struct app *a, const char *id)
{
	struct entry *e = calloc(1, sizeof *e);
	if (!e)
		return NULL;
	e->app = a;
	memcpy(e->id, id, strlen(id) + 1);
	list_init(&e->saving);
	list_init(&e->known);
	list_init(&e->again);
	list_init(&e->fresh);
	e->idle_since_ms = clock_monotonic_ms();
	return e;
}

static void entry_insert(struct entry *e)
{
	struct entry **bucket = bucket_of(e->app, e->id);
	e->next = *bucket;
	*bucket = e;
}

static void entry_free(struct entry *e)
{
	ahead_forget(e);
	room_free(e->room);
	free(e);
}

struct entry *entry_open(struct app *a, const char *id)
{
	struct entry *e = entry_find(a, id);
	if (e || strlen(id) >= ID_SIZE)
		return e;
	e = entry_new(a, id);
	if (!e)
		return NULL;
	entry_insert(e);
	load(e);
	return e;
}

/* ---- loading ---- */

static void wake_waiters(struct entry *e, enum err err)
{
	struct waiter **at = &e->waiters;
	while (*at) {
		struct waiter *w = *at;
		if (!err && (e->state != ENTRY_READY || w->s > e->committed)) {
			at = &w->next;
			continue;
		}
		*at = w->next;
		w->fn(w->arg, e, err);
		free(w);
		at = &e->waiters; /* fn may have added some */
	}
}

static enum err fold_all(struct entry *e, struct store_call *call)
{
	struct room *room = room_new();
	enum err err = room ? ERR_OK : ERR_NOMEM;
	for (size_t i = 0; !err && i < call->u.room_load.n; i++)
		err = room_fold(room, call->u.room_load.events[i]);
	if (err) {
		room_free(room);
		return err;
	}
	e->room = room;
	e->folds++;
	e->ended = room_ended(room);
	e->committed = room_head(room);
	memcpy(e->epoch, call->u.room_load.epoch, sizeof e->epoch);
	return ERR_OK;
}

/* Nobody can use this room now: everybody who waits is told, and the next visitor tries anew. */
static void give_up(struct entry *e, enum err err)
{
	e->gone = true;
	e->why = err;
	finish_all(&e->again, err);
	finish_all(&e->fresh, err);
	wake_waiters(e, err);
	for (struct app_conn *c = e->conns, *next; c; c = next) {
		next = c->next_in_entry;
		conn_room_lost(c, err);
	}
}

static void loaded(struct app_call *call)
{
	struct entry *e = call->call.arg;
	enum err err = call->call.err;
	if (!err && !e->gone)
		err = fold_all(e, &call->call);
	store_call_release(&call->call);
	if (err || e->gone) {
		if (err && err != ERR_NOENT)
			log_error("room_load", LOG_TEXT("room", e->id),
				  LOG_TEXT("error", err_str(err)));
		e->state = ENTRY_BROKEN;
		give_up(e, err ? err : ERR_NOENT);
		return;
	}
	e->state = ENTRY_READY;
	for (struct waiter *w = e->waiters; w; w = w->next)
		w->s = e->committed;
	for (struct app_conn *c = e->conns; c; c = c->next_in_entry)
		conn_room_again(c);
	wake_waiters(e, ERR_OK);
	pump(e);
}

static void load(struct entry *e)
{
	room_free(TAKE(e->room));
	e->state = ENTRY_LOADING;
	e->load.call.arg = e;
	memcpy(e->load.call.u.room_load.room, e->id, sizeof e->id);
	app_store(e->app, &e->load, STORE_ROOM_LOAD, loaded);
}

/* ---- saving ---- */

/* Requests that were answered "you sent this before": acknowledged when the first one is saved. */
static void finish_known(struct entry *e)
{
	while (e->known.first && e->known.first->s <= e->committed)
		finish(list_take(&e->known), ERR_OK);
}

/* What the judges are to know of it. */
static void pass_on(struct entry *e, const struct submission *s)
{
	if (s->has_job)
		judging_saved(e->app, s);
	else if (s->kind == EVENT_CANCEL)
		judging_cancelled(e->app, s->job_cancel);
	else if (s->kind == EVENT_END)
		judging_room_ended(e->app, e->id);
	else if (s->kind == EVENT_EDIT)
		ahead_edited(e, json_text_or(s->body, "doc", SPAN("")));
}

static void saved(struct entry *e, struct submission *s)
{
	e->committed = s->event->s;
	e->ended = e->ended || s->kind == EVENT_END;
	pass_on(e, s);
	finish(s, ERR_OK);
	finish_known(e);
	for (struct app_conn *c = e->conns; c; c = c->next_in_entry)
		conn_room_saved(c);
	wake_waiters(e, ERR_OK);
}

static void not_saved(struct entry *e, struct submission *s)
{
	struct store_call *call = &s->call.call;
	/* Those behind the first that fails fail with it, and are not to blame. */
	s->tries += e->state != ENTRY_BROKEN;
	e->state = ENTRY_BROKEN;
	if (s->has_job)
		judging_not_saved(e->app, s);
	if (call->err == ERR_EXISTS) {
		/* A retry from before the room's memory: the store remembered. */
		s->s = call->u.append.existing_s;
		finish(s, call->u.append.existing_digest == s->digest ? ERR_OK : ERR_ID_REUSE);
		return;
	}
	if (call->err == ERR_CONFLICT && s->tries < STEP_TRIES_MAX && !e->gone) {
		event_unref(TAKE(s->event));
		list_add(&e->again, s);
		return;
	}
	if (call->err == ERR_IO || call->err == ERR_FULL || call->err == ERR_LOCKED)
		log_error("not_saved", LOG_TEXT("room", e->id),
			  LOG_TEXT("error", err_str(call->err)));
	finish(s, call->err == ERR_CONFLICT ? ERR_IO : call->err);
}

static void appended(struct app_call *call)
{
	struct entry *e = call->call.arg;
	/* Not always the oldest: a full queue hands a call back out of turn. */
	struct submission *s =
		(struct submission *)(void *)((char *)call - offsetof(struct submission, call));
	list_remove(&e->saving, s);
	if (call->call.err)
		not_saved(e, s);
	else
		saved(e, s);
	if (e->state != ENTRY_BROKEN || e->saving.first)
		return;
	for (struct submission *k; (k = list_take(&e->known));)
		list_add(&e->again, k);
	if (e->gone)
		give_up(e, ERR_NOENT);
	else
		load(e);
}

static void save(struct entry *e, struct submission *s)
{
	struct store_call *c = &s->call.call;
	c->arg = e;
	c->u.append = (__typeof__(c->u.append)){
		.expected = s->event->s - 1,
		.events = &s->event,
		.n = 1,
		.member = s->member ? s->user : NULL,
		.member_role = s->member_role,
		.job = s->has_job ? &s->job : NULL,
		.job_attempt = s->job_attempt,
		.job_check_only = s->job_check_only,
		.now_ms = s->event->ts_ms,
	};
	memcpy(c->u.append.room, e->id, sizeof e->id);
	memcpy(c->u.append.ticket, s->ticket, sizeof s->ticket);
	memcpy(c->u.append.job_done, s->job_done, sizeof s->job_done);
	memcpy(c->u.append.job_cancel, s->job_cancel, sizeof s->job_cancel);
	list_add(&e->saving, s);
	app_store(e->app, &s->call, STORE_APPEND, appended);
}

static enum err step(struct entry *e, struct submission *s, struct room_outcome *out)
{
	AUTO_JSON *full = NULL;
	int64_t now = clock_wall_ms(), last = room_last_ms(e->room);
	struct room_request q = {
		.user = s->user,
		.cid = s->cid,
		.id = s->id,
		.kind = s->kind,
		.body = s->body,
		.digest = s->digest,
		.now_ms = now > last ? now : last,
	};
	if (!s->prepare)
		return room_step(e->room, &q, out);
	/* What prepare answers is for those alone who may ask, and not for a retry. */
	enum err err = room_admit(e->room, &q, out);
	if (err || out->duplicate)
		return err;
	err = s->prepare(s, &full);
	if (full)
		q.body = full;
	return err ? err : room_step(e->room, &q, out);
}

static void take_step(struct entry *e, struct submission *s)
{
	struct room_outcome out = {0};
	enum err err = step(e, s, &out);
	if (err == ERR_STALE)
		s->head = out.head;
	s->s = out.s;
	if (err) {
		finish(s, err);
	} else if (!out.duplicate) {
		s->event = out.event;
		if (s->has_job)
			judging_saving(e->app, s);
		save(e, s);
	} else if (out.s <= e->committed) {
		finish(s, ERR_OK);
	} else {
		list_add(&e->known, s);
	}
}

static void pump(struct entry *e)
{
	struct submission *s;
	while (e->state == ENTRY_READY && (s = list_take(e->again.first ? &e->again : &e->fresh)))
		take_step(e, s);
}

void entry_submit(struct entry *e, struct submission *s)
{
	s->entry = e;
	if (e->gone)
		finish(s, e->why);
	else if (e->fresh.n >= ENTRY_WAITING_MAX)
		finish(s, ERR_BUSY);
	else {
		list_add(&e->fresh, s);
		pump(e);
	}
}

void entry_when_saved(struct entry *e, entry_fn *fn, void *arg)
{
	if (e->gone) {
		fn(arg, e, e->why);
		return;
	}
	bool ready = e->state == ENTRY_READY;
	if (ready && e->committed == room_head(e->room)) {
		fn(arg, e, ERR_OK);
		return;
	}
	struct waiter *w = calloc(1, sizeof *w);
	if (!w) {
		fn(arg, e, ERR_NOMEM);
		return;
	}
	*w = (struct waiter){.s = ready ? room_head(e->room) : -1, .fn = fn, .arg = arg};
	struct waiter **at = &e->waiters;
	while (*at)
		at = &(*at)->next;
	*at = w;
}

/* ---- the end of an entry ---- */

void entry_forget(struct entry *e)
{
	e->gone = true;
	e->why = ERR_NOENT;
	if (!e->saving.first && e->state != ENTRY_LOADING)
		give_up(e, ERR_NOENT);
}

static bool idle(const struct entry *e)
{
	return !e->conns && !e->saving.first && !e->known.first && !e->again.first &&
	       !e->fresh.first && !e->waiters && e->state != ENTRY_LOADING;
}

void entries_tick(struct app *a, int64_t now_ms)
{
	for (size_t i = 0; i < ENTRY_BUCKETS; i++) {
		for (struct entry **at = &a->entries[i]; *at;) {
			struct entry *e = *at;
			if (!idle(e))
				e->idle_since_ms = now_ms;
			bool over =
				idle(e) && (e->gone || now_ms - e->idle_since_ms > ENTRY_IDLE_MS);
			if (!over) {
				at = &e->next;
				continue;
			}
			*at = e->next;
			entry_free(e);
		}
	}
}

void entries_free(struct app *a)
{
	for (size_t i = 0; i < ENTRY_BUCKETS; i++)
		for (struct entry *e; (e = a->entries[i]);) {
			a->entries[i] = e->next;
			entry_free(e);
		}
}
