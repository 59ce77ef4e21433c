#include <assert.h>

#include "core/room_inside.h"

typedef enum err rule_check(struct room *, struct step *);
typedef void rule_take(struct room *, const struct step *);

struct rule {
	unsigned roles; /* who may; none: not now */
	rule_check *check;
};

static int64_t int_of(const json_t *body, const char *key)
{
	return json_integer_value(json_object_get(body, key));
}

struct span text_of(const json_t *body, const char *key)
{
	const json_t *v = json_object_get(body, key);
	return (struct span){json_string_value(v), json_string_length(v)};
}

void put_text(char *to, size_t size, struct span text)
{
	assert(text.len < size);
	if (text.len)
		memcpy(to, text.p, text.len);
	to[text.len] = 0;
}

struct room_item *item_find(const struct room *r, struct span id)
{
	/* The room's own array, which a const room does not make const for the rules. */
	union {
		const struct room_item *in;
		struct room_item *out;
	} u;
	for (size_t i = 0; i < r->items; i++) {
		u.in = &r->item[i];
		if (span_is(id, u.in->id))
			return u.out;
	}
	return NULL;
}

struct room_run *run_find(const struct room *r, struct span id)
{
	for (size_t i = r->runs; i-- > 0;)
		if (span_is(id, r->run[i].id))
			return &r->run[i];
	return NULL;
}

static struct room_item *item_of(const struct room *r, const struct step *st)
{
	return item_find(r, text_of(st->body, "item"));
}

/* -- What a kind asks for, beyond its form ---------------------------------------------------- */

static enum err check_create(struct room *r, struct step *st)
{
	(void)r;
	enum err e = room_doc_new(SPAN("scratch"), SPAN(""), SPAN("scratch.md"), SPAN("markdown"),
				  SPAN(""), &st->fresh[0]);
	st->nfresh = e ? 0 : 1;
	return e;
}

static enum err check_join(struct room *r, struct step *st)
{
	struct span word = text_of(st->body, "role");
	bool learner = span_is(word, role_word(ROLE_LEARNER));
	if (!st->q->user[0] || st->q->cid[0] || st->q->id[0])
		return ERR_FORBIDDEN; /* a client cannot ask for it */
	if (st->member != NO_MEMBER)
		return span_is(word, role_word(r->member[st->member].role)) ? ERR_OK : ERR_STATE;
	if (learner != (r->kind == ROOM_PRACTICE) || (learner && r->members > 0))
		return ERR_STATE;
	return r->members < ROOM_MEMBERS_MAX ? ERR_OK : ERR_BUSY;
}

static enum err check_chat(struct room *r, struct step *st)
{
	(void)r;
	if (!json_object_get(st->body, "to"))
		return ERR_OK;
	st->audience = AUDIENCE_INTERVIEWERS;
	return st->role == ROLE_INTERVIEWER || st->role == ROLE_OBSERVER ? ERR_OK : ERR_FORBIDDEN;
}

static enum err check_amend(struct room *r, struct step *st)
{
	const struct mark *m = log_mark(r, int_of(st->body, "of"));
	if (!m || m->kind != EVENT_CHAT)
		return ERR_NOENT;
	st->audience = (enum audience)m->audience;
	/* Who may see it is decided as for the line, also after a swap. */
	st->part = m->part;
	return m->member == st->member ? ERR_OK : ERR_FORBIDDEN;
}

static enum err check_phase(struct room *r, struct step *st)
{
	return int_of(st->body, "n") < r->phases ? ERR_OK : ERR_NOENT;
}

static enum err reveal_doc(struct room *r, struct step *st, const json_t *json)
{
	struct span id = text_of(json, "doc"), item = text_of(st->body, "item");
	if (id.len <= item.len || id.p[item.len] != ':' ||
	    !span_eq((struct span){id.p, item.len}, item))
		return ERR_INVAL;
	if (doc_find(r, id))
		return ERR_OK; /* the brief has opened it */
	for (size_t i = 0; i < st->nfresh; i++)
		if (span_is(id, st->fresh[i]->id))
			return ERR_INVAL;
	if (r->docs + st->nfresh == ROOM_DOCS_MAX)
		return ERR_BUSY;
	enum err e = room_doc_new(id, item, text_of(json, "name"), text_of(json, "lang"),
				  text_of(json, "text"), &st->fresh[st->nfresh]);
	st->nfresh += !e;
	return e;
}

static unsigned reveal_bit(const struct step *st)
{
	return span_is(text_of(st->body, "what"), "brief") ? 1 : 2;
}

static enum err check_reveal(struct room *r, struct step *st)
{
	const struct room_item *item = item_of(r, st);
	const json_t *docs = json_object_get(st->body, "docs");
	enum err e = ERR_OK;
	/* The statement holds the brief: after it there is nothing more to show. */
	if (item && item->revealed >= reveal_bit(st))
		return ERR_STATE;
	if (!item && r->items == ROOM_ITEMS_MAX)
		return ERR_BUSY;
	for (size_t i = 0; !e && i < json_array_size(docs); i++)
		e = reveal_doc(r, st, json_array_get(docs, i));
	return e;
}

static enum err check_revealed(struct room *r, struct step *st)
{
	return item_of(r, st) ? ERR_OK : ERR_NOENT;
}

static enum err check_hint(struct room *r, struct step *st)
{
	const struct room_item *item = item_of(r, st);
	if (!item)
		return ERR_NOENT;
	return int_of(st->body, "n") == item->hints + 1 ? ERR_OK : ERR_STATE;
}

static enum err check_private(struct room *r, struct step *st)
{
	(void)r;
	st->audience = st->role == ROLE_INTERVIEWER ? AUDIENCE_INTERVIEWERS : AUDIENCE_OWN;
	return ERR_OK;
}

static enum err check_mark(struct room *r, struct step *st)
{
	return doc_find(r, text_of(st->body, "doc")) ? ERR_OK : ERR_NOENT;
}

static enum err check_run(struct room *r, struct step *st)
{
	const struct room_doc *d = doc_find(r, text_of(st->body, "doc"));
	bool input = span_is(text_of(st->body, "what"), "input");
	if (!d || !d->item[0])
		return ERR_NOENT; /* scratch belongs to no problem */
	if (!span_is(text_of(st->body, "item"), d->item) ||
	    int_of(st->body, "v") != doc_version(d->doc) ||
	    (json_object_get(st->body, "stdin") && !input))
		return ERR_INVAL;
	if (run_find(r, text_of(st->body, "run")))
		return ERR_STATE;
	return r->runs < ROOM_RUNS_MAX ? ERR_OK : ERR_BUSY;
}

static enum err check_cancel(struct room *r, struct step *st)
{
	const struct room_run *run = run_find(r, text_of(st->body, "run"));
	if (!run)
		return ERR_NOENT;
	if (run->author != st->member && st->role != ROLE_INTERVIEWER)
		return ERR_FORBIDDEN;
	return run->over || run->canceller != NO_MEMBER ? ERR_STATE : ERR_OK;
}

static enum err check_judge(struct room *r, struct step *st)
{
	const struct room_run *run = run_find(r, text_of(st->body, "run"));
	if (!run)
		return ERR_NOENT;
	/* Hidden names are for the interviewer of the part it was submitted in, also after a swap.
	 */
	st->part = run->part;
	return run->over ? ERR_STATE : ERR_OK;
}

static enum err check_answer(struct room *r, struct step *st)
{
	const struct room_item *item = item_of(r, st);
	if (!item)
		return ERR_NOENT;
	return item->answered ? ERR_STATE : ERR_OK;
}

static enum err check_score(struct room *r, struct step *st)
{
	const json_t *cites = json_object_get(st->body, "cites");
	struct viewer viewer = {.role = r->member[st->member].role};
	memcpy(viewer.user, st->q->user, strlen(st->q->user) + 1);
	if (!item_of(r, st))
		return ERR_NOENT;
	for (size_t i = 0; i < json_array_size(cites); i++) {
		int64_t s = json_integer_value(json_array_get(cites, i));
		if (s > r->head || room_visible_before(r, &viewer, s + 1) != s)
			return ERR_NOENT;
	}
	return ERR_OK;
}

static enum err check_swap(struct room *r, struct step *st)
{
	(void)st;
	return r->part < ROOM_PARTS_MAX ? ERR_OK : ERR_BUSY;
}

/* -- Taking the step: what cannot fail --------------------------------------------------------- */

static void take_create(struct room *r, const struct step *st)
{
	put_text(r->title, sizeof r->title, text_of(st->body, "title"));
	r->kind = span_is(text_of(st->body, "kind"), "practice") ? ROOM_PRACTICE : ROOM_LIVE;
	r->phases = (int)json_array_size(json_object_get(st->body, "phases"));
	r->state = ROOM_OPEN;
}

static void take_join(struct room *r, const struct step *st)
{
	size_t i = st->member == NO_MEMBER ? r->members++ : st->member;
	struct room_member *m = &r->member[i];
	put_text(m->user, sizeof m->user, span_of(st->q->user));
	put_text(m->name, sizeof m->name, text_of(st->body, "name"));
	enum err e = role_of(text_of(st->body, "role"), &m->role);
	assert(!e); /* its form was checked */
}

static void take_reveal(struct room *r, const struct step *st)
{
	struct room_item *item = item_of(r, st);
	if (!item) {
		item = &r->item[r->items++];
		*item = (struct room_item){0};
		put_text(item->id, sizeof item->id, text_of(st->body, "item"));
	}
	item->revealed |= reveal_bit(st);
}

static void take_hint(struct room *r, const struct step *st)
{
	item_of(r, st)->hints++;
}

static void take_run(struct room *r, const struct step *st)
{
	struct room_run *run = &r->run[r->runs++];
	*run = (struct room_run){
		.part = st->part,
		.author = st->member,
		.canceller = NO_MEMBER,
		.submit = span_is(text_of(st->body, "what"), "submit"),
	};
	put_text(run->id, sizeof run->id, text_of(st->body, "run"));
}

static void take_cancel(struct room *r, const struct step *st)
{
	run_find(r, text_of(st->body, "run"))->canceller = st->member;
}

static void take_judge(struct room *r, const struct step *st)
{
	struct span state = text_of(st->body, "state");
	if (span_is(state, "done") || span_is(state, "cancelled"))
		run_find(r, text_of(st->body, "run"))->over = true;
}

static void take_answer(struct room *r, const struct step *st)
{
	item_of(r, st)->answered = true;
}

static void take_swap(struct room *r, const struct step *st)
{
	(void)st;
	r->part++;
}

static void take_end(struct room *r, const struct step *st)
{
	(void)st;
	r->state = ROOM_ENDED;
}

static void take_release(struct room *r, const struct step *st)
{
	(void)st;
	r->released = true;
}

static rule_take *const takes[EVENT_COUNT] = {
	[EVENT_CREATE] = take_create, [EVENT_JOIN] = take_join,	      [EVENT_REVEAL] = take_reveal,
	[EVENT_HINT] = take_hint,     [EVENT_RUN] = take_run,	      [EVENT_JUDGE] = take_judge,
	[EVENT_CANCEL] = take_cancel, [EVENT_ANSWER] = take_answer,   [EVENT_SWAP] = take_swap,
	[EVENT_END] = take_end,	      [EVENT_RELEASE] = take_release,
};

/* -- The table of the protocol: a missing entry is refused ------------------------------------- */

enum {
	I = 1 << ROLE_INTERVIEWER,
	C = 1 << ROLE_CANDIDATE,
	O = 1 << ROLE_OBSERVER,
	L = 1 << ROLE_LEARNER,
	SERVER = 1 << ROLE_COUNT,
	ANYBODY = I | C | O | L | SERVER,
};

static enum err check_nothing(struct room *r, struct step *st)
{
	(void)r;
	(void)st;
	return ERR_OK;
}

static const struct rule rules[ROOM_STATE_COUNT][EVENT_COUNT] = {
	[ROOM_NEW] = {[EVENT_CREATE] = {SERVER, check_create}},
	[ROOM_OPEN] = {[EVENT_JOIN] = {ANYBODY, check_join},
		       [EVENT_CHAT] = {I | C | O | L, check_chat},
		       [EVENT_AMEND] = {I | C | O | L, check_amend},
		       [EVENT_PHASE] = {I | L, check_phase},
		       [EVENT_CALL] = {I, check_nothing},
		       [EVENT_SELECT] = {I, check_nothing},
		       [EVENT_PLAN] = {I, check_nothing},
		       [EVENT_REVEAL] = {I | L, check_reveal},
		       [EVENT_HINT] = {I | L, check_hint},
		       [EVENT_ASK] = {I | L, check_revealed},
		       [EVENT_TICK] = {I | L, check_revealed},
		       [EVENT_FLAG] = {I | L, check_revealed},
		       [EVENT_NOTE] = {I | C | O | L, check_private},
		       [EVENT_BOOKMARK] = {I | C | O | L, check_private},
		       [EVENT_EDIT] = {I | C | L, edit_check},
		       [EVENT_MARK] = {I | C | L, check_mark},
		       [EVENT_RUN] = {I | C | L, check_run},
		       [EVENT_CANCEL] = {I | C | L, check_cancel},
		       [EVENT_JUDGE] = {SERVER, check_judge},
		       [EVENT_ANSWER] = {L, check_answer},
		       [EVENT_SCORE] = {I | L, check_score},
		       [EVENT_COMMENT] = {I | L, check_nothing},
		       [EVENT_SWAP] = {I, check_swap},
		       [EVENT_END] = {I | L, check_nothing}},
	[ROOM_ENDED] = {[EVENT_JOIN] = {ANYBODY, check_join},
			[EVENT_SELECT] = {I, check_nothing},
			[EVENT_TICK] = {I | L, check_revealed},
			[EVENT_FLAG] = {I | L, check_revealed},
			[EVENT_NOTE] = {I | O | L, check_private},
			[EVENT_JUDGE] = {SERVER, check_judge},
			[EVENT_SCORE] = {I | L, check_score},
			[EVENT_COMMENT] = {I | L, check_nothing},
			[EVENT_RELEASE] = {I, check_nothing}},
};

static const enum audience audiences[EVENT_COUNT] = {
	[EVENT_SELECT] = AUDIENCE_INTERVIEWERS,	 [EVENT_TICK] = AUDIENCE_INTERVIEWERS,
	[EVENT_PLAN] = AUDIENCE_INTERVIEWERS,	 [EVENT_FLAG] = AUDIENCE_INTERVIEWERS,
	[EVENT_ANSWER] = AUDIENCE_OWN,		 [EVENT_SCORE] = AUDIENCE_INTERVIEWERS,
	[EVENT_COMMENT] = AUDIENCE_INTERVIEWERS,
};

static enum role role_now(const struct room *r, size_t member)
{
	return member == NO_MEMBER ? ROLE_COUNT : role_in_part(r->member[member].role, r->part);
}

enum err rules_may(const struct room *r, const struct room_request *q)
{
	unsigned roles = rules[r->state][q->kind].roles;
	size_t member = member_index(r, q->user);
	bool server = !q->user[0];
	if (!roles)
		return ERR_STATE;
	if (roles == ANYBODY)
		return ERR_OK;
	/* A stranger's role must not be taken for the server's bit. */
	if (server || member == NO_MEMBER)
		return server && roles & SERVER ? ERR_OK : ERR_FORBIDDEN;
	return roles & 1u << role_now(r, member) ? ERR_OK : ERR_FORBIDDEN;
}

enum err rules_check(struct room *r, struct step *st)
{
	st->member = member_index(r, st->q->user);
	st->part = r->part;
	st->s = r->head + 1;
	st->role = role_now(r, st->member);
	st->audience = audiences[st->q->kind];
	enum err e = rules_may(r, st->q);
	if (!e)
		e = form_check(st->q->kind, st->body);
	return e ? e : rules[r->state][st->q->kind].check(r, st);
}

enum err rules_take(struct room *r, struct step *st)
{
	if (st->q->kind == EVENT_EDIT)
		return edit_take(r, st);
	for (size_t i = 0; i < st->nfresh; i++)
		r->doc[r->docs++] = st->fresh[i];
	st->nfresh = 0;
	if (takes[st->q->kind])
		takes[st->q->kind](r, st);
	return ERR_OK;
}
