#include "base/json.h"

enum err json_read(struct span text, json_t **out)
{
	json_error_t error;
	json_t *value = json_loadb(text.p ? text.p : "", text.len,
				   JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	if (value) {
		*out = value;
		return ERR_OK;
	}
	switch ((int)json_error_code(&error)) {
	case json_error_invalid_utf8:
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return ERR_UNICODE;
	case json_error_out_of_memory:
		return ERR_NOMEM;
	default:
		/* jansson reports a lone surrogate as a syntax error with this wording. */
		return strstr(error.text, "Unicode") ? ERR_UNICODE : ERR_INVAL;
	}
}

static int append(const char *bytes, size_t len, void *data)
{
	buf_add(data, (struct span){bytes, len});
	return buf_err(data) ? -1 : 0;
}

enum err json_write(const json_t *value, struct buf *out)
{
	if (json_dump_callback(value, append, out, JSON_COMPACT | JSON_ENCODE_ANY) == 0)
		return ERR_OK;
	return buf_err(out) ? buf_err(out) : ERR_NOMEM;
}

enum err json_get_text(const json_t *object, const char *key, struct span *out)
{
	const json_t *v = json_object_get(object, key);
	if (!json_is_string(v))
		return ERR_INVAL;
	*out = (struct span){json_string_value(v), json_string_length(v)};
	return ERR_OK;
}

enum err json_get_int(const json_t *object, const char *key, int64_t lo, int64_t hi, int64_t *out)
{
	const json_t *v = json_object_get(object, key);
	if (!json_is_integer(v))
		return ERR_INVAL;
	int64_t n = json_integer_value(v);
	if (n < lo || n > hi)
		return ERR_RANGE;
	*out = n;
	return ERR_OK;
}

enum err json_get_bool(const json_t *object, const char *key, bool *out)
{
	const json_t *v = json_object_get(object, key);
	if (!json_is_boolean(v))
		return ERR_INVAL;
	*out = json_is_true(v);
	return ERR_OK;
}

enum err json_get_array(const json_t *object, const char *key, json_t **out)
{
	json_t *v = json_object_get(object, key);
	if (!json_is_array(v))
		return ERR_INVAL;
	*out = v;
	return ERR_OK;
}

enum err json_get_object(const json_t *object, const char *key, json_t **out)
{
	json_t *v = json_object_get(object, key);
	if (!json_is_object(v))
		return ERR_INVAL;
	*out = v;
	return ERR_OK;
}

struct span json_text_or(const json_t *object, const char *key, struct span otherwise)
{
	struct span s;
	return json_get_text(object, key, &s) ? otherwise : s;
}

int64_t json_int_or(const json_t *object, const char *key, int64_t otherwise)
{
	int64_t n;
	return json_get_int(object, key, INT64_MIN, INT64_MAX, &n) ? otherwise : n;
}

bool json_only(const json_t *object, const char *const *words)
{
	const char *key;
	const json_t *value;
	/* jansson's iterator takes a mutable object though it only reads. */
	union {
		const json_t *in;
		json_t *out;
	} u = {object};
	json_object_foreach(u.out, key, value)
	{
		const char *const *word = words;
		while (*word && strcmp(*word, key) != 0)
			word++;
		if (!*word)
			return false;
	}
	return true;
}
