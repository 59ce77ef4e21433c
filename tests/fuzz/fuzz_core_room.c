/* A line a request: the first character says who speaks, the rest is what a `do` holds. Whatever is
 * accepted folds again to the same room, and nothing that was refused is in the log. */
#include <assert.h>

#include "core/proto.h"
#include "core/room.h"

enum { EVENTS = 256 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct table {
	struct room *room;
	struct event *log[EVENTS];
	size_t n;
};

static const char *const users[] = {"", "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "oooooooooooooooo"};
static const char *const roles[] = {"", "interviewer", "candidate", "observer"};

static void step(struct table *t, const char *user, const char *id, enum event_kind kind,
		 const json_t *body, uint64_t digest)
{
	struct room_outcome out;
	struct room_request q = {user, id[0] ? "cid" : "", id, kind, body, digest, (int64_t)t->n};
	int64_t head = room_head(t->room);
	if (t->n == EVENTS)
		return;
	enum err e = room_step(t->room, &q, &out);
	assert(room_head(t->room) == head + (!e && !out.duplicate));
	if (!e && out.event)
		t->log[t->n++] = out.event;
}

static void open_room(struct table *t)
{
	AUTO_JSON *create = json_pack("{s:s,s:s,s:[{s:s,s:i}]}", "kind", "live", "title", "t",
				      "phases", "name", "p", "minutes", 5);
	step(t, "", "", EVENT_CREATE, create, 0);
	for (int i = 1; i < 4; i++) {
		AUTO_JSON *join = json_pack("{s:s,s:s}", "name", "n", "role", roles[i]);
		step(t, users[i], "", EVENT_JOIN, join, 0);
	}
}

static void say(struct table *t, struct span line)
{
	struct proto_message m;
	if (line.len < 2)
		return;
	unsigned who = (unsigned char)line.p[0] % 4;
	line = (struct span){line.p + 1, line.len - 1};
	if (proto_decode(line, &m))
		return;
	if (m.kind == PROTO_DO) {
		bool fine = who == 0 || m.event != EVENT_JOIN;
		if (fine)
			step(t, users[who], who ? m.id : "", m.event, m.body, m.digest);
	}
	proto_release(&m);
}

static void folds_alike(struct table *t)
{
	struct room *again = room_new();
	AUTO_BUF a, b;
	buf_init(&a, 1 << 26);
	buf_init(&b, 1 << 26);
	for (size_t i = 0; i < t->n; i++)
		assert(room_fold(again, t->log[i]) == ERR_OK);
	for (int i = 1; i < 4; i++) {
		struct viewer v = {.role = (enum role)(i - 1)};
		memcpy(v.user, users[i], strlen(users[i]) + 1);
		assert(room_snapshot(t->room, &v, &a) == ERR_OK);
		assert(room_snapshot(again, &v, &b) == ERR_OK);
	}
	assert(span_eq(buf_span(&a), buf_span(&b)));
	room_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct table t = {.room = room_new()};
	struct span rest = {(const char *)data, size}, line;
	assert(t.room);
	open_room(&t);
	while (span_split(&rest, '\n', &line))
		say(&t, line);
	folds_alike(&t);
	for (size_t i = 0; i < t.n; i++)
		event_unref(t.log[i]);
	room_free(t.room);
	return 0;
}
