/* The recording by HTTP: what a member may see of the log, page by page. */
#include <stdlib.h>

#include "app/inside.h"

enum { PAGE_BYTES = 2 << 20 };

static void log_read(struct http *h);

static void log_answer(struct http *h, struct entry *entry, const struct viewer *viewer, bool more)
{
	const struct room *room = entry->room;
	struct span title = room_title(room);
	const struct room_member *members;
	size_t n = room_members(room, &members);
	json_t *people = json_array(), *es = NULL;
	for (size_t i = 0; i < n; i++)
		json_array_append_new(people, json_pack("{s:s, s:s, s:s}", "u", members[i].user,
							"name", members[i].name, "role",
							role_word(members[i].role)));
	buf_add_char(&h->list, ']');
	if (json_read(buf_span(&h->list), &es)) {
		json_decref(people);
		http_err(h, ERR_NOMEM);
		return;
	}
	http_saved(h, entry,
		   json_pack("{s:s, s:I, s:s, s:s, s:s%, s:s, s:s, s:o, s:o, s:b}", "epoch",
			     entry->epoch, "head", (json_int_t)room_visible_head(room, viewer),
			     "role", role_word(role_in_part(viewer->role, room_part(room))), "me",
			     viewer->user, "title", title.p, title.len, "kind",
			     room_kind(room) == ROOM_LIVE ? "live" : "practice", "state",
			     room_ended(room) ? "ended" : "live", "people", people, "es", es,
			     "more", more));
}

/* Adds what the viewer may see of these events; the number of them. */
static int64_t add_visible(struct http *h, const struct viewer *viewer, const struct entry *entry,
			   struct event **events, size_t n)
{
	int64_t added = 0, p = 0;
	for (size_t i = 0; i < n; i++) {
		h->after = events[i]->s;
		if (!visible(events[i], viewer))
			continue;
		buf_add_text(&h->list, h->list.len > 1 ? "," : "");
		if (!added) /* not h->after: that can be the number of what is not his */
			p = room_visible_before(entry->room, viewer, events[i]->s);
		event_wire(events[i], viewer, p, entry->ended, &h->list);
		p = events[i]->s;
		added++;
		if (added == h->limit || h->list.len > PAGE_BYTES)
			break;
	}
	return added;
}

static void log_came(struct app_call *call)
{
	struct http *h = call->call.arg;
	__typeof__(call->call.u.events) *got = &call->call.u.events;
	struct entry *entry = entry_find(h->app, h->room);
	enum err e = call->call.err;
	bool usable = !e && entry && entry->state == ENTRY_READY;
	const struct room_member *m = usable ? room_member(entry->room, h->user) : NULL;
	if (!m) {
		store_call_release(&call->call);
		http_err(h, e ? e : entry && !usable ? ERR_BUSY : ERR_NOENT);
		return;
	}
	struct viewer viewer = {.role = m->role};
	int64_t head = got->head;
	memcpy(viewer.user, h->user, sizeof viewer.user);
	int64_t added = add_visible(h, &viewer, entry, got->events, got->n);
	store_call_release(&call->call);
	if (added == 0 && h->after < head)
		log_read(h); /* a page without anything for this viewer: the next one */
	else
		log_answer(h, entry, &viewer, h->after < head);
}

static void log_read(struct http *h)
{
	struct store_call *c = &h->call.call;
	*c = (struct store_call){.arg = h};
	c->u.events.after = h->after;
	c->u.events.max = (size_t)h->limit;
	c->u.events.max_bytes = PAGE_BYTES;
	memcpy(c->u.events.room, h->room, sizeof h->room);
	app_store(h->app, &h->call, STORE_EVENTS_AFTER, log_came);
}

static void log_ready(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	if (e || !room_member(entry->room, h->user)) {
		http_err(h, e ? e : ERR_NOENT);
		return;
	}
	buf_add_char(&h->list, '[');
	log_read(h);
}

void api_log(struct http *h)
{
	struct entry *entry = entry_open(h->app, h->room);
	if (entry)
		entry_when_saved(entry, log_ready, h);
	else
		http_err(h, ERR_NOENT);
}
