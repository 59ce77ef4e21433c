#include "store/store.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "store/checkpoint.h"
#include "store/group.h"
#include "store/open.h"

enum {
	QUEUE_MAX = 16384,     /* calls waiting for the writer */
	GROUP_MAX = 256,       /* calls in one commit: the last waits for the first */
	WAL_PAGES_MAX = 16384, /* 64 MiB: then the writer helps the checkpoint */
	SCRUB_AGAIN_MS = 60000,
};

struct list {
	struct store_call *first, *last;
	size_t n;
};

enum figure {
	FIGURE_COMMITS,
	FIGURE_ROWS,
	FIGURE_GROUP_MAX,
	FIGURE_QUEUE,
	FIGURE_ERRORS,
	FIGURE_US_TOTAL,
	FIGURE_US_MAX,
	FIGURE_COUNT,
};

struct store {
	/* Shared by the loop and the writer. */
	pthread_mutex_t mutex;
	pthread_cond_t more;
	struct list queue, done;
	bool stopping;
	atomic_int_fast64_t figures[FIGURE_COUNT];
	/* The writer's. */
	struct opened opened;
	struct checkpoint *checkpoint;
	bool scrub_owed;
	int64_t scrub_after_ms;
	/* Fixed. */
	void (*wake)(void *);
	void *wake_arg;
	pthread_t thread;
};

static void push(struct list *list, struct store_call *call)
{
	call->next = NULL;
	if (list->last)
		list->last->next = call;
	else
		list->first = call;
	list->last = call;
	list->n++;
}

static struct store_call *pop(struct list *list)
{
	struct store_call *call = list->first;
	if (!call)
		return NULL;
	list->first = call->next;
	if (!list->first)
		list->last = NULL;
	list->n--;
	call->next = NULL;
	return call;
}

static void set_figure(struct store *s, enum figure f, int64_t value)
{
	atomic_store_explicit(&s->figures[f], value, memory_order_relaxed);
}

static int64_t figure(const struct store *s, enum figure f)
{
	return atomic_load_explicit(&s->figures[f], memory_order_relaxed);
}

static void add_figure(struct store *s, enum figure f, int64_t by)
{
	set_figure(s, f, figure(s, f) + by);
}

static void raise_figure(struct store *s, enum figure f, int64_t to)
{
	if (to > figure(s, f))
		set_figure(s, f, to);
}

/* -- The writer's thread ---------------------------------------------------------------------- */

/* What has queued, as a list that ends with NULL; NULL when the store stops and nothing is left. */
static struct store_call *take_group(struct store *s)
{
	struct list group = {0};
	pthread_mutex_lock(&s->mutex);
	while (!s->queue.first && !s->stopping)
		pthread_cond_wait(&s->more, &s->mutex);
	while (group.n < GROUP_MAX && s->queue.first)
		push(&group, pop(&s->queue));
	set_figure(s, FIGURE_QUEUE, (int64_t)s->queue.n);
	pthread_mutex_unlock(&s->mutex);
	return group.first;
}

static void hand_back(struct store *s, struct store_call *calls)
{
	pthread_mutex_lock(&s->mutex);
	while (calls) {
		struct store_call *call = calls;
		calls = call->next;
		push(&s->done, call);
	}
	pthread_mutex_unlock(&s->mutex);
	s->wake(s->wake_arg);
}

static void account(struct store *s, const struct group_result *result)
{
	if (result->err) {
		add_figure(s, FIGURE_ERRORS, 1);
		log_error("store_group", LOG_TEXT("why", err_str(result->err)),
			  LOG_INT("calls", result->calls));
	} else if (result->wrote) {
		add_figure(s, FIGURE_COMMITS, 1);
		add_figure(s, FIGURE_ROWS, result->rows);
		add_figure(s, FIGURE_US_TOTAL, result->commit_us);
		raise_figure(s, FIGURE_GROUP_MAX, result->calls);
		raise_figure(s, FIGURE_US_MAX, result->commit_us);
	}
}

static void scrub(struct store *s)
{
	if (!s->scrub_owed || clock_monotonic_ms() < s->scrub_after_ms)
		return;
	enum err e = group_scrub(&s->opened.db);
	s->scrub_owed = e != ERR_OK;
	s->scrub_after_ms = clock_monotonic_ms() + SCRUB_AGAIN_MS;
	if (e)
		log_warn("scrub_later", LOG_TEXT("why", err_str(e)));
}

static void *write_all(void *arg)
{
	struct store *s = arg;
	struct store_call *calls;
	struct group_result result;
	while ((calls = take_group(s))) {
		group_run(&s->opened.db, calls, &result);
		account(s, &result);
		if (result.deleted) {
			s->scrub_owed = true;
			s->scrub_after_ms = 0;
		}
		scrub(s);
		hand_back(s, calls);
	}
	return NULL;
}

/* Called by SQLite in the writer's thread after each commit. The other connection keeps up, unless
 * the log is never quiet long enough to be started anew: then the little that is left is moved
 * here. */
static int on_commit(void *arg, sqlite3 *handle, const char *name, int pages)
{
	struct store *s = arg;
	if (pages > WAL_PAGES_MAX)
		(void)sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, NULL,
						NULL);
	else
		checkpoint_tell(s->checkpoint, pages);
	return SQLITE_OK;
}

/* -- The loop's thread ------------------------------------------------------------------------ */

/* Signals are the loop's: a thread that takes one would leave it asleep. */
static enum err start_threads(struct store *s)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	enum err e = checkpoint_new(s->opened.path, &s->checkpoint);
	if (!e && pthread_create(&s->thread, NULL, write_all, s) != 0) {
		checkpoint_free(s->checkpoint);
		e = ERR_NOMEM;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return e;
}

enum err store_open(const char *directory, void (*wake)(void *), void *wake_arg, struct store **out,
		    char why[256])
{
	struct store *s = calloc(1, sizeof *s);
	if (!s)
		return ERR_NOMEM;
	s->wake = wake;
	s->wake_arg = wake_arg;
	enum err e = open_database(directory, &s->opened, why);
	if (e) {
		free(s);
		return e;
	}
	pthread_mutex_init(&s->mutex, NULL);
	pthread_cond_init(&s->more, NULL);
	sqlite3_wal_hook(s->opened.db.handle, on_commit, s);
	e = group_scrub_owed(&s->opened.db, &s->scrub_owed);
	if (!e)
		e = start_threads(s);
	if (e) {
		snprintf(why, OPEN_WHY, "cannot start the store: %s", err_str(e));
		open_release(&s->opened);
		free(s);
		return e;
	}
	*out = s;
	return ERR_OK;
}

void store_close(struct store *s)
{
	if (!s)
		return;
	pthread_mutex_lock(&s->mutex);
	s->stopping = true;
	pthread_cond_signal(&s->more);
	pthread_mutex_unlock(&s->mutex);
	pthread_join(s->thread, NULL);
	checkpoint_free(s->checkpoint);
	open_release(&s->opened);
	pthread_cond_destroy(&s->more);
	pthread_mutex_destroy(&s->mutex);
	free(s);
}

void store_submit(struct store *s, struct store_call *call)
{
	pthread_mutex_lock(&s->mutex);
	bool full = s->queue.n >= QUEUE_MAX;
	call->err = full ? ERR_BUSY : ERR_OK;
	push(full ? &s->done : &s->queue, call);
	if (!full)
		pthread_cond_signal(&s->more);
	pthread_mutex_unlock(&s->mutex);
	if (full)
		s->wake(s->wake_arg);
}

void store_deliver(struct store *s)
{
	pthread_mutex_lock(&s->mutex);
	struct store_call *calls = s->done.first;
	s->done = (struct list){0};
	pthread_mutex_unlock(&s->mutex);
	while (calls) {
		struct store_call *call = calls;
		calls = call->next;
		call->next = NULL;
		call->done(call);
	}
}

void store_figures(const struct store *s, struct store_figures *out)
{
	*out = (struct store_figures){
		.commits = figure(s, FIGURE_COMMITS),
		.rows = figure(s, FIGURE_ROWS),
		.group_max = figure(s, FIGURE_GROUP_MAX),
		.queue_now = figure(s, FIGURE_QUEUE),
		.errors = figure(s, FIGURE_ERRORS),
		.commit_us_total = figure(s, FIGURE_US_TOTAL),
		.commit_us_max = figure(s, FIGURE_US_MAX),
	};
}
