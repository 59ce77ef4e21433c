#include "transcript.h"

#define REVEAL_BRIEF                                                                               \
	"{'item':'sums','what':'brief','title':'Sums','content':{'brief':'b'},'docs':[{'doc':"     \
	"'sums:solution.c','name':'solution.c','lang':'c','text':'int main(void)\\n'}]}"
#define REVEAL_STATEMENT                                                                           \
	"{'item':'sums','what':'statement','title':'Sums','content':{'statement':'s'},'docs':[{"   \
	"'doc':'sums:solution.c','name':'solution.c','lang':'c','text':'other'}]}"
#define RUN1 "run2222222222222"

static void an_interview_from_link_to_card(void **state)
{
	(void)state;
	struct table *t = table_live();
	AUTO_BUF text;
	buf_init(&text, 1 << 20);
	STEP(BOB, "chat", "{'text':'hello'}", "ok 5 all");
	STEP(ALICE, "phase", "{'n':1}", "ok 6 all");
	STEP(ALICE, "select", "{'item':'sums'}", "ok 7 interviewers");
	STEP(ALICE, "reveal", REVEAL_BRIEF, "ok 8 all");
	STEP(BOB, "edit",
	     "{'doc':'sums:solution.c','v':0,'cl':'b1','us':[{'c':[15,[0,'{}']],'dt':5}]}",
	     "ok 9 all");
	assert_string_equal(document(t->room, "sums:solution.c", &text), "int main(void)\n{}");
	STEP(ALICE, "reveal", REVEAL_STATEMENT, "ok 10 all");
	STEP(ALICE, "hint", "{'item':'sums','n':1,'text':'prefix'}", "ok 11 all");
	STEP(ALICE, "tick", "{'item':'sums','point':'kp1','state':'prompted'}",
	     "ok 12 interviewers");
	STEP(BOB, "run",
	     "{'doc':'sums:solution.c','what':'submit','run':'" RUN1 "','n':1,'item':'sums','v':1}",
	     "ok 13 all");
	STEP("", "judge", "{'run':'" RUN1 "','state':'running','done':1,'total':2}", "ok 14 all");
	STEP("", "judge", "{'run':'" RUN1 "','state':'done','result':{'verdict':'AC'}}",
	     "ok 15 all");
	STEP("", "judge", "{'run':'" RUN1 "','state':'done','result':{'verdict':'WA'}}",
	     "not allowed now");
	STEP(BOB, "note", "{'text':'mine'}", "ok 16 own");
	STEP(ALICE, "note", "{'text':'hers','item':'sums'}", "ok 17 interviewers");
	STEP(ALICE, "release", "{'card':{}}", "not allowed now");
	STEP(ALICE, "end", "{}", "ok 18 all");
	STEP(BOB, "chat", "{'text':'late'}", "not allowed now");
	STEP(BOB, "note", "{'text':'late'}", "not allowed for you");
	STEP(ALICE, "score",
	     "{'item':'sums','axis':'testing','level':3,'reason':'calm','cites':[5,12]}",
	     "ok 19 interviewers");
	STEP(ALICE, "release", "{'card':{'overall':null}}", "ok 20 all");
	assert_true(room_ended(t->room) && room_released(t->room));
	folds_alike(t);
	table_close(t);
}

static void a_plan_is_the_interviewers_alone(void **state)
{
	(void)state;
	struct table *t = table_live();
	STEP(ALICE, "plan",
	     "{'title':'An "
	     "hour','steps':[{'text':'Hello','minutes':2},{'item':'sums','minutes':30}]}",
	     "ok 5 interviewers");
	STEP(ALICE, "plan", "{'title':'Nothing','steps':[]}", "ok 6 interviewers");
	STEP(BOB, "plan", "{'title':'Mine','steps':[]}", "not allowed for you");
	STEP(OLGA, "plan", "{'title':'Hers','steps':[]}", "not allowed for you");
	STEP(ALICE, "plan", "{'title':'','steps':[]}", "malformed input");
	STEP(ALICE, "plan", "{'title':'x','steps':[{'minutes':5}]}", "malformed input");
	STEP(ALICE, "plan", "{'title':'x','steps':[{'item':'sums','text':'y','minutes':5}]}",
	     "malformed input");
	STEP(ALICE, "plan", "{'title':'x','steps':[{'item':'sums','minutes':0}]}",
	     "malformed input");
	STEP(ALICE, "end", "{}", "ok 7 all");
	STEP(ALICE, "plan", "{'title':'Late','steps':[]}", "not allowed now");
	folds_alike(t);
	table_close(t);
}

static void roles_hold_as_the_table_says(void **state)
{
	(void)state;
	struct table *t = table_live();
	STEP(BOB, "reveal", REVEAL_BRIEF, "not allowed for you");
	STEP(BOB, "phase", "{'n':1}", "not allowed for you");
	STEP(OLGA, "edit", "{'doc':'scratch','v':0,'cl':'o','us':[{'c':[[0,'x']],'dt':0}]}",
	     "not allowed for you");
	STEP(BOB, "chat", "{'text':'psst','to':'interviewers'}", "not allowed for you");
	STEP(OLGA, "chat", "{'text':'psst','to':'interviewers'}", "ok 5 interviewers");
	STEP("cccccccccccccccc", "chat", "{'text':'who am I'}", "not allowed for you");
	STEP("", "chat", "{'text':'the server has no voice'}", "not allowed for you");
	STEP("", "create", "{'kind':'live','title':'Twice','phases':[]}", "not allowed now");
	STEP(BOB, "judge", "{'run':'" RUN1 "','state':'done'}", "not allowed for you");
	STEP(BOB, "answer", "{'item':'sums','guide':{}}", "not allowed for you");
	STEP(BOB, "join", "{'name':'Robert','role':'candidate'}", "ok 6 all");
	STEP(BOB, "join", "{'name':'Robert','role':'interviewer'}", "not allowed now");
	assert_string_equal(step_id(t, BOB, "x", 1, "join", "{'name':'B','role':'candidate'}"),
			    "not allowed for you");
	STEP(LEA, "join", "{'name':'Lea','role':'learner'}", "not allowed now");
	assert_string_equal(room_member(t->room, BOB)->name, "Robert");
	folds_alike(t);
	table_close(t);
}

static void retries_are_answered_before_any_other_check(void **state)
{
	(void)state;
	struct table *t = table_live();
	const char *edit = "{'doc':'scratch','v':0,'cl':'b1','us':[{'c':[[0,'x']],'dt':0}]}";
	assert_string_equal(step_id(t, BOB, "r1", 7, "edit", edit), "ok 5 all");
	assert_string_equal(step_id(t, BOB, "r2", 7, "edit", edit), "out of date, head 1");
	assert_string_equal(step_id(t, BOB, "r1", 7, "edit", edit), "again 5");
	assert_string_equal(step_id(t, BOB, "r1", 8, "chat", "{'text':'x'}"),
			    "the same id was used for something else");
	assert_string_equal(step_id(t, ALICE, "r1", 8, "chat", "{'text':'x'}"), "ok 6 all");
	STEP(ALICE, "end", "{}", "ok 7 all");
	assert_string_equal(step_id(t, BOB, "r1", 7, "edit", edit), "again 5");
	folds_alike(t);
	table_close(t);
}

static void a_refused_step_leaves_no_trace(void **state)
{
	(void)state;
	struct table *t = table_live();
	AUTO_BUF before, after;
	buf_init(&before, 1 << 20);
	buf_init(&after, 1 << 20);
	snapshot(t->room, ALICE, ROLE_INTERVIEWER, &before);
	/* The second of two updates does not fit: the first must not stay. */
	STEP(BOB, "edit",
	     "{'doc':'scratch','v':0,'cl':'b','us':[{'c':[[0,'abc']],'dt':0},{'c':[9],'dt':0}]}",
	     "number out of range");
	STEP(BOB, "edit", "{'doc':'scratch','v':3,'cl':'b','us':[{'c':[[0,'x']],'dt':0}]}",
	     "number out of range");
	STEP(BOB, "edit", "{'doc':'scratch','v':0,'cl':'b','us':[{'c':[[0,'a\\rb']],'dt':0}]}",
	     "number out of range");
	STEP(BOB, "edit", "{'doc':'scratch','v':0,'cl':'b','us':[]}", "malformed input");
	STEP(BOB, "edit", "{'doc':'other:x','v':0,'cl':'b','us':[{'c':[[0,'x']],'dt':0}]}",
	     "not found");
	STEP(BOB, "chat", "{'text':''}", "malformed input");
	STEP(BOB, "chat", "{'text':'x','html':true}", "malformed input");
	STEP(ALICE, "phase", "{'n':2}", "not found");
	STEP(ALICE, "call", "{'url':'javascript:alert(1)'}", "malformed input");
	STEP(ALICE, "hint", "{'item':'sums','n':1,'text':'x'}", "not found");
	STEP(ALICE, "tick", "{'item':'sums','point':'p','state':'missed'}", "not found");
	STEP(ALICE, "reveal",
	     "{'item':'sums','what':'brief','title':'Sums','content':{},'docs':[{'doc':'else:a','"
	     "name':"
	     "'a','lang':'c','text':''}]}",
	     "malformed input");
	snapshot(t->room, ALICE, ROLE_INTERVIEWER, &after);
	assert_string_equal(before.p, after.p);
	assert_int_equal(room_head(t->room), 4);
	table_close(t);
}

static void order_is_kept_in_hints_reveals_and_amendments(void **state)
{
	(void)state;
	struct table *t = table_live();
	STEP(ALICE, "reveal", REVEAL_BRIEF, "ok 5 all");
	STEP(ALICE, "reveal", REVEAL_BRIEF, "not allowed now");
	STEP(ALICE, "hint", "{'item':'sums','n':2,'text':'x'}", "not allowed now");
	STEP(ALICE, "hint", "{'item':'sums','n':1,'text':'x'}", "ok 6 all");
	STEP(ALICE, "hint", "{'item':'sums','n':1,'text':'x'}", "not allowed now");
	STEP(ALICE, "reveal", REVEAL_STATEMENT, "ok 7 all");
	STEP(ALICE, "reveal", REVEAL_BRIEF, "not allowed now");
	assert_int_equal(room_revealed(t->room, SPAN("sums")), 3);
	STEP(BOB, "chat", "{'text':'teh'}", "ok 8 all");
	STEP(ALICE, "amend", "{'of':8,'text':'the'}", "not allowed for you");
	STEP(BOB, "amend", "{'of':7,'text':'the'}", "not found");
	STEP(BOB, "amend", "{'of':99,'text':'the'}", "not found");
	STEP(BOB, "amend", "{'of':8,'text':'the'}", "ok 9 all");
	STEP(OLGA, "chat", "{'text':'hm','to':'interviewers'}", "ok 10 interviewers");
	STEP(OLGA, "amend", "{'of':10,'text':'hmm'}", "ok 11 interviewers");
	folds_alike(t);
	table_close(t);
}

static void documents_stay_apart_and_rebase_on_wish(void **state)
{
	(void)state;
	struct table *t = table_live();
	AUTO_BUF text;
	buf_init(&text, 1 << 20);
	STEP(ALICE, "edit", "{'doc':'scratch','v':0,'cl':'a','us':[{'c':[[0,'one']],'dt':0}]}",
	     "ok 5 all");
	STEP(BOB, "edit", "{'doc':'scratch','v':0,'cl':'b','us':[{'c':[[0,'two']],'dt':3}]}",
	     "out of date, head 1");
	STEP(BOB, "edit",
	     "{'doc':'scratch','v':0,'cl':'b','rebase':true,'us':[{'c':[[0,'two','']],'dt':3},{'c':"
	     "[4,[0,"
	     "'!']],'dt':4}]}",
	     "ok 6 all");
	assert_string_equal(document(t->room, "scratch", &text), "onetwo\n!");
	struct span stored = t->log[5]->body;
	assert_string_equal(
		(buf_clear(&text), buf_add(&text, stored), text.p),
		"{\"doc\":\"scratch\",\"v\":1,\"cl\":\"b\",\"us\":[{\"c\":[3,[0,\"two\","
		"\"\"]],\"dt\":3},{\"c\":[7,[0,\"!\"]],\"dt\":4}]}");
	/* The same again under another id: it is all there, so it is acknowledged, not done twice.
	 */
	STEP(BOB, "edit",
	     "{'doc':'scratch','v':0,'cl':'b','rebase':true,'us':[{'c':[[0,'two','']],'dt':3},{'c':"
	     "[4,[0,"
	     "'!']],'dt':4}]}",
	     "again 6");
	folds_alike(t);
	table_close(t);
}

static void roles_change_places_by_part(void **state)
{
	(void)state;
	struct table *t = table_live();
	struct viewer bob = viewer_of(BOB, ROLE_CANDIDATE),
		      alice = viewer_of(ALICE, ROLE_INTERVIEWER);
	STEP(ALICE, "reveal", REVEAL_STATEMENT, "ok 5 all");
	STEP(ALICE, "note", "{'text':'of part one'}", "ok 6 interviewers");
	STEP(BOB, "run",
	     "{'doc':'sums:solution.c','what':'submit','run':'" RUN1 "','n':1,'item':'sums','v':0}",
	     "ok 7 all");
	STEP(ALICE, "swap", "{}", "ok 8 all");
	assert_int_equal(room_part(t->room), 2);
	STEP(ALICE, "phase", "{'n':1}", "not allowed for you");
	STEP(BOB, "note", "{'text':'of part two'}", "ok 9 interviewers");
	assert_false(visible(t->log[5], &bob));
	assert_true(visible(t->log[8], &bob));
	assert_false(visible(t->log[8], &alice));
	/* Bob interviews now, but it was his own submission: its hidden tests stay hidden from him.
	 */
	STEP("", "judge",
	     "{'run':'" RUN1 "','state':'running','test':{'name':'secret/02','group':1,'ordinal':2,"
	     "'sample':false,'verdict':'WA'}}",
	     "ok 10 all");
	assert_false(holds(visible_body(t->log[9], &bob, false), "secret/02"));
	assert_true(holds(visible_body(t->log[9], &alice, false), "secret/02"));
	assert_int_equal(t->log[9]->part, 1);
	folds_alike(t);
	table_close(t);
}

#define RUN_OF(run, n)                                                                             \
	"{'doc':'sums:solution.c','what':'submit','run':'" run "','n':" n ",'item':'sums','v':0}"
#define RUN4 "rrrrrrrrrrrrrrr4"
#define RUN5 "rrrrrrrrrrrrrrr5"

static void a_run_is_cancelled_by_its_author_or_an_interviewer(void **state)
{
	(void)state;
	struct table *t = table_live();
	STEP(ALICE, "reveal", REVEAL_STATEMENT, "ok 5 all");
	STEP(BOB, "run", RUN_OF(RUN4, "1"), "ok 6 all");
	STEP(ALICE, "run", RUN_OF(RUN5, "2"), "ok 7 all");
	STEP(BOB, "cancel", "{'run':'" RUN5 "'}", "not allowed for you");
	STEP(OLGA, "cancel", "{'run':'" RUN4 "'}", "not allowed for you");
	STEP("", "cancel", "{'run':'" RUN4 "'}", "not allowed for you");
	STEP(BOB, "cancel", "{'run':'zzzzzzzzzzzzzzzz'}", "not found");
	assert_null(room_canceller(t->room, SPAN(RUN4)));
	STEP(ALICE, "cancel", "{'run':'" RUN4 "'}", "ok 8 all");
	assert_string_equal(room_canceller(t->room, SPAN(RUN4))->user, ALICE);
	STEP(BOB, "cancel", "{'run':'" RUN4 "'}", "not allowed now");
	STEP("", "judge", "{'run':'" RUN4 "','state':'cancelled','message':'by Alice'}",
	     "ok 9 all");
	STEP("", "judge", "{'run':'" RUN4 "','state':'done','result':{'verdict':'AC'}}",
	     "not allowed now");
	STEP(ALICE, "swap", "{}", "ok 10 all");
	STEP(BOB, "cancel", "{'run':'" RUN5 "'}", "ok 11 all"); /* the interviewer now */
	STEP(BOB, "swap", "{}", "ok 12 all");
	STEP(ALICE, "end", "{}", "ok 13 all");
	STEP(ALICE, "cancel", "{'run':'" RUN5 "'}", "not allowed now");
	folds_alike(t);
	table_close(t);
}

static void a_private_note_is_no_gap(void **state)
{
	(void)state;
	struct table *t = table_live();
	struct viewer bob = viewer_of(BOB, ROLE_CANDIDATE),
		      alice = viewer_of(ALICE, ROLE_INTERVIEWER);
	AUTO_BUF wire;
	buf_init(&wire, 4096);
	STEP(BOB, "chat", "{'text':'a'}", "ok 5 all");
	for (int i = 0; i < 2000; i++)
		assert_non_null(step(t, ALICE, "note", "{'text':'n'}"));
	assert_string_equal(step_id(t, BOB, "b7", 1, "chat", "{'text':'b'}"), "ok 2006 all");
	assert_int_equal(room_visible_before(t->room, &bob, 2006), 5);
	assert_int_equal(room_visible_before(t->room, &alice, 2006), 2005);
	assert_int_equal(room_visible_head(t->room, &bob), 2006);
	assert_null(room_event(t->room, 5)); /* long out of the ring */
	struct event *last = room_event(t->room, 2006);
	assert_int_equal(event_wire(last, &bob, 5, false, &wire), ERR_OK);
	assert_string_equal(wire.p, "{\"s\":2006,\"p\":5,\"ts\":21060,\"k\":\"chat\",\"u\":\"" BOB
				    "\",\"part\":1,\"id\":\"b7\",\"b\":{\"text\":\"b\"}}");
	buf_clear(&wire);
	assert_int_equal(event_wire(last, &alice, 2005, false, &wire), ERR_OK);
	assert_null(strstr(wire.p, "b7"));
	folds_alike(t);
	table_close(t);
}

static void a_snapshot_is_the_log_without_what_is_over(void **state)
{
	(void)state;
	struct table *t = table_live();
	AUTO_BUF out;
	buf_init(&out, 1 << 22);
	STEP(ALICE, "reveal", REVEAL_STATEMENT, "ok 5 all");
	STEP(BOB, "chat", "{'text':'first line'}", "ok 6 all");
	STEP(BOB, "amend", "{'of':6,'text':'amended line'}", "ok 7 all");
	STEP(ALICE, "tick", "{'item':'sums','point':'p1','state':'missed'}", "ok 8 interviewers");
	STEP(ALICE, "tick", "{'item':'sums','point':'p1','state':'prompted'}", "ok 9 interviewers");
	STEP(ALICE, "tick", "{'item':'sums','point':'p2','state':'missed'}", "ok 10 interviewers");
	STEP(BOB, "run",
	     "{'doc':'sums:solution.c','what':'submit','run':'" RUN1 "','n':1,'item':'sums','v':0}",
	     "ok 11 all");
	STEP("", "judge", "{'run':'" RUN1 "','state':'queued'}", "ok 12 all");
	STEP("", "judge", "{'run':'" RUN1 "','state':'running','done':1}", "ok 13 all");
	STEP("", "judge", "{'run':'" RUN1 "','state':'running','done':2}", "ok 14 all");
	snapshot(t->room, BOB, ROLE_CANDIDATE, &out);
	assert_null(strstr(out.p, "queued"));
	assert_non_null(strstr(out.p, "\"done\":1"));
	assert_non_null(strstr(out.p, "\"done\":2"));
	assert_null(strstr(out.p, "\"tick\""));
	STEP("", "judge", "{'run':'" RUN1 "','state':'done','result':{}}", "ok 15 all");
	snapshot(t->room, ALICE, ROLE_INTERVIEWER, &out);
	assert_null(strstr(out.p, "running"));
	assert_non_null(strstr(out.p, "\"point\":\"p2\",\"state\":\"missed\""));
	assert_null(strstr(out.p, "\"point\":\"p1\",\"state\":\"missed\""));
	assert_non_null(strstr(out.p, "amended line"));
	for (int i = 0; i < 200; i++)
		assert_non_null(step(t, BOB, "chat", "{'text':'more'}"));
	snapshot(t->room, ALICE, ROLE_INTERVIEWER, &out);
	assert_null(strstr(out.p, "amended line"));
	assert_null(strstr(out.p, "first line"));
	struct event *scoring[16];
	assert_int_equal(room_scoring_events(t->room, scoring, 16), 5);
	assert_int_equal(scoring[0]->kind, EVENT_REVEAL);
	assert_int_equal(scoring[4]->kind, EVENT_JUDGE);
	folds_alike(t);
	table_close(t);
}

static void practice_has_one_member_who_does_both(void **state)
{
	(void)state;
	struct table *t = calloc(1, sizeof *t);
	assert_non_null(t);
	t->room = room_new();
	STEP(LEA, "chat", "{'text':'early'}", "not allowed now");
	STEP("", "create", "{'kind':'practice','title':'Sums','phases':[]}", "ok 1 all");
	STEP(ALICE, "join", "{'name':'A','role':'interviewer'}", "not allowed now");
	STEP(LEA, "join", "{'name':'Lea','role':'learner'}", "ok 2 all");
	STEP(ALICE, "join", "{'name':'A','role':'learner'}", "not allowed now");
	STEP(LEA, "reveal", REVEAL_STATEMENT, "ok 3 all");
	STEP(LEA, "answer", "{'item':'other','guide':{}}", "not found");
	STEP(LEA, "answer", "{'item':'sums','guide':{'answer':'x'}}", "ok 4 own");
	assert_true(room_answered(t->room, SPAN("sums")));
	STEP(LEA, "tick", "{'item':'sums','point':'p1','state':'unprompted'}", "ok 5 interviewers");
	struct viewer lea = viewer_of(LEA, ROLE_LEARNER);
	assert_int_equal(room_visible_before(t->room, &lea, 6), 5);
	STEP(LEA, "swap", "{}", "not allowed for you");
	STEP(LEA, "end", "{}", "ok 6 all");
	folds_alike(t);
	table_close(t);
}

static void what_a_client_sends_may_not_hold_what_the_server_adds(void **state)
{
	(void)state;
	AUTO_JSON *plain = json_of("{'item':'sums','what':'brief'}");
	AUTO_JSON *forged = json_of("{'item':'sums','what':'brief','title':'x'}");
	AUTO_JSON *empty = json_of("{}");
	AUTO_JSON *stdin_where_none = json_of("{'doc':'scratch','what':'submit','stdin':'x'}");
	assert_int_equal(room_check_request(EVENT_REVEAL, plain), ERR_OK);
	assert_int_equal(room_check_request(EVENT_REVEAL, forged), ERR_INVAL);
	assert_int_equal(room_check_request(EVENT_JOIN, empty), ERR_FORBIDDEN);
	assert_int_equal(room_check_request(EVENT_JUDGE, empty), ERR_FORBIDDEN);
	assert_int_equal(room_check_request(EVENT_END, empty), ERR_OK);
	assert_int_equal(room_check_request(EVENT_RELEASE, empty), ERR_OK);
	assert_int_equal(room_check_request(EVENT_RUN, stdin_where_none), ERR_INVAL);
}

static void a_log_that_cannot_have_happened_is_refused(void **state)
{
	(void)state;
	struct table *t = table_live();
	STEP(BOB, "chat", "{'text':'a'}", "ok 5 all");
	struct room *again = room_new();
	assert_int_equal(room_fold(again, t->log[1]), ERR_CORRUPT);
	assert_int_equal(room_fold(again, t->log[0]), ERR_OK);
	assert_int_equal(room_fold(again, t->log[0]), ERR_CORRUPT);
	struct event bad = *t->log[1], *e = NULL;
	bad.audience = AUDIENCE_OWN;
	assert_int_equal(event_new(&bad, &e), ERR_OK);
	assert_int_equal(room_fold(again, e), ERR_CORRUPT);
	event_unref(e);
	assert_int_equal(room_fold(again, t->log[1]), ERR_OK);
	room_free(again);
	table_close(t);
}

static void time_never_goes_back(void **state)
{
	(void)state;
	struct table *t = table_live();
	STEP(BOB, "chat", "{'text':'a'}", "ok 5 all");
	t->now_ms = 0;
	STEP(BOB, "chat", "{'text':'b'}", "ok 6 all");
	assert_int_equal(t->log[5]->ts_ms, t->log[4]->ts_ms);
	folds_alike(t);
	table_close(t);
}

/* Two hundred long notes are three snapshots' worth. */
static void a_snapshot_has_room_for_the_latest_words_alone(void **state)
{
	enum { NOTES = 200, LONG = 16000 };
	struct table *t = table_live();
	static char text[LONG + 64];
	AUTO_BUF out;
	(void)state;
	buf_init(&out, 16 << 20);
	for (int i = 0; i < NOTES; i++) {
		int n = snprintf(text, sizeof text, "{'text':'note %03d ", i);
		memset(text + n, 'x', LONG);
		memcpy(text + n + LONG, "'}", sizeof "'}");
		assert_non_null(strstr(step(t, ALICE, "note", text), "ok"));
	}
	snapshot(t->room, ALICE, ROLE_INTERVIEWER, &out);
	assert_true(out.len < 3 << 20);
	assert_true(holds(buf_span(&out), "note 199"));
	assert_true(holds(buf_span(&out), "note 100"));
	assert_false(holds(buf_span(&out), "note 000"));
	assert_true(holds(buf_span(&out), "\"k\":\"create\""));
	folds_alike(t);
	table_close(t);
}

/* A program may print a quarter of a megabyte, and be run again and again. */
static void what_programs_print_does_not_pile_up(void **state)
{
	enum { RUNS = 60, LONG = 100000 };
	struct table *t = table_live();
	static char text[LONG + 256];
	AUTO_BUF out;
	(void)state;
	buf_init(&out, 16 << 20);
	step(t, ALICE, "reveal",
	     "{'item':'sumup','what':'statement','title':'S','content':{},'docs':[{'doc':"
	     "'sumup:a.c','name':'a.c','lang':'c','text':''}]}");
	for (int i = 0; i < RUNS; i++) {
		const char *what = i == 0 ? "submit" : "input";
		snprintf(text, sizeof text,
			 "{'doc':'sumup:a.c','what':'%s','run':'aaaaaaaaaaaaaa%c%c','n':%d,"
			 "'item':'sumup','v':0}",
			 what, 'a' + i / 26, 'a' + i % 26, i + 1);
		assert_non_null(strstr(step(t, BOB, "run", text), "ok"));
		int n = snprintf(text, sizeof text,
				 "{'run':'aaaaaaaaaaaaaa%c%c','state':'done','result':{'stdout':'",
				 'a' + i / 26, 'a' + i % 26);
		memset(text + n, 'x', LONG);
		memcpy(text + n + LONG, "'}}", sizeof "'}}");
		assert_non_null(strstr(step(t, "", "judge", text), "ok"));
	}
	snapshot(t->room, BOB, ROLE_CANDIDATE, &out);
	assert_true(holds(buf_span(&out), "\"n\":60,"));
	assert_false(holds(buf_span(&out), "\"n\":2,"));
	assert_int_equal(room_scoring_events(t->room, NULL, 0), 1 + 1 + 1 + 21);
	assert_null(room_event(t->room, 6));
	assert_non_null(room_event(t->room, room_head(t->room)));
	folds_alike(t);
	table_close(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_interview_from_link_to_card),
		cmocka_unit_test(a_plan_is_the_interviewers_alone),
		cmocka_unit_test(roles_hold_as_the_table_says),
		cmocka_unit_test(retries_are_answered_before_any_other_check),
		cmocka_unit_test(a_refused_step_leaves_no_trace),
		cmocka_unit_test(order_is_kept_in_hints_reveals_and_amendments),
		cmocka_unit_test(documents_stay_apart_and_rebase_on_wish),
		cmocka_unit_test(roles_change_places_by_part),
		cmocka_unit_test(a_run_is_cancelled_by_its_author_or_an_interviewer),
		cmocka_unit_test(a_private_note_is_no_gap),
		cmocka_unit_test(a_snapshot_is_the_log_without_what_is_over),
		cmocka_unit_test(practice_has_one_member_who_does_both),
		cmocka_unit_test(what_a_client_sends_may_not_hold_what_the_server_adds),
		cmocka_unit_test(a_log_that_cannot_have_happened_is_refused),
		cmocka_unit_test(time_never_goes_back),
		cmocka_unit_test(a_snapshot_has_room_for_the_latest_words_alone),
		cmocka_unit_test(what_programs_print_does_not_pile_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
