#include "edge/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "base/auto.h"

enum { BACKLOG = 512, SEND_BYTES = 128 << 10 };

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

static socklen_t parse(const char *text, int port, union address *out)
{
	*out = (union address){0};
	if (inet_pton(AF_INET, text, &out->v4.sin_addr) == 1) {
		out->v4.sin_family = AF_INET;
		out->v4.sin_port = htons((uint16_t)port);
		return sizeof out->v4;
	}
	if (inet_pton(AF_INET6, text, &out->v6.sin6_addr) == 1) {
		out->v6.sin6_family = AF_INET6;
		out->v6.sin6_port = htons((uint16_t)port);
		return sizeof out->v6;
	}
	return 0;
}

static enum err say(char why[LISTEN_WHY], const char *address, int port)
{
	static const struct {
		int number;
		enum err err;
		const char *text;
	} words[] = {
		{EADDRINUSE, ERR_LOCKED,
		 "the port is in use by another program. Stop it, or choose another with --port (0 "
		 "takes "
		 "a free one)"},
		{EACCES, ERR_FORBIDDEN,
		 "this port needs root. Choose one above 1023, or put a reverse proxy in front"},
		{EADDRNOTAVAIL, ERR_NOENT,
		 "this machine has no such address. Choose another with --bind"},
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (words[i].number == errno) {
			snprintf(why, LISTEN_WHY, "cannot listen on %.46s port %d: %s.", address,
				 port, words[i].text);
			return words[i].err;
		}
	}
	snprintf(why, LISTEN_WHY, "cannot listen on %.46s port %d: %s.", address, port,
		 strerrordesc_np(errno));
	return ERR_IO;
}

enum err listen_tcp(const char *address, int port, int *fd, int *bound, char why[LISTEN_WHY])
{
	union address where, got;
	socklen_t len = parse(address, port, &where), got_len = sizeof got;
	int on = 1, send_bytes = SEND_BYTES;
	if (!len) {
		snprintf(why, LISTEN_WHY,
			 "--bind takes a numeric address such as 127.0.0.1, not %.60s.", address);
		return ERR_INVAL;
	}
	AUTO_FD int s = socket(where.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	/* A port in TIME_WAIT is free to a server that was just restarted. Accepted sockets inherit
	 * the rest: a keystroke must not wait for the acknowledgement of the one before, and a
	 * reader who has stopped must not cost megabytes of the kernel's memory before it shows. */
	if (s < 0 || setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0 ||
	    setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) < 0 ||
	    setsockopt(s, SOL_SOCKET, SO_SNDBUF, &send_bytes, sizeof send_bytes) < 0 ||
	    bind(s, &where.any, len) < 0 || listen(s, BACKLOG) < 0 ||
	    getsockname(s, &got.any, &got_len) < 0)
		return say(why, address, port);
	*bound = ntohs(where.any.sa_family == AF_INET ? got.v4.sin_port : got.v6.sin6_port);
	*fd = TAKE_FD(s);
	return ERR_OK;
}
