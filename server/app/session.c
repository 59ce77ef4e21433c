/* One connection of viva.v1.
 *
 *   LOGIN    the cookie is looked up; a hello that comes early is kept
 *   HELLO    waits for `hello`, at most HELLO_MS after the connection was made
 *   JOINING  the room is folded, the ticket used, the membership saved
 *   LIVE     requests in, events out
 *   CLOSED   the socket is gone; calls under way still hold a reference
 *
 * Events go out by cursor (`next_s`) when the socket can take them: from the room's ring, or from
 * the store for a reader that is far behind. */
#include <stdio.h>
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"
#include "base/log.h"

/* ---- life ---- */

void conn_unref(struct app_conn *c)
{
	if (--c->refs > 0)
		return;
	for (size_t i = 0; i < c->nbehind; i++)
		event_unref(c->behind[i]);
	free(c->behind);
	outbox_release(&c->outbox);
	if (c->has_hello)
		proto_release(&c->hello);
	free(c);
}

static void want_write(struct app_conn *c)
{
	if (c->peer)
		c->app->edge->conn_want_write(c->peer);
}

void conn_close(struct app_conn *c, int code, const char *reason)
{
	if (c->peer && c->state != CONN_CLOSED)
		c->app->edge->conn_close(c->peer, code, reason);
}

void conn_flow(struct app_conn *c)
{
	bool pause = c->outbox.n >= (c->paused ? OUTBOX_RESUME : OUTBOX_PAUSE);
	if (!c->peer || pause == c->paused)
		return;
	c->paused = pause;
	c->app->edge->conn_pause(c->peer, pause);
}

void conn_push_text(struct app_conn *c, const char *key, struct buf *text)
{
	size_t len = text->len;
	char *p = c->state == CONN_CLOSED ? NULL : buf_take(text);
	if (!p)
		return;
	/* Somebody who does not read what is his is slow; he may come back. */
	if (outbox_add(&c->outbox, key, p, len))
		conn_close(c, 4008, "too slow");
	else
		want_write(c);
	conn_flow(c);
}

void conn_push(struct app_conn *c, const char *key, json_t *value)
{
	AUTO_BUF text;
	buf_init(&text, WIRE_MAX);
	if (value && !json_write(value, &text))
		conn_push_text(c, key, &text);
	json_decref(value);
}

void entry_push(struct entry *e, const struct app_conn *but, const char *key, json_t *value)
{
	AUTO_BUF text;
	buf_init(&text, WIRE_MAX);
	enum err err = value ? json_write(value, &text) : ERR_NOMEM;
	for (struct app_conn *c = e->conns; !err && c; c = c->next_in_entry) {
		AUTO_BUF copy;
		buf_init(&copy, WIRE_MAX);
		if (c == but || c->state != CONN_LIVE)
			continue;
		buf_add(&copy, buf_span(&text));
		conn_push_text(c, key, &copy);
	}
	json_decref(value);
}

void entry_push_scorecard(struct entry *e)
{
	int part = room_part(e->room);
	for (struct app_conn *c = e->conns; c; c = c->next_in_entry) {
		enum role role = role_in_part(c->viewer.role, part);
		if (c->state == CONN_LIVE && (role == ROLE_INTERVIEWER || role == ROLE_LEARNER))
			conn_push(c, "scorecard",
				  json_pack("{s:s, s:s, s:{}}", "t", "eph", "k", "scorecard", "b"));
	}
}

/* ---- presence ---- */

static bool online(const struct entry *e, const char *user)
{
	const struct app_conn *c = e->conns;
	while (c && !(c->state == CONN_LIVE && strcmp(c->user, user) == 0))
		c = c->next_in_entry;
	return c != NULL;
}

static json_t *presence_json(const struct entry *e)
{
	json_t *list = json_array();
	for (struct app_conn *c = e->conns; c; c = c->next_in_entry) {
		bool twice = false;
		for (struct app_conn *d = e->conns; d != c; d = d->next_in_entry)
			twice = twice || (d->state == CONN_LIVE && strcmp(d->user, c->user) == 0);
		if (c->state == CONN_LIVE && !twice)
			json_array_append_new(list, json_string(c->user));
	}
	return json_pack("{s:s, s:s, s:{s:o}}", "t", "eph", "k", "presence", "b", "online", list);
}

/* Others hear of a person, not of each of the connections. */
static void leave_entry(struct app_conn *c, bool was_live)
{
	struct entry *e = c->entry;
	if (!e)
		return;
	struct app_conn **at = &e->conns;
	while (*at != c)
		at = &(*at)->next_in_entry;
	*at = c->next_in_entry;
	c->entry = NULL;
	if (was_live && !online(e, c->user))
		entry_push(e, NULL, "presence", presence_json(e));
}

/* A newer connection of the same page replaces the older; and somebody's oldest goes when there are
 * too many, so that a room's work is bounded by its members. The list is newest first. */
static void enter_entry(struct app_conn *c, struct entry *e, enum role role)
{
	int mine = 0;
	memcpy(c->viewer.user, c->user, sizeof c->user);
	c->viewer.role = role;
	for (struct app_conn *other = e->conns, *next; other; other = next) {
		next = other->next_in_entry;
		if (strcmp(other->user, c->user) != 0)
			continue;
		if (strcmp(other->cid, c->cid) == 0 || ++mine >= CONNS_PER_MEMBER)
			conn_close(other, 4509, "replaced by a newer connection");
	}
	c->entry = e;
	c->next_in_entry = e->conns;
	e->conns = c;
}

/* ---- welcome ---- */

static json_t *welcome_json(struct app_conn *c, struct room *room, bool tail)
{
	return json_pack("{s:s, s:s, s:I, s:s, s:s, s:{s:i, s:i, s:i}, s:i, s:{s:s, s:s}, s:s}",
			 "t", "welcome", "epoch", c->entry->epoch, "head",
			 (json_int_t)room_visible_head(room, &c->viewer), "role",
			 role_word(role_in_part(c->viewer.role, room_part(room))), "mode",
			 tail ? "tail" : "snapshot", "limits", "message", PROTO_MESSAGE_MAX, "chat",
			 8192, "document", 262144, "heartbeat_s", HEARTBEAT_S, "me", "u", c->user,
			 "name", c->name, "room", c->entry->id);
}

static void push_snapshot(struct app_conn *c, struct room *room)
{
	AUTO_BUF text;
	buf_init(&text, WIRE_MAX);
	buf_addf(&text, "{\"t\":\"snap\",\"head\":%lld,",
		 (long long)room_visible_head(room, &c->viewer));
	enum err e = room_snapshot(room, &c->viewer, &text);
	buf_add_char(&text, '}');
	if (e || buf_err(&text))
		conn_close(c, 4000, "the room could not be read; trying again helps");
	else
		conn_push_text(c, "", &text);
}

/* Everything told here is true at the head of the room in memory, so it waits until that is saved.
 */
static void welcome(struct app_conn *c)
{
	struct room *room = c->entry->room;
	bool news = !online(c->entry, c->user);
	bool tail = strcmp(c->hello.epoch, c->entry->epoch) == 0 && c->hello.last > 0 &&
		    c->hello.last <= room_visible_head(room, &c->viewer);
	c->hold = room_head(room);
	c->next_s = tail ? c->hello.last + 1 : c->hold + 1;
	c->last_p = tail ? c->hello.last : room_visible_head(room, &c->viewer);
	c->state = CONN_LIVE;
	conn_push(c, "", welcome_json(c, room, tail));
	if (!tail)
		push_snapshot(c, room);
	standing_tell(c);
	conn_push(c, "presence", presence_json(c->entry));
	if (news)
		entry_push(c->entry, c, "presence", presence_json(c->entry));
}

static void not_joined(struct app_conn *c, enum err e)
{
	const struct room_member *members;
	bool full = e == ERR_BUSY && c->entry->state == ENTRY_READY &&
		    room_members(c->entry->room, &members) == ROOM_MEMBERS_MAX;
	if (full)
		conn_close(c, 4503, "this session has as many people as it can have");
	else if (e == ERR_FORBIDDEN)
		conn_close(c, 4501, "this ticket was used or is too old; open the link again");
	else
		conn_close(c, e == ERR_NOENT ? 4504 : 4000, err_str(e));
}

static void joined(struct submission *s, enum err e)
{
	struct app_conn *c = s->conn;
	if (c->state == CONN_JOINING && e)
		not_joined(c, e);
	else if (c->state == CONN_JOINING)
		welcome(c); /* the member is saved, so this position is */
	conn_unref(c);
}

static void join(struct app_conn *c, enum role role, bool by_ticket)
{
	struct submission *s = submission_new(
		EVENT_JOIN, json_pack("{s:s, s:s}", "name", c->name, "role", role_word(role)));
	if (!s) {
		conn_close(c, 4000, "out of memory");
		return;
	}
	memcpy(s->user, c->user, sizeof s->user);
	s->member = true;
	s->member_role = role;
	if (by_ticket)
		secret_hash(span_of(c->hello.ticket), s->ticket);
	s->done = joined;
	s->conn = c;
	c->refs++;
	entry_submit(c->entry, s);
}

/* Who is a member comes in, whoever has a ticket becomes one; a stranger never gets as far as the
 * room's list. */
static void enter(void *arg, struct entry *entry, enum err e)
{
	struct app_conn *c = arg;
	enum role role;
	const struct room_member *m = e ? NULL : room_member(entry->room, c->user);
	if (c->state != CONN_JOINING) {
		/* it has gone */
	} else if (e) {
		conn_close(c, e == ERR_NOENT ? 4504 : 4000,
			   e == ERR_NOENT ? "no such room" : err_str(e));
	} else if (m) {
		enter_entry(c, entry, m->role);
		if (strcmp(m->name, c->name) == 0)
			welcome(c);
		else
			join(c, m->role, false);
	} else if (!c->hello.ticket[0]) {
		conn_close(c, 4503,
			   "you are not a member of this room; open the link you were given");
	} else if (ticket_role(c->app, entry->id, c->user, span_of(c->hello.ticket), &role)) {
		conn_close(c, 4501, "this ticket is none of ours; open the link again");
	} else {
		enter_entry(c, entry, role);
		join(c, role, true);
	}
	conn_unref(c);
}

static void hello(struct app_conn *c)
{
	struct entry *e = c->known ? entry_open(c->app, c->hello.room) : NULL;
	if (!e) {
		conn_close(c, c->known ? 4504 : 4501,
			   c->known ? "no such room"
				    : "no guest is signed in here; open the link again");
		return;
	}
	memcpy(c->cid, c->hello.cid, sizeof c->cid);
	c->state = CONN_JOINING;
	c->refs++;
	entry_when_saved(e, enter, c);
}

/* ---- open, close ---- */

struct login_lookup {
	struct app_call call;
	struct app_conn *conn;
};

static void login_known(struct app_call *call)
{
	struct login_lookup *l = call->call.arg;
	struct app_conn *c = l->conn;
	enum err e = call->call.err;
	if (c->state == CONN_LOGIN) {
		c->known = !e;
		if (!e) {
			memcpy(c->user, call->call.u.guest_by_login.id, sizeof c->user);
			memcpy(c->name, call->call.u.guest_by_login.name, sizeof c->name);
		}
		c->state = CONN_HELLO;
		if (e && e != ERR_NOENT)
			conn_close(c, 4000, "the server could not look you up; trying again helps");
		else if (c->has_hello)
			hello(c);
	}
	store_call_release(&call->call);
	conn_unref(c);
	free(l);
}

static enum err look_up(struct app_conn *c, struct span login)
{
	struct login_lookup *l = calloc(1, sizeof *l);
	if (!l)
		return ERR_NOMEM;
	l->conn = c;
	l->call.call.arg = l;
	secret_hash(login, l->call.call.u.guest_by_login.login);
	c->refs++;
	app_store(c->app, &l->call, STORE_GUEST_BY_LOGIN, login_known);
	return ERR_OK;
}

enum err app_conn_open(struct app *a, void *peer, struct span login, struct app_conn **out)
{
	struct app_conn *c = a->draining ? NULL : calloc(1, sizeof *c);
	if (!c)
		return a->draining ? ERR_CLOSED : ERR_NOMEM;
	c->app = a;
	c->peer = peer;
	c->refs = 1;
	c->opened_ms = c->heard_ms = clock_monotonic_ms();
	outbox_init(&c->outbox);
	bool nobody = login.len != SECRET_LEN;
	enum err e = nobody ? ERR_OK : look_up(c, login);
	if (e) {
		free(c);
		return e;
	}
	if (nobody)
		c->state = CONN_HELLO;
	c->next = a->conns;
	c->prev = &a->conns;
	if (a->conns)
		a->conns->prev = &c->next;
	a->conns = c;
	a->nconns++;
	a->edge->wake_at(a->edge->self, c->opened_ms + HELLO_MS);
	*out = c;
	return ERR_OK;
}

void app_conn_closed(struct app_conn *c)
{
	*c->prev = c->next;
	if (c->next)
		c->next->prev = c->prev;
	c->app->nconns--;
	c->peer = NULL;
	bool was_live = c->state == CONN_LIVE;
	c->state = CONN_CLOSED;
	leave_entry(c, was_live);
	conn_unref(c);
}

void conns_tick(struct app *a, int64_t now_ms)
{
	for (struct app_conn *c = a->conns, *next; c; c = next) {
		next = c->next;
		bool waiting = c->state == CONN_LOGIN || c->state == CONN_HELLO;
		if (waiting && now_ms - c->opened_ms >= HELLO_MS)
			conn_close(c, 4400, "no hello came");
		else if (now_ms - c->heard_ms > (HEARTBEAT_S + HEARTBEAT_GRACE_S) * 1000)
			conn_close(c, 4000, "nothing was heard for too long");
	}
}

/* ---- what the room tells ---- */

void conn_room_saved(struct app_conn *c)
{
	if (c->state == CONN_LIVE && (c->next_s <= c->entry->committed || c->outbox.first))
		want_write(c);
}

/* After a refold: what was prepared for a position that never came to be must not be sent. */
void conn_room_again(struct app_conn *c)
{
	if (c->state == CONN_LIVE && c->hold > c->entry->committed)
		conn_close(c, 4000, "the room was read again");
}

void conn_room_lost(struct app_conn *c, enum err e)
{
	if (e == ERR_NOENT)
		conn_close(c, 4504, "this session was deleted");
	else
		conn_close(c, 4000, "the room could not be read; trying again helps");
}

/* ---- messages ---- */

static void first_message(struct app_conn *c, struct proto_message *m)
{
	if (m->kind != PROTO_HELLO || c->has_hello) {
		proto_release(m);
		conn_close(c, 4400, "the first message must be a hello");
		return;
	}
	c->hello = *m;
	c->has_hello = true;
	if (c->state == CONN_HELLO)
		hello(c);
}

void app_conn_message(struct app_conn *c, struct span text)
{
	struct proto_message m = {0};
	int64_t wait_ms;
	c->heard_ms = clock_monotonic_ms();
	c->app->messages++;
	if (c->state == CONN_CLOSED)
		return;
	/* Reading and refusing costs too. */
	if (!limit_take(&c->limiter, LIMIT_ALL, c->heard_ms, &wait_ms)) {
		conn_close(c, 4013, "too many messages");
		return;
	}
	enum err e = proto_decode(text, &m);
	if (e && c->state != CONN_LIVE) {
		conn_close(c, 4400, "malformed hello");
	} else if (e) {
		conn_nack(c, m.id, e, NULL, -1);
	} else if (c->state != CONN_LIVE) {
		first_message(c, &m);
	} else {
		conn_request(c, &m);
		proto_release(&m);
	}
}
