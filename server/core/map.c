/* How it works. Two sets made for one text are walked side by side, part by part. The rules follow
 * mapSet of @codemirror/state to the letter: another rule that also converges would
 * not do, since the browsers apply theirs. tests/integration/model_changes.mjs compares the two. */
#include "core/change.h"

#include "base/auto.h"

enum { WALK_DONE = -2 };

/* Where we are in a set: what is left of the part, and how much of it is behind us. */
struct walk {
	const struct change *set;
	size_t i; /* of the part after this one: names the part */
	uint32_t len, off;
	int32_t ins;
};

static void walk_next(struct walk *w)
{
	bool more = w->i < w->set->n;
	w->len = more ? w->set->part[w->i].len : 0;
	w->ins = more ? w->set->part[w->i].ins : WALK_DONE;
	w->off = 0;
	w->i += more;
}

static struct walk walk_start(const struct change *set)
{
	struct walk w = {.set = set};
	walk_next(&w);
	return w;
}

static void walk_forward(struct walk *w, uint32_t len)
{
	if (len == w->len) {
		walk_next(w);
		return;
	}
	w->len -= len;
	w->off += len;
}

static bool walk_done(const struct walk *w)
{
	return w->ins == WALK_DONE;
}

static const uint16_t *walk_text(const struct walk *w)
{
	return w->set->text ? w->set->text + w->set->part[w->i - 1].text : NULL;
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* mapSet's state: `inserted` names the part of a whose text is in already while pieces of the rest
 * of it are still processed. */
struct mapping {
	struct walk a, b;
	size_t inserted;
	bool before, text;
	struct change *out;
};

static enum err put_insertion(struct mapping *m, uint32_t len)
{
	int32_t ins = m->inserted < m->a.i ? m->a.ins : 0;
	m->inserted = m->a.i;
	return change_add(m->out, len, ins, m->text ? walk_text(&m->a) : NULL);
}

/* A change in b that comes before the next one in a: skip it, with what it covers of a. */
static enum err map_over_b(struct mapping *m)
{
	uint32_t len = m->b.len;
	enum err e = change_add(m->out, (uint32_t)m->b.ins, PART_RETAIN, NULL);
	while (!e && len) {
		uint32_t piece = least(m->a.len, len);
		if (walk_done(&m->a))
			return ERR_RANGE;
		if (m->a.ins >= 0 && m->inserted < m->a.i && m->a.len <= piece)
			e = put_insertion(m, 0);
		walk_forward(&m->a, piece);
		len -= piece;
	}
	walk_next(&m->b);
	return e;
}

/* A change in a, up to the next change in b that inserts. */
static enum err map_a(struct mapping *m)
{
	uint32_t len = 0, left = m->a.len;
	while (left) {
		if (m->b.ins == PART_RETAIN) {
			uint32_t piece = least(left, m->b.len);
			len += piece;
			left -= piece;
			walk_forward(&m->b, piece);
		} else if (m->b.ins == 0 && m->b.len < left) {
			left -= m->b.len;
			walk_next(&m->b);
		} else {
			break;
		}
	}
	uint32_t done = m->a.len - left;
	enum err e = put_insertion(m, len);
	walk_forward(&m->a, done);
	return e;
}

static bool b_first(const struct mapping *m)
{
	const struct walk *a = &m->a, *b = &m->b;
	return b->ins >= 0 &&
	       (a->ins < 0 || m->inserted == a->i ||
		(a->off == 0 && (b->len < a->len || (b->len == a->len && !m->before))));
}

static enum err map_walk(struct mapping *m)
{
	for (;;) {
		enum err e = ERR_OK;
		if ((walk_done(&m->a) && m->b.len) || (walk_done(&m->b) && m->a.len))
			return ERR_RANGE;
		if (m->a.ins == PART_RETAIN && m->b.ins == PART_RETAIN) {
			uint32_t len = least(m->a.len, m->b.len);
			e = change_add(m->out, len, PART_RETAIN, NULL);
			walk_forward(&m->a, len);
			walk_forward(&m->b, len);
		} else if (b_first(m)) {
			e = map_over_b(m);
		} else if (m->a.ins >= 0) {
			e = map_a(m);
		} else {
			return walk_done(&m->a) && walk_done(&m->b) ? ERR_OK : ERR_RANGE;
		}
		if (e)
			return e;
	}
}

static bool changes_nothing(const struct change *c)
{
	return c->n == 0 || (c->n == 1 && c->part[0].ins == PART_RETAIN);
}

static enum err map(struct change *a, const struct change *over, bool before, bool text,
		    struct change **out)
{
	if (a->length != over->length)
		return ERR_RANGE;
	if (changes_nothing(over)) {
		*out = change_ref(a);
		return ERR_OK;
	}
	AUTO_CHANGE *result = change_new();
	if (!result)
		return ERR_NOMEM;
	struct mapping m = {walk_start(a), walk_start(over), 0, before, text, result};
	enum err e = map_walk(&m);
	if (!e)
		*out = TAKE(result);
	return e;
}

enum err change_map(struct change *a, const struct change *over, bool before, struct change **out)
{
	return map(a, over, before, true, out);
}

enum err change_map_lengths(struct change *a, const struct change *over, bool before,
			    struct change **out)
{
	return map(a, over, before, false, out);
}
