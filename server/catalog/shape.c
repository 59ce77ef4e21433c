#include "catalog/shape.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

enum { PATH_MAX_BYTES = 512, REASON_MAX = 400, SHOWN_MAX = 60 };

struct walk {
	shape_fault *fault;
	void *data;
	size_t faults;
	size_t path_len;
	char path[PATH_MAX_BYTES];
};

typedef void checker(struct walk *w, const struct shape *shape, const json_t *value);

static void check(struct walk *w, const struct shape *shape, const json_t *value);

__attribute__((format(printf, 2, 3))) static void fault(struct walk *w, const char *format, ...)
{
	char reason[REASON_MAX];
	va_list args;
	va_start(args, format);
	/* A reason that is cut short still names its fault. */
	if (vsnprintf(reason, sizeof reason, format, args) < 0)
		reason[0] = 0;
	va_end(args);
	w->faults++;
	w->fault(w->data, w->path, reason);
}

/* Steps into a member; the length to give to leave(). A path too long is cut: it is for people. */
static size_t enter(struct walk *w, const char *key)
{
	size_t before = w->path_len;
	int n = snprintf(w->path + before, sizeof w->path - before, "/%s", key);
	if (n > 0)
		w->path_len += (size_t)n < sizeof w->path - before ? (size_t)n
								   : sizeof w->path - before - 1;
	return before;
}

static void leave(struct walk *w, size_t before)
{
	w->path_len = before;
	w->path[before] = 0;
}

static struct span text_of(const json_t *value)
{
	return (struct span){json_string_value(value), json_string_length(value)};
}

/* Part of a text that fits into a reason. */
static struct span shown(struct span s)
{
	s.len = s.len < SHOWN_MAX ? s.len : SHOWN_MAX;
	while (s.len > 0 && ((unsigned char)s.p[s.len - 1] & 0x80) != 0)
		s.len--; /* never end inside a character */
	return s;
}

static size_t characters(struct span s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

static bool is_word(const char *const *words, struct span s)
{
	for (; *words; words++)
		if (span_is(s, *words))
			return true;
	return false;
}

static void check_text(struct walk *w, const struct shape *shape, const json_t *value)
{
	if (!json_is_string(value)) {
		fault(w, "must be a text%s",
		      json_is_number(value) || json_is_boolean(value) ? "; put it in single quotes"
								      : "");
		return;
	}
	struct span s = text_of(value), part = shown(s);
	size_t n = characters(s);
	if ((double)n < shape->lo)
		fault(w, n ? "is too short: %zu characters" : "is empty", n);
	if ((double)n > shape->hi)
		fault(w, "is too long: %zu characters, at most %.0f", n, shape->hi);
	if (shape->words && !is_word(shape->words, s))
		fault(w, "has no such choice as '%.*s'", SPAN_ARG(part));
	if (shape->form && !shape->form(s))
		fault(w, "'%.*s' is not %s", SPAN_ARG(part), shape->form_name);
	if (!shape->lines && memchr(s.p, '\n', s.len))
		fault(w, "must be a single paragraph: fold it with >-");
}

static void check_range(struct walk *w, const struct shape *shape, double n)
{
	if (!isfinite(n) || n < shape->lo || n > shape->hi)
		fault(w, "%g is not between %g and %g", n, shape->lo, shape->hi);
	else if (shape->positive && !(n > 0))
		fault(w, "must be above 0");
}

static void check_int(struct walk *w, const struct shape *shape, const json_t *value)
{
	if (json_is_integer(value))
		check_range(w, shape, (double)json_integer_value(value));
	else
		fault(w, "must be a whole number");
}

static void check_number(struct walk *w, const struct shape *shape, const json_t *value)
{
	if (json_is_number(value))
		check_range(w, shape, json_number_value(value));
	else
		fault(w, "must be a number");
}

static void check_bool(struct walk *w, const struct shape *shape, const json_t *value)
{
	(void)shape;
	if (!json_is_boolean(value))
		fault(w, "must be true or false");
}

static void check_scalar(struct walk *w, const struct shape *shape, const json_t *value)
{
	(void)shape;
	if (!json_is_string(value) && !json_is_number(value))
		fault(w, "must be a text or a number");
}

static bool same(const json_t *a, const json_t *b)
{
	const json_t *x = json_object_get(a, "id"), *y = json_object_get(b, "id");
	return json_is_object(a) ? x && y && json_equal(x, y) : json_equal(a, b);
}

static void check_distinct(struct walk *w, const json_t *list)
{
	for (size_t i = 1; i < json_array_size(list); i++)
		for (size_t j = 0; j < i; j++) {
			if (!same(json_array_get(list, i), json_array_get(list, j)))
				continue;
			char key[24];
			snprintf(key, sizeof key, "%zu", i);
			size_t before = enter(w, key);
			fault(w, "is there twice");
			leave(w, before);
			break;
		}
}

static void check_size(struct walk *w, const struct shape *shape, size_t n)
{
	if ((double)n < shape->lo)
		fault(w, "has %zu entries, at least %.0f are needed", n, shape->lo);
	if ((double)n > shape->hi)
		fault(w, "has %zu entries, at most %.0f are allowed", n, shape->hi);
}

static void check_list(struct walk *w, const struct shape *shape, const json_t *value)
{
	if (!json_is_array(value)) {
		fault(w, "must be a list");
		return;
	}
	check_size(w, shape, json_array_size(value));
	for (size_t i = 0; i < json_array_size(value); i++) {
		char key[24];
		snprintf(key, sizeof key, "%zu", i);
		size_t before = enter(w, key);
		check(w, shape->item, json_array_get(value, i));
		leave(w, before);
	}
	if (shape->distinct && (double)json_array_size(value) <= shape->hi)
		check_distinct(w, value);
}

static const struct shape_field *field_of(const struct shape_field *fields, const char *key)
{
	for (; fields->key; fields++)
		if (strcmp(fields->key, key) == 0)
			return fields;
	return NULL;
}

/* jansson's iterators take a mutable object, though they only read. */
static json_t *mutable(const json_t *value)
{
	union {
		const json_t *in;
		json_t *out;
	} u = {value};
	return u.out;
}

static void check_object(struct walk *w, const struct shape *shape, const json_t *value)
{
	const char *key;
	json_t *member;
	if (!json_is_object(value)) {
		fault(w, "must be a mapping of keys to values");
		return;
	}
	for (const struct shape_field *f = shape->fields; f->key; f++)
		if (!f->optional && !json_object_get(value, f->key))
			fault(w, "lacks '%s'", f->key);
	json_object_foreach(mutable(value), key, member)
	{
		const struct shape_field *f = field_of(shape->fields, key);
		size_t before = enter(w, key);
		if (f)
			check(w, f->shape, member);
		else
			fault(w, "is not a key that belongs here");
		leave(w, before);
	}
}

static void check_map(struct walk *w, const struct shape *shape, const json_t *value)
{
	const char *key;
	json_t *member;
	if (!json_is_object(value)) {
		fault(w, "must be a mapping of keys to values");
		return;
	}
	check_size(w, shape, json_object_size(value));
	json_object_foreach(mutable(value), key, member)
	{
		size_t before = enter(w, key);
		if (shape->form && !shape->form(span_of(key)))
			fault(w, "the key is not %s", shape->form_name);
		check(w, shape->item, member);
		leave(w, before);
	}
}

/* Without a known variant the first one serves, so that the other faults are named as well. */
static void check_variant(struct walk *w, const struct shape *shape, const json_t *value)
{
	const char *word = json_string_value(json_object_get(value, shape->key));
	const struct shape_field *f = word ? field_of(shape->fields, word) : NULL;
	if (!f && json_is_object(value)) {
		struct span part = shown(span_of(word ? word : ""));
		fault(w, "has no known %s: '%.*s'", shape->key, SPAN_ARG(part));
	}
	check(w, f ? f->shape : shape->fields->shape, value);
}

static void check(struct walk *w, const struct shape *shape, const json_t *value)
{
	static checker *const by_kind[] = {
		[SHAPE_TEXT] = check_text,     [SHAPE_INT] = check_int,
		[SHAPE_NUMBER] = check_number, [SHAPE_BOOL] = check_bool,
		[SHAPE_LIST] = check_list,     [SHAPE_OBJECT] = check_object,
		[SHAPE_MAP] = check_map,       [SHAPE_VARIANT] = check_variant,
		[SHAPE_SCALAR] = check_scalar,
	};
	if (shape->kind != SHAPE_ANY)
		by_kind[shape->kind](w, shape, value);
}

size_t shape_check(const struct shape *shape, const json_t *value, shape_fault *report, void *data)
{
	struct walk w = {.fault = report, .data = data};
	check(&w, shape, value);
	return w.faults;
}
