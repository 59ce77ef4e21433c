/* pool.h - the slots: some stand ready before anybody asks, each serves job after job, and
 * whichever saw anything odd is replaced. */
#ifndef BOX_POOL_H
#define BOX_POOL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "judge/box/host.h"
#include "judge/box/slot.h"
#include "judge/box/wire.h"

enum pool_state { POOL_FREE, POOL_BUILDING, POOL_READY, POOL_TAKEN, POOL_DYING };

/* What may become readable for a slot. */
enum pool_source { POOL_NOTE, POOL_OUT, POOL_ERR, POOL_GONE, POOL_SOURCE_COUNT };

struct pool_entry {
	struct slot slot;
	enum pool_state state;
	int run;	     /* with POOL_TAKEN: whose it is */
	uint32_t generation; /* tells late events of the slot before from this one's */
};

struct pool {
	struct host *host;
	int epoll;
	size_t wanted[WIRE_CLASS_COUNT]; /* ready ones of each class */
	struct pool_entry each[HOST_SLOTS_MAX];
};

void pool_init(struct pool *pool, struct host *host, int epoll);
/* Kills all, waits for their ends. */
void pool_release(struct pool *pool);

/* A slot of the class for this run, with a work directory or without: one that is ready, or being
 * built (slot.ready is false), or a new one. NULL: `text` says why. */
struct pool_entry *pool_take(struct pool *pool, enum wire_class class, bool work, int run,
			     char text[WIRE_REASON_MAX]);
/* Ready for the next job; or not fit for one: it is killed, and waited for if `now`. */
void pool_give_back(struct pool *pool, struct pool_entry *entry);
void pool_retire(struct pool *pool, struct pool_entry *entry, bool now);

/* The entry that an event's key means, or NULL for one of a slot before. */
struct pool_entry *pool_find(struct pool *pool, uint64_t key, enum pool_source *source);
/* An event of a slot that no run has. */
void pool_event(struct pool *pool, struct pool_entry *entry, enum pool_source source);
/* Builds one slot that is wanted and not there; whether there may be more to do. For idle times. */
bool pool_tend(struct pool *pool);

/* Makes or removes one cgroup ahead of time; whether there may be more to do. Whenever there is
 * nothing else to do, also while programs run. */
bool pool_tend_groups(struct pool *pool);

#endif
