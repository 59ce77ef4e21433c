#include "unit/app/harness.h"

#include <stdlib.h>

static const char bank[] = "{\"v\":1,\"sections\":[{\"id\":\"metrics\",\"chapter\":\"Machine "
			   "Learning Fundamentals\",\"title\":\"Metrics\","
			   "\"intro\":\"x\",\"order\":1,\"status\":\"open\"}],\"references\":{},"
			   "\"questions\":[],\"cards\":[]}";

static int world_new(void **state)
{
	struct world *w = calloc(1, sizeof *w);
	char why[256];
	*state = w;
	snprintf(w->dir, sizeof w->dir, "/tmp/app_test_XXXXXX");
	if (rng_init() || !mkdtemp(w->dir) ||
	    catalog_read(span_of(bank), (struct span){0}, &w->catalog, why))
		return -1;
	world_open(w);
	return 0;
}

static int world_gone(void **state)
{
	struct world *w = *state;
	char command[128];
	world_close(w);
	catalog_free(w->catalog);
	snprintf(command, sizeof command, "rm -rf %s", w->dir);
	free(w);
	return system(command);
}

struct two {
	char lena[64], arun[64]; /* cookies */
	char room[32];
	struct peer i, c;
};

/* Lena makes a room, Arun joins it by link; both are connected and welcome. */
static void meet(struct world *w, struct two *t)
{
	char link[256], body[512], ticket[64];
	json_t *made = request(w, "POST", "/api/rooms", NULL,
			       "{\"title\":\"ML\",\"name\":\"Lena\",\"minutes\":[]}", 200, t->lena);
	text_of(made, "room", t->room, sizeof t->room);
	text_of(json_object_get(made, "links"), "candidate", link, sizeof link);
	json_decref(made);
	snprintf(body, sizeof body, "{\"room\":\"%s\",\"secret\":\"%s\",\"name\":\"Arun\"}",
		 t->room, strchr(strchr(link, '#'), '.') + 1);
	json_t *joined = request(w, "POST", "/api/links/join", NULL, body, 200, t->arun);
	text_of(joined, "ticket", ticket, sizeof ticket);
	json_decref(joined);

	connect_as(w, &t->i, t->lena);
	snprintf(body, sizeof body, "{\"t\":\"hello\",\"room\":\"%s\",\"cid\":\"ci\",\"last\":0}",
		 t->room);
	say(&t->i, body);
	until_got(w, &t->i, "\"t\":\"snap\"");
	connect_as(w, &t->c, t->arun);
	snprintf(body, sizeof body,
		 "{\"t\":\"hello\",\"room\":\"%s\",\"cid\":\"cc\",\"last\":0,\"ticket\":\"%s\"}",
		 t->room, ticket);
	say(&t->c, body);
	until_got(w, &t->c, "\"t\":\"snap\"");
}

static void part(struct two *t)
{
	disconnect(&t->i);
	disconnect(&t->c);
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(two_people_meet_and_talk, world_new, world_gone),
		cmocka_unit_test_setup_teardown(a_private_note_is_neither_seen_nor_missed,
						world_new, world_gone),
		cmocka_unit_test_setup_teardown(a_retry_is_answered_with_the_first_number,
						world_new, world_gone),
		cmocka_unit_test_setup_teardown(the_room_is_there_after_a_restart, world_new,
						world_gone),
		cmocka_unit_test_setup_teardown(a_reader_from_long_ago_gets_the_tail, world_new,
						world_gone),
		cmocka_unit_test_setup_teardown(strangers_and_used_tickets_stay_outside, world_new,
						world_gone),
		cmocka_unit_test_setup_teardown(a_deleted_session_is_gone_for_all, world_new,
						world_gone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
