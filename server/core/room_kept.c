/* How it works. A snapshot is the log without what no longer matters. So a room keeps references to
 * the events that do: the last lines of chat in a ring, all else in one array in order of s. The
 * table says for each kind whether a later one supersedes it, and by which values of the body the
 * two are the same. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/auto.h"
#include "core/room_inside.h"

enum keep { KEEP_NOT, KEEP_ALL, KEEP_LATEST, KEEP_WINDOW, KEEP_CHAT, KEEP_RUN };

struct keeping {
	enum keep keep;
	bool mine;    /* one for each user */
	bool limited; /* refused when there are ROOM_KEPT_MAX: what a client can multiply */
	const char *keys[3];
};

static const struct keeping keepings[EVENT_COUNT] = {
	[EVENT_CREATE] = {KEEP_ALL, false, false, {0}},
	[EVENT_JOIN] = {KEEP_LATEST, true, false, {0}},
	[EVENT_CHAT] = {KEEP_CHAT, false, false, {0}},
	[EVENT_AMEND] = {KEEP_LATEST, false, false, {"of"}},
	[EVENT_PHASE] = {KEEP_LATEST, false, false, {0}},
	[EVENT_CALL] = {KEEP_LATEST, false, false, {0}},
	[EVENT_SELECT] = {KEEP_LATEST, true, false, {0}},
	[EVENT_PLAN] = {KEEP_LATEST, false, false, {0}},
	[EVENT_REVEAL] = {KEEP_ALL, false, false, {0}},
	[EVENT_HINT] = {KEEP_ALL, false, false, {0}},
	[EVENT_ASK] = {KEEP_LATEST, false, true, {"item", "followup"}},
	[EVENT_TICK] = {KEEP_LATEST, false, true, {"item", "followup", "point"}},
	[EVENT_FLAG] = {KEEP_LATEST, false, true, {"item", "flag"}},
	[EVENT_NOTE] = {KEEP_WINDOW, false, false, {0}},
	[EVENT_BOOKMARK] = {KEEP_WINDOW, false, false, {0}},
	[EVENT_EDIT] = {KEEP_NOT, false, false, {0}},
	[EVENT_MARK] = {KEEP_WINDOW, false, false, {0}},
	[EVENT_RUN] = {KEEP_ALL, false, false, {"run"}},
	[EVENT_CANCEL] = {KEEP_NOT, false, false, {0}}, /* what came of it is said by the judge */
	[EVENT_JUDGE] = {KEEP_RUN, false, false, {"run"}},
	[EVENT_ANSWER] = {KEEP_ALL, false, false, {0}},
	[EVENT_SCORE] = {KEEP_LATEST, true, true, {"item", "axis"}},
	[EVENT_COMMENT] = {KEEP_LATEST, true, false, {0}},
	[EVENT_SWAP] = {KEEP_ALL, false, false, {0}},
	[EVENT_END] = {KEEP_ALL, false, false, {0}},
	[EVENT_RELEASE] = {KEEP_LATEST, false, false, {0}},
};

/* Ticks of one part do not supersede those of another: other people were asked. */
static bool by_part(enum event_kind kind)
{
	return keepings[kind].limited || kind == EVENT_COMMENT;
}

static enum err make_key(const struct step *st, char **out)
{
	const struct keeping *k = &keepings[st->q->kind];
	AUTO_BUF key;
	buf_init(&key, 1024);
	buf_addf(&key, "%d\n%s", by_part(st->q->kind) ? st->part : 0, k->mine ? st->q->user : "");
	for (size_t i = 0; i < sizeof k->keys / sizeof *k->keys && k->keys[i]; i++) {
		const json_t *v = json_object_get(st->body, k->keys[i]);
		buf_add_char(&key, '\n');
		if (json_is_integer(v))
			buf_addf(&key, "%" PRId64, (int64_t)json_integer_value(v));
		buf_add(&key, text_of(st->body, k->keys[i]));
	}
	enum err e = buf_err(&key);
	if (!e && !(*out = buf_take(&key)))
		e = ERR_NOMEM;
	return e;
}

enum err kept_reserve(struct room *r, struct step *st)
{
	const struct keeping *k = &keepings[st->q->kind];
	struct kept *kept = &r->kept;
	if (k->keep == KEEP_NOT || k->keep == KEEP_CHAT)
		return ERR_OK;
	if (k->limited && kept->n >= ROOM_KEPT_MAX)
		return ERR_BUSY;
	if (kept->n == kept->cap) {
		size_t cap = kept->cap ? 2 * kept->cap : 64;
		struct kept_entry *entry = realloc(kept->entry, cap * sizeof *entry);
		if (!entry)
			return ERR_NOMEM;
		kept->entry = entry;
		kept->cap = cap;
	}
	bool keyed = k->keep == KEEP_LATEST || k->keys[0];
	return keyed ? make_key(st, &st->key) : ERR_OK;
}

static void drop(struct kept *kept, size_t i)
{
	event_unref(kept->entry[i].event);
	free(kept->entry[i].key);
	kept->n--;
	memmove(&kept->entry[i], &kept->entry[i + 1], (kept->n - i) * sizeof *kept->entry);
}

/* A judge's progress goes on; anything else it says ends what it said before. */
static void supersede(struct kept *kept, enum event_kind kind, const char *key, bool running)
{
	for (size_t i = kept->n; i-- > 0;) {
		const struct kept_entry *k = &kept->entry[i];
		if (k->event->kind == kind && k->key && strcmp(k->key, key) == 0 &&
		    !(running && k->running))
			drop(kept, i);
	}
}

static void shrink_window(struct kept *kept, enum event_kind kind)
{
	size_t n = 0;
	for (size_t i = kept->n; i-- > 0;)
		if (kept->entry[i].event->kind == kind && ++n >= ROOM_WINDOW)
			drop(kept, i);
}

/* An amendment goes with its line. */
static void drop_amendment(struct kept *kept, int64_t s)
{
	char key[32];
	int n = snprintf(key, sizeof key, "0\n\n%" PRId64, s);
	if (n > 0 && (size_t)n < sizeof key)
		supersede(kept, EVENT_AMEND, key, false);
}

static void keep_chat(struct kept *kept, struct event *e)
{
	struct event **slot = &kept->chat[kept->chats++ % ROOM_CHAT_IN_SNAPSHOT];
	if (*slot)
		drop_amendment(kept, (*slot)->s);
	event_unref(*slot);
	*slot = event_ref(e);
}

/* The run whose verdict or progress this is: the last part of its key. */
static bool of_submission(const struct room *r, const struct kept_entry *k)
{
	const struct room_run *run = run_find(r, span_of(strrchr(k->key, '\n') + 1));
	return run && run->submit;
}

/* What programs print on samples and on people's own input is kept for a while only, with the run:
 * the log has it. Submissions count, and are kept. */
static void shrink_results(const struct room *r, struct kept *kept)
{
	size_t bytes = 0;
	for (size_t i = kept->n - 1; i-- > 0;) {
		struct kept_entry *k = &kept->entry[i];
		if (k->event->kind != EVENT_JUDGE || of_submission(r, k))
			continue;
		bytes += k->event->body.len;
		if (bytes <= ROOM_RESULTS_BYTES)
			continue;
		AUTO_FREE char *key = TAKE(k->key);
		drop(kept, i);
		size_t n = kept->n;
		supersede(kept, EVENT_RUN, key, false);
		i -= n - kept->n; /* the run stood before it */
	}
}

void kept_add(struct room *r, struct step *st, struct event *e)
{
	struct kept *kept = &r->kept;
	enum keep keep = keepings[e->kind].keep;
	bool running = keep == KEEP_RUN && span_is(text_of(st->body, "state"), "running");
	if (keep == KEEP_NOT)
		return;
	if (keep == KEEP_CHAT) {
		keep_chat(kept, e);
		return;
	}
	if (st->key)
		supersede(kept, e->kind, st->key, running);
	if (keep == KEEP_WINDOW)
		shrink_window(kept, e->kind);
	kept->entry[kept->n++] = (struct kept_entry){event_ref(e), st->key, running};
	st->key = NULL;
	if (keep == KEEP_RUN && !running)
		shrink_results(r, kept);
}

void kept_release(struct room *r)
{
	struct kept *kept = &r->kept;
	while (kept->n > 0)
		drop(kept, kept->n - 1);
	free(kept->entry);
	for (size_t i = 0; i < ROOM_CHAT_IN_SNAPSHOT; i++)
		event_unref(kept->chat[i]);
}

struct event *room_release(const struct room *r)
{
	for (size_t i = r->kept.n; i-- > 0;)
		if (r->kept.entry[i].event->kind == EVENT_RELEASE)
			return r->kept.entry[i].event;
	return NULL;
}

size_t room_scoring_events(const struct room *r, struct event **out, size_t max)
{
	static const bool scoring[EVENT_COUNT] = {
		[EVENT_REVEAL] = true,	[EVENT_TICK] = true, [EVENT_FLAG] = true,
		[EVENT_HINT] = true,	[EVENT_ASK] = true,  [EVENT_SCORE] = true,
		[EVENT_COMMENT] = true, [EVENT_RUN] = true,  [EVENT_JUDGE] = true,
	};
	size_t n = 0;
	for (size_t i = 0; i < r->kept.n; i++) {
		struct event *e = r->kept.entry[i].event;
		if (!scoring[e->kind] ||
		    (e->kind == EVENT_JUDGE && !of_submission(r, &r->kept.entry[i])))
			continue;
		if (out && n < max)
			out[n] = e;
		n++;
	}
	return n;
}
