/* The app's life: what it is made of, time, draining, figures. */
#include <inttypes.h>
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"

enum { TICK_MS = 1000 };

static void called(struct store_call *call)
{
	struct app_call *c =
		(struct app_call *)(void *)((char *)call - offsetof(struct app_call, call));
	c->app->calls--;
	c->done(c);
}

void app_store(struct app *a, struct app_call *c, enum store_op op,
	       void (*done)(struct app_call *c))
{
	c->app = a;
	c->done = done;
	c->call.op = op;
	c->call.err = ERR_OK;
	c->call.done = called;
	a->calls++;
	store_submit(a->store, &c->call);
}

enum err app_new(const struct app_options *options, const struct app_edge *edge,
		 struct store *store, const struct catalog *catalog, struct app **out)
{
	struct app *a = calloc(1, sizeof *a);
	if (!a)
		return ERR_NOMEM;
	a->options = options;
	a->edge = edge;
	a->store = store;
	a->catalog = catalog;
	a->pair = pair_new();
	a->jobs = jobs_new();
	enum err e = a->pair && a->jobs ? find_new(catalog, &a->search) : ERR_NOMEM;
	if (!e)
		e = judging_new(a);
	if (e) {
		app_free(a);
		return e;
	}
	judging_start(a);
	a->sweep_ms = clock_monotonic_ms() + TICK_MS;
	edge->wake_at(edge->self, a->sweep_ms);
	*out = a;
	return ERR_OK;
}

void app_free(struct app *a)
{
	if (!a)
		return;
	entries_free(a);
	ahead_free(a);
	judging_free(a);
	jobs_free(a->jobs);
	pair_free(a->pair);
	search_free(a->search);
	free(a);
}

void app_drain(struct app *a)
{
	a->draining = true;
	for (struct app_conn *c = a->conns, *next; c; c = next) {
		next = c->next;
		conn_close(c, 1001, "the server stops; it will be back");
	}
}

bool app_drained(const struct app *a)
{
	return a->draining && a->calls == 0;
}

void app_tick(struct app *a)
{
	int64_t now = clock_monotonic_ms();
	if (now >= a->sweep_ms) {
		conns_tick(a, now);
		entries_tick(a, now);
		judging_tick(a, now);
		a->sweep_ms = now + TICK_MS;
	}
	ahead_run(a, now);
	standing_tick(a, now);
	a->edge->wake_at(a->edge->self, a->sweep_ms);
}

/* ---- readiness and figures ---- */

struct ready {
	struct app_call call;
	void *peer;
};

static void pinged(struct app_call *call)
{
	struct ready *r = call->call.arg;
	enum err e = call->call.err;
	struct span text = e == ERR_FULL ? SPAN("the disk is full, or nearly\n")
			   : e		 ? SPAN("the database cannot commit\n")
					 : SPAN("ok\n");
	r->call.app->edge->http_answer(r->peer, e ? 503 : 200, SPAN("text/plain; charset=utf-8"),
				       text, NULL);
	free(r);
}

void app_ready(struct app *a, void *peer)
{
	struct ready *r = calloc(1, sizeof *r);
	if (!r) {
		a->edge->http_answer(peer, 503, SPAN("text/plain; charset=utf-8"),
				     SPAN("out of memory\n"), NULL);
		return;
	}
	r->peer = peer;
	r->call.call.arg = r;
	app_store(a, &r->call, STORE_PING, pinged);
}

static void metric(struct buf *out, const char *name, const char *type, const char *help,
		   int64_t value)
{
	buf_addf(out, "# HELP viva_%s %s\n# TYPE viva_%s %s\nviva_%s %" PRId64 "\n", name, help,
		 name, type, name, value);
}

enum err app_metrics(const struct app *a, struct buf *out)
{
	struct store_figures f;
	int64_t rooms = 0;
	store_figures(a->store, &f);
	for (size_t i = 0; i < ENTRY_BUCKETS; i++)
		for (const struct entry *e = a->entries[i]; e; e = e->next)
			rooms++;
	metric(out, "connections", "gauge", "Open WebSocket connections.", (int64_t)a->nconns);
	metric(out, "rooms_open", "gauge", "Rooms folded in memory.", rooms);
	metric(out, "messages_total", "counter", "Messages received.", a->messages);
	metric(out, "events_sent_total", "counter", "Events sent, one for each recipient.",
	       a->events_sent);
	metric(out, "nacks_total", "counter", "Requests refused.", a->nacks);
	metric(out, "http_answers_total", "counter", "Answers under /api/.", a->http_answers);
	metric(out, "judges_ready", "gauge", "Judges connected.", judging_ready(a));
	metric(out, "jobs_queued", "gauge", "Submissions waiting for a judge.",
	       jobs_queued(a->jobs));
	metric(out, "compiled_ahead_total", "counter", "Compilations before a run was asked for.",
	       a->ahead.sent);
	metric(out, "store_commits_total", "counter", "Transactions committed.", f.commits);
	metric(out, "store_rows_total", "counter", "Events committed.", f.rows);
	metric(out, "store_group_max", "gauge", "Largest group in one commit.", f.group_max);
	metric(out, "store_errors_total", "counter", "Calls that failed in the store.", f.errors);
	metric(out, "store_commit_microseconds_total", "counter", "Time spent committing.",
	       f.commit_us_total);
	metric(out, "store_commit_microseconds_max", "gauge", "Longest commit.", f.commit_us_max);
	return buf_err(out);
}
