/* What the server adds to a request before the room sees it: content from the catalogue, the text
 * of a document, an id for a run. Here too: what only the catalogue can know is wrong. The room
 * itself checks who may do what and when. */
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"
#include "base/rng.h"

static enum err find_item(struct submission *s, const struct catalog_item **out)
{
	struct span id;
	if (json_get_text(s->body, "item", &id))
		return ERR_INVAL;
	*out = catalog_find(s->entry->app->catalog, id);
	if (*out)
		return ERR_OK;
	s->detail = "the question bank has no such item";
	return ERR_NOENT;
}

/* A copy of the body with one more member; takes value. */
static enum err with(struct submission *s, const char *key, json_t *value, json_t **full)
{
	json_t *copy = *full ? *full : json_copy(s->body);
	bool ok = copy && value && json_object_set(copy, key, value) == 0;
	json_decref(value);
	if (!ok) {
		json_decref(copy);
		*full = NULL;
		return ERR_NOMEM;
	}
	*full = copy;
	return ERR_OK;
}

static json_t *text_json(struct span s)
{
	return json_stringn(s.p, s.len);
}

static enum err prepare_reveal(struct submission *s, json_t **full)
{
	const struct catalog_item *item;
	struct span what;
	enum err e = find_item(s, &item);
	if (e || json_get_text(s->body, "what", &what))
		return e ? e : ERR_INVAL;
	bool brief = span_is(what, "brief");
	if (brief && item->kind != CATALOG_PACKAGE) {
		s->detail = "only coding problems have a brief; reveal the statement";
		return ERR_STATE;
	}
	bool opened = room_revealed(s->entry->room, item->id) != 0;
	e = with(s, "title", text_json(item->title), full);
	if (!e)
		e = with(s, "content", brief ? catalog_brief(item) : catalog_statement(item), full);
	return e ? e : with(s, "docs", opened ? json_array() : catalog_docs(item), full);
}

static enum err prepare_hint(struct submission *s, json_t **full)
{
	const struct catalog_item *item;
	int64_t n;
	enum err e = find_item(s, &item);
	if (!e)
		e = json_get_int(s->body, "n", 1, CATALOG_HINTS, &n);
	if (e)
		return e;
	struct span text = catalog_hint(item, (int)n);
	return text.len ? with(s, "text", text_json(text), full) : ERR_NOENT;
}

static enum err prepare_ask(struct submission *s, json_t **full)
{
	const struct catalog_item *item;
	struct span id;
	enum err e = find_item(s, &item);
	if (e || json_get_text(s->body, "followup", &id))
		return e ? e : ERR_INVAL;
	struct span text = catalog_followup(item, id);
	return text.len ? with(s, "text", text_json(text), full) : ERR_NOENT;
}

static enum err prepare_item(struct submission *s, json_t **full)
{
	const struct catalog_item *item;
	(void)full;
	if (json_is_null(json_object_get(s->body, "item")))
		return ERR_OK;
	return find_item(s, &item);
}

/* The array element whose `id` is the text. */
static const json_t *by_id(const json_t *array, struct span id)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *one = json_array_get(array, i);
		if (span_eq(json_text_or(one, "id", SPAN("")), id))
			return one;
	}
	return NULL;
}

static enum err prepare_tick(struct submission *s, json_t **full)
{
	const struct catalog_item *item;
	struct span point, followup;
	(void)full;
	enum err e = find_item(s, &item);
	if (e || json_get_text(s->body, "point", &point))
		return e ? e : ERR_INVAL;
	const json_t *holder = catalog_rubric(item);
	if (!holder)
		holder = json_object_get(item->whole, "probe"); /* a card's own points */
	else if (!json_get_text(s->body, "followup", &followup))
		holder = by_id(json_object_get(holder, "followups"), followup);
	return by_id(json_object_get(holder, "key_points"), point) ? ERR_OK : ERR_NOENT;
}

static enum err prepare_flag(struct submission *s, json_t **full)
{
	const struct catalog_item *item;
	struct span flag;
	(void)full;
	enum err e = find_item(s, &item);
	if (e || json_get_text(s->body, "flag", &flag))
		return e ? e : ERR_INVAL;
	return by_id(json_object_get(catalog_rubric(item), "red_flags"), flag) ? ERR_OK : ERR_NOENT;
}

static enum err prepare_answer(struct submission *s, json_t **full)
{
	const struct catalog_item *item;
	enum err e = find_item(s, &item);
	return e ? e : with(s, "guide", catalog_guide(item), full);
}

static struct viewer viewer_of(const struct submission *s)
{
	const struct room_member *m = room_member(s->entry->room, s->user);
	struct viewer viewer = {.role = m ? m->role : ROLE_OBSERVER};
	memcpy(viewer.user, s->user, sizeof viewer.user);
	return viewer;
}

/* Another level than the proposed one needs a reason. */
static enum err prepare_score(struct submission *s, json_t **full)
{
	const struct catalog_item *item;
	struct span axis;
	int64_t level;
	int proposed;
	(void)full;
	enum err e = find_item(s, &item);
	if (e || json_get_text(s->body, "axis", &axis))
		return e ? e : ERR_INVAL;
	if (json_get_int(s->body, "level", 1, 4, &level))
		return ERR_OK; /* null takes a level back; anything else is refused by the room */
	struct viewer viewer = viewer_of(s);
	e = scorecard_proposal(s->entry->app, s->entry->room, &viewer, item->id, axis, &proposed);
	if (e || proposed == 0 || proposed == level)
		return e;
	if (span_trim(json_text_or(s->body, "reason", SPAN(""))).len > 0)
		return ERR_OK;
	s->detail = "another level than the proposed one needs a reason";
	return ERR_INVAL;
}

static enum err prepare_release(struct submission *s, json_t **full)
{
	json_t *card;
	struct viewer viewer = viewer_of(s);
	enum err e = scorecard_build(s->entry->app, s->entry->room, &viewer, &card);
	if (e)
		return e;
	if (json_object_set_new(card, "released", json_true()) < 0) {
		json_decref(card);
		return ERR_NOMEM;
	}
	return with(s, "card", card, full);
}

/* ---- runs ---- */

static bool ends_with(struct span s, const char *end)
{
	size_t n = strlen(end);
	return s.len > n && memcmp(s.p + s.len - n, end, n) == 0;
}

static bool find_document(const struct room *room, struct span id, struct room_document *out)
{
	size_t i = 0;
	while (room_document_at(room, i, out) && !span_eq(out->doc, id))
		i++;
	return room_document_at(room, i, out);
}

bool is_source(const struct room_document *doc, struct span item)
{
	return span_eq(doc->item, item) &&
	       (ends_with(doc->name, ".c") || ends_with(doc->name, ".h"));
}

static enum err add_source(const struct room *room, const struct room_document *doc,
			   json_t *sources)
{
	AUTO_BUF text;
	struct span item;
	int64_t version;
	buf_init(&text, 4 * 262144);
	enum err e = room_document(room, doc->doc, &text, &version, &item);
	if (e)
		return e;
	json_t *one = json_pack("{s:s%, s:s%}", "name", doc->name.p, doc->name.len, "text",
				text.p ? text.p : "", text.len);
	return one && json_array_append_new(sources, one) == 0 ? ERR_OK : ERR_NOMEM;
}

enum err sources_of(const struct room *room, struct span item, json_t **out)
{
	struct room_document doc;
	AUTO_JSON *sources = json_array();
	enum err e = sources ? ERR_OK : ERR_NOMEM;
	for (size_t i = 0; !e && room_document_at(room, i, &doc); i++)
		if (is_source(&doc, item))
			e = add_source(room, &doc, sources);
	if (!e)
		*out = json_incref(sources);
	return e;
}

static enum err own_text(struct buf *b, struct span *out)
{
	size_t len = b->len;
	char *p = buf_take(b);
	if (!p)
		return ERR_NOMEM;
	*out = (struct span){p, len};
	return ERR_OK;
}

static enum err job_sources(const struct room *room, struct span item, struct span *out)
{
	AUTO_JSON *sources = NULL;
	AUTO_BUF text;
	buf_init(&text, WIRE_MAX);
	enum err e = sources_of(room, item, &sources);
	if (!e)
		e = json_write(sources, &text);
	return e ? e : own_text(&text, out);
}

static enum err fill_job(struct submission *s, struct span package)
{
	struct store_job *job = &s->job;
	struct span what = json_text_or(s->body, "what", SPAN(""));
	struct span input = json_text_or(s->body, "stdin", SPAN(""));
	char *copy;
	if (what.len >= sizeof job->kind)
		return ERR_INVAL;
	memcpy(job->kind, what.p, what.len);
	memcpy(job->room, s->entry->id, sizeof job->room);
	memcpy(job->user, s->user, sizeof job->user);
	job->created_ms = jobs_stamp(s->entry->app->jobs, clock_wall_ms());
	job->practice = room_kind(s->entry->room) == ROOM_PRACTICE;
	if (!job->id[0])
		rng_id(job->id);
	if (!job->item.p) {
		if (span_dup(package, &copy))
			return ERR_NOMEM;
		job->item = (struct span){copy, package.len};
	}
	if (!job->input.p) {
		if (span_dup(input, &copy))
			return ERR_UNICODE;
		job->input = (struct span){copy, input.len};
	}
	free((void *)(uintptr_t)job->sources.p); /* of a step that had to be taken again */
	job->sources = (struct span){0};
	return job_sources(s->entry->room, package, &job->sources);
}

static enum err prepare_run(struct submission *s, json_t **full)
{
	struct app *a = s->entry->app;
	struct span id;
	struct room_document doc;
	if (json_get_text(s->body, "doc", &id))
		return ERR_INVAL;
	if (!find_document(s->entry->room, id, &doc))
		return ERR_NOENT;
	const struct catalog_item *package = catalog_find(a->catalog, doc.item);
	if (!package || package->kind != CATALOG_PACKAGE || !ends_with(doc.name, ".c")) {
		s->detail = "only the C document of a coding problem can be run";
		return ERR_STATE;
	}
	enum err e = jobs_room_for(a->jobs, s->user);
	if (e) {
		s->detail = "two of your runs are waiting already, or the queue is full; wait for "
			    "one to finish";
		s->head = jobs_queued(a->jobs);
		return e;
	}
	e = fill_job(s, doc.item);
	if (e)
		return e;
	s->has_job = true;
	e = with(s, "run", json_string(s->job.id), full);
	if (!e)
		e = with(s, "n", json_integer(room_runs(s->entry->room) + 1), full);
	if (!e)
		e = with(s, "item", text_json(doc.item), full);
	return e ? e : with(s, "v", json_integer(doc.version), full);
}

/* The job's row is marked in the transaction of the event: after a crash it is known too. */
static enum err prepare_cancel(struct submission *s, json_t **full)
{
	(void)full;
	struct span run = json_text_or(s->body, "run", SPAN(""));
	if (run.len != sizeof s->job_cancel - 1)
		return ERR_INVAL;
	memcpy(s->job_cancel, run.p, run.len);
	return ERR_OK;
}

/* A plan of what this server cannot ask would only fail later, before a candidate. */
static enum err prepare_plan(struct submission *s, json_t **full)
{
	size_t i;
	json_t *step;
	(void)full;
	json_array_foreach(json_object_get(s->body, "steps"), i, step)
	{
		struct span item = json_text_or(step, "item", SPAN(""));
		if (item.len && !catalog_find(s->entry->app->catalog, item)) {
			s->detail = "the plan names a question that this server does not have";
			return ERR_NOENT;
		}
	}
	return ERR_OK;
}

prepare_fn *prepare_of(enum event_kind kind)
{
	static prepare_fn *const table[EVENT_COUNT] = {
		[EVENT_REVEAL] = prepare_reveal,   [EVENT_HINT] = prepare_hint,
		[EVENT_ASK] = prepare_ask,	   [EVENT_SELECT] = prepare_item,
		[EVENT_TICK] = prepare_tick,	   [EVENT_FLAG] = prepare_flag,
		[EVENT_ANSWER] = prepare_answer,   [EVENT_SCORE] = prepare_score,
		[EVENT_RELEASE] = prepare_release, [EVENT_RUN] = prepare_run,
		[EVENT_CANCEL] = prepare_cancel,   [EVENT_PLAN] = prepare_plan,
	};
	return table[kind];
}
