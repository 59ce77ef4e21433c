#include "core/change.h"

#include <stdlib.h>

#include "base/auto.h"
#include "core/utf16.h"

struct change *change_new(void)
{
	struct change *c = calloc(1, sizeof *c);
	if (c)
		c->refs = 1;
	return c;
}

struct change *change_ref(struct change *c)
{
	c->refs++;
	return c;
}

void change_free(struct change *c)
{
	if (!c || --c->refs > 0)
		return;
	free(c->part);
	free(c->text);
	free(c);
}

size_t change_length(const struct change *c)
{
	return c->length;
}

size_t change_new_length(const struct change *c)
{
	return c->new_length;
}

/* Room for one more part and `units` more units of text. */
static enum err reserve(struct change *c, size_t units)
{
	if (c->n == CHANGE_PARTS_MAX || units > 2 * DOC_UNITS_MAX - c->text_len)
		return ERR_TOOBIG;
	if (c->n == c->cap) {
		size_t cap = c->cap ? 2 * c->cap : 4;
		struct part *part = realloc(c->part, cap * sizeof *part);
		if (!part)
			return ERR_NOMEM;
		c->part = part;
		c->cap = cap;
	}
	if (c->text_len + units > c->text_cap) {
		size_t cap = 2 * c->text_cap + units;
		uint16_t *text = realloc(c->text, cap * sizeof *text);
		if (!text)
			return ERR_NOMEM;
		c->text = text;
		c->text_cap = cap;
	}
	return ERR_OK;
}

enum err change_add(struct change *c, uint32_t len, int32_t ins, const uint16_t *units)
{
	if (len == 0 && ins <= 0)
		return ERR_OK;
	size_t more = units && ins > 0 ? (size_t)ins : 0;
	enum err e = reserve(c, more);
	if (e)
		return e;
	struct part *last = c->n ? &c->part[c->n - 1] : NULL;
	if (last && ins <= 0 && ins == last->ins) {
		last->len += len;
	} else if (last && len == 0 && last->len == 0) {
		last->ins += ins;
	} else {
		c->part[c->n++] = (struct part){len, ins, (uint32_t)c->text_len};
	}
	if (more)
		memcpy(c->text + c->text_len, units, more * sizeof *units);
	c->text_len += more;
	c->length += len;
	c->new_length += ins < 0 ? len : (size_t)ins;
	return ERR_OK;
}

/* The lines of [n, "l1", "l2", ...] joined by LF, appended to the text. */
static enum err decode_lines(struct change *c, const json_t *array, int32_t *units)
{
	size_t n = json_array_size(array), before = c->text_len;
	for (size_t i = 1; i < n; i++) {
		const json_t *line = json_array_get(array, i);
		struct span utf8 = {json_string_value(line), json_string_length(line)};
		size_t length;
		if (!json_is_string(line) || (utf8.len && (memchr(utf8.p, '\n', utf8.len) ||
							   memchr(utf8.p, '\r', utf8.len))))
			return ERR_INVAL;
		enum err e = span_utf16_length(utf8, &length);
		if (e || (e = reserve(c, length + 1)))
			return e;
		if (i > 1)
			c->text[c->text_len++] = '\n';
		c->text_len += utf16_from(utf8, c->text + c->text_len);
	}
	*units = (int32_t)(c->text_len - before);
	return ERR_OK;
}

static enum err decode_length(const json_t *json, uint32_t *out)
{
	json_int_t n = json_integer_value(json);
	if (!json_is_integer(json) || n < 0)
		return ERR_INVAL;
	if (n > DOC_UNITS_MAX)
		return ERR_TOOBIG;
	*out = (uint32_t)n;
	return ERR_OK;
}

static enum err decode_part(struct change *c, const json_t *json)
{
	bool array = json_is_array(json);
	struct part part = {.ins = array ? 0 : PART_RETAIN, .text = (uint32_t)c->text_len};
	enum err e = decode_length(array ? json_array_get(json, 0) : json, &part.len);
	if (!e && array)
		e = decode_lines(c, json, &part.ins);
	if (!e)
		e = reserve(c, 0);
	if (e)
		return e;
	if (part.len == 0 && part.ins <= 0)
		return ERR_INVAL;
	c->part[c->n++] = part;
	c->length += part.len;
	c->new_length += part.ins < 0 ? part.len : (size_t)part.ins;
	return c->length > DOC_UNITS_MAX || c->new_length > DOC_UNITS_MAX ? ERR_TOOBIG : ERR_OK;
}

enum err change_decode(const json_t *json, struct change **out)
{
	AUTO_CHANGE *c = change_new();
	size_t n = json_array_size(json);
	if (!c)
		return ERR_NOMEM;
	if (!json_is_array(json))
		return ERR_INVAL;
	for (size_t i = 0; i < n; i++) {
		/* Kept as sent: parts that could be joined are not, as in ChangeSet.fromJSON. */
		enum err e = decode_part(c, json_array_get(json, i));
		if (e)
			return e;
	}
	*out = TAKE(c);
	return ERR_OK;
}

/* The lines of one insertion, appended to an array. */
static enum err encode_lines(const uint16_t *units, size_t n, json_t *array)
{
	AUTO_BUF line;
	buf_init(&line, 3 * DOC_UNITS_MAX);
	for (size_t from = 0, i = 0; i <= n; i++) {
		if (i < n && units[i] != '\n')
			continue;
		buf_clear(&line);
		utf16_to(units + from, i - from, &line);
		if (buf_err(&line))
			return buf_err(&line);
		struct span s = buf_span(&line);
		if (json_array_append_new(array, json_stringn_nocheck(s.p, s.len)))
			return ERR_NOMEM;
		from = i + 1;
	}
	return ERR_OK;
}

static enum err encode_part(const struct change *c, const struct part *part, json_t *out)
{
	if (part->ins == PART_RETAIN)
		return json_array_append_new(out, json_integer(part->len)) ? ERR_NOMEM : ERR_OK;
	AUTO_JSON *array = json_array();
	if (!array || json_array_append_new(array, json_integer(part->len)))
		return ERR_NOMEM;
	if (part->ins > 0) {
		enum err e = encode_lines(c->text + part->text, (size_t)part->ins, array);
		if (e)
			return e;
	}
	return json_array_append(out, array) ? ERR_NOMEM : ERR_OK;
}

enum err change_encode(const struct change *c, json_t **out)
{
	AUTO_JSON *array = json_array();
	if (!array)
		return ERR_NOMEM;
	for (size_t i = 0; i < c->n; i++) {
		enum err e = encode_part(c, &c->part[i], array);
		if (e)
			return e;
	}
	*out = TAKE(array);
	return ERR_OK;
}
