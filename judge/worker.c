#include "judge/worker.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/rng.h"
#include "judge/frame.h"

/* How it works: poll over the server's socket, the slots' sockets and stop_fd. The connection is
 * down, greeting or up; what the server may say in each is one table. When it goes, running jobs
 * are stopped and forgotten: the server's leases queue them again. */
enum { BEAT_MS = 5000, RETRY_MIN_MS = 250, RETRY_MAX_MS = 15000, GREETING_MS = 10000 };
enum { LANE_JOBS_MAX = 64 };

enum link { LINK_DOWN, LINK_GREETING, LINK_UP, LINK_COUNT };
enum heard { HEARD_HELLO, HEARD_REFUSED, HEARD_JOB, HEARD_CANCEL, HEARD_PING, HEARD_COUNT };

struct lane {
	struct slot_pipe pipe;
	struct frames frames;
	bool ready;
	int jobs;      /* sent and not ended: one, or more while all before it are being stopped */
	int forgotten; /* how many of them, the oldest first, concern nobody any more */
	char job[65];  /* the newest */
};

struct worker {
	const struct worker_options *o;
	struct shelf *shelf;
	struct lane lanes[WORKER_SLOTS_MAX];
	const char *tier;
	json_t *packages; /* id -> hash, those whose data is there in every slot */
	enum link link;
	int fd;
	struct frames frames;
	int64_t retry_at_ms, retry_ms, deadline_ms, beat_at_ms;
	int status; /* -1: go on */
};

/* ---- the connection ---- */

static void stop_lane(struct lane *l)
{
	if (l->jobs == l->forgotten)
		return;
	l->forgotten = l->jobs;
	json_t *cancel = json_pack("{ss}", "t", "cancel");
	if (!cancel || frames_add(&l->frames, cancel) ||
	    frames_flush(&l->frames, l->pipe.fd) == ERR_CLOSED)
		log_warn("slot_unreachable", LOG_INT("pid", l->pipe.pid));
	json_decref(cancel);
}

static void disconnect(struct worker *w, const char *why)
{
	if (w->link == LINK_UP)
		log_info("disconnected", LOG_TEXT("why", why));
	for (int i = 0; i < w->o->slots; i++)
		stop_lane(&w->lanes[i]);
	close(w->fd);
	w->fd = -1;
	w->link = LINK_DOWN;
	frames_release(&w->frames);
	frames_init(&w->frames);
	/* Jitter, so that many judges do not come back at the same instant. */
	unsigned char dice;
	rng_bytes(&dice, 1);
	w->retry_at_ms = clock_monotonic_ms() + w->retry_ms * (128 + dice) / 384;
	w->retry_ms = w->retry_ms * 2 < RETRY_MAX_MS ? w->retry_ms * 2 : RETRY_MAX_MS;
}

static void flush_server(struct worker *w)
{
	enum err e = frames_flush(&w->frames, w->fd);
	if (e && e != ERR_BUSY)
		disconnect(w, err_str(e));
}

static void send_frame(struct worker *w, json_t *message)
{
	enum err e = message && w->fd >= 0 ? frames_add(&w->frames, message) : ERR_NOMEM;
	json_decref(message);
	if (e && w->link != LINK_DOWN)
		disconnect(w, err_str(e));
	else if (!e)
		flush_server(w);
}

static void connect_now(struct worker *w)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	snprintf(address.sun_path, sizeof address.sun_path, "%s", w->o->socket);
	w->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	w->link = LINK_GREETING;
	w->deadline_ms = clock_monotonic_ms() + GREETING_MS;
	if (w->fd < 0 || connect(w->fd, (struct sockaddr *)&address, sizeof address) < 0) {
		disconnect(w, "no server");
		return;
	}
	send_frame(w, json_pack("{ss si ss ss si sO}", "t", "hello", "v", 1, "name", w->o->name,
				"tier", w->tier, "slots", w->o->slots, "packages", w->packages));
}

/* ---- what the server says ---- */

static void on_hello(struct worker *w, const json_t *m)
{
	int64_t version;
	if (json_get_int(m, "v", 1, 1, &version)) {
		disconnect(w, "another protocol version");
		return;
	}
	w->link = LINK_UP;
	w->retry_ms = RETRY_MIN_MS;
	/* A full pipe has said so often enough. */
	if (write(w->o->ready_fd, "", 1) < 0 && errno != EAGAIN)
		log_warn("keeper_unreachable", LOG_INT("errno", errno));
	log_info("connected", LOG_TEXT("tier", w->tier), LOG_INT("slots", w->o->slots));
}

static void on_refused(struct worker *w, const json_t *m)
{
	char why[200];
	struct span text = json_text_or(m, "why", SPAN("no reason given"));
	snprintf(why, sizeof why, "%.*s", text.len < 190 ? (int)text.len : 190, text.p);
	log_warn("refused", LOG_TEXT("why", why));
	w->retry_ms = RETRY_MAX_MS;
	disconnect(w, "refused");
}

/* One whose jobs are all being stopped, with the fewest of them: the server counts a slot as free
 * as soon as it has cancelled what is there, and may do so again before the slot has noticed. The
 * socket keeps the order. */
static struct lane *free_lane(struct worker *w)
{
	struct lane *best = NULL;
	for (int i = 0; i < w->o->slots; i++) {
		struct lane *l = &w->lanes[i];
		bool free = l->jobs == l->forgotten && l->jobs < LANE_JOBS_MAX;
		if (free && (!best || l->jobs < best->jobs))
			best = l;
	}
	return best;
}

static void on_job(struct worker *w, const json_t *m)
{
	struct lane *l = free_lane(w);
	struct span id;
	int64_t attempt;
	if (json_get_text(m, "job", &id) || id.len == 0 || id.len >= sizeof l->job ||
	    json_get_int(m, "attempt", 0, INT32_MAX, &attempt)) {
		disconnect(w, "a job without id or attempt");
		return;
	}
	if (!l) {
		/* Whoever sends more than we asked for gets them all back by the lease. */
		disconnect(w, "more jobs than slots");
		return;
	}
	memcpy(l->job, id.p, id.len);
	l->job[id.len] = 0;
	l->jobs++;
	enum err e = frames_add(&l->frames, m);
	if (!e)
		e = frames_flush(&l->frames, l->pipe.fd);
	if (e && e != ERR_BUSY)
		w->status = STATUS_JUDGE;
}

static void on_cancel(struct worker *w, const json_t *m)
{
	struct span id = json_text_or(m, "job", SPAN(""));
	for (int i = 0; i < w->o->slots; i++)
		if (span_is(id, w->lanes[i].job))
			stop_lane(&w->lanes[i]);
}

static void on_ping(struct worker *w, const json_t *m)
{
	(void)m;
	send_frame(w, json_pack("{ss}", "t", "beat"));
}

typedef void handler(struct worker *w, const json_t *m);
static handler *const allowed[LINK_COUNT][HEARD_COUNT] = {
	[LINK_GREETING] = {[HEARD_HELLO] = on_hello, [HEARD_REFUSED] = on_refused},
	[LINK_UP] = {[HEARD_JOB] = on_job, [HEARD_CANCEL] = on_cancel, [HEARD_PING] = on_ping},
};

static void on_message(struct worker *w, const json_t *m)
{
	static const char *const words[HEARD_COUNT] = {"hello", "refused", "job", "cancel", "ping"};
	struct span type = json_text_or(m, "t", SPAN(""));
	for (int i = 0; i < HEARD_COUNT; i++)
		if (span_is(type, words[i]) && allowed[w->link][i]) {
			allowed[w->link][i](w, m);
			return;
		}
	disconnect(w, "a message that is not allowed now");
}

static void read_server(struct worker *w)
{
	enum err e = frames_read(&w->frames, w->fd);
	while (!e && w->link != LINK_DOWN) {
		json_t *m = NULL;
		e = frames_next(&w->frames, &m);
		if (!e)
			on_message(w, m);
		json_decref(m);
	}
	if (e && e != ERR_BUSY && w->link != LINK_DOWN)
		disconnect(w, err_str(e));
}

/* ---- what the slots say ---- */

static void on_ready(struct worker *w, struct lane *l, const json_t *m)
{
	size_t i;
	const json_t *id;
	AUTO_JSON *made = json_object();
	json_array_foreach(json_object_get(m, "packages"), i, id)
	{
		const struct package *p = shelf_find(w->shelf, span_of(json_string_value(id)));
		if (p)
			json_object_set_new(made, p->id, json_string(p->hash));
	}
	l->ready = true;
	struct span tier = json_text_or(m, "tier", SPAN("?"));
	w->tier = span_is(tier, "A") ? "A" : span_is(tier, "B") ? "B" : "C";
	if (!w->packages) {
		w->packages = json_incref(made);
		return;
	}
	const char *key;
	json_t *hash;
	void *next;
	json_object_foreach_safe(w->packages, next, key, hash) if (!json_object_get(made, key))
		json_object_del(w->packages, key);
}

static void on_slot_message(struct worker *w, struct lane *l, json_t *m)
{
	struct span type = json_text_or(m, "t", SPAN(""));
	bool last = span_is(type, "done") || span_is(type, "stopped");
	if (span_is(type, "ready"))
		on_ready(w, l, m);
	else if (!l->forgotten && w->link == LINK_UP && !span_is(type, "stopped"))
		send_frame(w, json_incref(m));
	if (last) {
		l->jobs--;
		l->forgotten -= l->forgotten > 0;
	}
}

static void read_slot(struct worker *w, struct lane *l)
{
	enum err e = frames_read(&l->frames, l->pipe.fd);
	while (!e) {
		json_t *m = NULL;
		e = frames_next(&l->frames, &m);
		if (!e)
			on_slot_message(w, l, m);
		json_decref(m);
	}
	if (e != ERR_BUSY) {
		log_error("slot_died", LOG_INT("pid", l->pipe.pid), LOG_TEXT("why", err_str(e)));
		w->status = STATUS_JUDGE;
	}
}

/* ---- the loop ---- */

static bool all_ready(const struct worker *w)
{
	for (int i = 0; i < w->o->slots; i++)
		if (!w->lanes[i].ready)
			return false;
	return true;
}

static bool any_busy(const struct worker *w)
{
	for (int i = 0; i < w->o->slots; i++)
		if (w->lanes[i].jobs)
			return true;
	return false;
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int poll_timeout(const struct worker *w)
{
	int64_t now = clock_monotonic_ms(), at = now + 60000;
	if (w->link == LINK_DOWN && all_ready(w))
		at = w->retry_at_ms;
	if (w->link == LINK_GREETING)
		at = earlier(at, w->deadline_ms);
	if (w->link == LINK_UP && any_busy(w))
		at = earlier(at, w->beat_at_ms);
	return at > now ? (int)(at - now) : 0;
}

static void on_time(struct worker *w)
{
	int64_t now = clock_monotonic_ms();
	if (w->link == LINK_DOWN && all_ready(w) && now >= w->retry_at_ms)
		connect_now(w);
	if (w->link == LINK_GREETING && now >= w->deadline_ms)
		disconnect(w, "no greeting");
	if (w->link == LINK_UP && now >= w->beat_at_ms) {
		w->beat_at_ms = now + BEAT_MS;
		if (any_busy(w))
			send_frame(w, json_pack("{ss}", "t", "beat"));
	}
}

static void step(struct worker *w, int stop_fd)
{
	struct pollfd fds[WORKER_SLOTS_MAX + 2] = {
		{.fd = stop_fd, .events = POLLIN},
		{.fd = w->fd,
		 .events = (short)(POLLIN | (frames_waiting(&w->frames) ? POLLOUT : 0))},
	};
	for (int i = 0; i < w->o->slots; i++) {
		const struct lane *l = &w->lanes[i];
		short out = frames_waiting(&l->frames) ? POLLOUT : 0;
		fds[i + 2] = (struct pollfd){.fd = l->pipe.fd, .events = (short)(POLLIN | out)};
	}
	if (poll(fds, (nfds_t)w->o->slots + 2, poll_timeout(w)) < 0)
		return; /* a signal: stop_fd says what it was */
	if (fds[0].revents)
		w->status = STATUS_DONE;
	for (int i = 0; i < w->o->slots; i++) {
		if (fds[i + 2].revents & POLLOUT)
			frames_flush(&w->lanes[i].frames, w->lanes[i].pipe.fd);
		if (fds[i + 2].revents & ~POLLOUT)
			read_slot(w, &w->lanes[i]);
	}
	/* A slot's message may have closed the connection that these events were about. */
	if (w->fd >= 0 && w->fd == fds[1].fd && (fds[1].revents & POLLOUT))
		flush_server(w);
	if (w->fd >= 0 && w->fd == fds[1].fd && (fds[1].revents & ~POLLOUT))
		read_server(w);
	on_time(w);
}

int worker_main(const struct worker_options *o, struct shelf *shelf, const struct slot_pipe *slots,
		int stop_fd)
{
	struct worker w = {
		.o = o, .shelf = shelf, .fd = -1, .retry_ms = RETRY_MIN_MS, .status = -1};
	frames_init(&w.frames);
	w.retry_at_ms = clock_monotonic_ms();
	for (int i = 0; i < o->slots; i++) {
		w.lanes[i].pipe = slots[i];
		frames_init(&w.lanes[i].frames);
	}
	while (w.status < 0)
		step(&w, stop_fd);
	if (w.fd >= 0)
		close(w.fd);
	for (int i = 0; i < o->slots; i++)
		frames_release(&w.lanes[i].frames);
	frames_release(&w.frames);
	json_decref(w.packages);
	return w.status;
}
