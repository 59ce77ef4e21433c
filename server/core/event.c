#include "core/event.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/auto.h"
#include "core/visibility.h"

/* One allocation: the event, its count, then the bytes of both bodies. */
struct box {
	struct event event; /* first: the box is found from it */
	atomic_int refs;
	char bytes[];
};

static enum err word_find(struct span word, const char *const *words, int count, int *out)
{
	for (int i = 0; i < count; i++) {
		if (span_is(word, words[i])) {
			*out = i;
			return ERR_OK;
		}
	}
	return ERR_NOENT;
}

#define X(name, word) [EVENT_##name] = word,
static const char *const kind_words[EVENT_COUNT] = {EVENT_MAP(X)};
#undef X

const char *event_kind_word(enum event_kind kind)
{
	assert((unsigned)kind < EVENT_COUNT);
	return kind_words[kind];
}

enum err event_kind_of(struct span word, enum event_kind *out)
{
	int found;
	enum err e = word_find(word, kind_words, EVENT_COUNT, &found);
	if (!e)
		*out = (enum event_kind)found;
	return e;
}

static const char *const role_words[ROLE_COUNT] = {
	[ROLE_INTERVIEWER] = "interviewer",
	[ROLE_CANDIDATE] = "candidate",
	[ROLE_OBSERVER] = "observer",
	[ROLE_LEARNER] = "learner",
};

const char *role_word(enum role role)
{
	assert((unsigned)role < ROLE_COUNT);
	return role_words[role];
}

enum err role_of(struct span word, enum role *out)
{
	int found;
	enum err e = word_find(word, role_words, ROLE_COUNT, &found);
	if (!e)
		*out = (enum role)found;
	return e;
}

enum role role_in_part(enum role of_link, int part)
{
	if (part % 2 == 0 && of_link == ROLE_INTERVIEWER)
		return ROLE_CANDIDATE;
	if (part % 2 == 0 && of_link == ROLE_CANDIDATE)
		return ROLE_INTERVIEWER;
	return of_link;
}

static struct span put(char **at, struct span text)
{
	struct span copy = {*at, text.len};
	if (text.len)
		memcpy(*at, text.p, text.len);
	*at += text.len;
	return copy;
}

enum err event_new(const struct event *values, struct event **out)
{
	struct span hidden = {0};
	if (values->body.len > EVENT_BODY_MAX)
		return ERR_TOOBIG;
	if (values->kind == EVENT_JUDGE) {
		enum err e = visibility_redact(values->body, &hidden);
		if (e)
			return e;
	}
	union {
		const char *in;
		char *out;
	} u = {hidden.p};
	AUTO_FREE char *owned = u.out;
	struct box *box = malloc(sizeof *box + values->body.len + hidden.len);
	if (!box)
		return ERR_NOMEM;
	box->event = *values;
	atomic_init(&box->refs, 1);
	char *at = box->bytes;
	box->event.body = put(&at, values->body);
	box->event.body_hidden = owned ? put(&at, hidden) : (struct span){0};
	*out = &box->event;
	return ERR_OK;
}

static struct box *box_of(struct event *e)
{
	return (struct box *)(void *)e;
}

struct event *event_ref(struct event *e)
{
	atomic_fetch_add_explicit(&box_of(e)->refs, 1, memory_order_relaxed);
	return e;
}

void event_unref(struct event *e)
{
	/* acq_rel: whoever frees sees what every other holder did before it let go. */
	if (e && atomic_fetch_sub_explicit(&box_of(e)->refs, 1, memory_order_acq_rel) == 1)
		free(box_of(e));
}
