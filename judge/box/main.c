/* main.c - viva-box, the sandbox supervisor. Theory of operation
 *
 * Started by viva-judge with one end of a socket pair on the descriptor given by --socket. It
 * finds out what the host gives (host.c), says so, and then serves requests, several at once: one
 * epoll loop, one struct run each, on slots of a pool (pool.c). It is the only part that keeps
 * privilege, so it interprets nothing: requests are numbers, names and descriptors, checked by
 * wire.c.
 *
 * It ends when the judge hangs up, and in no other way: signals from a terminal or a service
 * manager are taken and dropped, since the judge gets them too and ends in order. Before its end
 * everything is killed and wiped. If it is killed itself, the zygotes get SIGKILL as their
 * parent-death signal, and with them their namespaces die. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/host.h"
#include "judge/box/pool.h"
#include "judge/box/run.h"
#include "judge/box/watch.h"
#include "judge/box/wire.h"

enum {
	KEY_CLIENT = 1,
	KEY_SIGNAL = 2,
	EVENTS_MAX = 32,
	UID_BASE = 210000,
	IDLE_MS = 3, /* nothing came for so long: time to build a slot ahead */
};

struct keeper {
	struct host host;
	int client;
	int epoll;
	int signals;
	bool closing;
	struct pool pool;
	struct run runs[WIRE_INFLIGHT_MAX];
};

struct options {
	int socket;
	struct host_options host;
};

static bool parse_number(const char *text, unsigned long max, unsigned long *out)
{
	char *end;
	errno = 0;
	*out = strtoul(text, &end, 10);
	return errno == 0 && end != text && *end == '\0' && *out <= max;
}

static bool parse_tier(const char *text, enum wire_tier *tier)
{
	static const char *const names[WIRE_TIER_COUNT] = {"auto", "C", "B", "A"};
	for (enum wire_tier t = WIRE_AUTO; t < WIRE_TIER_COUNT; t++)
		if (strcmp(text, names[t]) == 0) {
			*tier = t;
			return true;
		}
	return false;
}

static bool parse_root(const char *text, struct host_options *host)
{
	if (text[0] != '/' || strlen(text) >= WIRE_PATH_MAX || host->root_count == HOST_VIEWS_MAX)
		return false;
	host->roots[host->root_count++] = text;
	return true;
}

static bool parse_option(int option, const char *value, struct options *out)
{
	unsigned long number;
	switch (option) {
	case 's':
		if (!parse_number(value, 1 << 16, &number))
			return false;
		out->socket = (int)number;
		return true;
	case 'u':
		/* Above the uids of people and services; two for each slot. */
		if (!parse_number(value, UINT32_MAX - 1000, &number) || number < 1000)
			return false;
		out->host.uid_base = (uint32_t)number;
		return true;
	case 't':
		return parse_tier(value, &out->host.tier);
	case 'm':
		return parse_tier(value, &out->host.min_tier);
	case 'r':
		return parse_root(value, &out->host);
	default:
		return false;
	}
}

static bool parse_options(int argc, char **argv, struct options *out)
{
	static const struct option known[] = {
		{"socket", required_argument, NULL, 's'},
		{"uid-base", required_argument, NULL, 'u'},
		{"tier", required_argument, NULL, 't'},
		{"min-tier", required_argument, NULL, 'm'},
		{"tool-root", required_argument, NULL, 'r'},
		{NULL, 0, NULL, 0},
	};
	*out = (struct options){.socket = -1, .host.uid_base = UID_BASE};
	int option;
	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1)
		if (!parse_option(option, optarg, out))
			return false;
	return optind == argc && out->socket > 2;
}

/* 0 to 2 must be taken, or a socket of ours would land there and be taken for a stream. */
static void fill_streams(void)
{
	int fd;
	while ((fd = open("/dev/null", O_RDWR)) >= 0 && fd <= 2)
		;
	if (fd > 2)
		close(fd);
}

static void add(const struct keeper *keeper, int fd, uint64_t key)
{
	struct epoll_event event = {.events = EPOLLIN, .data.u64 = key};
	(void)epoll_ctl(keeper->epoll, EPOLL_CTL_ADD, fd, &event);
}

static enum err keeper_init(struct keeper *keeper, int socket)
{
	sigset_t set;
	(void)sigfillset(&set);
	(void)sigdelset(&set, SIGSEGV);
	(void)sigdelset(&set, SIGBUS);
	(void)sigdelset(&set, SIGFPE);
	(void)sigdelset(&set, SIGILL);
	(void)sigdelset(&set, SIGABRT);
	keeper->client = socket;
	keeper->epoll = epoll_create1(EPOLL_CLOEXEC);
	keeper->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (keeper->epoll < 0 || keeper->signals < 0 || sigprocmask(SIG_SETMASK, &set, NULL) != 0 ||
	    fcntl(socket, F_SETFL, O_NONBLOCK) != 0 || fcntl(socket, F_SETFD, FD_CLOEXEC) != 0)
		return ERR_IO;
	/* Tier C: a program whose zygote died comes to us, not to init, and is reaped here. */
	(void)prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	add(keeper, socket, KEY_CLIENT);
	add(keeper, keeper->signals, KEY_SIGNAL);
	return ERR_OK;
}

static void finish(struct keeper *keeper, struct run *run)
{
	if (run->state != RUN_DONE)
		return;
	/* First all is gone, then the judge hears of it: the next run starts on clean ground. */
	run_leave_slot(run, &keeper->pool);
	if (run_send(run, keeper->client) != ERR_OK)
		keeper->closing = true;
	run_release(run, &keeper->pool);
}

static void refuse(struct keeper *keeper, uint64_t ticket, const char *reason)
{
	struct wire_result result = {.kind = WIRE_RESULT, .ticket = ticket, .status = WIRE_ERROR};
	(void)snprintf(result.reason, sizeof result.reason, "%s", reason);
	if (wire_send(keeper->client, &result, wire_result_bytes(&result), NULL, 0) != ERR_OK)
		keeper->closing = true;
}

static void on_request(struct keeper *keeper, const struct wire_request *request, size_t len,
		       const int *fds, size_t count)
{
	enum err e = wire_request_check(request, len, count);
	if (e != ERR_OK) {
		bool has_ticket = len >= offsetof(struct wire_request, limits);
		refuse(keeper, has_ticket ? request->ticket : 0, "viva-box refuses the request");
		return;
	}
	unsigned i = 0;
	while (i < WIRE_INFLIGHT_MAX && keeper->runs[i].state != RUN_FREE)
		i++;
	struct wire_request *copy = i < WIRE_INFLIGHT_MAX ? malloc(len) : NULL;
	if (!copy) {
		refuse(keeper, request->ticket, "viva-box has no room for another run");
		return;
	}
	memcpy(copy, request, len);
	run_start(&keeper->runs[i], &keeper->pool, (int)i, copy, fds, count);
	finish(keeper, &keeper->runs[i]);
}

static void on_cancel(struct keeper *keeper, const void *message, size_t len)
{
	struct wire_cancel cancel;
	if (len != sizeof cancel)
		return;
	memcpy(&cancel, message, sizeof cancel);
	for (unsigned i = 0; i < WIRE_INFLIGHT_MAX; i++) {
		struct run *run = &keeper->runs[i];
		if (run->state == RUN_FREE || run->request->ticket != cancel.ticket)
			continue;
		run_cancel(run);
		finish(keeper, run);
	}
}

static void on_client(struct keeper *keeper)
{
	AUTO_FREE struct wire_request *request = malloc(sizeof *request);
	int fds[WIRE_FDS_MAX];
	size_t len;
	size_t count = 0;
	enum err e = request ? wire_recv(keeper->client, request, sizeof *request, &len, fds,
					 WIRE_FDS_MAX, &count)
			     : ERR_NOMEM;
	if (e == ERR_BUSY)
		return;
	/* A packet that is none of ours: whoever sent it is not to be served any more. */
	if (e != ERR_OK || len < sizeof request->kind) {
		keeper->closing = true;
	} else if (request->kind == WIRE_CANCEL) {
		on_cancel(keeper, request, len);
	} else {
		on_request(keeper, request, len, fds, count);
	}
	wire_close(fds, count);
}

/* They are taken so that they do not pile up; none means anything to us. */
static void on_signals(struct keeper *keeper)
{
	struct signalfd_siginfo info;
	while (read(keeper->signals, &info, sizeof info) == sizeof info)
		;
}

static void on_event(struct keeper *keeper, uint64_t key)
{
	enum pool_source source;
	if (key == KEY_CLIENT) {
		on_client(keeper);
		return;
	}
	if (key == KEY_SIGNAL) {
		on_signals(keeper);
		return;
	}
	struct pool_entry *entry = pool_find(&keeper->pool, key, &source);
	if (!entry)
		return;
	if (entry->state != POOL_TAKEN) {
		pool_event(&keeper->pool, entry, source);
		return;
	}
	struct run *run = &keeper->runs[entry->run];
	run_event(run, source);
	finish(keeper, run);
}

/* Until the next deadline; while nothing runs, until it is time to build a slot ahead. */
static int time_left_ms(const struct keeper *keeper, bool more_to_build)
{
	uint64_t next = UINT64_MAX;
	for (unsigned i = 0; i < WIRE_INFLIGHT_MAX; i++)
		if (keeper->runs[i].state != RUN_FREE && run_next_us(&keeper->runs[i]) < next)
			next = run_next_us(&keeper->runs[i]);
	if (next == UINT64_MAX)
		return more_to_build ? IDLE_MS : -1;
	uint64_t now = watch_now_us();
	uint64_t left = next > now ? (next - now + 999) / 1000 : 0;
	return left < INT_MAX ? (int)left : INT_MAX;
}

static void on_time(struct keeper *keeper)
{
	uint64_t now = watch_now_us();
	for (unsigned i = 0; i < WIRE_INFLIGHT_MAX; i++) {
		run_time(&keeper->runs[i], now);
		finish(keeper, &keeper->runs[i]);
	}
}

static bool idle(const struct keeper *keeper)
{
	for (unsigned i = 0; i < WIRE_INFLIGHT_MAX; i++)
		if (keeper->runs[i].state != RUN_FREE)
			return false;
	return true;
}

static void serve(struct keeper *keeper)
{
	struct epoll_event events[EVENTS_MAX];
	const bool groups = keeper->host.cgroup.version == 2;
	bool more_to_build = true;
	bool more_groups = false;
	while (!keeper->closing) {
		int n = epoll_wait(keeper->epoll, events, EVENTS_MAX,
				   more_groups ? 0 : time_left_ms(keeper, more_to_build));
		if (n < 0 && errno != EINTR)
			return;
		for (int i = 0; i < n; i++)
			on_event(keeper, events[i].data.u64);
		if (n == 0 && more_groups) {
			more_groups = pool_tend_groups(&keeper->pool);
		} else if (n == 0 && idle(keeper)) {
			more_to_build = pool_tend(&keeper->pool);
		} else if (n == 0) {
			on_time(keeper);
		} else {
			more_to_build = true;
			more_groups = groups;
		}
	}
}

int main(int argc, char **argv)
{
	static struct keeper keeper; /* large: filters for every class */
	struct options options;
	struct wire_hello hello = {.kind = WIRE_HELLO, .version = WIRE_VERSION};
	fill_streams();
	if (!parse_options(argc, argv, &options)) {
		(void)fprintf(stderr, "viva-box: started by viva-judge, not by hand; see "
				      "docs/SECURITY.md\n");
		return 2;
	}
	if (keeper_init(&keeper, options.socket) != ERR_OK)
		return 3;
	enum err e = host_init(&keeper.host, &options.host, &hello);
	pool_init(&keeper.pool, &keeper.host, keeper.epoll);
	if (wire_send(keeper.client, &hello, sizeof hello, NULL, 0) == ERR_OK && e == ERR_OK)
		serve(&keeper);
	for (unsigned i = 0; i < WIRE_INFLIGHT_MAX; i++)
		if (keeper.runs[i].state != RUN_FREE)
			run_release(&keeper.runs[i], &keeper.pool);
	pool_release(&keeper.pool);
	if (e == ERR_OK)
		host_release(&keeper.host);
	return e == ERR_OK ? 0 : 3;
}
