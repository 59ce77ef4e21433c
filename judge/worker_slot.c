/* worker_slot.c - one slot: takes a job from the worker, judges it, says how it goes. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/auto.h"
#include "base/log.h"
#include "judge/ahead.h"
#include "judge/execute.h"
#include "judge/frame.h"
#include "judge/judging.h"
#include "judge/material.h"
#include "judge/report.h"
#include "judge/worker.h"

struct slot {
	struct session *session;
	const struct shelf *shelf;
	struct validators *validators; /* by index of the shelf; made at first use */
	bool *made;
	int fd;
	struct frames frames;
	bool closed;
};

struct running {
	struct slot *slot;
	const json_t *job; /* borrowed */
};

/* ---- talking ---- */

static void flush(struct slot *s)
{
	for (;;) {
		enum err e = frames_flush(&s->frames, s->fd);
		if (e == ERR_OK)
			return;
		if (e != ERR_BUSY) {
			s->closed = true;
			return;
		}
		struct pollfd p = {.fd = s->fd, .events = POLLOUT};
		poll(&p, 1, -1);
	}
}

static void send_owned(struct slot *s, json_t *message)
{
	if (!message || frames_add(&s->frames, message))
		s->closed = true;
	json_decref(message);
	flush(s);
}

/* A message about the job, with one more member. */
static void say(const struct running *r, const char *type, const char *key, json_t *value)
{
	const json_t *job = r->job;
	send_owned(r->slot,
		   json_pack("{ss sO sO so}", "t", type, "job", json_object_get(job, "job"),
			     "attempt", json_object_get(job, "attempt"), key, value));
}

static void say_state(const struct running *r, const char *state)
{
	say(r, "progress", "b", json_pack("{ss}", "state", state));
}

/* ---- reports, with what the server needs to redact ---- */

static void add_place(json_t *o, const struct test_result *t)
{
	json_object_set_new(o, "group", json_integer(t->group->number));
	json_object_set_new(o, "ordinal", json_integer(t->test->ordinal));
	json_object_set_new(o, "sample", json_boolean(t->group->number == 0));
	if (t->test->description)
		json_object_set_new(o, "description", json_string(t->test->description));
}

static void on_running(void *ctx)
{
	say_state(ctx, "running");
}

static void on_test(void *ctx, const struct test_result *t, size_t done, size_t total)
{
	json_t *test = report_test(t);
	if (test)
		add_place(test, t);
	say(ctx, "progress", "b",
	    json_pack("{ss sI sI so}", "state", "running", "done", (json_int_t)done, "total",
		      (json_int_t)total, "test", test));
}

static const struct test_result *find_result(const struct judgement *g, struct span name)
{
	for (size_t i = 0; i < g->test_count; i++)
		if (span_is(name, g->tests[i].test->name))
			return &g->tests[i];
	return NULL;
}

static void add_places(json_t *report, const struct judgement *g)
{
	size_t i, k;
	const json_t *group;
	json_t *test;
	json_array_foreach(json_object_get(report, "groups"), i, group)
		json_array_foreach(json_object_get(group, "tests"), k, test)
	{
		const struct test_result *t = find_result(g, json_text_or(test, "name", SPAN("")));
		if (t)
			add_place(test, t);
	}
}

static json_t *judge_error(const char *why)
{
	return json_pack("{ss si si ss s[] sf ss}", "verdict", "JE", "score", 0, "max_score", 0,
			 "tier", "", "groups", "total_ms", 0.0, "reason", why);
}

/* ---- jobs ---- */

struct parts {
	struct source sources[COMPILE_SOURCES_MAX];
	size_t count;
	struct package *package;
	struct span input;
};

/* The server checked all this; we do so again, since a bug there must not become ours. */
static const char *read_parts(const struct slot *s, const json_t *job, struct parts *out)
{
	json_t *list, *one;
	size_t i;
	struct span id, name;
	bool named = json_get_text(job, "package", &id) == ERR_OK;
	out->package = named ? shelf_find(s->shelf, id) : NULL;
	if (named && !out->package)
		return "this judge does not have the package";
	if (json_get_array(job, "sources", &list) || json_array_size(list) == 0 ||
	    json_array_size(list) > COMPILE_SOURCES_MAX)
		return "the job has no sources, or too many";
	json_array_foreach(list, i, one)
	{
		if (json_get_text(one, "name", &name) ||
		    json_get_text(one, "text", &out->sources[i].text))
			return "a source has no name or text";
		out->sources[i].name =
			name.p; /* NUL-terminated, and json_read refuses NUL inside */
	}
	out->count = json_array_size(list);
	out->input = json_text_or(job, "stdin", SPAN(""));
	return NULL;
}

/* *out stays NULL where the package's own cannot be made. ERR_CLOSED or ERR_NOMEM: nothing is known
 * of them, the next job tries again. */
static enum err validators_of(struct slot *s, const struct package *p,
			      const struct validators **out)
{
	size_t i = 0;
	AUTO_FAULTS f = FAULTS_NONE;
	while (s->shelf->packages[i] != p)
		i++;
	enum err e = s->made[i] ? ERR_OK
				: validators_make(&s->session->sandbox, s->session->toolchain, p,
						  false, &f, &s->validators[i]);
	s->made[i] = !e;
	if (!e) {
		*out = &s->validators[i];
		return ERR_OK;
	}
	validators_release(&s->validators[i]);
	if (e == ERR_CLOSED || e == ERR_NOMEM)
		return e;
	log_error("validator", LOG_TEXT("package", p->id), LOG_TEXT("error", err_str(e)));
	return ERR_OK;
}

static enum err judge_job(const struct running *r, const struct parts *parts, bool samples,
			  json_t **result)
{
	struct slot *s = r->slot;
	AUTO_JUDGEMENT g = {.compiled.program_fd = -1};
	struct judging j = {
		.sandbox = &s->session->sandbox,
		.toolchain = s->session->toolchain,
		.package = parts->package,
		.samples_only = samples,
		.explain = true,
		.timing = true,
		.tokens = s->session->tokens,
		.on_running = on_running,
		.on_test = on_test,
		.ctx = &(struct running){s, r->job},
	};
	enum err e = j.package ? validators_of(s, j.package, &j.validators) : ERR_OK;
	if (!e && !j.validators) {
		*result = judge_error(j.package ? "the package's output validator fails"
						: "the job names no package");
		return ERR_OK;
	}
	if (!e)
		e = judge_submission(&j, parts->sources, parts->count, &g);
	if (e)
		return e;
	*result = report_judgement(&g, parts->package,
				   box_tier_name(box_tier(s->session->sandbox.box)));
	add_places(*result, &g);
	return ERR_OK;
}

static enum err input_job(const struct running *r, const struct parts *parts, json_t **result)
{
	struct slot *s = r->slot;
	AUTO_FD int fd = -1;
	enum err e = box_memfd("stdin", parts->input.p, parts->input.len, &fd);
	if (e)
		return e;
	const struct execute_job job = {
		.sources = parts->sources,
		.count = parts->count,
		.package = parts->package,
		.stdin_fd = fd,
		.on_running = on_running,
		.ctx = &(struct running){s, r->job},
	};
	return execute(&s->session->sandbox, s->session->toolchain, &job, result);
}

/* Nobody waits for it, so nobody is told how it goes. */
static enum err ahead_job(const struct running *r, const struct parts *parts, json_t **result)
{
	struct session *session = r->slot->session;
	return compile_ahead(&session->sandbox, session->toolchain, parts->package, parts->sources,
			     parts->count, result);
}

static void do_job(struct slot *s, const json_t *job)
{
	const struct running r = {s, job};
	struct parts parts = {.count = 0};
	struct span kind = json_text_or(job, "kind", SPAN(""));
	const char *wrong = read_parts(s, job, &parts);
	json_t *result = NULL;
	enum err e = ERR_OK;
	if (s->frames.in.len) {
		/* Somebody spoke after the job: it was to be stopped before it began. */
		send_owned(s, json_pack("{ss}", "t", "stopped"));
		return;
	}
	if (wrong) {
		result = judge_error(wrong);
	} else if (span_is(kind, "compile")) {
		e = ahead_job(&r, &parts, &result);
	} else {
		say_state(&r, "compiling");
		e = span_is(kind, "input")
			    ? input_job(&r, &parts, &result)
			    : judge_job(&r, &parts, span_is(kind, "samples"), &result);
	}
	if (e == ERR_CLOSED && s->session->sandbox.stopped) {
		s->session->sandbox.stopped = false;
		send_owned(s, json_pack("{ss}", "t", "stopped"));
	} else if (e) {
		/* The sandbox is gone, or memory: whoever started us makes a new one. */
		log_error("slot", LOG_TEXT("error", err_str(e)));
		s->closed = true;
	} else {
		say(&r, "done", "result", result);
	}
}

/* A job holds the token of a core for as long as it lasts, compiling included. */
static void take_job(struct slot *s, const json_t *job)
{
	tokens_enter(s->session->tokens);
	do_job(s, job);
	tokens_leave(s->session->tokens);
}

/* ---- the loop ---- */

/* Each slot begins at a package of its own and finds those of the others made: the lock of a
 * manifest makes who comes second wait, so slots that went the same way would take turns. */
static void make_data(struct slot *s, double begin, json_t *ready)
{
	size_t count = s->shelf->count, first = (size_t)(begin * (double)count);
	for (size_t i = 0; i < count; i++) {
		struct package *p = s->shelf->packages[(first + i) % count];
		AUTO_FAULTS f = FAULTS_NONE;
		struct session *session = s->session;
		enum err e = material_ensure(&session->sandbox, session->toolchain, session->data,
					     p, &f);
		if (!e) {
			json_array_append_new(ready, json_string(p->id));
			continue;
		}
		log_error("package_data", LOG_TEXT("package", p->id),
			  LOG_TEXT("error", err_str(e)));
		fprintf(stderr, "%.*s", SPAN_ARG(faults_text(&f)));
	}
}

static void take_messages(struct slot *s)
{
	json_t *message = NULL;
	enum err e;
	while (!s->closed && (e = frames_next(&s->frames, &message)) != ERR_BUSY) {
		if (e)
			s->closed = true;
		else if (span_is(json_text_or(message, "t", SPAN("")), "job"))
			take_job(s, message);
		/* Anything else meant "stop", and what it meant to stop is over. */
		if (!e)
			json_decref(message);
	}
}

int slot_main(struct session *session, const struct shelf *shelf, int fd, double begin)
{
	struct slot s = {.session = session, .shelf = shelf, .fd = fd};
	json_t *ready = json_array();
	s.validators = calloc(shelf->count + 1, sizeof *s.validators);
	s.made = calloc(shelf->count + 1, sizeof *s.made);
	frames_init(&s.frames);
	session->sandbox.control_fd = fd;
	if (!s.validators || !s.made || !ready)
		return STATUS_JUDGE;
	make_data(&s, begin, ready);
	send_owned(&s, json_pack("{ss ss so}", "t", "ready", "tier",
				 box_tier_name(box_tier(session->sandbox.box)), "packages", ready));
	while (!s.closed) {
		struct pollfd p[2] = {{.fd = fd, .events = POLLIN},
				      {.fd = box_fd(session->sandbox.box), .events = POLLIN}};
		if (poll(p, 2, -1) < 0 && errno != EINTR)
			break;
		/* No run is outstanding, so all that the box can say now is that it died. */
		if (p[1].revents)
			break;
		enum err e = frames_read(&s.frames, fd);
		if (e && e != ERR_BUSY)
			break;
		take_messages(&s);
	}
	for (size_t i = 0; i < shelf->count; i++)
		if (s.made[i])
			validators_release(&s.validators[i]);
	free(s.validators);
	free(s.made);
	frames_release(&s.frames);
	return STATUS_JUDGE;
}
