/* listen.h - a listening TCP socket, with an error that says what to do. */
#ifndef EDGE_LISTEN_H
#define EDGE_LISTEN_H

#include "base/err.h"

enum { LISTEN_WHY = 256 };

/* `address` is numeric (IPv4 or IPv6), port 0 takes a free one; *bound is the port in any case.
 * ERR_LOCKED (in use), ERR_FORBIDDEN (below 1024 without root), ERR_NOENT (no such address here),
 * ERR_INVAL, ERR_IO. */
enum err listen_tcp(const char *address, int port, int *fd, int *bound, char why[LISTEN_WHY]);

#endif
