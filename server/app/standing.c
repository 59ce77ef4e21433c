/* Who is told how it stands with the judges and the queue. A place changes with every job that is
 * taken or comes, for everybody behind it: so people are told in rounds, and only of changes. */
#include "app/inside.h"
#include "base/clock.h"

static int64_t slots_of(const struct app *a)
{
	int64_t slots = 0;
	for (const struct app_judge *j = a->judges->first; j; j = j->next)
		slots += j->greeted ? j->slots : 0;
	return slots;
}

json_t *judging_state(const struct app *a, int ahead)
{
	json_t *state = json_pack("{s:i, s:i, s:I}", "ready", judging_ready(a), "queued",
				  jobs_queued(a->jobs), "slots", (json_int_t)slots_of(a));
	if (judging_tier(a))
		json_object_set_new(state, "tier", json_string(judging_tier(a)));
	if (ahead >= 0)
		json_object_set_new(state, "ahead", json_integer(ahead));
	return state;
}

static void tell(struct app_conn *c, int ahead)
{
	c->ahead = ahead;
	conn_push(c, "judges",
		  json_pack("{s:s, s:s, s:o}", "t", "eph", "k", "judges", "b",
			    judging_state(c->app, ahead)));
}

void standing_tell(struct app_conn *c)
{
	jobs_rank(c->app->jobs);
	tell(c, jobs_ahead(c->app->jobs, c->entry->id, c->user));
}

static void tell_round(struct app *a, bool all)
{
	jobs_rank(a->jobs);
	for (struct app_conn *c = a->conns, *next; c; c = next) {
		next = c->next;
		if (c->state != CONN_LIVE)
			continue;
		int ahead = jobs_ahead(a->jobs, c->entry->id, c->user);
		if (all || ahead != c->ahead)
			tell(c, ahead);
	}
	a->judges->untold = false;
	a->judges->told_ms = clock_monotonic_ms();
}

void standing_tell_all(struct app *a)
{
	tell_round(a, true);
}

void standing_changed(struct app *a)
{
	a->judges->untold = true;
	standing_tick(a, clock_monotonic_ms());
}

void standing_tick(struct app *a, int64_t now_ms)
{
	if (!a->judges->untold)
		return;
	if (now_ms - a->judges->told_ms >= STANDING_MS)
		tell_round(a, false);
	else
		a->edge->wake_at(a->edge->self, a->judges->told_ms + STANDING_MS);
}
