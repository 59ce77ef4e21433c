/* addresses.h - how many connections that have not said who they are each address holds. Afterwards
 * nobody counts by address: a classroom shares one. */
#ifndef EDGE_ADDRESSES_H
#define EDGE_ADDRESSES_H

#include "base/span.h"

enum { ADDRESS_SIZE = 64, ADDRESS_CONNECTIONS_MAX = 256 };

struct addresses; /* opaque; one owner */
struct address;	  /* one place taken; given back once */

struct addresses *addresses_new(void); /* NULL: out of memory */
void addresses_free(struct addresses *a);

/* Takes one of the address's places. ERR_BUSY when it holds them all, ERR_NOMEM. */
enum err addresses_take(struct addresses *a, const char *text, struct address **out);
void addresses_give(struct addresses *a, struct address *address); /* NULL is fine */

#endif
