/* Deleted means: no byte of it in any file of the store. */
#include "unit/store/desk.h"

enum { ROOMS = 12, EVENTS = 1500 };

static void name_of(int i, char room[ID_SIZE])
{
	snprintf(room, ID_SIZE, "gone%c%crestofname", 'a' + i, 'q');
}

/* Rooms grow side by side with bodies of many sizes, so that pages split between them again and
 * again: that is what leaves copies of rows in the gaps. */
static void grow(struct desk *d)
{
	int64_t heads[ROOMS];
	char room[ID_SIZE], id[16];
	AUTO_BUF body;
	buf_init(&body, 1 << 20);
	for (int i = 0; i < ROOMS; i++) {
		name_of(i, room);
		desk_room(d, room);
		heads[i] = 1;
	}
	unsigned seed = 1;
	for (int n = 0; n < EVENTS; n++) {
		seed = seed * 1103515245 + 12345;
		int i = (int)(seed >> 16) % ROOMS;
		unsigned copies = n % 50 == 0 ? 900 : 1 + (seed >> 8) % 60;
		name_of(i, room);
		snprintf(id, sizeof id, "d%d", n);
		buf_clear(&body);
		buf_add_char(&body, '"');
		while (copies-- > 0)
			buf_addf(&body, "SAID-%s;", room);
		buf_add_char(&body, '"');
		assert_int_equal(desk_chat(d, room, heads[i]++, id, body.p), ERR_OK);
	}
}

static enum err drop(struct desk *d, const char *room, const char *user)
{
	struct store_call call = {.op = STORE_ROOM_DELETE};
	snprintf(call.u.room_delete.room, sizeof call.u.room_delete.room, "%s", room);
	snprintf(call.u.room_delete.user, sizeof call.u.room_delete.user, "%s", user);
	return desk_ask(d, &call);
}

static void a_deleted_room_leaves_no_byte(void **state)
{
	struct desk d;
	char room[ID_SIZE];
	(void)state;
	desk_start(&d);
	desk_guest(&d, ANNA, "Anna");
	grow(&d);
	for (int i = 0; i < ROOMS; i++) {
		name_of(i, room);
		assert_true(desk_grep(&d, room) > 0);
		assert_int_equal(drop(&d, room, ANNA), ERR_OK);
		assert_int_equal(desk_grep(&d, room), 0);
		assert_int_equal(desk_head(&d, room), -1);
	}
	desk_remove(&d);
}

static void only_who_took_part_may_delete(void **state)
{
	struct desk d;
	(void)state;
	desk_start(&d);
	desk_guest(&d, ANNA, "Anna");
	desk_guest(&d, BERT, "Bert");
	desk_room(&d, ROOM);
	assert_int_equal(drop(&d, "nosuchroomatall1", ANNA), ERR_NOENT);
	assert_int_equal(drop(&d, ROOM, BERT), ERR_FORBIDDEN);
	struct store_call call = {.u.append = {.member = BERT, .member_role = ROLE_OBSERVER}};
	assert_int_equal(desk_add(&d, &call, ROOM, 1, EVENT_JOIN, BERT, "",
				  "{\"name\":\"Bert\",\"role\":\"observer\"}"),
			 ERR_OK);
	assert_int_equal(drop(&d, ROOM, BERT), ERR_FORBIDDEN);
	assert_int_equal(desk_head(&d, ROOM), 2);
	assert_int_equal(drop(&d, ROOM, ANNA), ERR_OK);
	assert_int_equal(desk_chat(&d, ROOM, 2, "m1", "{}"), ERR_NOENT);
	desk_remove(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_deleted_room_leaves_no_byte),
		cmocka_unit_test(only_who_took_part_may_delete),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
