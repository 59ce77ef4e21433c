/* How it works. The text lies in a gap buffer: typing moves the gap little, and each update costs
 * what it changes. The last DOC_HISTORY_MAX changes stay, so that a client that keeps losing the
 * race can have its updates mapped here. */
#include "core/doc.h"

#include <stdlib.h>

#include "base/auto.h"
#include "core/change.h"
#include "core/utf16.h"

enum { REBASE_WORK_MAX = 1 << 18 }; /* parts looked at for one rebase: some milliseconds */

struct past {
	struct change *change;
	char cl[CLIENT_ID_SIZE];
};

struct doc {
	uint16_t *units;
	size_t cap, gap, gap_end; /* the text is [0, gap) and [gap_end, cap) */
	int64_t version;
	struct past *past; /* that from version v to v + 1 is at v % DOC_HISTORY_MAX */
	size_t npast;
};

int64_t doc_version(const struct doc *d)
{
	return d->version;
}

size_t doc_length(const struct doc *d)
{
	return d->cap - (d->gap_end - d->gap);
}

static uint16_t unit_at(const struct doc *d, size_t i)
{
	return d->units[i < d->gap ? i : i + (d->gap_end - d->gap)];
}

static void copy_units(uint16_t *to, const uint16_t *from, size_t n)
{
	if (n)
		memmove(to, from, n * sizeof *to);
}

/* Room for the text to become `length` units long. */
static enum err reserve(struct doc *d, size_t length)
{
	if (d->units && length <= d->cap)
		return ERR_OK;
	size_t cap = length + length / 2 + 64, tail = d->cap - d->gap_end;
	uint16_t *units = realloc(d->units, cap * sizeof *units);
	if (!units)
		return ERR_NOMEM;
	copy_units(units + cap - tail, units + d->gap_end, tail);
	d->units = units;
	d->gap_end = cap - tail;
	d->cap = cap;
	return ERR_OK;
}

static void move_gap(struct doc *d, size_t to)
{
	if (to < d->gap) {
		size_t n = d->gap - to;
		copy_units(d->units + d->gap_end - n, d->units + to, n);
		d->gap -= n;
		d->gap_end -= n;
	} else {
		size_t n = to - d->gap;
		copy_units(d->units + d->gap, d->units + d->gap_end, n);
		d->gap += n;
		d->gap_end += n;
	}
}

static bool splits_pair(const struct doc *d, size_t at)
{
	return at > 0 && at < doc_length(d) && utf16_high(unit_at(d, at - 1)) &&
	       utf16_low(unit_at(d, at));
}

static enum err fits(const struct doc *d, const struct change *c)
{
	if (c->length != doc_length(d))
		return ERR_RANGE;
	if (c->new_length > DOC_UNITS_MAX)
		return ERR_TOOBIG;
	for (size_t i = 0, at = 0; i < c->n; i++) {
		if (splits_pair(d, at))
			return ERR_RANGE;
		at += c->part[i].len;
	}
	return ERR_OK;
}

/* Reserved before: cannot fail. */
static void splice(struct doc *d, const struct change *c)
{
	size_t at = 0;
	for (size_t i = 0; i < c->n; i++) {
		const struct part *part = &c->part[i];
		if (part->ins == PART_RETAIN) {
			at += part->len;
			continue;
		}
		size_t ins = (size_t)part->ins;
		move_gap(d, at);
		d->gap_end += part->len;
		if (ins)
			copy_units(d->units + d->gap, c->text + part->text, ins);
		d->gap += ins;
		at += ins;
	}
}

static enum err try_all(struct doc *d, struct change *const *changes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		enum err e = fits(d, changes[i]);
		/* Insertions come before later deletions, so the text may be longer on the way. */
		if (!e)
			e = reserve(d, doc_length(d) + changes[i]->text_len);
		if (e)
			return e;
		splice(d, changes[i]);
	}
	return ERR_OK;
}

static void remember(struct doc *d, struct change *c, struct span cl)
{
	struct past *past = &d->past[d->version % DOC_HISTORY_MAX];
	change_free(past->change);
	past->change = change_ref(c);
	memcpy(past->cl, cl.p, cl.len);
	past->cl[cl.len] = 0;
	d->version++;
	d->npast += d->npast < DOC_HISTORY_MAX;
}

enum err doc_apply(struct doc *d, struct change *const *changes, size_t n, struct span cl)
{
	size_t length = doc_length(d);
	AUTO_FREE uint16_t *before = NULL;
	if (cl.len >= CLIENT_ID_SIZE)
		return ERR_TOOBIG;
	if (!d->past && !(d->past = calloc(DOC_HISTORY_MAX, sizeof *d->past)))
		return ERR_NOMEM;
	if (n > 1) { /* a single one is checked before it is applied */
		if (!(before = malloc((length + 1) * sizeof *before)))
			return ERR_NOMEM;
		move_gap(d, length);
		copy_units(before, d->units, length);
	}
	enum err e = try_all(d, changes, n);
	if (e && before) {
		copy_units(d->units, before, length);
		d->gap = length;
		d->gap_end = d->cap;
	}
	for (size_t i = 0; !e && i < n; i++)
		remember(d, changes[i], cl);
	return e;
}

/* The client's changes while it receives, one at a time, what it has missed. */
struct rebase {
	struct change **mine;
	size_t first, n; /* mine[first, n) are not confirmed yet */
	size_t work;
};

/* Somebody else's change: mine move over it, and it over each of mine in turn. */
static enum err receive_other(struct rebase *r, struct change *change)
{
	AUTO_CHANGE *over = change_ref(change);
	for (size_t i = r->first; i < r->n; i++) {
		AUTO_CHANGE *mapped = NULL, *rest = NULL;
		if ((r->work += over->n + r->mine[i]->n) > REBASE_WORK_MAX)
			return ERR_STALE;
		enum err e = change_map(r->mine[i], over, false, &mapped);
		if (!e && i + 1 < r->n)
			e = change_map_lengths(over, r->mine[i], true, &rest);
		if (e)
			return e;
		change_free(r->mine[i]);
		r->mine[i] = TAKE(mapped);
		change_free(over);
		over = TAKE(rest);
	}
	return ERR_OK;
}

static enum err receive(struct rebase *r, const struct past *past, struct span cl)
{
	if (r->first == r->n)
		return ERR_OK;
	if (!span_is(cl, past->cl))
		return receive_other(r, past->change);
	change_free(r->mine[r->first++]); /* confirmed long ago */
	return ERR_OK;
}

enum err doc_rebase(const struct doc *d, int64_t from, struct span cl,
		    struct change *const *changes, size_t n, struct change **out, size_t *kept)
{
	struct rebase r = {.mine = out, .n = n};
	enum err e = ERR_OK;
	if (from > d->version || from < 0)
		return ERR_RANGE;
	if (d->version - from > (int64_t)d->npast)
		return ERR_STALE;
	for (size_t i = 0; i < n; i++)
		out[i] = change_ref(changes[i]);
	for (int64_t v = from; !e && v < d->version; v++)
		e = receive(&r, &d->past[v % DOC_HISTORY_MAX], cl);
	if (e) {
		while (r.first < r.n)
			change_free(out[r.first++]);
		return e;
	}
	*kept = r.n - r.first;
	memmove(out, out + r.first, *kept * sizeof *out);
	return ERR_OK;
}

/* Line ends become LF, as in the editor. Returns the new length. */
static size_t normalise(uint16_t *units, size_t n)
{
	size_t to = 0;
	for (size_t i = 0; i < n; i++) {
		if (units[i] == '\r' && i + 1 < n && units[i + 1] == '\n')
			continue;
		units[to++] = units[i] == '\r' ? '\n' : units[i];
	}
	return to;
}

enum err doc_new(struct span utf8, struct doc **out)
{
	size_t length;
	enum err e = span_utf16_length(utf8, &length);
	if (e)
		return e;
	if (length > DOC_UNITS_MAX)
		return ERR_TOOBIG;
	struct doc *d = calloc(1, sizeof *d);
	if (!d || reserve(d, length)) {
		free(d);
		return ERR_NOMEM;
	}
	d->gap = length ? normalise(d->units, utf16_from(utf8, d->units)) : 0;
	d->gap_end = d->cap;
	*out = d;
	return ERR_OK;
}

void doc_free(struct doc *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < d->npast; i++)
		change_free(d->past[i].change);
	free(d->past);
	free(d->units);
	free(d);
}

enum err doc_text(const struct doc *d, struct buf *out)
{
	/* The gap lies at a boundary of a change, and none splits a pair. */
	utf16_to(d->units, d->gap, out);
	utf16_to(d->units + d->gap_end, d->cap - d->gap_end, out);
	return buf_err(out);
}
