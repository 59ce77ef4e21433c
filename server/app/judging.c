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

enum err judging_new(struct app *a)
{
	a->judges = calloc(1, sizeof *a->judges);
	return a->judges ? ERR_OK : ERR_NOMEM;
}

void judge_unref(struct app_judge *j)
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

void judging_tell(struct app *a, bool all)
{
	for (struct app_conn *c = a->conns; c; c = c->next)
		if (c->state == CONN_LIVE && (all || jobs_queued_of(a->jobs, c->user)))
			conn_push(c, "judges",
				  json_pack("{s:s, s:s, s:o}", "t", "eph", "k", "judges", "b",
					    judging_state(a, c->user)));
}

/* ---- events about a job ---- */

static void give_verdict_up(struct app *a, struct job *job, const char *message);

/* The store's troubles: they pass. */
static bool passing(enum err e)
{
	return e == ERR_IO || e == ERR_FULL || e == ERR_LOCKED || e == ERR_BUSY || e == ERR_NOMEM;
}

static void ended(struct submission *s, enum err e)
{
	struct app *a = s->entry->app;
	struct job *job = jobs_find(a->jobs, s->job_done);
	bool given_up = s->arg != NULL;
	if (job && job->row.attempt != s->job_attempt)
		job = NULL; /* another attempt has it by now */
	if (job && passing(e))
		jobs_requeue(job); /* not saved: judged once more, and said once */
	else if (job && e && e != ERR_STALE && e != ERR_NOENT && !given_up)
		give_verdict_up(a, job, "the judge's result could not be read");
	else if (job)
		jobs_remove(a->jobs, job);
	if (!e)
		entry_push_scorecard(s->entry);
	judging_dispatch(a);
	judging_tell(a, false);
}

static void told(struct submission *s, enum err e)
{
	(void)s;
	if (e && e != ERR_STALE && e != ERR_NOENT)
		log_warn("judge_event", LOG_TEXT("error", err_str(e)));
}

void judging_say(struct app *a, const struct job *job, json_t *body, enum said said)
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

void judging_end(struct app *a, struct job *job, json_t *body, enum said said)
{
	/* Nobody's now: nothing more is heard of it, and no lease ends, while this is saved. */
	job->judge = NULL;
	job->state = JOB_ENDING;
	judging_say(a, job, body, said);
}

/* The verdict JE, which says nothing about the program. */
static void give_verdict_up(struct app *a, struct job *job, const char *message)
{
	judging_end(a, job,
		    json_pack("{s:s, s:{s:s}, s:s}", "state", "done", "result", "verdict", "JE",
			      "message", message),
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

void judge_send(struct app_judge *j, json_t *value)
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
	judge_send(j, value);
}

static void leased(struct app_call *call)
{
	struct lease *l = call->call.arg;
	struct app_judge *j = l->judge;
	struct app *a = j->app;
	struct job *job = jobs_find(a->jobs, l->id);
	bool ours = job && job->state == JOB_LEASING && job->judge == j;
	if (ours && !call->call.err) {
		job->state = JOB_LEASED;
		job->held_until_ms = clock_monotonic_ms() + JOBS_LEASE_MS;
		send_job(j, job);
	} else if (ours) {
		job->row.attempt--; /* it never began */
		jobs_requeue(job);
	}
	free(l);
	judge_unref(j);
	judging_tell(a, false);
}

static enum err lease(struct app_judge *j, struct job *job)
{
	struct lease *l = calloc(1, sizeof *l);
	if (!l) {
		jobs_requeue(job);
		return ERR_NOMEM;
	}
	l->judge = j;
	l->call.call.arg = l;
	memcpy(l->id, job->row.id, sizeof l->id);
	memcpy(l->call.call.u.job_lease.id, job->row.id, sizeof job->row.id);
	l->call.call.u.job_lease.attempt = job->row.attempt;
	l->call.call.u.job_lease.lease_until_ms = clock_wall_ms() + JOBS_LEASE_MS;
	j->refs++;
	app_store(j->app, &l->call, STORE_JOB_LEASE, leased);
	return ERR_OK;
}

void judging_dispatch(struct app *a)
{
	for (struct app_judge *j = a->judges->first; j; j = j->next) {
		enum err e = j->greeted && !a->draining ? ERR_OK : ERR_BUSY;
		while (!e && jobs_busy(a->jobs, j) < j->slots) {
			struct job *job = jobs_take(a->jobs, j, fits);
			e = job ? lease(j, job) : ERR_NOENT;
		}
	}
}

/* A run on its way to the disk counts: or many at once would pass the limits together. */
void judging_saving(struct app *a, const struct submission *s)
{
	if (jobs_add(a->jobs, &s->job, JOB_SAVING))
		log_error("job_lost_until_restart", LOG_TEXT("job", s->job.id));
}

void judging_not_saved(struct app *a, const struct submission *s)
{
	struct job *job = jobs_find(a->jobs, s->job.id);
	if (job)
		jobs_remove(a->jobs, job);
}

void judging_saved(struct app *a, const struct submission *s)
{
	struct job *job = jobs_find(a->jobs, s->job.id);
	if (job)
		jobs_requeue(job);
	judging_dispatch(a);
	judging_tell(a, false);
}

/* NULL: nobody. */
static struct app_judge *judge_of(const struct app *a, const struct job *job)
{
	struct app_judge *j = a->judges->first;
	while (j && j != job->judge)
		j = j->next;
	return j;
}

void judging_room_gone(struct app *a, const char *room)
{
	struct job *job;
	while ((job = jobs_in_room(a->jobs, room))) {
		struct app_judge *j = judge_of(a, job);
		if (j)
			judge_send(j, json_pack("{s:s, s:s}", "t", "cancel", "job", job->row.id));
		jobs_remove(a->jobs, job);
	}
	judging_dispatch(a);
}

/* ---- taking jobs back ---- */

void judging_take_back(struct app *a, struct job *job)
{
	log_warn("job_taken_back", LOG_TEXT("job", job->row.id),
		 LOG_INT("attempt", job->row.attempt));
	if (job->row.attempt < JOBS_ATTEMPTS_MAX) {
		judging_say(a, job, json_pack("{s:s}", "state", "lost"), PROGRESS);
		jobs_requeue(job);
		return;
	}
	give_verdict_up(a, job,
			"the judge failed three times; this says nothing about the program");
}

static bool fits_any(const struct app *a, const struct job *job)
{
	const struct app_judge *j = a->judges->first;
	while (j && !(j->greeted && fits(job, j)))
		j = j->next;
	return j || judging_ready(a) == 0; /* without a judge people are told so, and wait */
}

/* The first that waits for a package which no judge here has, and has done so for long enough:
 * another judge may be starting. */
static struct job *unfit(struct app *a, int64_t now_ms)
{
	for (struct job *job = jobs_first(a->jobs); job; job = job->next) {
		if (job->state != JOB_QUEUED || fits_any(a, job))
			job->unfit_since_ms = 0;
		else if (!job->unfit_since_ms)
			job->unfit_since_ms = now_ms;
		else if (now_ms - job->unfit_since_ms > JOBS_UNFIT_MS)
			return job;
	}
	return NULL;
}

/* One that falls silent would spend everybody's attempts: it gets no more until it comes back. */
static void dismiss(struct app_judge *j)
{
	if (!j->greeted)
		return;
	j->greeted = false;
	log_warn("judge_silent", LOG_TEXT("name", j->name));
	j->app->edge->judge_close(j->peer);
	judging_tell(j->app, true);
}

void judging_tick(struct app *a, int64_t now_ms)
{
	struct job *job;
	while ((job = jobs_expired(a->jobs, now_ms))) {
		struct app_judge *j = judge_of(a, job);
		judging_take_back(a, job);
		if (j)
			dismiss(j);
	}
	while ((job = unfit(a, now_ms)))
		give_verdict_up(a, job,
				"no judge here has this problem; ask whoever runs this server to "
				"give it to the judge. This says nothing about the program");
	judging_dispatch(a);
}

static void jobs_came(struct app_call *call)
{
	struct app *a = call->app;
	__typeof__(call->call.u.jobs_load) *got = &call->call.u.jobs_load;
	for (size_t i = 0; i < got->n; i++)
		if (jobs_add(a->jobs, &got->jobs[i], JOB_QUEUED))
			log_error("job_lost_until_restart", LOG_TEXT("job", got->jobs[i].id));
	store_call_release(&call->call);
	judging_dispatch(a);
}

void judging_start(struct app *a)
{
	app_store(a, &a->judges->load, STORE_JOBS_LOAD, jobs_came);
}
