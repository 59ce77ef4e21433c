/* host.h - what this host gives to the sandbox, found out once at start by trying. */
#ifndef BOX_HOST_H
#define BOX_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "judge/box/cgroup.h"
#include "judge/box/filter.h"
#include "judge/box/mount.h"
#include "judge/box/wire.h"

enum {
	HOST_VIEWS_MAX = 32,
	HOST_RULES_MAX = HOST_VIEWS_MAX + 2, /* ld.so.cache, the work directory */
	HOST_SLOTS_MAX = 2 * WIRE_INFLIGHT_MAX,
};

struct host_views {
	size_t count;
	struct mount_view each[HOST_VIEWS_MAX]; /* the strings are the host's own, freed with it */
};

struct host {
	enum wire_tier tier;
	bool root;	      /* uid 0 here: slots get uids of their own, from uid_base on */
	bool namespaces;      /* tiers A and B */
	bool notify;	      /* seccomp can report a violation */
	int landlock;	      /* ABI, 0: none */
	uint32_t uid_base;    /* of the range that is ours */
	int uid_claim;	      /* what makes it ours; -1: not root */
	struct cgroup cgroup; /* version 0 below tier A, unless delegated */
	struct host_views views[WIRE_CLASS_COUNT];
	/* [class][threads allowed][may write]: see host_filters() */
	struct filter filters[WIRE_CLASS_COUNT][2][2];
	char base_dir[128]; /* tier C: work directories; "" otherwise */
	char root_dir[160]; /* tier C as root: where runs are chrooted; "" otherwise */
};

struct host_options {
	enum wire_tier tier;	 /* WIRE_AUTO: the strongest there is */
	enum wire_tier min_tier; /* WIRE_AUTO: any */
	uint32_t uid_base;
	size_t root_count;
	const char *roots[HOST_VIEWS_MAX]; /* tool roots */
};

/* Fills `hello` (tier and parts) as well. On failure hello->reason says why and what to do, and
 * the host is released. */
enum err host_init(struct host *host, const struct host_options *options, struct wire_hello *hello);
void host_release(struct host *host);

/* Has the filters of a class there for slots that are started from now on. Those of tools, and of
 * programs that write nothing, are there from the beginning; hardly anybody wants the others, and
 * each takes some ms. */
enum err host_filters(struct host *host, enum wire_class class, bool writes);

#endif
