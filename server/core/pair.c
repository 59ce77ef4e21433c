/* How it works. Seats stand in the order of joining. Whenever something changed that could make a
 * match, the seats are walked from the longest waiting: the first pair that fits is offered. Who
 * goes (by word, by silence, or by leaving an offer unanswered) frees the partner, who keeps the
 * place. */
#include "core/pair.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

struct seat {
	struct pair_want want;
	enum pair_state state;
	int64_t since_ms, seen_ms, offered_ms;
	char partner[ID_SIZE];
	enum role role;
	char room[ID_SIZE];
};

struct pair {
	struct seat seat[PAIR_MAX]; /* longest waiting first */
	size_t n;
	bool dirty; /* a match could be possible that was not before */
};

static const char *const role_words[PAIR_ROLE_COUNT] = {
	[PAIR_INTERVIEWER] = "interviewer",
	[PAIR_CANDIDATE] = "candidate",
	[PAIR_EITHER] = "either",
};

enum err pair_role_of(struct span word, enum pair_role *out)
{
	for (int i = 0; i < PAIR_ROLE_COUNT; i++) {
		if (span_is(word, role_words[i])) {
			*out = (enum pair_role)i;
			return ERR_OK;
		}
	}
	return ERR_NOENT;
}

const char *pair_role_word(enum pair_role role)
{
	assert((unsigned)role < PAIR_ROLE_COUNT);
	return role_words[role];
}

const char *pair_state_word(enum pair_state state)
{
	static const char *const words[] = {
		[PAIR_NONE] = "none",	    [PAIR_WAITING] = "waiting",
		[PAIR_OFFERED] = "offered", [PAIR_ACCEPTED] = "accepted",
		[PAIR_MATCHED] = "matched",
	};
	assert((unsigned)state < sizeof words / sizeof *words);
	return words[state];
}

struct pair *pair_new(void)
{
	return calloc(1, sizeof(struct pair));
}

void pair_free(struct pair *p)
{
	free(p);
}

static struct seat *seat_of(struct pair *p, const char *user)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->seat[i].want.user, user) == 0)
			return &p->seat[i];
	return NULL;
}

static bool offered(const struct seat *s)
{
	return s->state == PAIR_OFFERED || s->state == PAIR_ACCEPTED;
}

/* Both wait again, where they stood. */
static void withdraw(struct pair *p, struct seat *s)
{
	if (!offered(s))
		return;
	struct seat *other = seat_of(p, s->partner);
	s->state = PAIR_WAITING;
	if (other && offered(other))
		other->state = PAIR_WAITING;
	p->dirty = true;
}

static void drop(struct pair *p, struct seat *s)
{
	withdraw(p, s);
	size_t i = (size_t)(s - p->seat);
	p->n--;
	memmove(s, s + 1, (p->n - i) * sizeof *s);
}

static bool agree(const char *a, const char *b)
{
	return strcmp(a, b) == 0 || strcmp(a, "any") == 0 || strcmp(b, "any") == 0;
}

static bool fits(const struct pair_want *a, const struct pair_want *b)
{
	bool roles = a->role == PAIR_EITHER || b->role == PAIR_EITHER || a->role != b->role;
	return roles && agree(a->section, b->section) && agree(a->level, b->level);
}

static void offer(struct seat *first, struct seat *second, int64_t now_ms)
{
	/* Where both leave it open, who has waited longer is interviewed. */
	bool interviews =
		first->want.role == PAIR_INTERVIEWER || second->want.role == PAIR_CANDIDATE;
	first->role = interviews ? ROLE_INTERVIEWER : ROLE_CANDIDATE;
	second->role = interviews ? ROLE_CANDIDATE : ROLE_INTERVIEWER;
	first->state = second->state = PAIR_OFFERED;
	first->offered_ms = second->offered_ms = now_ms;
	memcpy(first->partner, second->want.user, sizeof first->partner);
	memcpy(second->partner, first->want.user, sizeof second->partner);
}

static void match(struct pair *p, int64_t now_ms)
{
	for (size_t i = 0; i < p->n; i++) {
		struct seat *first = &p->seat[i];
		for (size_t j = i + 1; first->state == PAIR_WAITING && j < p->n; j++) {
			struct seat *second = &p->seat[j];
			if (second->state == PAIR_WAITING && fits(&first->want, &second->want))
				offer(first, second, now_ms);
		}
	}
	p->dirty = false;
}

static bool gone(const struct seat *s, int64_t now_ms)
{
	/* An offer left unanswered counts as declined. */
	return now_ms - s->seen_ms > PAIR_SILENT_MS ||
	       (s->state == PAIR_OFFERED && now_ms - s->offered_ms > PAIR_OFFER_MS);
}

static void move_on(struct pair *p, int64_t now_ms)
{
	for (size_t i = 0; i < p->n;) {
		if (gone(&p->seat[i], now_ms)) {
			drop(p, &p->seat[i]);
			i = 0; /* a partner may be gone too, and stand before */
		} else {
			i++;
		}
	}
	if (p->dirty)
		match(p, now_ms);
}

static bool same(const struct pair_want *a, const struct pair_want *b)
{
	return a->role == b->role && strcmp(a->section, b->section) == 0 &&
	       strcmp(a->level, b->level) == 0;
}

enum err pair_join(struct pair *p, const struct pair_want *want, int64_t now_ms)
{
	struct seat *s = seat_of(p, want->user);
	if (s && s->state == PAIR_MATCHED) {
		drop(p, s); /* that one has its room: this is a new search */
		s = NULL;
	}
	if (!s && p->n == PAIR_MAX)
		return ERR_BUSY;
	if (!s) {
		s = &p->seat[p->n++];
		*s = (struct seat){.state = PAIR_WAITING, .since_ms = now_ms};
	} else if (!same(&s->want, want)) {
		withdraw(p, s);
	}
	s->want = *want;
	s->seen_ms = now_ms;
	p->dirty = true;
	move_on(p, now_ms);
	return ERR_OK;
}

/* One thing that both said something about, in words. */
static void suit(const char *what, const char *mine, const char *theirs, char out[128])
{
	bool any = strcmp(mine, "any") == 0, theirs_any = strcmp(theirs, "any") == 0;
	int n = any && theirs_any ? snprintf(out, 128, "any %s suits both", what)
		: any	     ? snprintf(out, 128, "they want %s and any %s suits you", theirs, what)
		: theirs_any ? snprintf(out, 128, "you want %s and any %s suits them", mine, what)
			     : snprintf(out, 128, "you both want %s", mine);
	if (n < 0)
		out[0] = 0;
}

static void describe(const struct pair_want *mine, const struct pair_want *theirs, char out[256])
{
	char section[128], level[128];
	suit("section", mine->section, theirs->section, section);
	suit("level", mine->level, theirs->level, level);
	int n = snprintf(out, 256, "Your roles fit; %.110s; %.110s.", section, level);
	if (n < 0)
		out[0] = 0;
}

void pair_look(struct pair *p, const char *user, int64_t now_ms, struct pair_view *out)
{
	struct seat *s = seat_of(p, user);
	*out = (struct pair_view){.state = PAIR_NONE};
	if (s)
		s->seen_ms = now_ms;
	move_on(p, now_ms);
	s = seat_of(p, user);
	if (!s)
		return;
	out->state = s->state;
	out->want = s->want;
	out->waited_ms = now_ms - s->since_ms;
	for (const struct seat *other = p->seat; other < s; other++)
		out->ahead += other->state == PAIR_WAITING;
	const struct seat *partner = s->state == PAIR_WAITING ? NULL : seat_of(p, s->partner);
	if (s->state != PAIR_WAITING)
		out->role = s->role;
	memcpy(out->room, s->room, sizeof out->room);
	if (!partner)
		return;
	memcpy(out->partner, partner->want.name, sizeof out->partner);
	memcpy(out->partner_user, s->partner, sizeof out->partner_user);
	describe(&s->want, &partner->want, out->why);
}

enum err pair_accept(struct pair *p, const char *user, int64_t now_ms, bool *both)
{
	move_on(p, now_ms);
	struct seat *s = seat_of(p, user);
	*both = false;
	if (s && (s->state == PAIR_ACCEPTED || s->state == PAIR_MATCHED))
		return ERR_OK;
	if (!s || s->state != PAIR_OFFERED)
		return ERR_STATE;
	struct seat *other = seat_of(p, s->partner);
	assert(other); /* whoever drops a seat withdraws its offer */
	s->seen_ms = now_ms;
	s->state = PAIR_ACCEPTED;
	*both = other->state == PAIR_ACCEPTED;
	return ERR_OK;
}

enum err pair_decline(struct pair *p, const char *user, int64_t now_ms)
{
	move_on(p, now_ms);
	struct seat *s = seat_of(p, user);
	if (!s || !offered(s))
		return ERR_STATE;
	drop(p, s);
	move_on(p, now_ms);
	return ERR_OK;
}

void pair_leave(struct pair *p, const char *user, int64_t now_ms)
{
	struct seat *s = seat_of(p, user);
	if (s)
		drop(p, s);
	move_on(p, now_ms);
}

void pair_unmatched(struct pair *p, const char *user, int64_t now_ms)
{
	struct seat *s = seat_of(p, user);
	struct seat *other = s && s->state == PAIR_ACCEPTED ? seat_of(p, s->partner) : NULL;
	if (!other || other->state != PAIR_ACCEPTED)
		return;
	s->state = other->state = PAIR_OFFERED;
	s->offered_ms = other->offered_ms = now_ms;
}

static void seat_room(struct seat *s, const char *room, int64_t now_ms)
{
	s->state = PAIR_MATCHED;
	s->seen_ms = now_ms; /* they are told for as long again */
	memcpy(s->room, room, strlen(room) + 1);
}

void pair_matched(struct pair *p, const char *user, const char *room, int64_t now_ms)
{
	struct seat *s = seat_of(p, user);
	assert(strlen(room) < ID_SIZE);
	if (!s || s->state != PAIR_ACCEPTED)
		return;
	struct seat *other = seat_of(p, s->partner);
	seat_room(s, room, now_ms);
	if (other && other->state == PAIR_ACCEPTED)
		seat_room(other, room, now_ms);
}
