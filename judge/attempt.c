/* attempt.c - how it works
 *
 * Each state knows which of the two runs may end in it; the table at the end says what follows.
 * In a conversation we keep ends of both pipes, so that who ended first is a fact and no race:
 * the program hears the end of its input only once the validator's end has been taken down here,
 * and the other way round; and its writes fail (SIGPIPE) only after that, too. */
#include "judge/attempt.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/counter.h"
#include "judge/interact.h"
#include "judge/outcome.h"

enum { TALK_PIPE_BYTES = 1 << 20, DRAIN_BYTES = 1 << 16, AGAIN_WALL = 4 };

/* ---- the end of an attempt ---- */

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void close_talk(struct attempt *a)
{
	for (int i = 0; i < 2; i++) {
		close_fd(&a->to_program[i]);
		close_fd(&a->to_validator[i]);
	}
}

static void let_go(struct attempt *a)
{
	close_fd(&a->in_fd);
	close_fd(&a->ans_fd);
	close_talk(a);
	feedback_release(&a->feedback);
}

static void take_better(struct attempt *a)
{
	if (a->now.verdict == VERDICT_JE || outcome_is_better(&a->before, &a->now)) {
		struct test_result worse = a->now;
		a->now = a->before;
		a->before = worse;
	} else {
		a->now.near_limit = a->before.near_limit;
	}
	test_result_release(&a->before);
}

static enum err begin(struct attempt *a);

static enum err finish(struct attempt *a)
{
	let_go(a);
	if (!a->again)
		a->now.near_limit = outcome_near(a->j, &a->now);
	if (!a->again && a->now.near_limit) {
		a->again = true;
		a->before = a->now;
		a->now = (struct test_result){.test = a->before.test, .group = a->before.group};
		return begin(a);
	}
	if (a->again)
		take_better(a);
	a->state = ATTEMPT_DONE;
	return ERR_OK;
}

static enum err fail(struct attempt *a, const char *what, const char *why)
{
	a->now.verdict = VERDICT_JE;
	snprintf(a->now.why, sizeof a->now.why, "%.60s: %.90s", what, why);
	return finish(a);
}

/* ---- passes ---- */

static enum err start_reader(struct attempt *a);

static enum err end_pass(struct attempt *a, enum verdict verdict)
{
	a->now.verdict = verdict;
	if (verdict == a->said.verdict)
		memcpy(a->now.why, a->said.why, sizeof a->now.why);
	if (verdict != VERDICT_AC || a->feedback.next_fd < 0) {
		if (verdict == VERDICT_AC)
			outcome_score(&a->said, &a->now);
		return finish(a);
	}
	if (a->pass == a->j->package->limits.passes)
		return fail(a, "output validator", "wants more passes than validation_passes");
	a->pass++;
	close_fd(&a->in_fd);
	a->in_fd = TAKE_FD(a->feedback.next_fd);
	a->reader = 0;
	return start_reader(a);
}

/* ERR_CLOSED and ERR_NOMEM are not the test's; the rest is. */
static enum err started(struct attempt *a, enum err e, enum attempt_state state, const char *what)
{
	if (e == ERR_OK)
		a->state = state;
	return e == ERR_OK || e == ERR_CLOSED || e == ERR_NOMEM ? e : fail(a, what, err_str(e));
}

static enum err start_run(struct attempt *a)
{
	AUTO_ATTEMPT_RUN run;
	enum err e = attempt_request(a->j, a->now.test, a->program_fd, a->in_fd, &run);
	/* The first may have been starved by a busy host: the limit that counts is of CPU time. */
	if (a->again)
		run.request.limits.wall_ms *= AGAIN_WALL;
	if (!e)
		e = box_start(a->j->sandbox->box, &run.request, &a->program);
	return started(a, e, ATTEMPT_RUNNING, "the program");
}

static struct check check_of(const struct attempt *a)
{
	return (struct check){
		.package = a->j->package,
		.validators = a->j->validators,
		.test = a->now.test,
		.in_fd = a->in_fd,
		.ans_fd = a->ans_fd,
		.feedback = &a->feedback,
	};
}

static enum err start_validator(struct attempt *a, const struct box_result *ran)
{
	struct check c = check_of(a);
	struct check_run run;
	c.output_fd = ran->out.fd;
	enum err e = check_prepare(&c, &run);
	if (!e)
		e = box_start(a->j->sandbox->box, &run.request, &a->validator);
	return started(a, e, ATTEMPT_CHECKING, "output validator");
}

static enum err after_run(struct attempt *a, struct box_result *r)
{
	outcome_take(r, &a->now);
	enum verdict own = outcome_of_run(r, judging_limit_ms(a->j));
	if (own != VERDICT_NONE)
		return end_pass(a, own);
	if (runnable_is(&a->j->validators->output))
		return start_validator(a, r);
	check_default(a->now.test, a->ans_fd, r->out.fd, &a->said);
	return end_pass(a, a->said.verdict);
}

static void hear(struct attempt *a, const struct box_result *r)
{
	check_read(a->j->package, r, &a->said);
	if (a->now.test->full_feedback || a->j->every_test)
		messages_take(&a->now.messages, r);
}

static enum err after_check(struct attempt *a, struct box_result *r)
{
	hear(a, r);
	enum err e = feedback_take(&a->feedback, r);
	return e ? fail(a, "the feedback folder", err_str(e)) : end_pass(a, a->said.verdict);
}

/* ---- conversations ---- */

static enum err open_talk(struct attempt *a)
{
	if (pipe2(a->to_program, O_CLOEXEC) < 0 || pipe2(a->to_validator, O_CLOEXEC) < 0)
		return ERR_IO;
	/* As in the reference tools; where it is not granted, a smaller pipe only blocks sooner. */
	(void)fcntl(a->to_program[0], F_SETPIPE_SZ, TALK_PIPE_BYTES);
	(void)fcntl(a->to_validator[0], F_SETPIPE_SZ, TALK_PIPE_BYTES);
	return ERR_OK;
}

/* The validator's clock runs longer, so that two who wait for each other end by the program's. */
static enum err start_listener(struct attempt *a)
{
	struct check c = check_of(a);
	struct check_run run;
	c.output_fd = a->to_validator[0];
	enum err e = check_prepare(&c, &run);
	run.request.stdout_fd = a->to_program[1];
	run.request.limits.wall_ms += attempt_limits(a->j).wall_ms;
	return e ? e : box_start(a->j->sandbox->box, &run.request, &a->validator);
}

static enum err start_speaker(struct attempt *a)
{
	AUTO_ATTEMPT_RUN run;
	enum err e = attempt_request(a->j, a->now.test, a->program_fd, a->to_program[0], &run);
	run.request.stdout_fd = a->to_validator[1];
	return e ? e : box_start(a->j->sandbox->box, &run.request, &a->program);
}

static enum err start_talk(struct attempt *a)
{
	a->own = VERDICT_NONE;
	a->waited = a->validator_first = false;
	enum err e = open_talk(a);
	if (!e)
		e = start_listener(a);
	if (e)
		return started(a, e, ATTEMPT_TALKING, "output validator");
	e = start_speaker(a);
	if (e && e != ERR_CLOSED && e != ERR_NOMEM) {
		/* The validator runs already: its end is waited for, then this one counts. */
		a->own = VERDICT_JE;
		snprintf(a->now.why, sizeof a->now.why, "the program: %s", err_str(e));
		close_talk(a);
		e = box_cancel(a->j->sandbox->box, a->validator);
	}
	a->state = ATTEMPT_TALKING;
	return e;
}

static enum err end_talk(struct attempt *a)
{
	const struct conversation c = {
		.program = a->own,
		.program_waited = a->waited,
		.said = a->said.verdict,
		.validator = a->validator_end,
		.validator_first = a->validator_first,
	};
	close_talk(a);
	return end_pass(a, conversation_verdict(&c));
}

static enum err program_left(struct attempt *a, struct box_result *r)
{
	bool cut_off = a->validator_first && a->said.verdict != VERDICT_AC;
	bool unheard = r->status == BOX_SIGNALED && r->signal == SIGPIPE;
	outcome_take(r, &a->now);
	a->own = outcome_of_run(r, judging_limit_ms(a->j));
	if (cut_off || (unheard && a->own == VERDICT_RTE)) {
		a->own = VERDICT_NONE;
		a->now.has_signal = a->now.has_exit_code = false;
	}
	a->waited = r->status == BOX_WALL_LIMIT;
	close_fd(&a->to_validator[1]); /* now the validator hears the end */
	return a->validator ? ERR_OK : end_talk(a);
}

static enum err validator_left(struct attempt *a, struct box_result *r)
{
	hear(a, r);
	if (feedback_take(&a->feedback, r)) {
		a->said.verdict = VERDICT_JE;
		snprintf(a->said.why, sizeof a->said.why, "the feedback folder cannot be kept");
	}
	a->validator_end = r->status;
	a->validator_first = a->program != 0;
	close_fd(&a->to_program[1]);   /* now the program hears the end, and ... */
	close_fd(&a->to_validator[0]); /* ... that nobody listens */
	if (!a->program)
		return end_talk(a);
	/* The verdict stands; what the program still does would only cost time. */
	return a->said.verdict == VERDICT_AC ? ERR_OK : box_cancel(a->j->sandbox->box, a->program);
}

int attempt_drain_fd(const struct attempt *a)
{
	bool alone = a->state == ATTEMPT_TALKING && !a->program && a->validator;
	return alone ? a->to_program[0] : -1;
}

void attempt_drain(struct attempt *a)
{
	char waste[DRAIN_BYTES];
	if (read(a->to_program[0], waste, sizeof waste) == 0)
		close_fd(&a->to_program[0]);
}

/* ---- beginning, and what follows what ---- */

static enum err start_pass(struct attempt *a)
{
	a->said = (struct check_result){.verdict = VERDICT_NONE};
	return a->j->package->interactive ? start_talk(a) : start_run(a);
}

/* Section "Input validators" of the format: a later pass's input is held to what the first's is, so
 * that what a program was never promised not to get is not its fault. */
static enum err start_reader(struct attempt *a)
{
	const struct package *p = a->j->package;
	const struct test *test = a->now.test;
	struct input_run run;
	if (a->reader == a->j->validators->input_count)
		return start_pass(a);
	enum err e = check_input_prepare(
		p, &a->j->validators->input[a->reader],
		counter_args(&test->input_args, p->input_validators[a->reader].name), test,
		a->in_fd, &run);
	if (!e)
		e = box_start(a->j->sandbox->box, &run.request, &a->validator);
	input_run_release(&run);
	return started(a, e, ATTEMPT_READING, "input validator");
}

static enum err after_reading(struct attempt *a, struct box_result *r)
{
	char why[COMPARE_WHY_MAX];
	bool accepted = false;
	enum err e = check_input_read(r, &accepted, why);
	if (e || !accepted)
		return fail(a, "nextpass.in is rejected by an input validator",
			    e ? r->reason : why);
	a->reader++;
	return start_reader(a);
}

static enum err begin(struct attempt *a)
{
	a->pass = 1;
	enum err e = sandbox_open(a->now.test->in, &a->in_fd);
	if (!e)
		e = sandbox_open(a->now.test->ans, &a->ans_fd);
	return e ? fail(a, "the test's data", err_str(e)) : start_pass(a);
}

void attempt_init(struct attempt *a)
{
	*a = (struct attempt){.program_fd = -1,
			      .in_fd = -1,
			      .ans_fd = -1,
			      .to_program = {-1, -1},
			      .to_validator = {-1, -1}};
	feedback_init(&a->feedback);
}

enum err attempt_start(struct attempt *a, const struct judging *j, int program_fd,
		       const struct test_result *blank)
{
	a->j = j;
	a->program_fd = program_fd;
	a->now = *blank;
	return begin(a);
}

static enum err forget(struct attempt *a, struct box_result *r)
{
	(void)r;
	if (!a->program && !a->validator)
		attempt_release(a);
	return ERR_OK;
}

typedef enum err follow(struct attempt *a, struct box_result *r);
enum ended { ENDED_PROGRAM, ENDED_VALIDATOR, ENDED_COUNT };

enum err attempt_take(struct attempt *a, uint64_t ticket, struct box_result *result)
{
	static follow *const follows[ATTEMPT_STATE_COUNT][ENDED_COUNT] = {
		[ATTEMPT_RUNNING] = {[ENDED_PROGRAM] = after_run},
		[ATTEMPT_CHECKING] = {[ENDED_VALIDATOR] = after_check},
		[ATTEMPT_TALKING] =
			{[ENDED_PROGRAM] = program_left, [ENDED_VALIDATOR] = validator_left},
		[ATTEMPT_READING] = {[ENDED_VALIDATOR] = after_reading},
		[ATTEMPT_DROPPED] = {[ENDED_PROGRAM] = forget, [ENDED_VALIDATOR] = forget},
	};
	enum ended who = ticket == a->program ? ENDED_PROGRAM : ENDED_VALIDATOR;
	*(who == ENDED_PROGRAM ? &a->program : &a->validator) = 0;
	follow *next = follows[a->state][who];
	return next ? next(a, result) : ERR_STATE;
}

void attempt_cancel(struct attempt *a)
{
	if (a->state == ATTEMPT_IDLE || a->state == ATTEMPT_DROPPED)
		return;
	if (!a->program && !a->validator) {
		attempt_release(a);
		return;
	}
	/* That viva-box is gone shows when its results are waited for. */
	if (a->program)
		(void)box_cancel(a->j->sandbox->box, a->program);
	if (a->validator)
		(void)box_cancel(a->j->sandbox->box, a->validator);
	let_go(a);
	a->state = ATTEMPT_DROPPED;
}

void attempt_release(struct attempt *a)
{
	let_go(a);
	test_result_release(&a->now);
	test_result_release(&a->before);
	attempt_init(a);
}
