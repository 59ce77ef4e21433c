#include "edge/origins.h"

#include <stdio.h>

enum err origins_set(struct origins *o, const char *public_url, bool tls, int port)
{
	static const char *const hosts[] = {"localhost", "127.0.0.1", "[::1]"};
	struct origins fresh = {0};
	if (snprintf(fresh.v[fresh.n++], ORIGIN_SIZE, "%s", public_url) >= ORIGIN_SIZE)
		return ERR_TOOBIG;
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
		char *v = fresh.v[fresh.n++];
		/* A browser leaves the scheme's own port out. */
		if (port == (tls ? 443 : 80))
			snprintf(v, ORIGIN_SIZE, "%s://%s", tls ? "https" : "http", hosts[i]);
		else
			snprintf(v, ORIGIN_SIZE, "%s://%s:%d", tls ? "https" : "http", hosts[i],
				 port);
	}
	*o = fresh;
	return ERR_OK;
}

bool origins_allow(const struct origins *o, struct span origin)
{
	for (size_t i = 0; i < o->n; i++)
		if (span_is(origin, o->v[i]))
			return true;
	return false;
}
