#include "app/ahead.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/inside.h"
#include "base/auto.h"
#include "base/clock.h"
#include "base/rng.h"

struct ahead_doc {
	char doc[DOC_SIZE], name[64];
	size_t at; /* which of the room's: it stays that */
	int64_t v;
};

/* One compilation that a judge is at: what is needed to say whose remarks they are. */
struct ahead {
	char id[ID_SIZE], room[ID_SIZE], item[ITEM_SIZE];
	struct app_judge *judge;
	int64_t until_ms;
	size_t n;
	struct ahead_doc doc[AHEAD_DOCS_MAX];
	struct ahead *next;
};

/* ---- who rests ---- */

static void unlist(struct entry *e)
{
	struct aheads *all = &e->app->ahead;
	struct rest *r = &e->rest;
	if (!r->listed)
		return;
	*(r->prev ? &r->prev->rest.next : &all->first) = r->next;
	*(r->next ? &r->next->rest.prev : &all->last) = r->prev;
	r->listed = false;
	r->next = r->prev = NULL;
}

/* From the end, where nearly all belong. */
static void list_at(struct entry *e, int64_t due_ms)
{
	struct aheads *all = &e->app->ahead;
	struct rest *r = &e->rest;
	unlist(e);
	r->due_ms = due_ms;
	r->prev = all->last;
	while (r->prev && r->prev->rest.due_ms > due_ms)
		r->prev = r->prev->rest.prev;
	r->next = r->prev ? r->prev->rest.next : all->first;
	*(r->prev ? &r->prev->rest.next : &all->first) = e;
	*(r->next ? &r->next->rest.prev : &all->last) = e;
	r->listed = true;
}

/* For the first that is not due; the others wait for a judge, not for a time. */
static void ask_to_be_woken(struct app *a, int64_t now_ms)
{
	struct entry *e = a->ahead.first;
	while (e && e->rest.due_ms <= now_ms)
		e = e->rest.next;
	if (e)
		a->edge->wake_at(a->edge->self, e->rest.due_ms);
}

void ahead_edited(struct entry *e, struct span doc)
{
	struct app *a = e->app;
	struct span rest = doc, item;
	int64_t now = clock_monotonic_ms();
	if (!a->options->compile_ahead || e->ended || !span_split(&rest, ':', &item) ||
	    item.len >= sizeof e->rest.item)
		return;
	const struct catalog_item *package = catalog_find(a->catalog, item);
	if (!package || package->kind != CATALOG_PACKAGE)
		return;
	memcpy(e->rest.item, item.p, item.len);
	e->rest.item[item.len] = 0;
	list_at(e, now + AHEAD_REST_MS);
	if (judging_ready(a) > 0)
		a->edge->wake_at(a->edge->self, e->rest.due_ms);
}

void ahead_forget(struct entry *e)
{
	unlist(e);
}

/* ---- sending ---- */

static struct app_judge *idle_judge(const struct app *a, struct span package)
{
	struct app_judge *j = a->judges->first;
	while (j && !(judging_idle(a, j) > 0 && judging_has(j, package)))
		j = j->next;
	return j;
}

static enum err note_documents(struct ahead *x, const struct room *room)
{
	struct room_document doc;
	for (size_t i = 0; room_document_at(room, i, &doc); i++) {
		if (!is_source(&doc, span_of(x->item)))
			continue;
		if (x->n == AHEAD_DOCS_MAX)
			return ERR_TOOBIG;
		struct ahead_doc *to = &x->doc[x->n++];
		memcpy(to->doc, doc.doc.p, doc.doc.len);
		memcpy(to->name, doc.name.p, doc.name.len);
		to->at = i;
		to->v = doc.version;
	}
	return x->n ? ERR_OK : ERR_NOENT;
}

static enum err send_ahead(struct app *a, struct entry *e, struct app_judge *j, int64_t now_ms)
{
	json_t *sources = NULL;
	AUTO_FREE struct ahead *x = calloc(1, sizeof *x);
	if (!x)
		return ERR_NOMEM;
	rng_id(x->id);
	memcpy(x->room, e->id, sizeof x->room);
	memcpy(x->item, e->rest.item, sizeof x->item);
	x->judge = j;
	x->until_ms = now_ms + AHEAD_PATIENCE_MS;
	enum err err = note_documents(x, e->room);
	if (!err)
		err = sources_of(e->room, span_of(x->item), &sources);
	if (err)
		return err;
	judge_send(j,
		   json_pack("{s:s, s:s, s:i, s:s, s:s, s:o}", "t", "job", "job", x->id, "attempt",
			     0, "kind", "compile", "package", x->item, "sources", sources));
	e->rest.out = true;
	e->rest.sent_ms = now_ms;
	a->ahead.sent++;
	x->next = a->ahead.out;
	a->ahead.out = TAKE(x);
	return ERR_OK;
}

/* True: it is in the list no more, or at another place. */
static bool try_room(struct app *a, struct entry *e, int64_t now_ms)
{
	bool usable = e->state == ENTRY_READY && !e->gone && !room_ended(e->room) && e->conns;
	if (!usable) {
		unlist(e);
		return true;
	}
	/* What is not saved may never be, and another text may get its version. */
	bool unsaved = e->committed != room_head(e->room);
	int64_t again_ms = e->rest.sent_ms ? e->rest.sent_ms + AHEAD_PERIOD_MS : 0;
	if (unsaved || again_ms > now_ms) {
		list_at(e, unsaved ? now_ms + AHEAD_REST_MS : again_ms);
		return true;
	}
	struct app_judge *j = e->rest.out ? NULL : idle_judge(a, span_of(e->rest.item));
	if (!j)
		return false;
	unlist(e);
	send_ahead(a, e, j, now_ms);
	return true;
}

/* ---- the end of one ---- */

static void remove_ahead(struct app *a, struct ahead **at)
{
	struct ahead *x = *at;
	struct entry *e = entry_find(a, x->room);
	*at = x->next;
	if (e)
		e->rest.out = false;
	free(x);
}

static struct ahead **of_judge(struct aheads *all, const struct app_judge *j)
{
	struct ahead **at = &all->out;
	while (*at && (*at)->judge != j)
		at = &(*at)->next;
	return at;
}

static void stop(struct app *a, struct ahead **at)
{
	judge_send((*at)->judge, json_pack("{s:s, s:s}", "t", "cancel", "job", (*at)->id));
	remove_ahead(a, at);
}

static void stop_late(struct app *a, int64_t now_ms)
{
	for (struct ahead **at = &a->ahead.out; *at;)
		if ((*at)->until_ms < now_ms)
			stop(a, at);
		else
			at = &(*at)->next;
}

void ahead_run(struct app *a, int64_t now_ms)
{
	stop_late(a, now_ms);
	if (judging_ready(a) == 0)
		return; /* the first that comes runs this again */
	struct entry *e = a->ahead.first, *next;
	for (; e && e->rest.due_ms <= now_ms; e = next) {
		next = e->rest.next;
		try_room(a, e, now_ms);
	}
	ask_to_be_woken(a, now_ms);
}

int64_t ahead_busy(const struct app *a, const struct app_judge *j)
{
	int64_t n = 0;
	for (const struct ahead *x = a->ahead.out; x; x = x->next)
		n += x->judge == j;
	return n;
}

void ahead_yield(struct app *a, struct app_judge *j)
{
	struct ahead **at = of_judge(&a->ahead, j);
	if (!*at)
		return;
	struct entry *e = entry_find(a, (*at)->room);
	stop(a, at);
	/* It is tried again when a judge is idle; an edit since has said when already. */
	if (e && !e->gone && !e->rest.listed)
		list_at(e, clock_monotonic_ms());
}

void ahead_room_gone(struct app *a, const char *room)
{
	for (struct ahead **at = &a->ahead.out; *at;)
		if (strcmp((*at)->room, room) == 0)
			stop(a, at);
		else
			at = &(*at)->next;
}

void ahead_judge_gone(struct app *a, const struct app_judge *j)
{
	for (struct ahead **at; *(at = of_judge(&a->ahead, j));)
		remove_ahead(a, at);
}

void ahead_free(struct app *a)
{
	while (a->ahead.out) {
		struct ahead *x = a->ahead.out;
		a->ahead.out = x->next;
		free(x);
	}
}

/* ---- what the compiler said ---- */

static bool is_ours(const void *arg, struct span file)
{
	const struct ahead *x = arg;
	for (size_t i = 0; i < x->n; i++)
		if (span_is(file, x->doc[i].name))
			return true;
	return false;
}

static bool unchanged(const struct room *room, const struct ahead_doc *doc)
{
	struct room_document now;
	return room_document_at(room, doc->at, &now) && now.version == doc->v;
}

/* A message for each document, also without remarks: older ones go then. */
static void tell(struct entry *e, const struct ahead *x, const json_t *compile, bool ok)
{
	for (size_t i = 0; i < x->n; i++) {
		const struct ahead_doc *doc = &x->doc[i];
		char key[32];
		if (!unchanged(e->room, doc))
			continue;
		snprintf(key, sizeof key, "compiled %zu", doc->at);
		json_t *list = result_diagnostics(compile, span_of(doc->name), i == 0, is_ours, x);
		entry_push(e, NULL, key,
			   json_pack("{s:s, s:s, s:{s:s, s:I, s:b, s:o}}", "t", "eph", "k",
				     "compiled", "b", "doc", doc->doc, "v", (json_int_t)doc->v,
				     "ok", ok, "diagnostics", list));
	}
}

void ahead_done(struct app *a, const struct app_judge *j, const json_t *message)
{
	struct ahead **at = &a->ahead.out;
	struct span id = json_text_or(message, "job", SPAN(""));
	while (*at && !((*at)->judge == j && span_is(id, (*at)->id)))
		at = &(*at)->next;
	if (!*at)
		return; /* stopped, and said before it knew */
	const struct ahead *x = *at;
	const json_t *result = json_object_get(message, "result");
	const json_t *compile = json_object_get(result, "compile");
	struct span verdict = json_text_or(result, "verdict", SPAN(""));
	struct entry *e = entry_find(a, x->room);
	bool ok = span_is(verdict, "OK");
	/* A judge that failed has nothing to say of the text. */
	bool says = (ok || span_is(verdict, "CE")) && json_is_object(compile);
	if (says && e && e->state == ENTRY_READY && !e->gone && !room_ended(e->room))
		tell(e, x, compile, ok);
	remove_ahead(a, at);
	judging_dispatch(a);
}
