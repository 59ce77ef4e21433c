/* Judges and their jobs.
 *
 * A run is queued when its event and its job row are saved (one transaction). A judge with a free
 * slot gets it once its new attempt number is saved. Progress becomes `judge` events whose
 * transaction checks the attempt; the final result ends the job in the transaction of its event, so
 * there is one verdict whatever dies when. A judge that goes, or whose lease ends, gives its jobs
 * back: `lost`, and queued again, JOBS_ATTEMPTS_MAX times at most.
 *
 * A cancel marks the row in the transaction of its event; then the judge is told to stop and the
 * end is said like any other. Whichever end is stepped first in the room is the only one: the room
 * takes no second, and its transaction removes the row. */
#include <stdio.h>
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

/* ---- what there is ---- */

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
	bool verdict = s->arg == NULL;
	if (job && s->job_attempt != STORE_ANY_ATTEMPT && job->row.attempt != s->job_attempt)
		job = NULL; /* another attempt has it by now */
	if (job && passing(e))
		jobs_requeue(job); /* not saved: judged once more, and said once */
	else if (job && e && e != ERR_STALE && e != ERR_NOENT && verdict)
		give_verdict_up(a, job, "the judge's result could not be read");
	else if (job)
		jobs_remove(a->jobs, job);
	if (!e)
		entry_push_scorecard(s->entry);
	judging_dispatch(a);
	standing_changed(a);
}

/* By whom or why: what the room remembers, also after a restart. */
static enum err prepare_cancelled(struct submission *s, json_t **full)
{
	char text[sizeof((struct room_member *)0)->name + 32];
	const struct room *room = s->entry->room;
	const struct room_member *by = room_canceller(room, span_of(s->job_done));
	if (by)
		snprintf(text, sizeof text, "cancelled by %s", by->name);
	else
		snprintf(text, sizeof text, "%s",
			 room_ended(room) ? "the session ended before it was judged" : "cancelled");
	*full = json_copy(s->body);
	return *full && json_object_set_new(*full, "message", json_string(text)) == 0 ? ERR_OK
										      : ERR_NOMEM;
}

static void told(struct submission *s, enum err e)
{
	(void)s;
	if (e && e != ERR_STALE && e != ERR_NOENT)
		log_warn("judge_event", LOG_TEXT("error", err_str(e)));
}

bool judging_say(struct app *a, const struct job *job, json_t *body, enum said said)
{
	static const char no_verdict[] = "no verdict";
	struct entry *entry = entry_open(a, job->row.room);
	if (body)
		json_object_set_new(body, "run", json_string(job->row.id));
	struct submission *s = entry ? submission_new(EVENT_JUDGE, body) : NULL;
	if (!s) {
		if (!entry)
			json_decref(body);
		return false;
	}
	memcpy(s->job_done, job->row.id, sizeof s->job_done);
	s->job_attempt = said == CALLED_OFF ? STORE_ANY_ATTEMPT : job->row.attempt;
	s->job_check_only = said == PROGRESS;
	s->done = said == PROGRESS ? told : ended;
	s->arg = said == FINAL ? NULL : (void *)(uintptr_t)no_verdict;
	s->prepare = said == CALLED_OFF ? prepare_cancelled : NULL;
	entry_submit(entry, s);
	return true;
}

void judging_end(struct app *a, struct job *job, json_t *body, enum said said)
{
	/* Nobody's now: nothing more is heard of it, and no lease ends, while this is saved. */
	job->judge = NULL;
	job->state = JOB_ENDING;
	if (!judging_say(a, job, body, said))
		jobs_requeue(job);
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

bool judging_has(const struct app_judge *j, struct span package)
{
	return json_object_getn(j->packages, package.p, package.len) != NULL;
}

static bool fits(const struct job *job, const void *judge)
{
	return strcmp(job->row.kind, "input") == 0 || judging_has(judge, job->row.item);
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
	standing_changed(a);
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

int64_t judging_idle(const struct app *a, const struct app_judge *j)
{
	if (!j->greeted || a->draining)
		return 0;
	return j->slots - jobs_busy(a->jobs, j) - ahead_busy(a, j);
}

static void give_out(struct app *a, struct app_judge *j)
{
	enum err e = ERR_OK;
	while (!e && judging_idle(a, j) > 0) {
		struct job *job = jobs_take(a->jobs, j, fits);
		e = job ? lease(j, job) : ERR_NOENT;
	}
}

/* Slots that are idle first; only then those that compile ahead. */
void judging_dispatch(struct app *a)
{
	for (struct app_judge *j = a->judges->first; j; j = j->next)
		give_out(a, j);
	for (struct app_judge *j = a->judges->first; j; j = j->next)
		while (j->greeted && ahead_busy(a, j) > 0 && jobs_next(a->jobs, j, fits)) {
			ahead_yield(a, j);
			give_out(a, j);
		}
	ahead_run(a, clock_monotonic_ms());
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
	standing_changed(a);
}

/* NULL: nobody. */
static struct app_judge *judge_of(const struct app *a, const struct job *job)
{
	struct app_judge *j = a->judges->first;
	while (j && j != job->judge)
		j = j->next;
	return j;
}

/* ---- calling jobs off ---- */

static void send_cancel(struct app *a, const struct job *job)
{
	struct app_judge *j = judge_of(a, job);
	if (j)
		judge_send(j, json_pack("{s:s, s:s}", "t", "cancel", "job", job->row.id));
}

static void call_off(struct app *a, struct job *job)
{
	if (job->state == JOB_LEASED)
		send_cancel(a, job);
	judging_end(a, job, json_pack("{s:s}", "state", "cancelled"), CALLED_OFF);
}

/* Those that wait. What could not be saved comes here again at the next tick. */
static void call_off_waiting(struct app *a)
{
	for (struct job *job = jobs_first(a->jobs), *next; job; job = next) {
		next = job->next; /* of this one only the end is said here */
		if (job->cancel && job->state == JOB_QUEUED)
			call_off(a, job);
	}
}

void judging_cancelled(struct app *a, const char *run)
{
	struct job *job = jobs_find(a->jobs, run);
	if (!job)
		return;
	job->cancel = CANCEL_ASKED;
	/* Its verdict is being saved: that is its end, and if it fails, this is. */
	if (job->state != JOB_ENDING && job->state != JOB_SAVING)
		call_off(a, job);
	judging_dispatch(a);
	standing_changed(a);
}

void judging_room_ended(struct app *a, const char *room)
{
	for (struct job *job = jobs_first(a->jobs); job; job = job->next)
		if (job->state == JOB_QUEUED && !job->cancel && strcmp(job->row.room, room) == 0)
			job->cancel = CANCEL_END;
	call_off_waiting(a);
	standing_changed(a);
}

void judging_room_gone(struct app *a, const char *room)
{
	struct job *job;
	ahead_room_gone(a, room);
	while ((job = jobs_in_room(a->jobs, room))) {
		send_cancel(a, job);
		jobs_remove(a->jobs, job);
	}
	judging_dispatch(a);
	standing_changed(a);
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
	standing_tell_all(j->app);
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
	call_off_waiting(a);
	judging_dispatch(a);
}

/* What was said of it before the restart, and not yet done. */
static enum job_cancel cancel_of(const struct store_job *row)
{
	if (row->lease_until_ms == STORE_JOB_CANCELLED)
		return CANCEL_ASKED;
	return row->room_ended && row->attempt == 0 ? CANCEL_END : CANCEL_NOT;
}

static void jobs_came(struct app_call *call)
{
	struct app *a = call->app;
	__typeof__(call->call.u.jobs_load) *got = &call->call.u.jobs_load;
	for (size_t i = 0; i < got->n; i++)
		if (jobs_add(a->jobs, &got->jobs[i], JOB_QUEUED))
			log_error("job_lost_until_restart", LOG_TEXT("job", got->jobs[i].id));
		else
			jobs_find(a->jobs, got->jobs[i].id)->cancel = cancel_of(&got->jobs[i]);
	store_call_release(&call->call);
	call_off_waiting(a);
	judging_dispatch(a);
}

void judging_start(struct app *a)
{
	app_store(a, &a->judges->load, STORE_JOBS_LOAD, jobs_came);
}
