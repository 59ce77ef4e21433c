/* pool.c - theory of operation
 *
 *   FREE --built--> BUILDING --READY--> READY --taken--> TAKEN --given back--> READY
 *                                                          `--retired--> DYING --gone--> FREE
 *
 * Building a slot costs milliseconds, a job on a ready one microseconds. So slots are built ahead,
 * one at a time and only while nothing runs, up to a number for each class; a job that finds none
 * ready has one built, which then stays. A slot that dies does so beside the work: the order to
 * die is given at once, its directory and cgroup go when it is gone.
 *
 * A slot is retired by whoever ran a job on it when anything was not plain, and after USES_MAX jobs
 * in any case: whatever slow leak there may be in it ends there. */
#include "judge/box/pool.h"

#include <stdio.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { USES_MAX = 1000, RUNS_AHEAD_MAX = 8, TOOLS_AHEAD = 3 };

void pool_init(struct pool *pool, struct host *host, int epoll)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t runs = cores < 2 ? 2 : cores > RUNS_AHEAD_MAX ? RUNS_AHEAD_MAX : (size_t)cores;
	*pool = (struct pool){
		.host = host,
		.epoll = epoll,
		/* cc1, as and ld of one compilation find one each. */
		.wanted = {[WIRE_RUN] = runs, [WIRE_TOOL] = TOOLS_AHEAD, [WIRE_SANITIZE] = 1},
	};
}

static uint64_t key_of(const struct pool *pool, const struct pool_entry *entry,
		       enum pool_source source)
{
	return (uint64_t)entry->generation << 16 | (uint64_t)(entry - pool->each) << 8 |
	       (uint64_t)source;
}

struct pool_entry *pool_find(struct pool *pool, uint64_t key, enum pool_source *source)
{
	size_t index = key >> 8 & 0xff;
	*source = (enum pool_source)(key & 0xff);
	if (index >= HOST_SLOTS_MAX || *source >= POOL_SOURCE_COUNT)
		return NULL;
	struct pool_entry *entry = &pool->each[index];
	bool known = entry->state != POOL_FREE && key == key_of(pool, entry, *source);
	return known ? entry : NULL;
}

static void watch(const struct pool *pool, const struct pool_entry *entry, int fd,
		  enum pool_source source)
{
	struct epoll_event event = {.events = EPOLLIN, .data.u64 = key_of(pool, entry, source)};
	(void)epoll_ctl(pool->epoll, EPOLL_CTL_ADD, fd, &event);
}

/* A zygote that was just forked has our ends of the others' pipes until it closes them, so closing
 * alone might leave them in epoll. */
static void forget(const struct pool *pool, const struct slot *slot)
{
	(void)epoll_ctl(pool->epoll, EPOLL_CTL_DEL, slot->socket, NULL);
	(void)epoll_ctl(pool->epoll, EPOLL_CTL_DEL, slot->out_end, NULL);
	(void)epoll_ctl(pool->epoll, EPOLL_CTL_DEL, slot->err_end, NULL);
}

static void bury(struct pool *pool, struct pool_entry *entry)
{
	(void)epoll_ctl(pool->epoll, EPOLL_CTL_DEL, entry->slot.pidfd, NULL);
	slot_release(&entry->slot, pool->host);
	entry->state = POOL_FREE;
}

static struct pool_entry *in_state(struct pool *pool, enum pool_state state)
{
	for (size_t i = 0; i < HOST_SLOTS_MAX; i++)
		if (pool->each[i].state == state)
			return &pool->each[i];
	return NULL;
}

/* A place for one more: if need be that of one that is about to be gone, or of an idle one. */
static struct pool_entry *make_place(struct pool *pool)
{
	static const enum pool_state order[] = {POOL_FREE, POOL_DYING, POOL_READY, POOL_BUILDING};
	struct pool_entry *entry = NULL;
	for (size_t i = 0; !entry && i < sizeof order / sizeof *order; i++)
		entry = in_state(pool, order[i]);
	if (entry && entry->state != POOL_FREE)
		pool_retire(pool, entry, true);
	return entry;
}

static struct pool_entry *build(struct pool *pool, enum wire_class class, bool work,
				char text[WIRE_REASON_MAX])
{
	if (work && host_filters(pool->host, class, true) != ERR_OK) {
		(void)snprintf(text, WIRE_REASON_MAX, "libseccomp cannot build the filter");
		return NULL;
	}
	struct pool_entry *entry = make_place(pool);
	if (!entry) {
		(void)snprintf(text, WIRE_REASON_MAX, "viva-box has no room for another slot");
		return NULL;
	}
	unsigned index = (unsigned)(entry - pool->each);
	if (slot_init(&entry->slot, pool->host, index, class, work, text) != ERR_OK)
		return NULL;
	entry->generation++;
	entry->state = POOL_BUILDING;
	watch(pool, entry, entry->slot.socket, POOL_NOTE);
	watch(pool, entry, entry->slot.out_end, POOL_OUT);
	watch(pool, entry, entry->slot.err_end, POOL_ERR);
	return entry;
}

static bool is_kind(const struct pool_entry *entry, enum wire_class class, bool work)
{
	return entry->slot.class == class && entry->slot.work == work;
}

/* The one with the fewest jobs behind it, so that two take turns, and each has its next child ready
 * by the time that its turn comes. */
static struct pool_entry *find_kind(struct pool *pool, enum wire_class class, bool work,
				    enum pool_state state)
{
	struct pool_entry *best = NULL;
	for (size_t i = 0; i < HOST_SLOTS_MAX; i++) {
		struct pool_entry *entry = &pool->each[i];
		if (entry->state == state && is_kind(entry, class, work) &&
		    (!best || entry->slot.uses < best->slot.uses))
			best = entry;
	}
	return best;
}

struct pool_entry *pool_take(struct pool *pool, enum wire_class class, bool work, int run,
			     char text[WIRE_REASON_MAX])
{
	struct pool_entry *entry = find_kind(pool, class, work, POOL_READY);
	if (!entry)
		entry = find_kind(pool, class, work, POOL_BUILDING);
	if (!entry)
		entry = build(pool, class, work, text);
	if (!entry)
		return NULL;
	entry->state = POOL_TAKEN;
	entry->run = run;
	entry->slot.uses++;
	return entry;
}

void pool_give_back(struct pool *pool, struct pool_entry *entry)
{
	if (entry->slot.uses >= USES_MAX || slot_clean(&entry->slot) != ERR_OK)
		pool_retire(pool, entry, false);
	else
		entry->state = entry->slot.ready ? POOL_READY : POOL_BUILDING;
}

void pool_retire(struct pool *pool, struct pool_entry *entry, bool now)
{
	if (entry->state != POOL_DYING) {
		forget(pool, &entry->slot);
		slot_kill(&entry->slot);
		entry->state = POOL_DYING;
		watch(pool, entry, entry->slot.pidfd, POOL_GONE);
	}
	if (now)
		bury(pool, entry);
}

void pool_event(struct pool *pool, struct pool_entry *entry, enum pool_source source)
{
	struct slot_note note;
	int fds[WIRE_FDS_MAX];
	size_t count = 0;
	if (entry->state == POOL_DYING) {
		bury(pool, entry);
		return;
	}
	enum err e = source == POOL_NOTE ? slot_recv(&entry->slot, &note, fds, &count) : ERR_INVAL;
	if (e == ERR_BUSY)
		return;
	wire_close(fds, count);
	if (e == ERR_OK && note.news == SLOT_READY && !entry->slot.ready) {
		entry->slot.ready = true;
		entry->state = POOL_READY;
	} else {
		/* Dead, or awake without a job. */
		pool_retire(pool, entry, false);
	}
}

bool pool_tend(struct pool *pool)
{
	char text[WIRE_REASON_MAX];
	for (enum wire_class c = WIRE_RUN; c < WIRE_CLASS_COUNT; c++) {
		/* Those for programs with files are built when one comes. */
		bool work = c == WIRE_TOOL;
		size_t count = 0;
		for (size_t i = 0; i < HOST_SLOTS_MAX; i++)
			count += is_kind(&pool->each[i], c, work) &&
				 (pool->each[i].state == POOL_READY ||
				  pool->each[i].state == POOL_BUILDING);
		if (count < pool->wanted[c])
			return build(pool, c, work, text) != NULL;
	}
	return false;
}

bool pool_tend_groups(struct pool *pool)
{
	for (size_t i = 0; i < HOST_SLOTS_MAX; i++) {
		struct pool_entry *entry = &pool->each[i];
		bool idle = entry->state == POOL_READY;
		if ((idle || entry->state == POOL_TAKEN) &&
		    cgroup_leaf_tend(&entry->slot.leaf, idle))
			return true;
	}
	return false;
}

void pool_release(struct pool *pool)
{
	for (size_t i = 0; i < HOST_SLOTS_MAX; i++)
		if (pool->each[i].state != POOL_FREE)
			pool_retire(pool, &pool->each[i], false);
	for (size_t i = 0; i < HOST_SLOTS_MAX; i++)
		if (pool->each[i].state != POOL_FREE)
			bury(pool, &pool->each[i]);
}
