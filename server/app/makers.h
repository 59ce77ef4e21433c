/* makers.h - how many guests and rooms one network may make: what a script could fill a disk with.
 *
 * A network is an IPv4 address, or the first 64 bits of an IPv6 address, since a house has all of
 * those. Generous, because a classroom shares one. Whoever is on this machine is not counted. The
 * table has a fixed size; of two networks that meet in one place the longer silent one is
 * forgotten, which gives it its tokens back and takes nobody's. */
#ifndef APP_MAKERS_H
#define APP_MAKERS_H

#include "core/limit.h"

enum maker_class { MAKE_GUEST, MAKE_ROOM, MAKE_COUNT };
enum { MAKERS_PLACES = 2048, MAKERS_WAYS = 2 };

struct maker {
	uint64_t network; /* 0: free */
	int64_t heard_ms;
	struct bucket bucket[MAKE_COUNT];
};

struct makers {
	struct maker place[MAKERS_PLACES][MAKERS_WAYS];
};

/* False: not now. An address that is none is counted as one network of its own. */
bool makers_take(struct makers *m, const char *address, enum maker_class class, int64_t now_ms);

#endif
