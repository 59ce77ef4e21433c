/* Runs that are cancelled, and the one end that each run has, whatever dies when. */
#include "unit/app/judges.h"

#include <signal.h>
#include <sys/wait.h>

#include "app/inside.h"
#include "base/clock.h"

#define PACKAGES "{\"sumup\":\"0123456789abcdef\"}"

static const char done[] = "{\"t\":\"done\",\"job\":\"%s\",\"attempt\":1,\"result\":{\"verdict\":"
			   "\"AC\",\"score\":100,\"max_score\":100,\"groups\":[]}}";

/* How often a text is in what a peer got. */
static int count(const struct buf *got, const char *text)
{
	int n = 0;
	for (const char *at = got->p; at && (at = strstr(at, text)); at++)
		n++;
	return n;
}

static void a_waiting_run_is_cancelled_at_once(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	char run[ID_SIZE], other[ID_SIZE];
	meet(w, &t);
	reveal(w, &t);
	submit(&t, "1");
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"1\"");
	run_of(&t, run);
	cancel_by(&t.c, "2", run);
	cancel_by(&t.c, "3", run);
	until_got(w, &t.c, "\"state\":\"cancelled\"");
	until_got(w, &t.i, "\"message\":\"cancelled by Arun\"");
	until_got(w, &t.c, "\"t\":\"nack\",\"id\":\"3\",\"code\":\"not_now\"");
	assert_null(jobs_first(w->app->jobs));
	cancel_by(&t.c, "4", run);
	until_got(w, &t.c, "\"t\":\"nack\",\"id\":\"4\",\"code\":\"not_now\"");
	cancel_by(&t.c, "5", "aaaaaaaaaaaaaaaa");
	until_got(w, &t.c, "\"t\":\"nack\",\"id\":\"5\",\"code\":\"not_found\"");
	/* Somebody else's: an interviewer's alone. */
	submit_by(&t.i, "6");
	until_got(w, &t.c, "\"n\":2");
	run_of(&t, other);
	cancel_by(&t.c, "7", other);
	until_got(w, &t.c, "\"t\":\"nack\",\"id\":\"7\",\"code\":\"forbidden\"");
	submit(&t, "8");
	until_got(w, &t.c, "\"n\":3");
	run_of(&t, run);
	cancel_by(&t.i, "9", run);
	until_got(w, &t.c, "\"message\":\"cancelled by Lena\"");
	part(&t);
}

static void a_verdict_that_crosses_a_cancel_is_none(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	char run[ID_SIZE], frame[64];
	meet(w, &t);
	reveal(w, &t);
	judge_arrives(w, &judge, PACKAGES);
	submit(&t, "1");
	until_frame(w, &judge, "\"attempt\":1");
	until_got(w, &t.c, "\"k\":\"run\"");
	run_of(&t, run);
	cancel_by(&t.c, "2", run);
	snprintf(frame, sizeof frame, "{\"t\":\"cancel\",\"job\":\"%s\"}", run);
	until_frame(w, &judge, frame);
	judge_says(&judge, done, run);
	until_got(w, &t.c, "\"state\":\"cancelled\"");
	buf_clear(&judge.frames);
	submit(&t, "3"); /* its slot is free */
	until_frame(w, &judge, "\"attempt\":1");
	assert_int_equal(count(&t.c.got, "\"state\":\"done\""), 0);
	judge_leaves(&judge);
	part(&t);
}

static void a_verdict_that_is_first_wins(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	char run[ID_SIZE];
	meet(w, &t);
	reveal(w, &t);
	judge_arrives(w, &judge, PACKAGES);
	submit(&t, "1");
	until_frame(w, &judge, "\"attempt\":1");
	until_got(w, &t.c, "\"k\":\"run\"");
	run_of(&t, run);
	cancel_by(&t.c, "2", run);     /* on its way to the disk ... */
	judge_says(&judge, done, run); /* ... when the verdict comes */
	until_got(w, &t.c, "\"state\":\"done\"");
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"2\"");
	submit(&t, "3");
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"3\"");
	assert_int_equal(count(&t.c.got, "\"state\":\"cancelled\""), 0);
	judge_leaves(&judge);
	part(&t);
}

static void at_the_end_what_waits_is_cancelled_and_what_runs_is_finished(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct peer judge;
	char run[ID_SIZE];
	meet(w, &t);
	reveal(w, &t);
	judge_arrives(w, &judge, PACKAGES);
	submit(&t, "1");
	until_frame(w, &judge, "\"attempt\":1");
	until_got(w, &t.c, "\"k\":\"run\"");
	run_of(&t, run);
	submit(&t, "2");
	until_got(w, &t.c, "\"t\":\"ack\",\"id\":\"2\"");
	say(&t.i, "{\"t\":\"do\",\"id\":\"e\",\"k\":\"end\",\"b\":{}}");
	until_got(w, &t.c, "the session ended before it was judged");
	judge_says(&judge, done, run);
	until_got(w, &t.c, "\"state\":\"done\"");
	assert_int_equal(count(&t.c.got, "\"state\":\"cancelled\""), 1);
	assert_null(jobs_first(w->app->jobs));
	judge_leaves(&judge);
	part(&t);
}

/* ---- any order of everything, with kill -9 between ---- */

enum { LIVES = 14, STEPS = 220, RUNS_MAX = 512, JOBS_SEEN = 64 };

struct seen_job {
	char id[ID_SIZE];
	int64_t attempt;
};

struct chaos {
	struct world *w;
	struct two *t;
	struct peer judge;
	size_t read; /* of the judge's frames */
	struct seen_job job[JOBS_SEEN];
	size_t jobs;
	unsigned seed;
	int ids;
};

static unsigned dice(struct chaos *c, unsigned sides)
{
	c->seed = c->seed * 1664525u + 1013904223u;
	return (c->seed >> 8) % sides;
}

static void read_jobs(struct chaos *c)
{
	const char *at = c->judge.frames.p ? c->judge.frames.p + c->read : "";
	for (const char *end; (end = strchr(at, '\n')); at = end + 1) {
		AUTO_JSON *m = NULL;
		if (json_read((struct span){at, (size_t)(end - at)}, &m))
			_exit(3);
		struct span t = json_text_or(m, "t", SPAN("")),
			    id = json_text_or(m, "job", SPAN(""));
		if (!span_is(t, "job"))
			continue;
		struct seen_job *job = &c->job[c->jobs++ % JOBS_SEEN];
		memcpy(job->id, id.p, id.len);
		job->attempt = json_int_or(m, "attempt", 0);
	}
	c->read = c->judge.frames.len;
}

static void say_done(struct chaos *c, const struct seen_job *job)
{
	char text[256];
	snprintf(text, sizeof text,
		 "{\"t\":\"done\",\"job\":\"%s\",\"attempt\":%lld,\"result\":{\"verdict\":\"AC\"}}",
		 job->id, (long long)job->attempt);
	app_judge_message(c->judge.judge, span_of(text));
}

static void on_run(struct chaos *c)
{
	char id[24];
	snprintf(id, sizeof id, "r%d", c->ids++);
	submit_by(dice(c, 3) ? &c->t->c : &c->t->i, id);
}

static void on_cancel(struct chaos *c)
{
	char id[24], run[ID_SIZE];
	flush(&c->t->c);
	if (!c->t->c.got.p || !strstr(c->t->c.got.p, "\"run\":\""))
		return;
	last_run(&c->t->c, run);
	snprintf(id, sizeof id, "x%d", c->ids++);
	cancel_by(dice(c, 2) ? &c->t->c : &c->t->i, id, run);
}

static void on_judge(struct chaos *c)
{
	if (c->judge.judge && dice(c, 4) == 0)
		judge_leaves(&c->judge);
	else if (!c->judge.judge)
		judge_arrives(c->w, &c->judge, PACKAGES), c->read = 0;
}

static void on_done(struct chaos *c)
{
	if (!c->judge.judge)
		return;
	read_jobs(c);
	if (c->jobs) /* often one of long ago */
		say_done(c, &c->job[(c->jobs - 1 - dice(c, 2)) % JOBS_SEEN]);
}

static void on_time(struct chaos *c)
{
	if (dice(c, 6) == 0)
		judging_tick(c->w->app, clock_monotonic_ms() + JOBS_LEASE_MS + 1000);
}

static void on_store(struct chaos *c)
{
	if (c->w->app->calls > 0)
		pump(c->w);
	flush(&c->t->c);
	flush(&c->t->i);
}

static void come_back(struct chaos *c, struct peer *p, const char *login, const char *cid)
{
	char text[128];
	connect_as(c->w, p, login);
	snprintf(text, sizeof text, "{\"t\":\"hello\",\"room\":\"%s\",\"cid\":\"%s\",\"last\":0}",
		 c->t->room, cid);
	say(p, text);
	until_got(c->w, p, "\"t\":\"snap\"");
}

/* One life of the server, which ends in the middle of something. */
static _Noreturn void live(struct world *w, struct two *t, unsigned seed)
{
	static void (*const steps[])(struct chaos *) = {on_run,	  on_cancel, on_judge, on_done,
							on_done,  on_time,   on_store, on_store,
							on_store, on_store};
	static struct chaos c;
	char ci[16], cc[16];
	c = (struct chaos){.w = w, .t = t, .seed = seed};
	alarm(60);
	world_open(w);
	snprintf(ci, sizeof ci, "i%u", seed);
	snprintf(cc, sizeof cc, "c%u", seed);
	come_back(&c, &t->i, t->lena, ci);
	come_back(&c, &t->c, t->arun, cc);
	for (unsigned n = 40 + dice(&c, STEPS); n > 0; n--)
		steps[dice(&c, sizeof steps / sizeof *steps)](&c);
	kill(getpid(), SIGKILL);
	_exit(4);
}

/* An honest judge at the end: everything that is left is judged. */
static void judge_the_rest(struct world *w)
{
	static struct chaos c;
	c = (struct chaos){.w = w};
	judge_arrives(w, &c.judge, PACKAGES);
	while (w->app->calls > 0 || jobs_first(w->app->jobs)) {
		size_t before = c.jobs;
		read_jobs(&c);
		for (size_t i = before; i < c.jobs; i++)
			say_done(&c, &c.job[i % JOBS_SEEN]);
		if (w->app->calls > 0)
			pump(w);
		else
			judging_tick(w->app, clock_monotonic_ms());
	}
	judge_leaves(&c.judge);
}

struct tally {
	int runs, cancelled, done;
};

/* One end of each run, and nothing about it after that. */
static void check_ends(const json_t *es, struct tally *all)
{
	for (size_t i = 0; i < json_array_size(es); i++) {
		const json_t *run = json_array_get(es, i);
		int ends = 0;
		if (!span_is(json_text_or(run, "k", SPAN("")), "run"))
			continue;
		struct span id = json_text_or(json_object_get(run, "b"), "run", SPAN(""));
		for (size_t k = i + 1; k < json_array_size(es); k++) {
			const json_t *e = json_array_get(es, k), *b = json_object_get(e, "b");
			struct span state = json_text_or(b, "state", SPAN(""));
			if (!span_is(json_text_or(e, "k", SPAN("")), "judge") ||
			    !span_eq(json_text_or(b, "run", SPAN("")), id))
				continue;
			assert_int_equal(ends, 0);
			ends += span_is(state, "done") || span_is(state, "cancelled");
			all->done += span_is(state, "done");
			all->cancelled += span_is(state, "cancelled");
		}
		assert_int_equal(ends, 1);
		all->runs++;
	}
}

/* A page of the log, added to es; true: there is more. */
static bool read_page(struct world *w, const struct two *t, json_t *es)
{
	char path[64], query[64];
	struct peer p;
	json_t *page = NULL;
	const json_t *last = json_array_get(es, json_array_size(es) - 1);
	struct app_request q = {
		.peer = &p, .method = SPAN("GET"), .login = span_of(t->lena), .origin_ok = true};
	snprintf(path, sizeof path, "/api/rooms/%s/log", t->room);
	snprintf(query, sizeof query, "after=%lld&limit=2000",
		 last ? (long long)json_int_or(last, "s", 0) : 0);
	q.path = span_of(path);
	q.query = span_of(query);
	peer_init(&p);
	app_http(w->app, &q);
	while (!p.status)
		pump(w);
	assert_int_equal(json_read(buf_span(&p.body), &page), ERR_OK);
	assert_int_equal(json_array_extend(es, json_object_get(page, "es")), 0);
	bool more = json_is_true(json_object_get(page, "more"));
	json_decref(page);
	peer_release(&p);
	return more;
}

static void each_run_has_one_end_whatever_dies_when(void **state)
{
	struct world *w = *state;
	struct two t = {0};
	struct tally all = {0};
	meet(w, &t);
	reveal(w, &t);
	part(&t);
	world_close(w);
	for (unsigned life = 1; life <= LIVES; life++) {
		int status = 0;
		pid_t pid = fork();
		if (pid == 0)
			live(w, &t, life);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	}
	world_open(w);
	pump(w); /* what was left comes from the disk */
	judge_the_rest(w);
	AUTO_JSON *es = json_array();
	while (read_page(w, &t, es))
		;
	check_ends(es, &all);
	assert_true(all.runs > 20);
	assert_true(all.cancelled > 5);
	assert_true(all.done > 5);
}

#define IN_A_WORLD(test) cmocka_unit_test_setup_teardown(test, world_new, world_gone)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_A_WORLD(a_waiting_run_is_cancelled_at_once),
		IN_A_WORLD(a_verdict_that_crosses_a_cancel_is_none),
		IN_A_WORLD(a_verdict_that_is_first_wins),
		IN_A_WORLD(at_the_end_what_waits_is_cancelled_and_what_runs_is_finished),
		IN_A_WORLD(each_run_has_one_end_whatever_dies_when),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
