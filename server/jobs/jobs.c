#include "jobs/jobs.h"

#include <stdlib.h>

struct jobs {
	struct job *first; /* oldest first, whatever the state */
	struct job **end;
};

struct jobs *jobs_new(void)
{
	struct jobs *j = calloc(1, sizeof *j);
	if (j)
		j->end = &j->first;
	return j;
}

static void job_free(struct job *job)
{
	free((void *)(uintptr_t)job->row.item.p);
	free((void *)(uintptr_t)job->row.sources.p);
	free((void *)(uintptr_t)job->row.input.p);
	free(job);
}

void jobs_free(struct jobs *j)
{
	while (j && j->first)
		jobs_remove(j, j->first);
	free(j);
}

enum err jobs_room_for(const struct jobs *j, const char *user)
{
	int queued = 0, mine = 0;
	for (const struct job *job = j->first; job; job = job->next) {
		queued += job->state == JOB_QUEUED || job->state == JOB_SAVING;
		mine += strcmp(job->row.user, user) == 0;
	}
	return queued < JOBS_QUEUED_MAX && mine < JOBS_PERSON_MAX ? ERR_OK : ERR_BUSY;
}

static enum err own(struct span *s)
{
	char *copy = malloc(s->len + 1);
	if (!copy) {
		*s = (struct span){0};
		return ERR_NOMEM;
	}
	if (s->len)
		memcpy(copy, s->p, s->len);
	copy[s->len] = 0;
	s->p = copy;
	return ERR_OK;
}

enum err jobs_add(struct jobs *j, const struct store_job *row, enum job_state state)
{
	struct job *job = calloc(1, sizeof *job);
	if (!job)
		return ERR_NOMEM;
	job->row = *row;
	job->state = state;
	enum err e = own(&job->row.item);
	enum err e2 = own(&job->row.sources);
	enum err e3 = own(&job->row.input);
	if (e || e2 || e3) {
		job_free(job);
		return ERR_NOMEM;
	}
	*j->end = job;
	j->end = &job->next;
	return ERR_OK;
}

struct job *jobs_take(struct jobs *j, const void *judge,
		      bool (*fits)(const struct job *, const void *judge))
{
	for (struct job *job = j->first; job; job = job->next) {
		if (job->state != JOB_QUEUED || !fits(job, judge))
			continue;
		job->state = JOB_LEASING;
		job->judge = judge;
		job->unfit_since_ms = 0;
		job->row.attempt++;
		return job;
	}
	return NULL;
}

struct job *jobs_find(const struct jobs *j, const char *id)
{
	struct job *job = j->first;
	while (job && strcmp(job->row.id, id) != 0)
		job = job->next;
	return job;
}

struct job *jobs_of(const struct jobs *j, const char *id, int64_t attempt, const void *judge)
{
	struct job *job = jobs_find(j, id);
	bool holds = job && job->state == JOB_LEASED && job->judge == judge &&
		     job->row.attempt == attempt;
	return holds ? job : NULL;
}

void jobs_requeue(struct job *job)
{
	job->state = JOB_QUEUED;
	job->judge = NULL;
	job->unfit_since_ms = 0;
}

void jobs_remove(struct jobs *j, struct job *job)
{
	struct job **at = &j->first;
	while (*at != job)
		at = &(*at)->next;
	*at = job->next;
	if (j->end == &job->next)
		j->end = at;
	job_free(job);
}

struct job *jobs_held(const struct jobs *j, const void *judge)
{
	struct job *job = j->first;
	while (job && job->judge != judge)
		job = job->next;
	return job;
}

int64_t jobs_busy(const struct jobs *j, const void *judge)
{
	int64_t n = 0;
	for (const struct job *job = j->first; job; job = job->next)
		n += job->judge == judge;
	return n;
}

struct job *jobs_expired(const struct jobs *j, int64_t now_ms)
{
	struct job *job = j->first;
	while (job && (job->state != JOB_LEASED || job->held_until_ms >= now_ms))
		job = job->next;
	return job;
}

struct job *jobs_first(const struct jobs *j)
{
	return j->first;
}

struct job *jobs_queued_of(const struct jobs *j, const char *user)
{
	struct job *job = j->first;
	while (job && (job->state != JOB_QUEUED || strcmp(job->row.user, user) != 0))
		job = job->next;
	return job;
}

struct job *jobs_in_room(const struct jobs *j, const char *room)
{
	struct job *job = j->first;
	while (job && strcmp(job->row.room, room) != 0)
		job = job->next;
	return job;
}

int jobs_ahead(const struct jobs *j, const struct job *job)
{
	int ahead = 0;
	for (const struct job *other = j->first; other && other != job; other = other->next)
		ahead += other->state == JOB_QUEUED;
	return ahead;
}
