/* Rooms by HTTP: making, joining by link, reading, deleting. */
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"
#include "base/log.h"

/* ---- making ---- */

static void room_made(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	if (e) {
		http_err(h, e);
		return;
	}
	json_t *answer = json_pack("{s:s}", "room", entry->id);
	if (room_kind(entry->room) == ROOM_LIVE)
		json_object_set_new(answer, "links", link_all(h->app, entry->id));
	http_json(h, 200, answer);
}

/* {kind, title, phases, call_url?} as `create` wants it; the room checks the rest. */
static json_t *create_body(const struct http *h, const char *title)
{
	json_t *phases = json_object_get(h->body, "minutes");
	json_t *call = json_object_get(h->body, "call_url");
	json_t *create = json_pack("{s:s, s:s, s:o}", "kind", "live", "title", title, "phases",
				   phases ? json_incref(phases) : json_array());
	if (create && json_is_string(call) && json_string_length(call) > 0)
		json_object_set(create, "call_url", call);
	return create;
}

static void room_make(struct http *h)
{
	char title[4 * TITLE_UNITS_MAX + 1];
	struct room_member_new me = {h->user, h->name, ROLE_INTERVIEWER};
	if (name_read(h->body, "title", TITLE_UNITS_MAX, title)) {
		http_error(h, 400, "title",
			   "a title has 1 to 120 characters and no control characters");
		return;
	}
	entry_make(h->app, create_body(h, title), &me, 1, room_made, h);
}

static void room_make_guest(struct http *h)
{
	http_with_guest(h, room_make);
}

void api_room_make(struct http *h)
{
	http_start_key(h, room_make_guest);
}

/* A practice room opens with its item revealed. */
static void practice_revealed(struct submission *s, enum err e)
{
	struct http *h = s->arg;
	if (e)
		http_err(h, e);
	else
		http_json(h, 200, json_pack("{s:s}", "room", s->entry->id));
}

static void practice_made(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	struct submission *s =
		e ? NULL
		  : submission_new(EVENT_REVEAL,
				   json_pack("{s:O, s:s}", "item", json_object_get(h->body, "item"),
					     "what", "statement"));
	if (!s) {
		http_err(h, e ? e : ERR_NOMEM);
		return;
	}
	memcpy(s->user, h->user, sizeof s->user);
	memcpy(s->cid, "practice", sizeof "practice");
	memcpy(s->id, "open", sizeof "open");
	s->prepare = prepare_of(EVENT_REVEAL);
	s->done = practice_revealed;
	s->arg = h;
	entry_submit(entry, s);
}

static void practice(struct http *h)
{
	struct span id;
	const struct catalog_item *item =
		json_get_text(h->body, "item", &id) ? NULL : catalog_find(h->app->catalog, id);
	struct room_member_new me = {h->user, h->name, ROLE_LEARNER};
	if (!item) {
		http_error(h, 404, "not_found",
			   "the question bank has no such item; choose one from the list");
		return;
	}
	entry_make(h->app,
		   json_pack("{s:s, s:s%, s:[]}", "kind", "practice", "title", item->title.p,
			     item->title.len, "phases"),
		   &me, 1, practice_made, h);
}

static void practice_guest(struct http *h)
{
	if (!h->user[0] && !json_object_get(h->body, "name"))
		json_object_set_new(h->body, "name", json_string("Guest"));
	http_with_guest(h, practice);
}

void api_practice(struct http *h)
{
	http_start_key(h, practice_guest);
}

/* ---- links ---- */

static void no_link(struct http *h)
{
	http_error(h, 404, "bad_link",
		   "this link does not work: it is incomplete, or its session was deleted; ask for "
		   "it again");
}

/* Opens the room that the body's link names and calls fn, or answers. */
static void with_link(struct http *h, entry_fn *fn)
{
	struct span room, secret;
	struct entry *entry = NULL;
	if (json_get_text(h->body, "room", &room) || json_get_text(h->body, "secret", &secret) ||
	    room.len != ID_SIZE - 1) {
		no_link(h);
		return;
	}
	memcpy(h->room, room.p, room.len);
	h->room[room.len] = 0;
	if (!link_role(h->app, h->room, secret, &h->role))
		entry = entry_open(h->app, h->room);
	if (entry)
		entry_when_saved(entry, fn, h);
	else
		no_link(h);
}

static json_t *people_json(const struct room *room)
{
	const struct room_member *members;
	size_t n = room_members(room, &members);
	json_t *people = json_array();
	for (size_t i = 0; i < n; i++)
		json_array_append_new(people, json_pack("{s:s, s:s, s:s}", "u", members[i].user,
							"name", members[i].name, "role",
							role_word(role_in_part(members[i].role,
									       room_part(room)))));
	return people;
}

/* Who will see what, told before anybody joins. */
static json_t *sees_json(void)
{
	static const char *const rows[][2] = {
		{"everyone in the room",
		 "chat, code as it is typed, runs and verdicts, what was revealed"},
		{"interviewers only",
		 "the answer guide, ticks, private notes, scores until they are released"},
		{"you only", "your own notes and bookmarks"},
		{"afterwards", "everyone of this room can replay the recording; the interviewer or "
			       "the candidate can delete it for all"},
	};
	json_t *list = json_array();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		json_array_append_new(
			list, json_pack("{s:s, s:s}", "who", rows[i][0], "what", rows[i][1]));
	return list;
}

static const char *state_word(const struct room *room)
{
	return room_ended(room) ? "ended" : "live";
}

static void looked(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	if (e) {
		e == ERR_NOENT ? no_link(h) : http_err(h, e);
		return;
	}
	struct span title = room_title(entry->room);
	const struct room_member *me = h->user[0] ? room_member(entry->room, h->user) : NULL;
	json_t *answer = json_pack(
		"{s:s%, s:s, s:s, s:s, s:o, s:o}", "title", title.p, title.len, "role",
		role_word(role_in_part(h->role, room_part(entry->room))), "kind",
		room_kind(entry->room) == ROOM_LIVE ? "live" : "practice", "state",
		state_word(entry->room), "people", people_json(entry->room), "sees", sees_json());
	if (answer && me)
		json_object_set_new(
			answer, "already",
			json_string(role_word(role_in_part(me->role, room_part(entry->room)))));
	http_saved(h, entry, answer);
}

void api_look(struct http *h)
{
	with_link(h, looked);
}

static void ticket_ready(struct app_call *call)
{
	struct http *h = call->call.arg;
	enum err e = call->call.err;
	store_call_release(&call->call);
	if (e)
		http_err(h, e);
	else
		http_json(h, 200, TAKE(h->answer));
}

static void join_ready(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	char ticket[SECRET_LEN + 1];
	if (e) {
		e == ERR_NOENT ? no_link(h) : http_err(h, e);
		return;
	}
	const struct room_member *me = room_member(entry->room, h->user);
	if (me) {
		http_saved(h, entry,
			   json_pack("{s:s, s:s}", "room", h->room, "role",
				     role_word(role_in_part(me->role, room_part(entry->room)))));
		return;
	}
	ticket_make(h->app, h->room, h->user, h->role, ticket);
	h->answer = json_pack("{s:s, s:s, s:s}", "room", h->room, "role",
			      role_word(role_in_part(h->role, room_part(entry->room))), "ticket",
			      ticket);
	__typeof__(h->call.call.u.ticket_make) *make = &h->call.call.u.ticket_make;
	h->call.call.arg = h;
	secret_hash(span_of(ticket), make->ticket);
	memcpy(make->room, h->room, sizeof make->room);
	memcpy(make->user, h->user, sizeof make->user);
	make->role = h->role;
	make->expires_ms = clock_wall_ms() + TICKET_MS;
	app_store(h->app, &h->call, STORE_TICKET_MAKE, ticket_ready);
}

static void join(struct http *h)
{
	with_link(h, join_ready);
}

/* A wrong link must not leave a guest behind, so it is looked at first. */
static void join_checked(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	(void)entry;
	if (e)
		e == ERR_NOENT ? no_link(h) : http_err(h, e);
	else
		http_with_guest(h, join);
}

void api_join(struct http *h)
{
	with_link(h, join_checked);
}

/* ---- for members ---- */

void http_with_room(struct http *h, entry_fn *fn)
{
	struct entry *entry = entry_open(h->app, h->room);
	if (entry)
		entry_when_saved(entry, fn, h);
	else
		http_err(h, ERR_NOENT);
}

/* The member, and the role of the present part; answers and gives NULL when there is none. A
 * stranger is told the same as for a room that does not exist. */
static const struct room_member *member_of(struct http *h, struct entry *entry, enum err e,
					   enum role *role)
{
	const struct room_member *m = e ? NULL : room_member(entry->room, h->user);
	if (!m)
		http_err(h, e ? e : ERR_NOENT);
	else
		*role = role_in_part(m->role, room_part(entry->room));
	return m;
}

static void links_ready(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	enum role role;
	if (!member_of(h, entry, e, &role))
		return;
	if (role == ROLE_INTERVIEWER)
		http_saved(h, entry, json_pack("{s:o}", "links", link_all(h->app, h->room)));
	else
		http_err(h, ERR_FORBIDDEN);
}

void api_links(struct http *h)
{
	http_with_room(h, links_ready);
}

static void item_ready(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	enum role role;
	if (!member_of(h, entry, e, &role))
		return;
	const struct catalog_item *item = catalog_find(h->app->catalog, span_of(h->item));
	bool may = role == ROLE_INTERVIEWER ||
		   (role == ROLE_LEARNER && room_answered(entry->room, span_of(h->item)));
	if (!may || !item) {
		http_err(h, may ? ERR_NOENT : ERR_FORBIDDEN);
		return;
	}
	static const char *const kinds[CATALOG_KIND_COUNT] = {"question", "card", "package"};
	http_saved(h, entry,
		   json_pack("{s:s, s:s, s:s%, s:o, s:o, s:o}", "item", h->item, "kind",
			     kinds[item->kind], "title", item->title.p, item->title.len, "brief",
			     catalog_brief(item), "statement", catalog_statement(item), "guide",
			     catalog_guide(item)));
}

void api_item(struct http *h)
{
	http_with_room(h, item_ready);
}

/* What was released, as it was released: later scores are not shown until they are released too. */
static enum err released_card(const struct room *room, json_t **out)
{
	const struct event *release = room_release(room);
	AUTO_JSON *body = NULL;
	enum err e = release ? json_read(release->body, &body) : ERR_STATE;
	if (!e)
		*out = json_incref(json_object_get(body, "card"));
	return e;
}

/* A card names every key point: a learner gets that of the questions whose answer is open. */
static enum err learner_card(const struct app *a, const struct room *room,
			     const struct viewer *viewer, json_t **out)
{
	json_t *card;
	enum err e = scorecard_build(a, room, viewer, &card);
	if (e)
		return e;
	json_t *questions = json_object_get(card, "questions");
	for (size_t i = json_array_size(questions); i-- > 0;) {
		struct span item = json_text_or(json_array_get(questions, i), "item", SPAN(""));
		if (!room_answered(room, item))
			json_array_remove(questions, i);
	}
	*out = card;
	return ERR_OK;
}

/* After a swap both have interviewed, and each has the own card. */
static enum err card_for(const struct app *a, const struct room *room, const struct viewer *viewer,
			 json_t **out)
{
	if (viewer->role == ROLE_LEARNER)
		return learner_card(a, room, viewer, out);
	bool first = viewer->role == ROLE_INTERVIEWER, swapped = room_part(room) > 1;
	if (first || (swapped && viewer->role == ROLE_CANDIDATE))
		return scorecard_build(a, room, viewer, out);
	return released_card(room, out);
}

static void scorecard_ready(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	enum role role;
	json_t *card;
	const struct room_member *m = member_of(h, entry, e, &role);
	if (!m)
		return;
	struct viewer viewer = {.role = m->role};
	memcpy(viewer.user, m->user, sizeof viewer.user);
	e = card_for(h->app, entry->room, &viewer, &card);
	if (e == ERR_STATE)
		http_error(h, 403, "not_released",
			   "the scorecard is not released yet; the interviewer decides when");
	else if (e)
		http_err(h, e);
	else
		http_saved(h, entry, card);
}

void api_scorecard(struct http *h)
{
	http_with_room(h, scorecard_ready);
}

/* ---- deleting ---- */

static void room_deleted(struct app_call *call)
{
	struct http *h = call->call.arg;
	enum err e = call->call.err;
	store_call_release(&call->call);
	if (e) {
		http_err(h, e);
		return;
	}
	struct entry *entry = entry_find(h->app, h->room);
	log_info("room_deleted", LOG_TEXT("room", h->room));
	judging_room_gone(h->app, h->room);
	if (entry)
		entry_forget(entry);
	http_json(h, 200, json_pack("{s:b}", "deleted", 1));
}

void api_room_delete(struct http *h)
{
	h->call.call.arg = h;
	memcpy(h->call.call.u.room_delete.room, h->room, sizeof h->room);
	memcpy(h->call.call.u.room_delete.user, h->user, sizeof h->user);
	app_store(h->app, &h->call, STORE_ROOM_DELETE, room_deleted);
}
