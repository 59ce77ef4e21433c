/* Whose fault is it: the rules of a conversation, as a table. */
#include "judge/interact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
	const char *what;
	struct conversation c;
	enum verdict verdict;
} cases[] = {
	{"both are content", {VERDICT_NONE, false, VERDICT_AC, BOX_EXITED, false}, VERDICT_AC},
	{"it says something wrong and leaves",
	 {VERDICT_NONE, false, VERDICT_WA, BOX_EXITED, false},
	 VERDICT_WA},
	{"rejected first, whatever it does then",
	 {VERDICT_RTE, false, VERDICT_WA, BOX_EXITED, true},
	 VERDICT_WA},
	{"rejected first, and it waited for more",
	 {VERDICT_TLE, true, VERDICT_WA, BOX_EXITED, true},
	 VERDICT_WA},
	{"it crashed first, the validator only noticed",
	 {VERDICT_RTE, false, VERDICT_WA, BOX_EXITED, false},
	 VERDICT_RTE},
	{"too slow before the validator decided",
	 {VERDICT_TLE, false, VERDICT_WA, BOX_EXITED, false},
	 VERDICT_TLE},
	{"accepted, then it crashed",
	 {VERDICT_RTE, false, VERDICT_AC, BOX_EXITED, true},
	 VERDICT_RTE},
	{"each waited for the other",
	 {VERDICT_TLE, true, VERDICT_WA, BOX_EXITED, false},
	 VERDICT_TLE},
	{"each waited, and the validator broke on the end of its input",
	 {VERDICT_TLE, true, VERDICT_JE, BOX_SIGNALED, false},
	 VERDICT_TLE},
	{"each waited, and the validator went on waiting",
	 {VERDICT_TLE, true, VERDICT_JE, BOX_WALL_LIMIT, false},
	 VERDICT_JE},
	{"the validator broke", {VERDICT_NONE, false, VERDICT_JE, BOX_EXITED, true}, VERDICT_JE},
	{"the validator broke, and it crashed",
	 {VERDICT_RTE, false, VERDICT_JE, BOX_SIGNALED, true},
	 VERDICT_JE},
	{"it forbids itself nothing",
	 {VERDICT_SV, false, VERDICT_WA, BOX_EXITED, false},
	 VERDICT_SV},
	{"it could not be started", {VERDICT_JE, false, VERDICT_JE, BOX_ERROR, false}, VERDICT_JE},
};

static void each_end_has_its_verdict(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (conversation_verdict(&cases[i].c) != cases[i].verdict)
			fail_msg("%s: %s", cases[i].what,
				 verdict_word(conversation_verdict(&cases[i].c)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(each_end_has_its_verdict)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
