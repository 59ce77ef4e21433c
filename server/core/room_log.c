#include <stdlib.h>

#include "core/room_inside.h"

/* FNV-1a over the parts, each with its end, so that ("ab", "c") is not ("a", "bc"). */
static uint64_t request_key(const char *user, const char *cid, const char *id)
{
	const char *const parts[] = {user, cid, id};
	uint64_t h = 0xCBF29CE484222325u;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *p = parts[i];
		do
			h = (h ^ (unsigned char)*p) * 0x100000001B3u;
		while (*p++);
	}
	return h;
}

static int32_t *chain(const struct recent *c, uint64_t key)
{
	return &c->head[key % c->cap];
}

static void recent_index(struct recent *c)
{
	for (size_t i = 0; i < c->cap; i++)
		c->head[i] = -1;
	for (size_t i = 0; i < c->n; i++) {
		int32_t *head = chain(c, c->entry[i].key);
		c->entry[i].next = *head;
		*head = (int32_t)i;
	}
}

/* Grows by doubling up to the maximum; from then on the oldest make room. */
static enum err recent_reserve(struct recent *c)
{
	if (c->n < c->cap || c->cap == ROOM_RECENT_IDS)
		return ERR_OK;
	size_t cap = c->cap ? 2 * c->cap : 64;
	struct recent_entry *entry = realloc(c->entry, cap * sizeof *entry);
	if (!entry)
		return ERR_NOMEM;
	c->entry = entry;
	int32_t *head = realloc(c->head, cap * sizeof *head);
	if (!head)
		return ERR_NOMEM;
	c->head = head;
	c->cap = cap;
	recent_index(c);
	return ERR_OK;
}

static void recent_unlink(struct recent *c, size_t i)
{
	int32_t *at = chain(c, c->entry[i].key);
	while (*at != (int32_t)i)
		at = &c->entry[*at].next;
	*at = c->entry[i].next;
}

static void recent_add(struct recent *c, const struct event *e)
{
	size_t i = c->at;
	if (c->n == c->cap)
		recent_unlink(c, i);
	else
		c->n++;
	c->at = (c->at + 1) % ROOM_RECENT_IDS;
	uint64_t key = request_key(e->user, e->cid, e->id);
	int32_t *head = chain(c, key);
	c->entry[i] = (struct recent_entry){key, e->digest, e->s, *head};
	*head = (int32_t)i;
}

bool recent_find(const struct room *r, const struct room_request *q, int64_t *s, uint64_t *digest)
{
	const struct recent *c = &r->recent;
	if (!c->cap || !q->id[0])
		return false;
	uint64_t key = request_key(q->user, q->cid, q->id);
	for (int32_t i = *chain(c, key); i >= 0; i = c->entry[i].next) {
		if (c->entry[i].key != key)
			continue;
		*s = c->entry[i].s;
		*digest = c->entry[i].digest;
		return true;
	}
	return false;
}

enum err log_reserve(struct room *r)
{
	size_t n = (size_t)r->head;
	if (n == ROOM_EVENTS_MAX)
		return ERR_BUSY;
	if (n == r->mark_cap) {
		size_t cap = n ? 2 * n : 64;
		struct mark *mark = realloc(r->mark, cap * sizeof *mark);
		if (!mark)
			return ERR_NOMEM;
		r->mark = mark;
		r->mark_cap = cap;
	}
	return recent_reserve(&r->recent);
}

static size_t size_of(const struct event *e)
{
	return e->body.len + e->body_hidden.len;
}

static void ring_drop(struct room *r)
{
	struct event **slot = &r->ring[r->ring_from++ % ROOM_RING];
	r->ring_bytes -= size_of(*slot);
	event_unref(*slot);
	*slot = NULL;
}

/* What people type is small, what their programs print is not: so many, and so many bytes. */
static void ring_add(struct room *r, struct event *e)
{
	if (!r->ring_from)
		r->ring_from = e->s;
	r->ring_bytes += size_of(e);
	while (r->ring_from < e->s &&
	       (e->s - r->ring_from >= ROOM_RING || r->ring_bytes > ROOM_RING_BYTES))
		ring_drop(r);
	r->ring[e->s % ROOM_RING] = e;
}

void log_add(struct room *r, struct event *e, size_t member)
{
	ring_add(r, e);
	r->mark[e->s - 1] = (struct mark){(uint8_t)e->kind, (uint8_t)e->audience, (uint8_t)e->part,
					  (uint8_t)member};
	if (e->id[0])
		recent_add(&r->recent, e);
	r->head = e->s;
	r->last_ms = e->ts_ms;
}

void log_release(struct room *r)
{
	for (size_t i = 0; i < ROOM_RING; i++)
		event_unref(r->ring[i]);
	free(r->mark);
	free(r->recent.entry);
	free(r->recent.head);
}

const struct mark *log_mark(const struct room *r, int64_t s)
{
	return s >= 1 && s <= r->head ? &r->mark[s - 1] : NULL;
}

struct event *room_event(const struct room *r, int64_t s)
{
	if (s < 1 || s > r->head || s < r->ring_from)
		return NULL;
	return r->ring[s % ROOM_RING];
}

static bool mark_visible(const struct room *r, const struct mark *m, const struct viewer *viewer)
{
	/* The rule is visible()'s alone: the mark is all that it looks at. */
	struct event e = {.audience = (enum audience)m->audience, .part = m->part};
	if (m->member != NO_MEMBER)
		memcpy(e.user, r->member[m->member].user, sizeof e.user);
	return visible(&e, viewer);
}

int64_t room_visible_before(const struct room *r, const struct viewer *viewer, int64_t s)
{
	if (s > r->head + 1)
		s = r->head + 1;
	for (s--; s >= 1; s--) {
		const struct mark *m = &r->mark[s - 1];
		if (m->audience == AUDIENCE_ALL || mark_visible(r, m, viewer))
			return s;
	}
	return 0;
}

int64_t room_visible_head(const struct room *r, const struct viewer *viewer)
{
	return room_visible_before(r, viewer, r->head + 1);
}
