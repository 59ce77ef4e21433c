/* What a connection is shown: the next events for its cursor, and pages of history. */
#include <stdio.h>
#include <stdlib.h>

#include "app/inside.h"

/* ---- the live tail ---- */

struct behind_read {
	struct app_call call;
	struct app_conn *conn;
};

static void drop_behind(struct app_conn *c)
{
	for (size_t i = 0; i < c->nbehind; i++)
		event_unref(c->behind[i]);
	free(TAKE(c->behind));
	c->nbehind = c->behind_at = 0;
}

static void behind_came(struct app_call *call)
{
	struct behind_read *r = call->call.arg;
	struct app_conn *c = r->conn;
	__typeof__(call->call.u.events) *got = &call->call.u.events;
	c->reading = false;
	if (c->state == CONN_LIVE && call->call.err) {
		conn_close(c, 4000, "the recording could not be read; trying again helps");
	} else if (c->state == CONN_LIVE) {
		drop_behind(c);
		c->behind = TAKE(got->events);
		c->nbehind = got->n;
		got->n = 0;
		c->app->edge->conn_want_write(c->peer);
	}
	store_call_release(&call->call);
	conn_unref(c);
	free(r);
}

static void read_behind(struct app_conn *c)
{
	struct behind_read *r = c->reading ? NULL : calloc(1, sizeof *r);
	if (!r)
		return;
	r->conn = c;
	r->call.call.arg = r;
	r->call.call.u.events.after = c->next_s - 1;
	r->call.call.u.events.max = BEHIND_EVENTS;
	r->call.call.u.events.max_bytes = 1 << 20;
	memcpy(r->call.call.u.events.room, c->entry->id, sizeof c->entry->id);
	c->refs++;
	c->reading = true;
	app_store(c->app, &r->call, STORE_EVENTS_AFTER, behind_came);
}

/* The event at the cursor, or NULL when the store has to be asked first. */
static struct event *at_cursor(struct app_conn *c)
{
	struct event *e = room_event(c->entry->room, c->next_s);
	if (e) {
		drop_behind(c); /* caught up */
		return e;
	}
	while (c->behind_at < c->nbehind && c->behind[c->behind_at]->s < c->next_s)
		c->behind_at++;
	if (c->behind_at < c->nbehind && c->behind[c->behind_at]->s == c->next_s)
		return c->behind[c->behind_at];
	read_behind(c);
	return NULL;
}

static void write_events(struct app_conn *c, struct buf *out)
{
	struct entry *entry = c->entry;
	bool any = false;
	size_t start = out->len;
	while (c->next_s <= entry->committed && out->len - start < EV_BYTES) {
		struct event *e = at_cursor(c);
		if (!e)
			break;
		if (visible(e, &c->viewer)) {
			buf_add_text(out, any ? "," : "{\"t\":\"ev\",\"es\":[");
			event_wire(e, &c->viewer, c->last_p, entry->ended, out);
			c->last_p = e->s;
			c->app->events_sent++;
			any = true;
		}
		c->next_s++;
	}
	if (any)
		buf_add_text(out, "]}");
}

void app_conn_write(struct app_conn *c, struct buf *out, bool *more)
{
	bool readable = c->state == CONN_LIVE && c->entry && c->entry->state != ENTRY_LOADING;
	*more = false;
	if (readable && c->hold > c->entry->committed)
		return;
	if (c->outbox.first) {
		outbox_take(&c->outbox, out);
		conn_flow(c);
	} else if (readable)
		write_events(c, out);
	*more = c->outbox.first || (readable && !c->reading && c->next_s <= c->entry->committed);
}

/* ---- history ---- */

struct history {
	struct app_call call;
	struct app_conn *conn;
	char id[CLIENT_ID_SIZE];
	struct event *found[HISTORY_MAX]; /* latest first */
	size_t n, want;
};

static void history_free(struct history *h)
{
	for (size_t i = 0; i < h->n; i++)
		event_unref(h->found[i]);
	h->conn->history = false;
	conn_unref(h->conn);
	free(h);
}

static void history_answer(struct history *h, bool first)
{
	struct app_conn *c = h->conn;
	AUTO_BUF text;
	buf_init(&text, WIRE_MAX);
	buf_addf(&text, "{\"t\":\"history\",\"id\":\"%s\",\"first\":%s,\"es\":[", h->id,
		 first ? "true" : "false");
	int64_t p = 0;
	for (size_t i = h->n; i-- > 0; p = h->found[i]->s) {
		event_wire(h->found[i], &c->viewer, p, c->entry->ended, &text);
		if (i > 0)
			buf_add_char(&text, ',');
	}
	buf_add_text(&text, "]}");
	conn_push_text(c, "", &text);
}

static void history_ask(struct history *h, int64_t before);

static void history_came(struct app_call *call)
{
	struct history *h = call->call.arg;
	struct app_conn *c = h->conn;
	__typeof__(call->call.u.events) *got = &call->call.u.events;
	int64_t lowest = got->n ? got->events[0]->s : 1;
	bool usable = c->state == CONN_LIVE && c->entry && c->entry->state == ENTRY_READY &&
		      !call->call.err;
	for (size_t i = got->n; usable && i-- > 0 && h->n < h->want;) {
		struct event *e = got->events[i];
		lowest = e->s;
		if (e->kind != EVENT_EDIT && visible(e, &c->viewer))
			h->found[h->n++] = event_ref(e);
	}
	store_call_release(&call->call);
	if (usable && h->n < h->want && lowest > 1) {
		history_ask(h, lowest);
		return;
	}
	if (usable)
		history_answer(h, lowest <= 1);
	else
		conn_nack(c, h->id, call->call.err ? call->call.err : ERR_BUSY, NULL, -1);
	history_free(h);
}

static void history_ask(struct history *h, int64_t before)
{
	struct store_call *call = &h->call.call;
	*call = (struct store_call){.arg = h};
	call->u.events.after = before;
	call->u.events.backward = true;
	call->u.events.max = 4 * HISTORY_MAX;
	call->u.events.max_bytes = 2 << 20;
	memcpy(call->u.events.room, h->conn->entry->id, sizeof h->conn->entry->id);
	app_store(h->conn->app, &h->call, STORE_EVENTS_AFTER, history_came);
}

void history_read(struct app_conn *c, const char *id, int64_t before, int64_t n)
{
	struct history *h = c->history ? NULL : calloc(1, sizeof *h);
	if (!h) {
		conn_nack(c, id, c->history ? ERR_BUSY : ERR_NOMEM, NULL, -1);
		return;
	}
	h->conn = c;
	c->history = true;
	c->refs++;
	h->want = (size_t)(n < 1 ? 1 : n > HISTORY_MAX ? HISTORY_MAX : n);
	memcpy(h->id, id, strlen(id) + 1);
	history_ask(h, before);
}
