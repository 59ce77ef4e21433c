#include "unit/app/people.h"

#include <sqlite3.h>

static void two_people_meet_and_talk(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	meet(w, &t);
	assert_non_null(strstr(t.i.got.p, "\"role\":\"interviewer\""));
	assert_non_null(strstr(t.c.got.p, "\"role\":\"candidate\""));
	say(&t.c,
	    "{\"t\":\"do\",\"id\":\"1\",\"k\":\"chat\",\"b\":{\"text\":\"Can a score be -inf?\"}}");
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"1\"");
	until_got(w, &t.i, "Can a score be -inf?");
	part(&t);
}

static void a_private_note_is_neither_seen_nor_missed(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	meet(w, &t);
	say(&t.i, "{\"t\":\"do\",\"id\":\"1\",\"k\":\"note\",\"b\":{\"text\":\"asks well\"}}");
	until_got(w, &t.i, "asks well");
	say(&t.i, "{\"t\":\"do\",\"id\":\"2\",\"k\":\"chat\",\"b\":{\"text\":\"hello\"}}");
	until_got(w, &t.c, "hello");
	assert_null(strstr(t.c.got.p, "asks well"));
	/* create 1, join 2, join 3, note 4, chat 5: the candidate's chain goes from 3 to 5. */
	assert_non_null(strstr(t.c.got.p, "\"s\":5,\"p\":3"));
	part(&t);
}

static void a_retry_is_answered_with_the_first_number(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	const char *line = "{\"t\":\"do\",\"id\":\"x\",\"k\":\"chat\",\"b\":{\"text\":\"once\"}}";
	meet(w, &t);
	say(&t.c, line);
	say(&t.c, line);
	until_got(w, &t.i, "once");
	say(&t.c, "{\"t\":\"do\",\"id\":\"x\",\"k\":\"chat\",\"b\":{\"text\":\"other\"}}");
	until_got(w, &t.c, "id_reuse");
	flush(&t.i);
	assert_null(strstr(strstr(t.i.got.p, "once") + 1, "once"));
	part(&t);
}

static void the_room_is_there_after_a_restart(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	char body[256];
	meet(w, &t);
	say(&t.c, "{\"t\":\"do\",\"id\":\"1\",\"k\":\"edit\",\"b\":{\"doc\":\"scratch\",\"v\":0,"
		  "\"cl\":\"p\",\"us\":"
		  "[{\"c\":[[0,\"typed\"]],\"dt\":5}]}}");
	until_got(w, &t.c, "\"t\":\"ack\"");
	part(&t);
	world_close(w);
	world_open(w);
	connect_as(w, &t.i, t.lena);
	snprintf(body, sizeof body, "{\"t\":\"hello\",\"room\":\"%s\",\"cid\":\"ci\",\"last\":0}",
		 t.room);
	say(&t.i, body);
	until_got(w, &t.i, "\"text\":\"typed\"");
	disconnect(&t.i);
}

static void a_reader_from_long_ago_gets_the_tail(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	char body[512], epoch[64] = "";
	meet(w, &t);
	const char *at = strstr(t.i.got.p, "\"epoch\":\"") + 9;
	memcpy(epoch, at, 26);
	for (int n = 0; n < 15; n++) {
		snprintf(
			body, sizeof body,
			"{\"t\":\"do\",\"id\":\"%d\",\"k\":\"chat\",\"b\":{\"text\":\"line %d.\"}}",
			n, n);
		say(&t.c, body);
	}
	until_got(w, &t.c, "line 14.");
	struct peer again;
	connect_as(w, &again, t.lena);
	snprintf(body, sizeof body,
		 "{\"t\":\"hello\",\"room\":\"%s\",\"cid\":\"other\",\"epoch\":\"%s\",\"last\":3}",
		 t.room, epoch);
	say(&again, body);
	until_got(w, &again, "line 14.");
	assert_non_null(strstr(again.got.p, "\"mode\":\"tail\""));
	assert_non_null(strstr(again.got.p, "\"s\":4,\"p\":3"));
	disconnect(&again);
	part(&t);
}

static void strangers_and_used_tickets_stay_outside(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer stranger;
	char body[256], cookie[64] = "";
	meet(w, &t);
	json_decref(request(w, "POST", "/api/me", NULL, "{\"name\":\"Mallory\"}", 200, cookie));
	connect_as(w, &stranger, cookie);
	snprintf(body, sizeof body,
		 "{\"t\":\"hello\",\"room\":\"%s\",\"cid\":\"m\",\"last\":0,\"ticket\":\"%.31sc\"}",
		 t.room, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	say(&stranger, body);
	until_closed(w, &stranger);
	assert_int_equal(stranger.closed, 4501);
	disconnect(&stranger);
	json_decref(request(w, "GET", "/api/rooms/aaaaaaaaaaaaaaaa/log", cookie, NULL, 404, NULL));
	snprintf(body, sizeof body, "/api/rooms/%s/log", t.room);
	json_decref(request(w, "GET", body, cookie, NULL, 404, NULL));
	json_decref(request(w, "GET", body, t.arun, NULL, 200, NULL));
	part(&t);
}

static void a_deleted_session_is_gone_for_all(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	char path[64];
	meet(w, &t);
	snprintf(path, sizeof path, "/api/rooms/%s", t.room);
	json_decref(request(w, "DELETE", path, t.arun, "{}", 200, NULL));
	until_closed(w, &t.i);
	assert_int_equal(t.i.closed, 4504);
	part(&t);
	json_t *mine = request(w, "GET", "/api/sessions", t.lena, NULL, 200, NULL);
	assert_int_equal(json_array_size(json_object_get(mine, "sessions")), 0);
	json_decref(mine);
}

/* Whether the level is the proposed one, or the point exists, is not for the candidate to find out.
 */
static void a_refusal_tells_a_candidate_nothing(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	static const char *const asked[] = {
		"\"k\":\"score\",\"b\":{\"item\":\"sumup\",\"axis\":\"problem-solving\","
		"\"level\":4,\"cites\":[]}",
		"\"k\":\"tick\",\"b\":{\"item\":\"sumup\",\"point\":\"none-such\",\"state\":"
		"\"missed\"}",
		"\"k\":\"tick\",\"b\":{\"item\":\"sumup\",\"point\":\"count\",\"state\":"
		"\"missed\"}",
		"\"k\":\"hint\",\"b\":{\"item\":\"none\",\"n\":1}",
	};
	meet(w, &t);
	reveal(w, &t);
	say(&t.i, "{\"t\":\"do\",\"id\":\"t\",\"k\":\"tick\",\"b\":{\"item\":\"sumup\","
		  "\"point\":\"count\",\"state\":\"missed\"}}");
	until_got(w, &t.i, "\"t\":\"ack\",\"id\":\"t\"");
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		char text[256];
		buf_clear(&t.c.got);
		snprintf(text, sizeof text, "{\"t\":\"do\",\"id\":\"1\",%s}", asked[i]);
		say(&t.c, text);
		until_got(w, &t.c, "\"code\":\"forbidden\"");
		assert_null(strstr(t.c.got.p, "\"head\""));
	}
	part(&t);
}

static void after_a_swap_nobody_reads_what_was_thought_of_him(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	char path[64];
	meet(w, &t);
	reveal(w, &t);
	say(&t.i, "{\"t\":\"do\",\"id\":\"1\",\"k\":\"tick\",\"b\":{\"item\":\"sumup\","
		  "\"point\":\"count\",\"state\":\"missed\"}}");
	say(&t.i, "{\"t\":\"do\",\"id\":\"2\",\"k\":\"comment\",\"b\":{\"text\":\"weak\"}}");
	say(&t.i, "{\"t\":\"do\",\"id\":\"3\",\"k\":\"swap\",\"b\":{}}");
	until_got(w, &t.i, "\"t\":\"ack\",\"id\":\"3\"");
	snprintf(path, sizeof path, "/api/rooms/%s/scorecard", t.room);
	json_t *mine = request(w, "GET", path, t.lena, NULL, 200, NULL);
	json_t *his = request(w, "GET", path, t.arun, NULL, 200, NULL);
	assert_int_equal(json_array_size(json_object_get(mine, "questions")), 1);
	assert_string_equal(json_string_value(json_object_get(mine, "comment")), "weak");
	assert_int_equal(json_array_size(json_object_get(his, "questions")), 0);
	assert_true(json_is_null(json_object_get(his, "comment")));
	json_decref(mine);
	json_decref(his);
	part(&t);
}

static void one_page_of_history_at_a_time(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	meet(w, &t);
	say(&t.c, "{\"t\":\"history\",\"id\":\"1\",\"before\":4,\"n\":10}");
	say(&t.c, "{\"t\":\"history\",\"id\":\"2\",\"before\":4,\"n\":10}");
	until_got(w, &t.c, "\"t\":\"history\",\"id\":\"1\"");
	assert_non_null(strstr(t.c.got.p, "\"t\":\"nack\",\"id\":\"2\",\"code\":\"busy\""));
	say(&t.c, "{\"t\":\"history\",\"id\":\"3\",\"before\":4,\"n\":10}");
	until_got(w, &t.c, "\"t\":\"history\",\"id\":\"3\"");
	part(&t);
}

/* ---- a disk that refuses ---- */

static sqlite3 *other_hand(const struct world *w)
{
	char path[128];
	sqlite3 *db;
	snprintf(path, sizeof path, "%s/viva.db", w->dir);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	return db;
}

static void sql(sqlite3 *db, const char *text)
{
	assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
}

static void what_is_not_saved_is_not_seen(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	meet(w, &t);
	sqlite3 *db = other_hand(w);
	sql(db, "CREATE TRIGGER refuse BEFORE INSERT ON event WHEN NEW.body LIKE '%poison%'"
		" BEGIN SELECT RAISE(ABORT, 'no'); END");
	say(&t.c, "{\"t\":\"do\",\"id\":\"1\",\"k\":\"chat\",\"b\":{\"text\":\"poison\"}}");
	say(&t.i, "{\"t\":\"do\",\"id\":\"2\",\"k\":\"chat\",\"b\":{\"text\":\"after\"}}");
	until_got(w, &t.c, "\"t\":\"nack\",\"id\":\"1\",\"code\":\"not_saved\"");
	until_got(w, &t.i, "\"t\":\"ack\",\"id\":\"2\",\"s\":4");
	until_got(w, &t.c, "\"s\":4,\"p\":3");
	sql(db, "DROP TRIGGER refuse");
	say(&t.c, "{\"t\":\"do\",\"id\":\"1\",\"k\":\"chat\",\"b\":{\"text\":\"poison\"}}");
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"1\",\"s\":5");
	flush(&t.i);
	assert_null(strstr(strstr(t.i.got.p, "poison") + 1, "poison"));
	sqlite3_close(db);
	part(&t);
}

enum { MORE_THAN_THE_QUEUE = 17000 };

static void counted(struct store_call *call)
{
	++*(size_t *)call->arg;
}

static void a_full_queue_answers_out_of_turn(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	size_t back = 0;
	struct store_call *calls = calloc(MORE_THAN_THE_QUEUE, sizeof *calls);
	assert_non_null(calls);
	meet(w, &t);
	sqlite3 *db = other_hand(w);
	sql(db, "BEGIN IMMEDIATE"); /* the writer waits */
	say(&t.c, "{\"t\":\"do\",\"id\":\"1\",\"k\":\"chat\",\"b\":{\"text\":\"first\"}}");
	for (size_t i = 0; i < MORE_THAN_THE_QUEUE; i++) {
		calls[i] = (struct store_call){.op = STORE_PING, .done = counted, .arg = &back};
		store_submit(w->store, &calls[i]);
	}
	say(&t.i, "{\"t\":\"do\",\"id\":\"2\",\"k\":\"chat\",\"b\":{\"text\":\"second\"}}");
	until_got(w, &t.i, "\"t\":\"nack\",\"id\":\"2\",\"code\":\"busy\"");
	sql(db, "COMMIT");
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"1\",\"s\":4");
	while (back < MORE_THAN_THE_QUEUE)
		pump(w);
	say(&t.i, "{\"t\":\"do\",\"id\":\"3\",\"k\":\"chat\",\"b\":{\"text\":\"third\"}}");
	until_got(w, &t.i, "\"t\":\"ack\",\"id\":\"3\",\"s\":5");
	sqlite3_close(db);
	free(calls);
	part(&t);
}

static void too_many_messages_end_the_connection(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	meet(w, &t);
	for (int i = 0; i < 2000 && !t.c.closed; i++)
		say(&t.c, "{\"t\":\"eph\",\"k\":\"typing\",\"b\":{\"on\":true}}");
	assert_int_equal(t.c.closed, 4013);
	part(&t);
}

static void who_does_not_read_is_not_read_from(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	meet(w, &t);
	for (int n = 0; n < 127; n++)
		say(&t.c, "{\"t\":\"do\",\"id\":\"x\",\"k\":\"no such kind\",\"b\":{}}");
	assert_false(t.c.paused);
	say(&t.c, "{\"t\":\"do\",\"id\":\"x\",\"k\":\"no such kind\",\"b\":{}}");
	assert_true(t.c.paused);
	flush(&t.c);
	assert_false(t.c.paused);
	part(&t);
}

#define IN_A_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_A_WORLD(two_people_meet_and_talk),
		IN_A_WORLD(a_private_note_is_neither_seen_nor_missed),
		IN_A_WORLD(a_retry_is_answered_with_the_first_number),
		IN_A_WORLD(the_room_is_there_after_a_restart),
		IN_A_WORLD(a_reader_from_long_ago_gets_the_tail),
		IN_A_WORLD(strangers_and_used_tickets_stay_outside),
		IN_A_WORLD(a_deleted_session_is_gone_for_all),
		IN_A_WORLD(a_refusal_tells_a_candidate_nothing),
		IN_A_WORLD(after_a_swap_nobody_reads_what_was_thought_of_him),
		IN_A_WORLD(one_page_of_history_at_a_time),
		IN_A_WORLD(what_is_not_saved_is_not_seen),
		IN_A_WORLD(a_full_queue_answers_out_of_turn),
		IN_A_WORLD(too_many_messages_end_the_connection),
		IN_A_WORLD(who_does_not_read_is_not_read_from),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
