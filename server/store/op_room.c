#include <stdlib.h>

#include "base/auto.h"
#include "store/ops.h"

/* Events as they are read: a growing array, let go of whole when something fails. */
struct events {
	struct event **v;
	size_t n, cap;
	size_t bytes; /* of the bodies */
};

static void events_release(struct events *list)
{
	for (size_t i = 0; i < list->n; i++)
		event_unref(list->v[i]);
	free(list->v);
	*list = (struct events){0};
}
#define EVENTS __attribute__((cleanup(events_release))) struct events

static enum err events_add(struct events *list, struct event *event)
{
	if (list->n == list->cap) {
		size_t cap = list->cap ? list->cap * 2 : 64;
		struct event **v = reallocarray(list->v, cap, sizeof *v);
		if (!v) {
			event_unref(event);
			return ERR_NOMEM;
		}
		list->v = v;
		list->cap = cap;
	}
	list->bytes += event->body.len;
	list->v[list->n++] = event;
	return ERR_OK;
}

/* What a row says, checked: the file is ours, yet a damaged one must not become a wrong room. */
static enum err event_of_row(const struct query *q, struct event **out)
{
	struct event values = {
		.s = query_int(q, 0),
		.ts_ms = query_int(q, 1),
		.digest = (uint64_t)query_int(q, 6),
		.body = query_text(q, 9),
	};
	int64_t part = query_int(q, 7), audience = query_int(q, 8);
	bool bad = event_kind_of(query_text(q, 2), &values.kind) != ERR_OK ||
		   query_copy(q, 3, values.user, sizeof values.user) != ERR_OK ||
		   query_copy(q, 4, values.cid, sizeof values.cid) != ERR_OK ||
		   query_copy(q, 5, values.id, sizeof values.id) != ERR_OK || part < 0 ||
		   part > INT32_MAX || audience < 0 || audience >= AUDIENCE_COUNT;
	if (bad)
		return ERR_CORRUPT;
	values.part = (int)part;
	values.audience = (enum audience)audience;
	enum err e = event_new(&values, out);
	return e == ERR_INVAL ? ERR_CORRUPT : e;
}

static enum err read_events(struct query *q, size_t max, size_t max_bytes, struct events *list)
{
	while (list->n < max && query_row(q)) {
		struct event *event = NULL;
		/* One is always given, or a reader behind a large event would never move. */
		if (list->n > 0 && list->bytes + query_text(q, 9).len > max_bytes)
			break;
		enum err e = event_of_row(q, &event);
		if (!e)
			e = events_add(list, event);
		if (e)
			return e;
	}
	return q->err;
}

static enum err head_of(struct db *db, const char *room, int64_t *head, char epoch[EPOCH_SIZE])
{
	QUERY q;
	query_start(&q, db, SQL_ROOM_GET, "t", room);
	if (!query_row(&q))
		return q.err ? q.err : ERR_NOENT;
	*head = query_int(&q, 0);
	return query_copy(&q, 1, epoch, EPOCH_SIZE);
}

enum err op_room_load(struct db *db, struct store_call *call)
{
	char epoch[EPOCH_SIZE];
	int64_t head;
	enum err e = head_of(db, call->u.room_load.room, &head, epoch);
	if (e)
		return e;
	EVENTS list = {0};
	QUERY q;
	query_start(&q, db, SQL_EVENTS_AFTER, "tii", call->u.room_load.room, (int64_t)0,
		    (int64_t)INT64_MAX);
	e = read_events(&q, SIZE_MAX, SIZE_MAX, &list);
	if (!e && (int64_t)list.n != head)
		e = ERR_CORRUPT;
	if (e)
		return e;
	memcpy(call->u.room_load.epoch, epoch, sizeof epoch);
	call->u.room_load.n = list.n;
	call->u.room_load.events = TAKE(list.v);
	list.n = 0;
	return ERR_OK;
}

static void reverse(struct events *list)
{
	for (size_t i = 0, j = list->n; i + 1 < j; i++) {
		struct event *swap = list->v[i];
		list->v[i] = list->v[--j];
		list->v[j] = swap;
	}
}

enum err op_events_after(struct db *db, struct store_call *call)
{
	char epoch[EPOCH_SIZE];
	int64_t head;
	bool backward = call->u.events.backward;
	size_t max = call->u.events.max < INT32_MAX ? call->u.events.max : INT32_MAX;
	enum err e = head_of(db, call->u.events.room, &head, epoch);
	if (e)
		return e;
	EVENTS list = {0};
	QUERY q;
	query_start(&q, db, backward ? SQL_EVENTS_BEFORE : SQL_EVENTS_AFTER, "tii",
		    call->u.events.room, call->u.events.after, (int64_t)max);
	e = read_events(&q, max, call->u.events.max_bytes, &list);
	if (e)
		return e;
	if (backward)
		reverse(&list);
	call->u.events.head = head;
	call->u.events.n = list.n;
	call->u.events.events = TAKE(list.v);
	list.n = 0;
	return ERR_OK;
}

static enum err may_delete(struct db *db, const char *room, const char *user)
{
	QUERY q;
	query_start(&q, db, SQL_MEMBER_ROLE, "tt", room, user);
	if (!query_row(&q))
		return q.err ? q.err : ERR_FORBIDDEN;
	return span_is(query_text(&q, 0), role_word(ROLE_OBSERVER)) ? ERR_FORBIDDEN : ERR_OK;
}

/* The rows go here; the bytes that a B-tree leaves behind in its gaps go after the commit (scrub).
 */
enum err op_room_delete(struct db *db, struct store_call *call)
{
	static const enum sql drops[] = {SQL_EVENT_DROP, SQL_MEMBER_DROP, SQL_TICKET_DROP,
					 SQL_JOB_DROP, SQL_ROOM_DROP};
	const char *room = call->u.room_delete.room;
	char epoch[EPOCH_SIZE];
	int64_t head;
	enum err e = head_of(db, room, &head, epoch);
	if (!e)
		e = may_delete(db, room, call->u.room_delete.user);
	for (size_t i = 0; !e && i < sizeof drops / sizeof *drops; i++)
		e = db_run(db, drops[i], "t", room);
	return e ? e : db_run(db, SQL_META_SET, "ti", "scrub", (int64_t)1);
}
