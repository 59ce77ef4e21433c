#include "transcript.h"

#include "core/pair.h"

static struct pair_want want(const char *user, enum pair_role role, const char *section,
			     const char *level)
{
	struct pair_want w = {.role = role};
	snprintf(w.user, sizeof w.user, "%s", user);
	snprintf(w.name, sizeof w.name, "name of %.16s", user);
	snprintf(w.section, sizeof w.section, "%s", section);
	snprintf(w.level, sizeof w.level, "%s", level);
	return w;
}

static void join(struct pair *p, const char *user, enum pair_role role, const char *section,
		 const char *level, int64_t now_ms)
{
	struct pair_want w = want(user, role, section, level);
	assert_int_equal(pair_join(p, &w, now_ms), ERR_OK);
}

/* "waiting 0 ahead", "offered carl as candidate", "matched carl room" ... */
static const char *look(struct pair *p, const char *user, int64_t now_ms)
{
	static char line[128];
	struct pair_view v;
	pair_look(p, user, now_ms, &v);
	if (v.state == PAIR_NONE)
		snprintf(line, sizeof line, "none");
	else if (v.state == PAIR_WAITING)
		snprintf(line, sizeof line, "waiting %d ahead", v.ahead);
	else
		snprintf(line, sizeof line, "%s %s as %s%s%s", pair_state_word(v.state),
			 v.partner_user, role_word(v.role), v.room[0] ? " in " : "", v.room);
	return line;
}

static void first_come_first_served(void **state)
{
	(void)state;
	struct pair *p = pair_new();
	bool both;
	join(p, "ann", PAIR_CANDIDATE, "trees", "easy", 0);
	join(p, "ben", PAIR_CANDIDATE, "any", "any", 1);
	assert_string_equal(look(p, "ann", 2), "waiting 0 ahead");
	assert_string_equal(look(p, "ben", 2), "waiting 1 ahead");
	join(p, "carl", PAIR_INTERVIEWER, "trees", "any", 3);
	assert_string_equal(look(p, "ann", 4), "offered carl as candidate");
	assert_string_equal(look(p, "carl", 4), "offered ann as interviewer");
	assert_string_equal(look(p, "ben", 4), "waiting 0 ahead");
	assert_int_equal(pair_accept(p, "ben", 5, &both), ERR_STATE);
	assert_int_equal(pair_accept(p, "ann", 5, &both), ERR_OK);
	assert_false(both);
	assert_string_equal(look(p, "ann", 6), "accepted carl as candidate");
	assert_int_equal(pair_accept(p, "carl", 6, &both), ERR_OK);
	assert_true(both);
	pair_matched(p, "carl", "room222222222222", 7);
	assert_string_equal(look(p, "ann", 8), "matched carl as candidate in room222222222222");
	assert_string_equal(look(p, "carl", 8), "matched ann as interviewer in room222222222222");
	join(p, "ann", PAIR_EITHER, "any", "any", 9);
	assert_string_equal(look(p, "ann", 10), "offered ben as interviewer");
	pair_free(p);
}

static void a_room_that_could_not_be_made_is_asked_for_again(void **state)
{
	(void)state;
	struct pair *p = pair_new();
	bool both;
	join(p, "ann", PAIR_CANDIDATE, "any", "any", 0);
	join(p, "ben", PAIR_INTERVIEWER, "any", "any", 0);
	assert_int_equal(pair_accept(p, "ann", 1, &both), ERR_OK);
	assert_int_equal(pair_accept(p, "ann", 1, &both), ERR_OK); /* a double click */
	assert_false(both);
	assert_int_equal(pair_accept(p, "ben", 2, &both), ERR_OK);
	assert_true(both);
	assert_int_equal(pair_accept(p, "ben", 2, &both), ERR_OK);
	assert_false(both); /* one room is enough */
	pair_unmatched(p, "ben", 3);
	assert_string_equal(look(p, "ann", 4), "offered ben as candidate");
	assert_int_equal(pair_accept(p, "ben", 5, &both), ERR_OK);
	assert_int_equal(pair_accept(p, "ann", 5, &both), ERR_OK);
	assert_true(both);
	pair_free(p);
}

static void who_declines_leaves_and_the_other_keeps_the_place(void **state)
{
	(void)state;
	struct pair *p = pair_new();
	join(p, "ann", PAIR_CANDIDATE, "any", "any", 0);
	join(p, "ben", PAIR_INTERVIEWER, "any", "any", 1);
	join(p, "dora", PAIR_CANDIDATE, "any", "any", 2);
	assert_int_equal(pair_decline(p, "dora", 3), ERR_STATE);
	assert_int_equal(pair_decline(p, "ann", 3), ERR_OK);
	assert_string_equal(look(p, "ann", 4), "none");
	assert_string_equal(look(p, "ben", 4), "offered dora as interviewer");
	pair_leave(p, "dora", 5);
	assert_string_equal(look(p, "ben", 6), "waiting 0 ahead");
	pair_free(p);
}

static void who_says_nothing_has_gone(void **state)
{
	(void)state;
	struct pair *p = pair_new();
	bool both;
	join(p, "ann", PAIR_CANDIDATE, "any", "any", 0);
	assert_string_equal(look(p, "ann", PAIR_SILENT_MS), "waiting 0 ahead");
	join(p, "ben", PAIR_INTERVIEWER, "any", "any", PAIR_SILENT_MS);
	assert_string_equal(look(p, "ben", PAIR_SILENT_MS + 1), "offered ann as interviewer");
	/* Ann's page is closed; Ben accepts and is not kept from the next one. */
	assert_int_equal(pair_accept(p, "ben", PAIR_SILENT_MS + 2, &both), ERR_OK);
	for (int64_t now = PAIR_SILENT_MS; now <= 2 * PAIR_SILENT_MS; now += 2000)
		assert_string_equal(look(p, "ben", now), "accepted ann as interviewer");
	assert_string_equal(look(p, "ben", 2 * PAIR_SILENT_MS + 1), "waiting 0 ahead");
	assert_string_equal(look(p, "ann", 2 * PAIR_SILENT_MS + 1), "none");
	pair_free(p);
}

static void an_offer_left_unanswered_is_declined(void **state)
{
	(void)state;
	struct pair *p = pair_new();
	bool both;
	join(p, "ann", PAIR_CANDIDATE, "any", "any", 0);
	join(p, "ben", PAIR_INTERVIEWER, "any", "any", 0);
	assert_int_equal(pair_accept(p, "ann", 1, &both), ERR_OK);
	for (int64_t now = 0; now <= PAIR_OFFER_MS; now += 2000) {
		look(p, "ann", now);
		assert_string_equal(look(p, "ben", now), "offered ann as interviewer");
	}
	assert_string_equal(look(p, "ann", PAIR_OFFER_MS + 1), "waiting 0 ahead");
	assert_string_equal(look(p, "ben", PAIR_OFFER_MS + 1), "none");
	pair_free(p);
}

static void a_change_of_mind_keeps_the_place(void **state)
{
	(void)state;
	struct pair *p = pair_new();
	join(p, "ann", PAIR_CANDIDATE, "trees", "any", 0);
	join(p, "ben", PAIR_CANDIDATE, "any", "any", 1);
	join(p, "carl", PAIR_INTERVIEWER, "graphs", "hard", 2);
	assert_string_equal(look(p, "ben", 3), "offered carl as candidate");
	join(p, "carl", PAIR_INTERVIEWER, "trees", "hard", 4);
	assert_string_equal(look(p, "ann", 5), "offered carl as candidate");
	join(p, "carl", PAIR_INTERVIEWER, "trees", "hard", 6); /* the same again: a reload */
	assert_string_equal(look(p, "ann", 7), "offered carl as candidate");
	assert_string_equal(look(p, "ben", 7), "waiting 0 ahead");
	pair_free(p);
}

static void sections_levels_and_roles_must_agree(void **state)
{
	(void)state;
	struct pair *p = pair_new();
	join(p, "ann", PAIR_EITHER, "trees", "easy", 0);
	join(p, "ben", PAIR_EITHER, "graphs", "easy", 0);
	join(p, "carl", PAIR_EITHER, "trees", "hard", 0);
	assert_string_equal(look(p, "carl", 1), "waiting 2 ahead");
	join(p, "dora", PAIR_EITHER, "trees", "easy", 1);
	assert_string_equal(look(p, "dora", 2), "offered ann as interviewer");
	pair_free(p);
}

static void the_hall_has_1024_seats(void **state)
{
	(void)state;
	struct pair *p = pair_new();
	char user[ID_SIZE];
	for (int i = 0; i < PAIR_MAX; i++) {
		snprintf(user, sizeof user, "u%d", i);
		join(p, user, PAIR_CANDIDATE, "any", "any", 0);
	}
	struct pair_want w = want("late", PAIR_CANDIDATE, "any", "any");
	assert_int_equal(pair_join(p, &w, 0), ERR_BUSY);
	join(p, "u7", PAIR_INTERVIEWER, "any", "any", 0);
	assert_string_equal(look(p, "u0", 0), "offered u7 as candidate");
	assert_int_equal(pair_join(p, &w, PAIR_SILENT_MS + 1), ERR_BUSY);
	pair_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_come_first_served),
		cmocka_unit_test(a_room_that_could_not_be_made_is_asked_for_again),
		cmocka_unit_test(who_declines_leaves_and_the_other_keeps_the_place),
		cmocka_unit_test(who_says_nothing_has_gone),
		cmocka_unit_test(an_offer_left_unanswered_is_declined),
		cmocka_unit_test(a_change_of_mind_keeps_the_place),
		cmocka_unit_test(sections_levels_and_roles_must_agree),
		cmocka_unit_test(the_hall_has_1024_seats),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
