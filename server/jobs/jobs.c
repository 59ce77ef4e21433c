#include "jobs/jobs.h"

#include <stdlib.h>

struct turn {
	char room[ID_SIZE];
	int64_t at;
};

struct jobs {
	struct job *first; /* oldest first, whatever the state */
	struct job **end;
	struct turn turn[JOBS_TURNS];
	int64_t turns; /* taken ever: what the next one is after */
	int64_t stamp_ms;
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
	job->turn = -1;
	job->ahead = -1;
	if (row->created_ms > j->stamp_ms)
		j->stamp_ms = row->created_ms;
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

/* ---- the order ---- */

/* The room's entry, or the one that is to be forgotten for it. */
static struct turn *turn_of(struct turn *turns, const char *room)
{
	struct turn *oldest = &turns[0];
	for (size_t i = 0; i < JOBS_TURNS; i++) {
		if (strcmp(turns[i].room, room) == 0)
			return &turns[i];
		if (turns[i].at < oldest->at)
			oldest = &turns[i];
	}
	return oldest;
}

/* 0: none that is remembered. */
static int64_t last_turn(const struct jobs *j, const char *room)
{
	for (size_t i = 0; i < JOBS_TURNS; i++)
		if (strcmp(j->turn[i].room, room) == 0)
			return j->turn[i].at;
	return 0;
}

static int64_t turn(const struct jobs *j, const struct job *job)
{
	return job->turn >= 0 ? job->turn : last_turn(j, job->row.room);
}

static bool waits(const struct job *job)
{
	return job->state == JOB_QUEUED && job->cancel == CANCEL_NOT;
}

/* Of two that wait, a being the older one: whether b goes first. */
static bool overtakes(const struct job *b, int64_t b_turn, const struct job *a, int64_t a_turn)
{
	if (a->row.practice != b->row.practice)
		return a->row.practice;
	return b_turn < a_turn;
}

static struct job *first_that_fits(const struct jobs *j, const void *judge,
				   bool (*fits)(const struct job *, const void *judge))
{
	struct job *best = NULL;
	int64_t best_turn = 0;
	for (struct job *job = j->first; job; job = job->next) {
		if (!waits(job) || !fits(job, judge))
			continue;
		int64_t t = turn(j, job);
		if (best && !overtakes(job, t, best, best_turn))
			continue;
		best = job;
		best_turn = t;
	}
	return best;
}

const struct job *jobs_next(const struct jobs *j, const void *judge,
			    bool (*fits)(const struct job *, const void *judge))
{
	return first_that_fits(j, judge, fits);
}

struct job *jobs_take(struct jobs *j, const void *judge,
		      bool (*fits)(const struct job *, const void *judge))
{
	struct job *job = first_that_fits(j, judge, fits);
	if (!job)
		return NULL;
	struct turn *of_room = turn_of(j->turn, job->row.room);
	job->turn = turn(j, job);
	memcpy(of_room->room, job->row.room, sizeof of_room->room);
	of_room->at = ++j->turns;
	job->state = JOB_LEASING;
	job->judge = judge;
	job->unfit_since_ms = 0;
	job->row.attempt++;
	return job;
}

/* Each that is ranked gives its room a turn, as if it had been taken. */
static void rank(struct jobs *j, struct job *best, int ahead, int64_t now)
{
	best->ahead = ahead;
	for (struct job *job = j->first; job; job = job->next)
		if (job->turn < 0 && strcmp(job->row.room, best->row.room) == 0)
			job->rank_turn = now;
}

void jobs_rank(struct jobs *j)
{
	for (struct job *job = j->first; job; job = job->next) {
		job->ahead = -1;
		job->rank_turn = turn(j, job);
	}
	for (int ahead = 0;; ahead++) {
		struct job *best = NULL;
		for (struct job *job = j->first; job; job = job->next)
			if (waits(job) && job->ahead < 0 &&
			    (!best || overtakes(job, job->rank_turn, best, best->rank_turn)))
				best = job;
		if (!best)
			return;
		rank(j, best, ahead, j->turns + 1 + ahead);
	}
}

int jobs_ahead(const struct jobs *j, const char *room, const char *user)
{
	int ahead = -1;
	for (const struct job *job = j->first; job; job = job->next)
		if (waits(job) && job->ahead >= 0 && (ahead < 0 || job->ahead < ahead) &&
		    strcmp(job->row.user, user) == 0 && strcmp(job->row.room, room) == 0)
			ahead = job->ahead;
	return ahead;
}

int jobs_queued(const struct jobs *j)
{
	int queued = 0;
	for (const struct job *job = j->first; job; job = job->next)
		queued += waits(job);
	return queued;
}

int64_t jobs_stamp(struct jobs *j, int64_t now_ms)
{
	j->stamp_ms = now_ms > j->stamp_ms ? now_ms : j->stamp_ms + 1;
	return j->stamp_ms;
}

/* ---- finding ---- */

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

struct job *jobs_in_room(const struct jobs *j, const char *room)
{
	struct job *job = j->first;
	while (job && strcmp(job->row.room, room) != 0)
		job = job->next;
	return job;
}
