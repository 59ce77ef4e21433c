/* desk.h - a store in a directory of its own, asked one thing at a time: the tests' loop thread. */
#ifndef TESTS_STORE_DESK_H
#define TESTS_STORE_DESK_H

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/rng.h"
#include "store/store.h"

#define ROOM  "roomroomroomroom"
#define EPOCH "abcdefghijklmnopqrstuvwxyz"
#define ANNA  "annaannaannaanna"
#define BERT  "bertbertbertbert"

struct desk {
	char directory[64];
	int wake_fd;
	struct store *store;
	char why[256];
};

static inline void desk_wake(void *arg)
{
	uint64_t one = 1;
	(void)!write(((struct desk *)arg)->wake_fd, &one, sizeof one);
}

static inline enum err desk_open(struct desk *d)
{
	d->why[0] = 0;
	return store_open(d->directory, desk_wake, d, &d->store, d->why);
}

static inline void desk_make_directory(struct desk *d)
{
	assert_int_equal(rng_init(), ERR_OK);
	*d = (struct desk){.wake_fd = eventfd(0, EFD_CLOEXEC)};
	snprintf(d->directory, sizeof d->directory, "/tmp/viva-store-XXXXXX");
	assert_non_null(mkdtemp(d->directory));
}

static inline void desk_start(struct desk *d)
{
	desk_make_directory(d);
	enum err e = desk_open(d);
	if (e)
		fail_msg("%s: %s", err_str(e), d->why);
}

static inline void desk_path(const struct desk *d, const char *name, char out[128])
{
	snprintf(out, 128, "%s/%s", d->directory, name);
}

static inline void desk_remove(struct desk *d)
{
	static const char *const names[] = {"viva.db", "viva.db-wal", "viva.db-shm", "viva.lock"};
	char path[128];
	store_close(d->store);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		desk_path(d, names[i], path);
		unlink(path);
	}
	assert_int_equal(rmdir(d->directory), 0);
	close(d->wake_fd);
}

static inline void desk_reopen(struct desk *d)
{
	store_close(d->store);
	d->store = NULL;
	assert_int_equal(desk_open(d), ERR_OK);
}

/* Waits for the writer's word, at most 20 s, and delivers. */
static inline void desk_turn(struct desk *d)
{
	struct pollfd p = {d->wake_fd, POLLIN, 0};
	uint64_t n;
	assert_int_equal(poll(&p, 1, 20000), 1);
	assert_int_equal(read(d->wake_fd, &n, sizeof n), sizeof n);
	store_deliver(d->store);
}

static inline void desk_done(struct store_call *call)
{
	*(bool *)call->arg = true;
}

static inline enum err desk_ask(struct desk *d, struct store_call *call)
{
	bool done = false;
	call->done = desk_done;
	call->arg = &done;
	store_submit(d->store, call);
	while (!done)
		desk_turn(d);
	return call->err;
}

static inline struct event *desk_event(int64_t s, enum event_kind kind, const char *user,
				       const char *id, const char *body)
{
	struct event values = {.s = s, .ts_ms = 1000 + s, .kind = kind, .part = 1, .digest = 7};
	struct event *event;
	snprintf(values.user, sizeof values.user, "%s", user);
	snprintf(values.id, sizeof values.id, "%s", id);
	snprintf(values.cid, sizeof values.cid, "%s", id[0] ? "c1" : "");
	values.body = span_of(body);
	assert_int_equal(event_new(&values, &event), ERR_OK);
	return event;
}

/* One event after `expected`; `call` may already say more of the transaction. */
static inline enum err desk_add(struct desk *d, struct store_call *call, const char *room,
				int64_t expected, enum event_kind kind, const char *user,
				const char *id, const char *body)
{
	struct event *event = desk_event(expected + 1, kind, user, id, body);
	call->op = STORE_APPEND;
	snprintf(call->u.append.room, sizeof call->u.append.room, "%s", room);
	snprintf(call->u.append.epoch, sizeof call->u.append.epoch, "%s", EPOCH);
	call->u.append.expected = expected;
	call->u.append.events = &event;
	call->u.append.n = 1;
	enum err e = desk_ask(d, call);
	event_unref(event);
	return e;
}

static inline enum err desk_chat(struct desk *d, const char *room, int64_t expected, const char *id,
				 const char *body)
{
	struct store_call call = {0};
	return desk_add(d, &call, room, expected, EVENT_CHAT, ANNA, id, body);
}

static inline void desk_guest(struct desk *d, const char *id, const char *name)
{
	struct store_call call = {.op = STORE_GUEST_MAKE};
	snprintf(call.u.guest_make.id, sizeof call.u.guest_make.id, "%s", id);
	snprintf(call.u.guest_make.login, sizeof call.u.guest_make.login, "login-%s", id);
	snprintf(call.u.guest_make.recovery, sizeof call.u.guest_make.recovery, "recovery-%s", id);
	call.u.guest_make.name = span_of(name);
	call.u.guest_make.now_ms = 1;
	assert_int_equal(desk_ask(d, &call), ERR_OK);
}

/* A live room of which Anna is the interviewer; its head is 1. */
static inline void desk_room(struct desk *d, const char *room)
{
	struct store_call call = {0};
	call.u.append.member = ANNA;
	call.u.append.member_role = ROLE_INTERVIEWER;
	assert_int_equal(desk_add(d, &call, room, 0, EVENT_CREATE, ANNA, "",
				  "{\"kind\":\"live\",\"title\":\"Round one\",\"phases\":"
				  "[{\"name\":\"warm up\",\"minutes\":5},"
				  "{\"name\":\"code\",\"minutes\":40}]}"),
			 ERR_OK);
}

static inline int64_t desk_head(struct desk *d, const char *room)
{
	struct store_call call = {.op = STORE_EVENTS_AFTER};
	snprintf(call.u.events.room, sizeof call.u.events.room, "%s", room);
	call.u.events.max = 1;
	enum err e = desk_ask(d, &call);
	int64_t head = e ? -1 : call.u.events.head;
	store_call_release(&call);
	return head;
}

/* How often the bytes stand in the files of the store. */
static inline size_t desk_grep(const struct desk *d, const char *needle)
{
	size_t found = 0, len = strlen(needle);
	DIR *dir = opendir(d->directory);
	assert_non_null(dir);
	for (struct dirent *entry; (entry = readdir(dir));) {
		char path[512];
		struct stat st;
		snprintf(path, sizeof path, "%s/%s", d->directory, entry->d_name);
		int fd = open(path, O_RDONLY | O_CLOEXEC);
		assert_true(fd >= 0 && fstat(fd, &st) == 0);
		char *bytes = malloc((size_t)st.st_size + 1);
		assert_non_null(bytes);
		ssize_t n = S_ISREG(st.st_mode) ? read(fd, bytes, (size_t)st.st_size) : 0;
		for (char *p = bytes, *end = bytes + (n > 0 ? n : 0);
		     (p = memmem(p, (size_t)(end - p), needle, len)); p += len)
			found++;
		free(bytes);
		close(fd);
	}
	closedir(dir);
	return found;
}

#endif
