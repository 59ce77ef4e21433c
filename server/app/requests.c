/* What a member asks of a live connection: appending, ephemera, history. */
#include <stdio.h>

#include "app/inside.h"
#include "base/clock.h"

void conn_nack(struct app_conn *c, const char *id, enum err e, const char *detail, int64_t head)
{
	AUTO_BUF text;
	buf_init(&text, WIRE_MAX);
	proto_nack(&text, id, e, detail, head);
	c->app->nacks++;
	conn_push_text(c, "", &text);
}

static bool scoring(enum event_kind k)
{
	return k == EVENT_TICK || k == EVENT_FLAG || k == EVENT_HINT || k == EVENT_ASK ||
	       k == EVENT_SCORE || k == EVENT_COMMENT || k == EVENT_REVEAL || k == EVENT_RELEASE ||
	       k == EVENT_END;
}

static void answered(struct submission *s, enum err e)
{
	struct app_conn *c = s->conn;
	if (e) {
		conn_nack(c, s->id, e, s->detail, s->head);
	} else {
		AUTO_BUF text;
		buf_init(&text, WIRE_MAX);
		proto_ack(&text, s->id, s->s);
		conn_push_text(c, "", &text);
		if (scoring(s->kind))
			entry_push_scorecard(s->entry);
	}
	conn_unref(c);
}

static void on_do(struct app_conn *c, struct proto_message *m)
{
	int64_t wait_ms;
	enum err e = room_check_request(m->event, m->body);
	if (!e &&
	    !limit_take(&c->limiter, limit_class_of(m->event), clock_monotonic_ms(), &wait_ms))
		e = ERR_RATE;
	struct submission *s = e ? NULL : submission_new(m->event, json_incref(m->body));
	if (!s) {
		conn_nack(c, m->id, e ? e : ERR_NOMEM, NULL, -1);
		return;
	}
	memcpy(s->user, c->user, sizeof s->user);
	memcpy(s->cid, c->cid, sizeof s->cid);
	memcpy(s->id, m->id, sizeof s->id);
	s->digest = m->digest;
	s->prepare = prepare_of(m->event);
	s->done = answered;
	s->conn = c;
	c->refs++;
	entry_submit(c->entry, s);
}

static json_t *eph_body(const struct proto_message *m)
{
	struct span doc;
	int64_t v, anchor, head;
	bool on;
	if (m->eph == EPH_TYPING)
		return json_get_bool(m->body, "on", &on) ? NULL : json_pack("{s:b}", "on", on);
	if (json_get_text(m->body, "doc", &doc) || doc.len >= DOC_SIZE ||
	    json_get_int(m->body, "v", 0, INT32_MAX, &v) ||
	    json_get_int(m->body, "anchor", 0, INT32_MAX, &anchor) ||
	    json_get_int(m->body, "head", 0, INT32_MAX, &head))
		return NULL;
	return json_pack("{s:s%, s:I, s:I, s:I}", "doc", doc.p, doc.len, "v", (json_int_t)v,
			 "anchor", (json_int_t)anchor, "head", (json_int_t)head);
}

static void on_eph(struct app_conn *c, struct proto_message *m)
{
	static const char *const words[EPH_COUNT] = {
		[EPH_CURSOR] = "cursor", [EPH_TYPING] = "typing"};
	int64_t wait_ms;
	char key[64];
	json_t *body = limit_take(&c->limiter, LIMIT_EPH, clock_monotonic_ms(), &wait_ms)
			       ? eph_body(m)
			       : NULL;
	if (!body)
		return; /* worth nothing a moment later: dropped without a word */
	snprintf(key, sizeof key, "%s %s", words[m->eph], c->user);
	json_t *value = json_pack("{s:s, s:s, s:s, s:o}", "t", "eph", "k", words[m->eph], "u",
				  c->user, "b", body);
	entry_push(c->entry, c, key, value);
}

static void on_ping(struct app_conn *c, struct proto_message *m)
{
	(void)m;
	conn_push(c, "pong", json_pack("{s:s}", "t", "pong"));
}

static void on_history(struct app_conn *c, struct proto_message *m)
{
	int64_t wait_ms;
	if (limit_take(&c->limiter, LIMIT_OTHER, clock_monotonic_ms(), &wait_ms))
		history_read(c, m->id, m->before, m->n);
	else
		conn_nack(c, m->id, ERR_RATE, NULL, -1);
}

static void on_second_hello(struct app_conn *c, struct proto_message *m)
{
	(void)m;
	conn_close(c, 4400, "a second hello");
}

static void (*const handlers[PROTO_COUNT])(struct app_conn *c, struct proto_message *m) = {
	[PROTO_HELLO] = on_second_hello, [PROTO_DO] = on_do,	 [PROTO_EPH] = on_eph,
	[PROTO_HISTORY] = on_history,	 [PROTO_PING] = on_ping,
};

void conn_request(struct app_conn *c, struct proto_message *m)
{
	handlers[m->kind](c, m);
}
