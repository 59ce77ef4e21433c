/* schedule.c - how it works
 *
 * A test waits, is under way, or has its result. Which tests may run follows from the results that
 * are there, and is worked out anew after each: what comes after a failure in its group, after a
 * judge error, or in a group whose required groups have not all passed, is blocked. A result or a
 * run that turns out to be blocked is taken back, and waits again. `told` tests from the first on
 * are final: for the next one nothing is open before it, so blocked means left out. */
#include "judge/schedule.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/auto.h"
#include "judge/attempt.h"

/* Each may be two runs, and struct box has room for twice as many. */
enum { WIDTH = 8, POLL_MAX = 2 + WIDTH };
_Static_assert(WIDTH * 2 <= BOX_INFLIGHT_MAX, "an interactive attempt is two runs");

enum place { PLACE_WAITING, PLACE_RUNNING, PLACE_DONE };

struct schedule {
	const struct judging *j;
	struct judgement *g;
	struct attempt attempts[WIDTH];
	enum place *places; /* by test */
	bool *blocked;
	size_t told;
	size_t running, extra; /* attempts under way; tokens beyond the job's own */
	bool over;	       /* a judge error was told */
};

/* ---- what may run ---- */

static bool goes_on(const struct judging *j, const struct group *group, enum verdict v)
{
	return v == VERDICT_AC || j->every_test || group->number == 0 ||
	       group->aggregation == AGGREGATE_SUM;
}

static bool has_required(const struct schedule *s, const struct group *group)
{
	for (size_t i = 0; !s->j->every_test && i < group->require_pass.count; i++) {
		double ignored;
		const struct group *other = package_group(s->j->package, group->require_pass.v[i]);
		if (other && judgement_group(s->g, other, &ignored) != VERDICT_AC)
			return false;
	}
	return true;
}

static void find_blocked(struct schedule *s)
{
	bool broken = false, failed = false, required = true;
	for (size_t i = 0; i < s->g->test_count; i++) {
		const struct test_result *t = &s->g->tests[i];
		if (i == 0 || t->group != s->g->tests[i - 1].group) {
			failed = false;
			required = has_required(s, t->group);
		}
		s->blocked[i] = broken || failed || !required;
		if (s->blocked[i] || s->places[i] != PLACE_DONE)
			continue;
		failed = !goes_on(s->j, t->group, t->verdict);
		broken = t->verdict == VERDICT_JE;
	}
}

static void wait_again(struct schedule *s, size_t i)
{
	struct test_result *t = &s->g->tests[i];
	test_result_release(t);
	*t = (struct test_result){.test = t->test, .group = t->group};
	s->places[i] = PLACE_WAITING;
}

static void take_back_blocked(struct schedule *s)
{
	find_blocked(s);
	for (size_t i = 0; i < WIDTH; i++) {
		struct attempt *a = &s->attempts[i];
		bool under_way = a->state != ATTEMPT_IDLE && a->state != ATTEMPT_DROPPED;
		if (!under_way || !s->blocked[a->index])
			continue;
		s->places[a->index] = PLACE_WAITING;
		attempt_cancel(a);
	}
	for (size_t i = s->told; i < s->g->test_count; i++)
		if (s->blocked[i] && s->places[i] == PLACE_DONE)
			wait_again(s, i);
}

/* ---- telling ---- */

static void tell_next(struct schedule *s)
{
	struct judgement *g = s->g;
	while (s->told < g->test_count && !s->over) {
		struct test_result *t = &g->tests[s->told];
		if (s->places[s->told] != PLACE_DONE && !s->blocked[s->told])
			return;
		s->told++;
		if (s->places[s->told - 1] != PLACE_DONE)
			continue;
		if (s->j->on_test)
			s->j->on_test(s->j->ctx, t, s->told, g->test_count);
		s->over = t->verdict == VERDICT_JE;
		if (s->over)
			snprintf(g->why, sizeof g->why, "%.90s: %.90s", t->test->name, t->why);
	}
}

/* ---- running ---- */

static struct attempt *find_idle(struct schedule *s)
{
	for (size_t i = 0; i < WIDTH; i++)
		if (s->attempts[i].state == ATTEMPT_IDLE)
			return &s->attempts[i];
	return NULL;
}

/* Once an attempt is over: its token goes back before another one is asked for, so that a job
 * that came meanwhile has it. */
static void settle(struct schedule *s, struct attempt *a)
{
	if (a->state == ATTEMPT_DONE) {
		s->g->tests[a->index] = a->now;
		a->now = (struct test_result){.test = NULL};
		s->places[a->index] = PLACE_DONE;
		attempt_release(a);
	}
	if (a->state != ATTEMPT_IDLE)
		return;
	s->running--;
	if (s->extra) {
		s->extra--;
		tokens_give(s->j->tokens);
	}
}

static enum err start_one(struct schedule *s, struct attempt *a, size_t index)
{
	a->index = index;
	s->places[index] = PLACE_RUNNING;
	s->running++;
	enum err e = attempt_start(a, s->j, s->g->compiled.program_fd, &s->g->tests[index]);
	settle(s, a);
	return e;
}

static enum err start_more(struct schedule *s)
{
	enum err e = ERR_OK;
	for (size_t i = s->told; !e && i < s->g->test_count; i++) {
		if (s->places[i] != PLACE_WAITING || s->blocked[i])
			continue;
		struct attempt *a = find_idle(s);
		bool more = s->running > s->extra;
		if (!a || (more && !tokens_take(s->j->tokens)))
			break;
		s->extra += more;
		e = start_one(s, a, i);
	}
	return e;
}

static enum err take_result(struct schedule *s)
{
	struct box_result result = {0};
	uint64_t ticket;
	enum err e = box_next(s->j->sandbox->box, &ticket, &result);
	for (size_t i = 0; !e && i < WIDTH; i++) {
		struct attempt *a = &s->attempts[i];
		if (!attempt_owns(a, ticket))
			continue;
		e = attempt_take(a, ticket, &result);
		settle(s, a);
		break;
	}
	box_result_release(&result);
	return e;
}

static enum err take_results(struct schedule *s)
{
	enum err e;
	while (!(e = take_result(s)))
		;
	return e == ERR_BUSY ? ERR_OK : e;
}

/* Until something happens. ERR_CLOSED: we are to stop. */
static enum err wait_something(struct schedule *s, bool stoppable)
{
	struct sandbox *box = s->j->sandbox;
	struct pollfd fds[POLL_MAX] = {
		{.fd = box_fd(box->box), .events = POLLIN},
		{.fd = stoppable ? box->control_fd : -1, .events = POLLIN},
	};
	for (size_t i = 0; i < WIDTH; i++)
		fds[2 + i] =
			(struct pollfd){.fd = attempt_drain_fd(&s->attempts[i]), .events = POLLIN};
	while (poll(fds, POLL_MAX, -1) < 0)
		if (errno != EINTR)
			return ERR_IO;
	box->stopped = box->stopped || fds[1].revents != 0;
	for (size_t i = 0; i < WIDTH; i++)
		if (fds[2 + i].revents)
			attempt_drain(&s->attempts[i]);
	return stoppable && box->stopped ? ERR_CLOSED : ERR_OK;
}

/* What is cancelled still reports; only then is everything idle and every token back. */
static void stop_all(struct schedule *s)
{
	enum err e = ERR_OK;
	for (size_t i = 0; i < WIDTH; i++) {
		attempt_cancel(&s->attempts[i]);
		if (s->attempts[i].state == ATTEMPT_IDLE)
			attempt_release(&s->attempts[i]);
	}
	bool busy = true;
	while (busy && !e) {
		busy = false;
		for (size_t i = 0; i < WIDTH; i++)
			busy = busy || s->attempts[i].state != ATTEMPT_IDLE;
		if (busy)
			e = wait_something(s, false);
		if (busy && !e)
			e = take_results(s);
	}
	for (size_t i = 0; e && i < WIDTH; i++)
		attempt_release(&s->attempts[i]);
	for (; s->extra > 0; s->extra--)
		tokens_give(s->j->tokens);
}

static enum err run(struct schedule *s)
{
	enum err e = s->j->sandbox->stopped ? ERR_CLOSED : ERR_OK;
	for (;;) {
		take_back_blocked(s);
		tell_next(s);
		if (e || s->over || s->told == s->g->test_count)
			return e;
		e = start_more(s);
		/* What could not even start has its result already. */
		if (!e && s->running == 0)
			continue;
		if (!e)
			e = wait_something(s, true);
		if (!e)
			e = take_results(s);
	}
}

enum err schedule_tests(const struct judging *j, struct judgement *g)
{
	AUTO_FREE enum place *places = calloc(g->test_count + 1, sizeof *places);
	AUTO_FREE bool *blocked = calloc(g->test_count + 1, sizeof *blocked);
	AUTO_FREE struct schedule *s = calloc(1, sizeof *s);
	if (!places || !blocked || !s)
		return ERR_NOMEM;
	*s = (struct schedule){.j = j, .g = g, .places = places, .blocked = blocked};
	for (size_t i = 0; i < WIDTH; i++)
		attempt_init(&s->attempts[i]);
	enum err e = run(s);
	stop_all(s);
	return e;
}
