/* Judges and their jobs.
 *
 * A run is queued when its event and its job row are saved (one transaction). A judge with a free
 * slot gets it once its new attempt number is saved. Progress becomes `judge` events whose
 * transaction checks the attempt; the final result ends the job in the transaction of its event, so
 * there is one verdict whatever dies when. A judge that goes, or whose lease ends, gives its jobs
 * back: `lost`, and queued again, JOBS_ATTEMPTS_MAX times at most. */
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"
#include "base/log.h"

struct app_judge {
	struct app *app;
	void *peer;
	bool greeted;
	char name[65], tier[2];
	int64_t slots;
	int64_t busy;
	json_t *packages; /* {id: hash} */
	struct app_judge *next;
	size_t refs; /* the edge, and leases being saved */
};

struct judges {
	struct app_judge *first;
	struct app_call load;
};

static void dispatch(struct app *a);

enum err judging_new(struct app *a)
{
	a->judges = calloc(1, sizeof *a->judges);
	return a->judges ? ERR_OK : ERR_NOMEM;
}

static void judge_unref(struct app_judge *j)
{
	if (--j->refs > 0)
		return;
	json_decref(j->packages);
	free(j);
}

void judging_free(struct app *a)
{
	free(a->judges);
}

/* ---- telling people ---- */

static int64_t slots_of(const struct app *a)
{
	int64_t slots = 0;
	for (const struct app_judge *j = a->judges->first; j; j = j->next)
		slots += j->greeted ? j->slots : 0;
	return slots;
}

int judging_ready(const struct app *a)
{
	int ready = 0;
	for (const struct app_judge *j = a->judges->first; j; j = j->next)
		ready += j->greeted;
	return ready;
}

/* The weakest of them: what can be promised. */
const char *judging_tier(const struct app *a)
{
	const char *tier = NULL;
	for (const struct app_judge *j = a->judges->first; j; j = j->next)
		if (j->greeted && (!tier || strcmp(j->tier, tier) > 0))
			tier = j->tier;
	return tier;
}

json_t *judging_state(const struct app *a, const char *user)
{
	json_t *state = json_pack("{s:i, s:i, s:I}", "ready", judging_ready(a), "queued",
				  jobs_ahead(a->jobs, NULL), "slots", (json_int_t)slots_of(a));
	if (judging_tier(a))
		json_object_set_new(state, "tier", json_string(judging_tier(a)));
	const struct job *mine = user && *user ? jobs_queued_of(a->jobs, user) : NULL;
	if (mine)
		json_object_set_new(state, "ahead", json_integer(jobs_ahead(a->jobs, mine)));
	return state;
}

static void tell(struct app *a, bool all)
{
	for (struct app_conn *c = a->conns; c; c = c->next)
		if (c->state == CONN_LIVE && (all || jobs_queued_of(a->jobs, c->user)))
			conn_push(c, "judges",
				  json_pack("{s:s, s:s, s:o}", "t", "eph", "k", "judges", "b",
					    judging_state(a, c->user)));
}

/* ---- events about a job ---- */

static void give_verdict_up(struct app *a, struct job *job, const char *message);

static bool passing(enum err e)
{
	return e == ERR_IO || e == ERR_FULL || e == ERR_LOCKED || e == ERR_BUSY || e == ERR_NOMEM;
}

static void ended(struct submission *s, enum err e)
{
	struct app *a = s->entry->app;
	struct job *job = jobs_find(a->jobs, s->job_done);
	bool given_up = s->arg != NULL;
	if (job && passing(e))
		jobs_requeue(job); /* not saved: judged once more, and said once */
	else if (job && e && e != ERR_STALE && e != ERR_NOENT && !given_up)
		give_verdict_up(a, job, "the judge's result could not be read");
	else if (job)
		jobs_remove(a->jobs, job);
	if (!e)
		entry_push_scorecard(s->entry);
	dispatch(a);
	tell(a, false);
}

static void told(struct submission *s, enum err e)
{
	(void)s;
	if (e && e != ERR_STALE && e != ERR_NOENT)
		log_warn("judge_event", LOG_TEXT("error", err_str(e)));
}

enum said { PROGRESS, FINAL, GIVEN_UP };

/* Takes body, a `judge` body but for `run`. The job may be gone afterwards unless this is progress.
 */
static void say(struct app *a, const struct job *job, json_t *body, enum said said)
{
	static const char given_up[] = "given up";
	struct entry *entry = entry_open(a, job->row.room);
	if (body)
		json_object_set_new(body, "run", json_string(job->row.id));
	struct submission *s = entry ? submission_new(EVENT_JUDGE, body) : NULL;
	if (!s) {
		if (!entry)
			json_decref(body);
		return;
	}
	memcpy(s->job_done, job->row.id, sizeof s->job_done);
	s->job_attempt = job->row.attempt;
	s->job_check_only = said == PROGRESS;
	s->done = said == PROGRESS ? told : ended;
	s->arg = said == GIVEN_UP ? (void *)(uintptr_t)given_up : NULL;
	entry_submit(entry, s);
}

/* The verdict JE, which says nothing about the program. */
static void give_verdict_up(struct app *a, struct job *job, const char *message)
{
	job->judge = NULL; /* nobody's: what an old judge says is dropped while this is saved */
	job->state = JOB_LEASING;
	say(a, job,
	    json_pack("{s:s, s:{s:s}, s:s}", "state", "done", "result", "verdict", "JE", "message",
		      message),
	    GIVEN_UP);
}

/* ---- giving jobs out ---- */

static bool fits(const struct job *job, const void *judge)
{
	const struct app_judge *j = judge;
	if (strcmp(job->row.kind, "input") == 0 || !j->packages)
		return true;
	return json_object_getn(j->packages, job->row.item.p, job->row.item.len) != NULL;
}

struct lease {
	struct app_call call;
	struct app_judge *judge;
	char id[ID_SIZE];
};

static void send_json(struct app_judge *j, json_t *value)
{
	AUTO_BUF text;
	buf_init(&text, WIRE_MAX);
	if (j->peer && value && !json_write(value, &text))
		j->app->edge->judge_send(j->peer, buf_span(&text));
	json_decref(value);
}

static void send_job(struct app_judge *j, const struct job *job)
{
	const struct store_job *row = &job->row;
	json_t *sources = NULL;
	json_read(row->sources, &sources);
	json_t *value = json_pack("{s:s, s:s, s:I, s:s, s:s%, s:o}", "t", "job", "job", row->id,
				  "attempt", (json_int_t)row->attempt, "kind", row->kind, "package",
				  row->item.p, row->item.len, "sources", sources);
	if (value && strcmp(row->kind, "input") == 0)
		json_object_set_new(value, "stdin", json_stringn(row->input.p, row->input.len));
	send_json(j, value);
}

static void leased(struct app_call *call)
{
	struct lease *l = call->call.arg;
	struct app_judge *j = l->judge;
	struct app *a = j->app;
	struct job *job = jobs_find(a->jobs, l->id);
	bool ours = job && job->state == JOB_LEASING && job->judge == j;
	if (ours && !call->call.err && j->peer) {
		job->state = JOB_LEASED;
		job->row.lease_until_ms = call->call.u.job_lease.lease_until_ms;
		send_job(j, job);
	} else if (ours) {
		jobs_requeue(job);
		j->busy--;
	}
	free(l);
	judge_unref(j);
	tell(a, false);
}

static void lease(struct app_judge *j, struct job *job)
{
	struct lease *l = calloc(1, sizeof *l);
	if (!l) {
		jobs_requeue(job);
		return;
	}
	l->judge = j;
	l->call.call.arg = l;
	memcpy(l->id, job->row.id, sizeof l->id);
	memcpy(l->call.call.u.job_lease.id, job->row.id, sizeof job->row.id);
	l->call.call.u.job_lease.attempt = job->row.attempt;
	l->call.call.u.job_lease.lease_until_ms = clock_wall_ms() + JOBS_LEASE_MS;
	j->busy++;
	j->refs++;
	app_store(j->app, &l->call, STORE_JOB_LEASE, leased);
}

static void dispatch(struct app *a)
{
	for (struct app_judge *j = a->judges->first; j; j = j->next) {
		struct job *job;
		while (!a->draining && j->greeted && j->peer && j->busy < j->slots &&
		       (job = jobs_take(a->jobs, j, fits)))
			lease(j, job);
	}
}

void judging_saved(struct app *a, const struct submission *s)
{
	if (jobs_add(a->jobs, &s->job))
		log_error("job_lost_until_restart", LOG_TEXT("job", s->job.id));
	dispatch(a);
	tell(a, false);
}

void judging_room_gone(struct app *a, const char *room)
{
	struct job *job;
	while ((job = jobs_in_room(a->jobs, room))) {
		struct app_judge *j = a->judges->first;
		while (j && j != job->judge)
			j = j->next;
		if (j) {
			send_json(j, json_pack("{s:s, s:s}", "t", "cancel", "job", job->row.id));
			j->busy--;
		}
		jobs_remove(a->jobs, job);
	}
	dispatch(a);
}

/* ---- taking jobs back ---- */

static void take_back(struct app *a, struct job *job)
{
	log_warn("job_taken_back", LOG_TEXT("job", job->row.id),
		 LOG_INT("attempt", job->row.attempt));
	if (job->row.attempt < JOBS_ATTEMPTS_MAX) {
		say(a, job, json_pack("{s:s}", "state", "lost"), PROGRESS);
		jobs_requeue(job);
		return;
	}
	give_verdict_up(a, job,
			"the judge failed three times; this says nothing about the program");
}

void judging_tick(struct app *a, int64_t now_ms)
{
	struct job *job;
	while ((job = jobs_held(a->jobs, NULL, now_ms))) {
		struct app_judge *j = a->judges->first;
		while (j && j != job->judge)
			j = j->next;
		if (j)
			j->busy--;
		take_back(a, job);
	}
	dispatch(a);
}

static void jobs_came(struct app_call *call)
{
	struct app *a = call->app;
	__typeof__(call->call.u.jobs_load) *got = &call->call.u.jobs_load;
	for (size_t i = 0; i < got->n; i++)
		if (jobs_add(a->jobs, &got->jobs[i]))
			log_error("job_lost_until_restart", LOG_TEXT("job", got->jobs[i].id));
	store_call_release(&call->call);
	dispatch(a);
}

void judging_start(struct app *a)
{
	app_store(a, &a->judges->load, STORE_JOBS_LOAD, jobs_came);
}

/* ---- a judge's connection ---- */

enum err app_judge_open(struct app *a, void *peer, struct app_judge **out)
{
	struct app_judge *j = calloc(1, sizeof *j);
	if (!j)
		return ERR_NOMEM;
	j->app = a;
	j->peer = peer;
	j->refs = 1;
	j->next = a->judges->first;
	a->judges->first = j;
	*out = j;
	return ERR_OK;
}

void app_judge_closed(struct app_judge *j)
{
	struct app *a = j->app;
	struct app_judge **at = &a->judges->first;
	struct job *job;
	j->peer = NULL;
	while (*at != j)
		at = &(*at)->next;
	*at = j->next;
	if (j->greeted)
		log_info("judge_gone", LOG_TEXT("name", j->name));
	while ((job = jobs_held(a->jobs, j, 0)))
		take_back(a, job);
	judge_unref(j);
	dispatch(a);
	tell(a, true);
}

static void refuse(struct app_judge *j, const char *why)
{
	send_json(j, json_pack("{s:s, s:s}", "t", "refused", "why", why));
	j->app->edge->judge_close(j->peer);
}

static void on_hello(struct app_judge *j, const json_t *m)
{
	struct span name = json_text_or(m, "name", SPAN("")),
		    tier = json_text_or(m, "tier", SPAN(""));
	json_t *packages;
	if (json_int_or(m, "v", 0) != 1) {
		refuse(j, "this server speaks version 1 of the job protocol");
		return;
	}
	if (j->greeted || name.len == 0 || name.len >= sizeof j->name || tier.len != 1 ||
	    tier.p[0] < 'A' || tier.p[0] > 'C' || json_get_int(m, "slots", 1, 64, &j->slots) ||
	    json_get_object(m, "packages", &packages)) {
		refuse(j, "malformed hello");
		return;
	}
	memcpy(j->name, name.p, name.len);
	j->tier[0] = tier.p[0];
	j->packages = json_incref(packages);
	j->greeted = true;
	send_json(j, json_pack("{s:s, s:i}", "t", "hello", "v", 1));
	log_info("judge_ready", LOG_TEXT("name", j->name), LOG_TEXT("tier", j->tier),
		 LOG_INT("slots", j->slots));
	dispatch(j->app);
	tell(j->app, true);
}

/* Adds to each test what only the catalogue knows: its group and ordinal, and what it is for. */
static void label_test(const struct catalog_item *item, json_t *test)
{
	struct span name = json_text_or(test, "name", SPAN(""));
	struct catalog_label label;
	bool known = item && !catalog_test_label(item, name, &label);
	bool sample = span_starts(name, "sample/") || (known && label.group == 0);
	json_object_set_new(test, "sample", json_boolean(sample));
	if (!known)
		return;
	json_object_set_new(test, "group", json_integer(label.group));
	json_object_set_new(test, "ordinal", json_integer(label.ordinal));
	if (label.description.len)
		json_object_set_new(test, "description",
				    json_stringn(label.description.p, label.description.len));
}

static void label_result(const struct catalog_item *item, json_t *result)
{
	size_t i, k;
	json_t *group, *test;
	json_array_foreach(json_object_get(result, "groups"), i, group)
		json_array_foreach(json_object_get(group, "tests"), k, test) label_test(item, test);
}

static struct job *job_named(struct app_judge *j, const json_t *m)
{
	char id[ID_SIZE];
	struct span text;
	int64_t attempt;
	if (json_get_text(m, "job", &text) || text.len != ID_SIZE - 1 ||
	    json_get_int(m, "attempt", 1, INT32_MAX, &attempt))
		return NULL;
	memcpy(id, text.p, text.len);
	id[text.len] = 0;
	return jobs_of(j->app->jobs, id, attempt, j);
}

static void on_progress(struct app_judge *j, const json_t *m)
{
	struct job *job = job_named(j, m);
	json_t *b, *test;
	if (!job || json_get_object(m, "b", &b))
		return;
	if (!json_get_object(b, "test", &test))
		label_test(catalog_find(j->app->catalog, job->row.item), test);
	say(j->app, job, json_incref(b), PROGRESS);
}

static void on_done(struct app_judge *j, const json_t *m)
{
	struct job *job = job_named(j, m);
	json_t *result;
	if (!job || json_get_object(m, "result", &result))
		return;
	label_result(catalog_find(j->app->catalog, job->row.item), result);
	j->busy--;
	job->judge = NULL; /* said: nothing more is heard of this attempt while it is saved */
	say(j->app, job, json_pack("{s:s, s:O}", "state", "done", "result", result), FINAL);
	dispatch(j->app);
}

static void renew_done(struct app_call *call)
{
	if (call->call.err)
		log_warn("lease_not_renewed", LOG_TEXT("error", err_str(call->call.err)));
	free(call->call.arg);
}

static void renew(struct app_judge *j, struct job *job)
{
	struct lease *l = calloc(1, sizeof *l);
	if (!l)
		return;
	job->row.lease_until_ms = clock_wall_ms() + JOBS_LEASE_MS;
	l->call.call.arg = l;
	memcpy(l->call.call.u.job_lease.id, job->row.id, sizeof job->row.id);
	l->call.call.u.job_lease.attempt = job->row.attempt;
	l->call.call.u.job_lease.lease_until_ms = job->row.lease_until_ms;
	app_store(j->app, &l->call, STORE_JOB_LEASE, renew_done);
}

static void on_beat(struct app_judge *j, const json_t *m)
{
	(void)m;
	for (struct job *job = jobs_first(j->app->jobs); job; job = job->next)
		if (job->judge == j && job->state == JOB_LEASED)
			renew(j, job);
}

static const struct {
	const char *word;
	void (*handle)(struct app_judge *j, const json_t *m);
	bool greeted;
} judge_messages[] = {
	{"hello", on_hello, false},
	{"progress", on_progress, true},
	{"done", on_done, true},
	{"beat", on_beat, true},
};

void app_judge_message(struct app_judge *j, struct span json)
{
	AUTO_JSON *m = NULL;
	struct span t;
	if (json_read(json, &m) || json_get_text(m, "t", &t)) {
		refuse(j, "a frame that is no message");
		return;
	}
	for (size_t i = 0; i < sizeof judge_messages / sizeof judge_messages[0]; i++) {
		if (!span_is(t, judge_messages[i].word))
			continue;
		if (judge_messages[i].greeted == j->greeted)
			judge_messages[i].handle(j, m);
		else
			refuse(j, "not allowed now");
		return;
	}
	refuse(j, "an unknown kind of message");
}
