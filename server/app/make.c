/* Making a room: its first events and its first members are one commit. */
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"
#include "base/rng.h"

enum { MAKE_EVENTS_MAX = 3 };

struct making {
	struct app *app;
	struct room *room;
	char id[ID_SIZE];
	struct event *events[MAKE_EVENTS_MAX];
	size_t n;
	char users[2][ID_SIZE];
	struct app_call call;
	entry_fn *done;
	void *arg;
};

static void making_free(struct making *m)
{
	for (size_t i = 0; i < m->n; i++)
		event_unref(m->events[i]);
	room_free(m->room);
	free(m);
}

static enum err add_event(struct making *m, enum event_kind kind, const char *user, json_t *body)
{
	struct room_outcome out = {0};
	struct room_request q = {
		.user = user,
		.cid = "",
		.id = "",
		.kind = kind,
		.body = body,
		.now_ms = clock_wall_ms(),
	};
	enum err e = body ? room_step(m->room, &q, &out) : ERR_NOMEM;
	json_decref(body);
	if (!e)
		m->events[m->n++] = out.event;
	return e;
}

static void made(struct app_call *call)
{
	struct making *m = call->call.arg;
	enum err e = call->call.err;
	/* The room is folded from the store when somebody comes: one way into memory, not two. */
	struct entry *entry = e ? NULL : entry_open(m->app, m->id);
	if (!e && !entry)
		e = ERR_NOMEM;
	if (e)
		m->done(m->arg, NULL, e);
	else
		entry_when_saved(entry, m->done, m->arg);
	making_free(m);
}

static void save_room(struct making *m, const struct room_member_new *members, size_t n)
{
	struct store_call *c = &m->call.call;
	unsigned char bytes[16];
	c->arg = m;
	c->u.append = (__typeof__(c->u.append)){
		.events = m->events,
		.n = m->n,
		.now_ms = clock_wall_ms(),
	};
	memcpy(c->u.append.room, m->id, sizeof m->id);
	rng_bytes(bytes, sizeof bytes);
	rng_base32(bytes, sizeof bytes, c->u.append.epoch);
	for (size_t i = 0; i < n; i++)
		memcpy(m->users[i], members[i].user, strlen(members[i].user) + 1);
	c->u.append.member = m->users[0];
	c->u.append.member_role = members[0].role;
	if (n > 1) {
		c->u.append.member2 = m->users[1];
		c->u.append.member2_role = members[1].role;
	}
	app_store(m->app, &m->call, STORE_APPEND, made);
}

void entry_make(struct app *a, json_t *create, const struct room_member_new *members, size_t n,
		entry_fn *done, void *arg)
{
	struct making *m = calloc(1, sizeof *m);
	enum err e = m && create ? ERR_OK : ERR_NOMEM;
	if (m) {
		*m = (struct making){.app = a, .room = room_new(), .done = done, .arg = arg};
		rng_id(m->id);
	}
	if (!e && !m->room)
		e = ERR_NOMEM;
	if (e)
		json_decref(create);
	else
		e = add_event(m, EVENT_CREATE, "", create);
	for (size_t i = 0; !e && i < n; i++)
		e = add_event(m, EVENT_JOIN, members[i].user,
			      json_pack("{s:s, s:s}", "name", members[i].name, "role",
					role_word(members[i].role)));
	if (!e) {
		save_room(m, members, n);
		return;
	}
	if (m)
		making_free(m);
	done(arg, NULL, e);
}
