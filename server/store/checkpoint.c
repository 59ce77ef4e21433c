#include "store/checkpoint.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/log.h"
#include "store/db.h"

/* 16 MiB: pages that are written again and again are moved once. Four times SQLite's own measure,
 * since nobody waits for it here. */
enum { PAGES_MIN = 4000 };

struct checkpoint {
	pthread_mutex_t mutex;
	pthread_cond_t told;
	bool wanted, stopping;
	int asked_at; /* the writer's: pages when it last asked; under load each run costs a commit
			 its fsync */
	struct db db;
	pthread_t thread;
};

static void *run(void *arg)
{
	struct checkpoint *c = arg;
	for (;;) {
		pthread_mutex_lock(&c->mutex);
		while (!c->wanted && !c->stopping)
			pthread_cond_wait(&c->told, &c->mutex);
		bool stop = c->stopping;
		c->wanted = false;
		pthread_mutex_unlock(&c->mutex);
		if (stop)
			return NULL;
		/* Passive: waits for nobody, and the writer starts the log anew once all is moved.
		 */
		int code = sqlite3_wal_checkpoint_v2(c->db.handle, NULL, SQLITE_CHECKPOINT_PASSIVE,
						     NULL, NULL);
		enum err e = db_error(&c->db, code);
		if (e && e != ERR_LOCKED)
			log_error("checkpoint", LOG_TEXT("why", err_str(e)));
	}
}

enum err checkpoint_new(const char *path, struct checkpoint **out)
{
	struct checkpoint *c = calloc(1, sizeof *c);
	if (!c)
		return ERR_NOMEM;
	enum err e = db_open(&c->db, path);
	if (e) {
		free(c);
		return e;
	}
	pthread_mutex_init(&c->mutex, NULL);
	pthread_cond_init(&c->told, NULL);
	if (pthread_create(&c->thread, NULL, run, c) != 0) {
		db_release(&c->db);
		free(c);
		return ERR_NOMEM;
	}
	*out = c;
	return ERR_OK;
}

void checkpoint_tell(struct checkpoint *c, int pages)
{
	if (pages < c->asked_at)
		c->asked_at = 0; /* the log was started anew */
	if (pages - c->asked_at < PAGES_MIN)
		return;
	c->asked_at = pages;
	pthread_mutex_lock(&c->mutex);
	c->wanted = true;
	pthread_cond_signal(&c->told);
	pthread_mutex_unlock(&c->mutex);
}

void checkpoint_free(struct checkpoint *c)
{
	if (!c)
		return;
	pthread_mutex_lock(&c->mutex);
	c->stopping = true;
	pthread_cond_signal(&c->told);
	pthread_mutex_unlock(&c->mutex);
	pthread_join(c->thread, NULL);
	pthread_cond_destroy(&c->told);
	pthread_mutex_destroy(&c->mutex);
	db_release(&c->db);
	free(c);
}
