/* origins.h - who may talk to us from a browser: a list of origins (RFC 6454), compared whole. It
 * is never compared with Host, which a page of somebody else's can bend by its own name server. */
#ifndef EDGE_ORIGINS_H
#define EDGE_ORIGINS_H

#include "base/span.h"

enum { ORIGINS_MAX = 4, ORIGIN_SIZE = 300 };

struct origins {
	char v[ORIGINS_MAX][ORIGIN_SIZE];
	size_t n;
};

/* `public_url` (scheme, host, maybe a port; no path) and localhost, 127.0.0.1 and [::1] at the
 * bound port. ERR_TOOBIG. */
enum err origins_set(struct origins *o, const char *public_url, bool tls, int port);
bool origins_allow(const struct origins *o, struct span origin);

#endif
