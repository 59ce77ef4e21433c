#include "edge/edge.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "edge/inside.h"
#include "edge/listen.h"

enum {
	HEADERS_MAX = 8192,    /* of one request, all fields */
	HEADERS_AT_ONCE = 256, /* requests being read; more wait in the socket */
	RECEIVE_SIZE = 1024,   /* a connection's own; larger messages are put together */
	ACCEPT_AT_ONCE = 64,
};

static const struct lws_protocols *protocols(void)
{
	static struct lws_protocols list[] = {
		{.name = "http", .callback = http_callback},
		{.name = "viva.v1", .callback = conn_callback, .rx_buffer_size = RECEIVE_SIZE},
		{0},
	};
	list[0].per_session_data_size = http_session_size;
	list[1].per_session_data_size = conn_session_size;
	return list;
}

static void to_log(int level, const char *line)
{
	char text[256];
	snprintf(text, sizeof text, "%.*s", (int)strcspn(line, "\n"), line);
	if (level == LLL_ERR)
		log_warn("lws", LOG_TEXT("text", text));
	else
		log_debug("lws", LOG_TEXT("text", text));
}

/* ---- the loop's watchers ---- */

static void stop_if_drained(struct edge *e)
{
	if (!e->drain_until_ms)
		return;
	bool quiet = app_drained(e->app) && !e->conns && !e->requests;
	if (quiet || clock_monotonic_ms() >= e->drain_until_ms)
		ev_break(e->loop, EVBREAK_ALL);
}

static void on_store_done(struct ev_loop *loop, ev_async *watcher, int events)
{
	struct edge *e = watcher->data;
	(void)loop;
	(void)events;
	if (e->store)
		store_deliver(e->store);
	stop_if_drained(e);
}

void edge_wake(void *edge)
{
	struct edge *e = edge;
	/* The one call of libev that another thread may make. */
	ev_async_send(e->loop, &e->store_done);
}

static void on_second(struct ev_loop *loop, ev_timer *watcher, int events)
{
	struct edge *e = watcher->data;
	(void)loop;
	(void)events;
	conns_check(e, clock_monotonic_ms());
	stop_if_drained(e);
}

static void on_wake(struct ev_loop *loop, ev_timer *watcher, int events)
{
	struct edge *e = watcher->data;
	(void)loop;
	(void)events;
	e->wake_ms = INT64_MAX;
	if (e->app)
		app_tick(e->app);
	stop_if_drained(e);
}

static void wake_at(void *self, int64_t monotonic_ms)
{
	struct edge *e = self;
	if (monotonic_ms >= e->wake_ms)
		return;
	e->wake_ms = monotonic_ms;
	int64_t in_ms = monotonic_ms - clock_monotonic_ms();
	ev_timer_stop(e->loop, &e->wake);
	ev_timer_set(&e->wake, in_ms > 0 ? (double)in_ms / 1000 : 0, 0);
	ev_timer_start(e->loop, &e->wake);
}

static void on_signal(struct ev_loop *loop, ev_signal *watcher, int events)
{
	struct edge *e = watcher->data;
	(void)events;
	if (e->drain_until_ms) {
		ev_break(loop, EVBREAK_ALL); /* asked twice: somebody is in a hurry */
		return;
	}
	log_info("stopping", LOG_INT("signal", watcher->signum));
	e->drain_until_ms = clock_monotonic_ms() + DRAIN_MS;
	ev_io_stop(loop, &e->accepting);
	app_drain(e->app);
	stop_if_drained(e);
}

/* libwebsockets owns the socket from here on, whatever it answers. */
static void on_accept(struct ev_loop *loop, ev_io *watcher, int events)
{
	struct edge *e = watcher->data;
	(void)loop;
	(void)events;
	for (int i = 0; i < ACCEPT_AT_ONCE; i++) {
		int fd = accept4(e->listen_fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
		if (fd < 0 && errno != EAGAIN && errno != EINTR && errno != ECONNABORTED)
			log_error("accept", LOG_INT("errno", errno));
		if (fd < 0)
			return;
		lws_adopt_socket_vhost(e->vhost, fd);
	}
}

/* ---- making and ending ---- */

static void watch(struct edge *e)
{
	static const int numbers[] = {SIGTERM, SIGINT, SIGHUP};
	ev_io_init(&e->accepting, on_accept, e->listen_fd, EV_READ);
	ev_timer_init(&e->second, on_second, 1, 1);
	ev_timer_init(&e->wake, on_wake, 0, 0);
	ev_async_init(&e->store_done, on_store_done);
	e->accepting.data = e->second.data = e->wake.data = e->store_done.data = e;
	ev_async_start(e->loop, &e->store_done);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		ev_signal_init(&e->signals[i], on_signal, numbers[i]);
		e->signals[i].data = e;
		/* From now on: a signal between the announcement and the loop waits for the loop.
		 */
		ev_signal_start(e->loop, &e->signals[i]);
	}
}

static enum err make_context(struct edge *e, char why[EDGE_WHY])
{
	void *loops[] = {e->loop};
	const struct edge_options *o = e->options;
	struct lws_context_creation_info info = {
		.port = CONTEXT_PORT_NO_LISTEN_SERVER,
		.protocols = protocols(),
		.user = e,
		.foreign_loops = loops,
		.gid = -1,
		.uid = -1,
		.max_http_header_data = HEADERS_MAX,
		.max_http_header_pool = HEADERS_AT_ONCE,
		.keepalive_timeout = 60,
		.timeout_secs = 20,
		.alpn = "http/1.1",
		.options = LWS_SERVER_OPTION_LIBEV | LWS_SERVER_OPTION_EXPLICIT_VHOSTS,
	};
	if (o->tls_cert)
		info.options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	lws_set_log_level(LLL_ERR | LLL_WARN, to_log);
	e->context = lws_create_context(&info);
	if (e->context && o->tls_cert) {
		info.ssl_cert_filepath = o->tls_cert;
		info.ssl_private_key_filepath = o->tls_key;
	}
	e->vhost = e->context ? lws_create_vhost(e->context, &info) : NULL;
	if (e->vhost)
		return ERR_OK;
	snprintf(why, EDGE_WHY, "%s",
		 !e->context ? "libwebsockets cannot start on libev. Is libwebsockets-evlib-ev "
			       "installed?"
			     : "the TLS certificate or key cannot be used. --tls-cert takes the "
			       "chain and "
			       "--tls-key its key, both PEM and readable.");
	return ERR_IO;
}

static enum err fill(struct edge *e, char why[EDGE_WHY])
{
	enum err bad = files_load(e->options->web, &e->files, why);
	if (bad)
		return bad;
	e->addresses = addresses_new();
	e->loop = ev_loop_new(EVFLAG_AUTO);
	if (!e->addresses || !e->loop)
		return ERR_NOMEM;
	bad = listen_tcp(e->options->bind, e->options->port, &e->listen_fd, &e->port, why);
	if (bad)
		return bad;
	watch(e);
	bad = make_context(e, why);
	return bad ? bad : judges_new(e, &e->jobs, why);
}

enum err edge_new(const struct edge_options *options, struct edge **out, char why[EDGE_WHY])
{
	struct edge *e = calloc(1, sizeof *e);
	snprintf(why, EDGE_WHY, "out of memory");
	if (!e)
		return ERR_NOMEM;
	e->options = options;
	e->listen_fd = -1;
	e->wake_ms = INT64_MAX;
	buf_init(&e->scratch, WIRE_MAX + LWS_PRE);
	e->for_app = (struct app_edge){
		.self = e,
		.conn_want_write = edge_want_write,
		.conn_close = edge_close,
		.conn_pause = edge_pause,
		.http_answer = edge_answer,
		.judge_send = edge_judge_send,
		.judge_close = edge_judge_close,
		.wake_at = wake_at,
	};
	enum err bad = fill(e, why);
	if (bad) {
		edge_free(e);
		return bad;
	}
	*out = e;
	return ERR_OK;
}

int edge_port(const struct edge *e)
{
	return e->port;
}

const struct app_edge *edge_for_app(const struct edge *e)
{
	return &e->for_app;
}

enum err edge_run(struct edge *e, struct app *app, struct store *store, const char *public_url)
{
	enum err bad = origins_set(&e->origins, public_url, e->options->tls_cert != NULL, e->port);
	if (bad)
		return bad;
	e->app = app;
	e->store = store;
	e->https = strncmp(public_url, "https://", 8) == 0;
	ev_io_start(e->loop, &e->accepting);
	ev_timer_start(e->loop, &e->second);
	ev_run(e->loop, 0);
	judges_free(TAKE(e->jobs));
	/* Closing what is left calls the app, so it is done while there is one. Once: the second
	 * time crashes. */
	lws_context_destroy(TAKE(e->context));
	return ERR_OK;
}

void edge_free(struct edge *e)
{
	if (!e)
		return;
	judges_free(e->jobs);
	if (e->context)
		lws_context_destroy(e->context);
	if (e->loop)
		ev_loop_destroy(e->loop);
	if (e->listen_fd >= 0)
		close(e->listen_fd);
	files_free(e->files);
	addresses_free(e->addresses);
	buf_release(&e->scratch);
	free(e);
}
