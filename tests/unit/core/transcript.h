/* transcript.h - tests that read as transcripts: one request in, one line out. */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/auto.h"
#include "core/room.h"

#define ALICE "aaaaaaaaaaaaaaaa"
#define BOB   "bbbbbbbbbbbbbbbb"
#define OLGA  "oooooooooooooooo"
#define LEA   "llllllllllllllll"

/* JSON with ' for ". */
static inline json_t *json_of(const char *text)
{
	AUTO_BUF b;
	buf_init(&b, 1 << 20);
	for (; *text; text++)
		buf_add_char(&b, *text == '\'' ? '"' : *text);
	json_t *value = NULL;
	assert_int_equal(json_read(buf_span(&b), &value), ERR_OK);
	return value;
}

struct table {
	struct room *room;
	struct event *log[4096];
	size_t n;
	int64_t now_ms;
	char line[512];
};

static inline void table_close(struct table *t)
{
	for (size_t i = 0; i < t->n; i++)
		event_unref(t->log[i]);
	room_free(t->room);
	free(t);
}

/* One request under an id; the outcome as a line: "ok 3 all", "again 3", "not allowed now", ... */
static inline const char *step_id(struct table *t, const char *user, const char *id,
				  uint64_t digest, const char *kind, const char *text)
{
	static const char *const seen[] = {"all", "interviewers", "own"};
	AUTO_JSON *body = json_of(text);
	struct room_outcome out;
	struct room_request q = {user,	 id[0] ? "tab1" : "", id, EVENT_COUNT, body,
				 digest, t->now_ms += 10};
	assert_int_equal(event_kind_of(span_of(kind), &q.kind), ERR_OK);
	enum err e = room_step(t->room, &q, &out);
	if (e == ERR_STALE)
		snprintf(t->line, sizeof t->line, "%s, head %" PRId64, err_str(e), out.head);
	else if (e)
		snprintf(t->line, sizeof t->line, "%s", err_str(e));
	else if (out.duplicate)
		snprintf(t->line, sizeof t->line, "again %" PRId64, out.s);
	else
		snprintf(t->line, sizeof t->line, "ok %" PRId64 " %s", out.s,
			 seen[out.event->audience]);
	if (!e && out.event) {
		assert_true(t->n < sizeof t->log / sizeof *t->log);
		t->log[t->n++] = out.event;
	}
	return t->line;
}

static inline const char *step(struct table *t, const char *user, const char *kind,
			       const char *text)
{
	return step_id(t, user, "", 0, kind, text);
}

#define STEP(user, kind, text, line) assert_string_equal(step(t, user, kind, text), line)

/* Alice interviews Bob, Olga watches. */
static inline struct table *table_live(void)
{
	struct table *t = calloc(1, sizeof *t);
	assert_non_null(t);
	t->room = room_new();
	t->now_ms = 1000;
	assert_non_null(t->room);
	STEP("", "create",
	     "{'kind':'live','title':'Mock','phases':[{'name':'Intro','minutes':5},"
	     "{'name':'Code','minutes':30}]}",
	     "ok 1 all");
	STEP(ALICE, "join", "{'name':'Alice','role':'interviewer'}", "ok 2 all");
	STEP(BOB, "join", "{'name':'Bob','role':'candidate'}", "ok 3 all");
	STEP(OLGA, "join", "{'name':'Olga','role':'observer'}", "ok 4 all");
	return t;
}

static inline bool holds(struct span s, const char *text)
{
	return memmem(s.p, s.len, text, strlen(text)) != NULL;
}

static inline struct viewer viewer_of(const char *user, enum role role)
{
	struct viewer v = {.role = role};
	memcpy(v.user, user, strlen(user) + 1);
	return v;
}

static inline const char *snapshot(struct room *room, const char *user, enum role role,
				   struct buf *out)
{
	struct viewer v = viewer_of(user, role);
	buf_clear(out);
	buf_add_char(out, '{');
	assert_int_equal(room_snapshot(room, &v, out), ERR_OK);
	buf_add_char(out, '}');
	AUTO_JSON *whole = NULL;
	assert_int_equal(json_read(buf_span(out), &whole), ERR_OK);
	return out->p;
}

static inline const char *document(struct room *room, const char *doc, struct buf *out)
{
	int64_t version;
	struct span item;
	buf_clear(out);
	buf_add_text(out, "");
	assert_int_equal(room_document(room, span_of(doc), out, &version, &item), ERR_OK);
	return out->p ? out->p : "";
}

/* Folding the log again gives the same room, byte for byte as each sees it. */
static inline void folds_alike(struct table *t)
{
	static const char *const users[] = {ALICE, BOB, OLGA, LEA};
	struct room *again = room_new();
	AUTO_BUF a, b;
	buf_init(&a, 1 << 24);
	buf_init(&b, 1 << 24);
	for (size_t i = 0; i < t->n; i++)
		assert_int_equal(room_fold(again, t->log[i]), ERR_OK);
	for (size_t i = 0; i < sizeof users / sizeof *users; i++) {
		const struct room_member *m = room_member(t->room, users[i]);
		if (m)
			assert_string_equal(snapshot(t->room, m->user, m->role, &a),
					    snapshot(again, m->user, m->role, &b));
	}
	room_free(again);
}

#endif
