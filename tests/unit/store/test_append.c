#include "unit/store/desk.h"

static int begin(void **state)
{
	struct desk *d = test_malloc(sizeof *d);
	desk_start(d);
	desk_guest(d, ANNA, "Anna");
	desk_guest(d, BERT, "Bert");
	desk_room(d, ROOM);
	*state = d;
	return 0;
}

static int end(void **state)
{
	desk_remove(*state);
	test_free(*state);
	return 0;
}

static void what_was_appended_is_loaded(void **state)
{
	struct desk *d = *state;
	assert_int_equal(desk_chat(d, ROOM, 1, "m1", "{\"text\":\"h\xC3\xA9llo\"}"), ERR_OK);
	assert_int_equal(desk_chat(d, ROOM, 2, "m2", "{\"text\":\"you\"}"), ERR_OK);
	desk_reopen(d);
	struct store_call call = {.op = STORE_ROOM_LOAD, .u.room_load.room = ROOM};
	assert_int_equal(desk_ask(d, &call), ERR_OK);
	assert_string_equal(call.u.room_load.epoch, EPOCH);
	assert_int_equal(call.u.room_load.n, 3);
	const struct event *e = call.u.room_load.events[1];
	assert_int_equal(e->s, 2);
	assert_int_equal(e->ts_ms, 1002);
	assert_int_equal(e->kind, EVENT_CHAT);
	assert_int_equal(e->digest, 7);
	assert_string_equal(e->user, ANNA);
	assert_string_equal(e->cid, "c1");
	assert_string_equal(e->id, "m1");
	assert_true(span_is(e->body, "{\"text\":\"h\xC3\xA9llo\"}"));
	store_call_release(&call);
	struct store_call none = {.op = STORE_ROOM_LOAD, .u.room_load.room = "nosuchroomatall1"};
	assert_int_equal(desk_ask(d, &none), ERR_NOENT);
}

static void another_head_is_a_conflict(void **state)
{
	struct desk *d = *state;
	assert_int_equal(desk_chat(d, ROOM, 1, "m1", "{}"), ERR_OK);
	assert_int_equal(desk_chat(d, ROOM, 1, "m2", "{}"), ERR_CONFLICT);
	assert_int_equal(desk_chat(d, ROOM, 7, "m2", "{}"), ERR_CONFLICT);
	assert_int_equal(desk_head(d, ROOM), 2);
	assert_int_equal(desk_chat(d, "nosuchroomatall1", 1, "m3", "{}"), ERR_NOENT);
}

/* A retry is known whatever version it was computed at, also after a restart. */
static void a_retry_finds_its_first_try(void **state)
{
	struct desk *d = *state;
	assert_int_equal(desk_chat(d, ROOM, 1, "m1", "{}"), ERR_OK);
	assert_int_equal(desk_chat(d, ROOM, 2, "m2", "{}"), ERR_OK);
	desk_reopen(d);
	for (int64_t expected = 1; expected <= 3; expected++) {
		struct store_call call = {0};
		assert_int_equal(desk_add(d, &call, ROOM, expected, EVENT_CHAT, ANNA, "m1", "{}"),
				 ERR_EXISTS);
		assert_int_equal(call.u.append.existing_s, 2);
		assert_int_equal(call.u.append.existing_digest, 7);
	}
	struct store_call other = {0};
	assert_int_equal(desk_add(d, &other, ROOM, 3, EVENT_CHAT, BERT, "m1", "{}"), ERR_OK);
	assert_int_equal(desk_head(d, ROOM), 4);
}

static enum err use_ticket(struct desk *d, const char *ticket, const char *user, int64_t now_ms)
{
	struct store_call call = {.op = STORE_APPEND, .u.append = {.room = ROOM}};
	snprintf(call.u.append.ticket, sizeof call.u.append.ticket, "%s", ticket);
	call.u.append.expected = 1;
	call.u.append.member = user;
	call.u.append.member_role = ROLE_CANDIDATE;
	call.u.append.now_ms = now_ms;
	return desk_ask(d, &call);
}

static void a_ticket_is_used_once_by_its_guest_in_time(void **state)
{
	struct desk *d = *state;
	struct store_call make = {.op = STORE_TICKET_MAKE,
				  .u.ticket_make = {.ticket = "t1",
						    .room = ROOM,
						    .user = BERT,
						    .role = ROLE_CANDIDATE,
						    .expires_ms = 60000}};
	assert_int_equal(desk_ask(d, &make), ERR_OK);
	assert_int_equal(use_ticket(d, "t2", BERT, 1), ERR_FORBIDDEN);
	assert_int_equal(use_ticket(d, "t1", ANNA, 1), ERR_FORBIDDEN);
	assert_int_equal(use_ticket(d, "t1", BERT, 60000), ERR_FORBIDDEN);
	assert_int_equal(use_ticket(d, "t1", BERT, 59999), ERR_OK);
	assert_int_equal(use_ticket(d, "t1", BERT, 59999), ERR_FORBIDDEN);
	snprintf(make.u.ticket_make.room, sizeof make.u.ticket_make.room, "nosuchroomatall1");
	snprintf(make.u.ticket_make.ticket, sizeof make.u.ticket_make.ticket, "t3");
	assert_int_equal(desk_ask(d, &make), ERR_NOENT);
}

/* The join and its ticket share a transaction: what does not fit leaves the ticket as it was. */
static void a_conflict_keeps_the_ticket(void **state)
{
	struct desk *d = *state;
	struct store_call make = {.op = STORE_TICKET_MAKE,
				  .u.ticket_make = {.ticket = "t1",
						    .room = ROOM,
						    .user = BERT,
						    .role = ROLE_CANDIDATE,
						    .expires_ms = 60000}};
	assert_int_equal(desk_ask(d, &make), ERR_OK);
	for (int64_t expected = 5; expected >= 1; expected -= 4) {
		struct store_call call = {.u.append = {.ticket = "t1",
						       .member = BERT,
						       .member_role = ROLE_CANDIDATE,
						       .now_ms = 5}};
		assert_int_equal(desk_add(d, &call, ROOM, expected, EVENT_JOIN, BERT, "",
					  "{\"name\":\"Bert\",\"role\":\"candidate\"}"),
				 expected == 1 ? ERR_OK : ERR_CONFLICT);
	}
}

static void readers_page_forward_and_backward(void **state)
{
	struct desk *d = *state;
	char id[8];
	for (int64_t s = 1; s <= 9; s++) {
		snprintf(id, sizeof id, "m%d", (int)s);
		assert_int_equal(desk_chat(d, ROOM, s, id, "{\"text\":\"0123456789\"}"), ERR_OK);
	}
	struct store_call call = {
		.op = STORE_EVENTS_AFTER,
		.u.events = {.room = ROOM, .after = 3, .max = 4, .max_bytes = 9999}};
	assert_int_equal(desk_ask(d, &call), ERR_OK);
	assert_int_equal(call.u.events.head, 10);
	assert_int_equal(call.u.events.n, 4);
	assert_int_equal(call.u.events.events[0]->s, 4);
	store_call_release(&call);
	call.u.events.max_bytes = 1; /* one is given whatever it weighs */
	assert_int_equal(desk_ask(d, &call), ERR_OK);
	assert_int_equal(call.u.events.n, 1);
	store_call_release(&call);
	call.u.events.max_bytes = 50;
	call.u.events.backward = true;
	call.u.events.after = 9;
	assert_int_equal(desk_ask(d, &call), ERR_OK);
	assert_int_equal(call.u.events.n, 2);
	assert_int_equal(call.u.events.events[0]->s, 7);
	assert_int_equal(call.u.events.events[1]->s, 8);
	store_call_release(&call);
}

/* Calls queued together share a commit, and each is undone alone. */
static void one_bad_call_does_not_spoil_its_group(void **state)
{
	enum { N = 60 };
	struct desk *d = *state;
	struct store_call calls[N];
	struct event *events[N];
	bool done[N] = {0};
	int64_t head = 1;
	for (int i = 0; i < N; i++) {
		bool bad = i % 3 == 2;
		char id[8];
		snprintf(id, sizeof id, "g%d", i);
		events[i] = desk_event(bad ? 99 : head + 1, EVENT_CHAT, ANNA, id, "{}");
		calls[i] =
			(struct store_call){.op = STORE_APPEND, .done = desk_done, .arg = &done[i]};
		calls[i].u.append.expected = bad ? 98 : head;
		calls[i].u.append.events = &events[i];
		calls[i].u.append.n = 1;
		memcpy(calls[i].u.append.room, ROOM, sizeof ROOM);
		store_submit(d->store, &calls[i]);
		head += bad ? 0 : 1;
	}
	while (!done[N - 1])
		desk_turn(d);
	for (int i = 0; i < N; i++) {
		assert_int_equal(calls[i].err, i % 3 == 2 ? ERR_CONFLICT : ERR_OK);
		event_unref(events[i]);
	}
	assert_int_equal(desk_head(d, ROOM), head);
	struct store_figures f;
	store_figures(d->store, &f);
	assert_true(f.rows == head && f.errors == 0 && f.commits > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_was_appended_is_loaded, begin, end),
		cmocka_unit_test_setup_teardown(another_head_is_a_conflict, begin, end),
		cmocka_unit_test_setup_teardown(a_retry_finds_its_first_try, begin, end),
		cmocka_unit_test_setup_teardown(a_ticket_is_used_once_by_its_guest_in_time, begin,
						end),
		cmocka_unit_test_setup_teardown(a_conflict_keeps_the_ticket, begin, end),
		cmocka_unit_test_setup_teardown(readers_page_forward_and_backward, begin, end),
		cmocka_unit_test_setup_teardown(one_bad_call_does_not_spoil_its_group, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
