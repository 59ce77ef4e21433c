/* edge.h - the network side of the server: the loop, HTTP, viva.v1 and the judges' socket.
 *
 * How it works. One thread, one libev loop; libwebsockets runs on it, with sockets that are
 * accepted here. The store's thread wakes it by edge_wake, and the loop then delivers what the
 * store has done. Signals arrive on the loop: TERM, INT and HUP drain the app (1001 to everybody,
 * what was accepted is committed) and end edge_run(). Measured traps of libwebsockets 4.1.6 are
 * named where they are avoided. */
#ifndef EDGE_EDGE_H
#define EDGE_EDGE_H

#include <sys/types.h>

#include "app/app.h"

enum { EDGE_WHY = 256 };

struct edge_options {
	const char *bind;		/* an address, not a name */
	int port;			/* 0: any free one */
	const char *web;		/* directory of the built web app */
	const char *tls_cert, *tls_key; /* both or none */
	const char *trusted_proxy;	/* address whose X-Forwarded-For counts, or NULL */
	const char *job_socket;		/* path of the judges' Unix socket, under 108 bytes */
	uid_t own_uid;			/* who the server will be: the socket's owner */
	gid_t own_gid;
	bool has_judge_user; /* besides root and ourselves */
	uid_t judge_uid;
	gid_t judge_gid; /* group of the socket, with has_judge_user */
};

struct edge;

/* Loads the web app, binds and listens; nothing is accepted before edge_run(). On error `why` is
 * one readable line: ERR_LOCKED (the port or the socket is in use), ERR_FORBIDDEN (the port needs
 * root), ERR_NOENT (an address, certificate or web app that is not there), ERR_IO. Borrows the
 * options. */
enum err edge_new(const struct edge_options *options, struct edge **out, char why[EDGE_WHY]);
int edge_port(const struct edge *e);
/* For app_new(). */
const struct app_edge *edge_for_app(const struct edge *e);
/* For store_open(): `edge` is a struct edge. From any thread. */
void edge_wake(void *edge);

/* Serves until a signal says stop and all is drained. `public_url` has no slash at its end. */
enum err edge_run(struct edge *e, struct app *app, struct store *store, const char *public_url);
/* After the store is closed: its thread wakes us until then. NULL is fine. */
void edge_free(struct edge *e);

#endif
