/* wire.h - the whole server behind its edge in a child, and a client of plain sockets that can say
 * what no browser would. */
#ifndef TESTS_EDGE_WIRE_H
#define TESTS_EDGE_WIRE_H

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/rng.h"
#include "edge/edge.h"

enum { WIRE_TEXT = 1 << 20 };

struct wire {
	char directory[64], socket_path[96];
	int port;
	pid_t pid;
};

static inline _Noreturn void wire_serve(const struct wire *w, int report_fd, const char *public_url)
{
	static struct app_options app_options;
	struct edge_options options = {.bind = "127.0.0.1",
				       .web = w->directory,
				       .trusted_proxy = "127.0.0.1",
				       .own_uid = geteuid(),
				       .own_gid = getegid(),
				       .job_socket = w->socket_path};
	struct edge *edge;
	struct store *store;
	struct catalog *catalog;
	struct app *app;
	char why[EDGE_WHY], url[64];
	if (edge_new(&options, &edge, why) ||
	    store_open(w->directory, edge_wake, edge, &store, why) ||
	    catalog_read(SPAN(""), SPAN(""), &catalog, why)) {
		fprintf(stderr, "%s\n", why);
		_exit(2);
	}
	int port = edge_port(edge);
	snprintf(url, sizeof url, "http://localhost:%d", port);
	app_options.public_url = public_url ? public_url : url;
	if (app_new(&app_options, edge_for_app(edge), store, catalog, &app))
		_exit(3);
	(void)!write(report_fd, &port, sizeof port);
	enum err e = edge_run(edge, app, store, app_options.public_url);
	store_close(store);
	app_free(app);
	edge_free(edge);
	catalog_free(catalog);
	exit(e ? 4 : 0); /* not _exit: a leak shall be found */
}

static inline void wire_start(struct wire *w, const char *public_url)
{
	int report[2];
	char path[96];
	assert_int_equal(rng_init(), ERR_OK);
	*w = (struct wire){0};
	snprintf(w->directory, sizeof w->directory, "/tmp/viva-wire-XXXXXX");
	assert_non_null(mkdtemp(w->directory));
	snprintf(w->socket_path, sizeof w->socket_path, "%s/judge.sock", w->directory);
	snprintf(path, sizeof path, "%s/index.html", w->directory);
	assert_int_equal(file_write(AT_FDCWD, path, SPAN("<!doctype html>page"), 0644), ERR_OK);
	assert_int_equal(pipe2(report, O_CLOEXEC), 0);
	w->pid = fork();
	if (w->pid == 0)
		wire_serve(w, report[1], public_url);
	close(report[1]);
	assert_int_equal(read(report[0], &w->port, sizeof w->port), sizeof w->port);
	close(report[0]);
}

/* It has been asked to stop, as a service manager asks, and does so by itself. */
static inline void wire_stop(struct wire *w, int signal_number)
{
	int status;
	assert_int_equal(kill(w->pid, signal_number), 0);
	assert_int_equal(waitpid(w->pid, &status, 0), w->pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_not_equal(access(w->socket_path, F_OK), 0);
	DIR *dir = opendir(w->directory);
	for (struct dirent *entry; (entry = readdir(dir));)
		unlinkat(dirfd(dir), entry->d_name, 0);
	closedir(dir);
	rmdir(w->directory);
}

static inline int wire_connect(const struct wire *w)
{
	struct sockaddr_in to = {.sin_family = AF_INET,
				 .sin_port = htons((uint16_t)w->port),
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct timeval wait = {10, 0};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(fd >= 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
	return fd;
}

static inline void wire_send(int fd, struct span bytes)
{
	while (bytes.len > 0) {
		ssize_t n = send(fd, bytes.p, bytes.len, MSG_NOSIGNAL);
		if (n <= 0)
			return; /* refused in the middle: the answer says why */
		bytes = (struct span){bytes.p + n, bytes.len - (size_t)n};
	}
}

/* Until `text` is there (or the end of the stream, when NULL); all that was read, which lives till
 * the next. */
static inline const char *wire_until(int fd, const char *text)
{
	static char got[WIRE_TEXT];
	size_t len = 0;
	got[0] = 0;
	while (len + 1 < sizeof got && !(text && strstr(got, text))) {
		ssize_t n = recv(fd, got + len, sizeof got - 1 - len, 0);
		if (n < 0 && errno == EAGAIN)
			fail_msg("nothing came for 10 s after: %.200s", got);
		if (n <= 0)
			break;
		len += (size_t)n;
		got[len] = 0;
	}
	return got;
}

/* One request on a connection of its own; the whole answer. */
static inline const char *wire_ask(const struct wire *w, const char *request, const char *fields,
				   struct span body)
{
	char head[4096];
	int fd = wire_connect(w);
	int n = snprintf(head, sizeof head, "%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n",
			 request, fields);
	wire_send(fd, (struct span){head, (size_t)n});
	wire_send(fd, body);
	const char *answer = wire_until(fd, NULL);
	close(fd);
	return answer;
}

/* The answer to an upgrade; the socket is open afterwards. */
static inline int wire_upgrade(const struct wire *w, const char *path, const char *origin,
			       const char *protocol, const char *more, const char **answer)
{
	char head[2048];
	int fd = wire_connect(w);
	int n = snprintf(
		head, sizeof head,
		"GET %s HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
		"%s%s%s%s%s%s%s\r\n",
		path, *origin ? "Origin: " : "", origin, *origin ? "\r\n" : "",
		*protocol ? "Sec-WebSocket-Protocol: " : "", protocol, *protocol ? "\r\n" : "",
		more);
	wire_send(fd, (struct span){head, (size_t)n});
	*answer = wire_until(fd, "\r\n\r\n");
	return fd;
}

static inline int wire_open(const struct wire *w, const char *more)
{
	char origin[64];
	const char *answer;
	snprintf(origin, sizeof origin, "http://127.0.0.1:%d", w->port);
	int fd = wire_upgrade(w, "/ws", origin, "viva.v1", more, &answer);
	if (!strstr(answer, " 101 "))
		fail_msg("no upgrade: %s", answer);
	return fd;
}

/* One masked frame (RFC 6455, section 5.2); `first` is its first byte: FIN and opcode. */
static inline void wire_frame(int fd, unsigned char first, struct span text)
{
	unsigned char head[14] = {first}, *p = head + 2;
	AUTO_BUF bytes;
	buf_init(&bytes, text.len + sizeof head);
	head[1] = (unsigned char)(0x80 | (text.len < 126     ? text.len
					  : text.len < 65536 ? 126
							     : 127));
	for (int shift = text.len < 126 ? -8 : text.len < 65536 ? 8 : 56; shift >= 0; shift -= 8)
		*p++ = (unsigned char)((uint64_t)text.len >> shift & 0xFF);
	p += 4; /* a mask of zeros is a mask */
	buf_add(&bytes, (struct span){(char *)head, (size_t)(p - head)});
	buf_add(&bytes, text);
	wire_send(fd, buf_span(&bytes));
}

/* The code of the close frame that comes next; everything before it must be nothing. */
static inline int wire_close_code(int fd)
{
	unsigned char head[4];
	size_t len = 0;
	while (len < sizeof head) {
		ssize_t n = recv(fd, head + len, sizeof head - len, 0);
		if (n <= 0)
			return -1;
		len += (size_t)n;
	}
	return head[0] == 0x88 ? head[2] << 8 | head[3] : 0;
}

#endif
