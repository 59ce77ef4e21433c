#include "judge/shape.h"

typedef bool checker(struct faults *f, const struct tree *t, const struct shape *shape);

static bool wrong(struct faults *f, const struct tree *t, const char *reason, int64_t wanted)
{
	if (t->key.p)
		fault(f, t->file, t->line, "'%.*s' %s %lld", SPAN_ARG(t->key), reason,
		      (long long)wanted);
	else
		fault(f, t->file, t->line, "the item %s %lld", reason, (long long)wanted);
	return false;
}

static size_t characters(struct span s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

static bool check_text(struct faults *f, const struct tree *t, const struct shape *shape)
{
	struct span s;
	if (!tree_text(f, t, &s))
		return false;
	int64_t n = (int64_t)characters(s);
	if (n < shape->lo)
		return wrong(f, t, "has too few characters: at least", shape->lo);
	if (shape->hi && n > shape->hi)
		return wrong(f, t, "has too many characters: at most", shape->hi);
	if (!shape->fits || shape->fits(s))
		return true;
	fault(f, t->file, t->line, "'%.*s' must be %s", s.len < 80 ? (int)s.len : 80, s.p,
	      shape->wanted);
	return false;
}

static bool check_int(struct faults *f, const struct tree *t, const struct shape *shape)
{
	int64_t value;
	return tree_int(f, t, shape->lo, shape->hi, &value);
}

static bool check_bool(struct faults *f, const struct tree *t, const struct shape *shape)
{
	bool value;
	(void)shape;
	return tree_bool(f, t, &value);
}

static bool check_unique(struct faults *f, const struct tree *list)
{
	tree_each(item, list) for (const struct tree *other = item->next; other;
				   other = other->next) if (item->kind == TREE_SCALAR &&
							    other->kind == TREE_SCALAR &&
							    span_eq(item->text, other->text))
	{
		fault(f, other->file, other->line, "'%.*s' is listed twice", SPAN_ARG(other->text));
		return false;
	}
	return true;
}

static bool check_list(struct faults *f, const struct tree *t, const struct shape *shape)
{
	if (!tree_is(f, t, TREE_LIST))
		return false;
	bool fine = true;
	int64_t n = (int64_t)t->count;
	if (n < shape->lo)
		fine = wrong(f, t, "has too few items: at least", shape->lo);
	if (shape->hi && n > shape->hi)
		fine = wrong(f, t, "has too many items: at most", shape->hi);
	tree_each(item, t) fine = shape_check(f, item, shape->item) && fine;
	return (!shape->unique || check_unique(f, t)) && fine;
}

static const struct shape_key *find_key(const struct shape_key *keys, struct span name)
{
	while (keys->name && !span_is(name, keys->name))
		keys++;
	return keys->name ? keys : NULL;
}

static bool check_map(struct faults *f, const struct tree *t, const struct shape *shape)
{
	if (!tree_is(f, t, TREE_MAP))
		return false;
	bool fine = true;
	if ((int64_t)t->count < shape->lo)
		fine = wrong(f, t, "has too few keys: at least", shape->lo);
	tree_each(child, t)
	{
		const struct shape_key *key = find_key(shape->keys, child->key);
		if (key) {
			fine = shape_check(f, child, key->shape) && fine;
			continue;
		}
		fault(f, child->file, child->key_line, "unknown key '%.*s'", SPAN_ARG(child->key));
		fine = false;
	}
	for (const struct shape_key *key = shape->keys; key->name; key++)
		if (key->required && !tree_get(t, key->name)) {
			fault(f, t->file, t->line, "'%s' is missing", key->name);
			fine = false;
		}
	return fine;
}

bool shape_check(struct faults *f, const struct tree *t, const struct shape *shape)
{
	static checker *const check[] = {
		[SHAPE_TEXT] = check_text, [SHAPE_INT] = check_int, [SHAPE_BOOL] = check_bool,
		[SHAPE_LIST] = check_list, [SHAPE_MAP] = check_map,
	};
	return check[shape->kind](f, t, shape);
}
