#include "core/proto.h"

#include <inttypes.h>

#include "base/auto.h"
#include "core/doc.h"

enum { HISTORY_MAX = 200 };

static const int64_t number_max = INT64_C(1) << 53; /* what a browser counts exactly */

/* Nesting, before a recursive parser sees it. Brackets inside strings do not count. */
static bool too_deep(struct span text)
{
	int depth = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.p[i];
		if (quoted && c == '\\')
			i++;
		else if (c == '"')
			quoted = !quoted;
		else if (!quoted && (c == '{' || c == '['))
			depth++;
		else if (!quoted && (c == '}' || c == ']'))
			depth--;
		if (depth > PROTO_DEPTH_MAX)
			return true;
	}
	return false;
}

/* -- The digest: the same for the same value, whatever the order of keys and the spaces ----------
 */

static uint64_t mix(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * 0x100000001B3u; /* FNV-1a, 64 bits */
	return h;
}

static uint64_t digest_of(const json_t *v)
{
	uint64_t h = mix(0xCBF29CE484222325u, &(char){(char)json_typeof(v)}, 1);
	const char *key;
	json_t *child;
	union {
		const json_t *in;
		json_t *out;
	} u = {v};
	if (json_is_string(v))
		return mix(h, json_string_value(v), json_string_length(v));
	if (json_is_integer(v))
		return mix(h, &(json_int_t){json_integer_value(v)}, sizeof(json_int_t));
	if (json_is_real(v))
		return mix(h, &(double){json_real_value(v)}, sizeof(double));
	for (size_t i = 0; i < json_array_size(v); i++)
		h = mix(h, &(uint64_t){digest_of(json_array_get(v, i))}, sizeof(uint64_t));
	uint64_t sum = 0; /* of the members, in any order */
	json_object_foreach(u.out, key, child) sum += mix(digest_of(child), key, strlen(key) + 1);
	return mix(h, &sum, sizeof sum);
}

/* -- Reading ------------------------------------------------------------------------------------
 */

enum alphabet { BASE32, CLIENT };

static bool letter(char c, enum alphabet of)
{
	if (of == BASE32)
		return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-';
}

/* A name of lo to hi characters; missing is fine where lo is 0. */
static enum err get_name(const json_t *m, const char *key, enum alphabet of, size_t lo, size_t hi,
			 char *out)
{
	struct span s = {0};
	if (!json_object_get(m, key))
		return lo == 0 ? ERR_OK : ERR_INVAL;
	if (json_get_text(m, key, &s) || s.len < lo || s.len > hi)
		return ERR_INVAL;
	for (size_t i = 0; i < s.len; i++)
		if (!letter(s.p[i], of))
			return ERR_INVAL;
	memcpy(out, s.p, s.len);
	out[s.len] = 0;
	return ERR_OK;
}

/* Exactly `n` characters of base32, or nothing. */
static enum err get_optional(const json_t *m, const char *key, size_t n, char *out)
{
	struct span s = json_text_or(m, key, SPAN(""));
	if (!json_object_get(m, key) || (json_is_string(json_object_get(m, key)) && s.len == 0))
		return ERR_OK;
	return get_name(m, key, BASE32, n, n, out);
}

/* A number out of range is as malformed as a word: ERR_RANGE is for change sets. */
static enum err get_number(const json_t *m, const char *key, int64_t lo, int64_t hi, int64_t *out)
{
	return json_get_int(m, key, lo, hi, out) ? ERR_INVAL : ERR_OK;
}

static bool only(const json_t *m, const char *const *words)
{
	return json_is_object(m) && json_only(m, words);
}

static enum err read_hello(const json_t *m, struct proto_message *out)
{
	static const char *const keys[] = {"t", "room", "ticket", "epoch", "last", "cid", NULL};
	enum err e = only(m, keys) ? ERR_OK : ERR_INVAL;
	if (!e)
		e = get_name(m, "room", BASE32, ID_SIZE - 1, ID_SIZE - 1, out->room);
	if (!e)
		e = get_optional(m, "ticket", PROTO_SECRET_SIZE - 1, out->ticket);
	if (!e)
		e = get_optional(m, "epoch", EPOCH_SIZE - 1, out->epoch);
	if (!e && json_object_get(m, "last"))
		e = get_number(m, "last", 0, number_max, &out->last);
	return e ? e : get_name(m, "cid", CLIENT, 1, CLIENT_ID_SIZE - 1, out->cid);
}

static enum err read_do(const json_t *m, struct proto_message *out)
{
	static const char *const keys[] = {"t", "id", "k", "b", NULL};
	struct span word;
	if (!only(m, keys) || !out->id[0] || json_get_text(m, "k", &word) ||
	    json_get_object(m, "b", &out->body))
		return ERR_INVAL;
	if (event_kind_of(word, &out->event))
		return ERR_UNSUPPORTED;
	out->digest = mix(digest_of(out->body), word.p, word.len);
	return ERR_OK;
}

static enum err read_cursor(const json_t *b)
{
	static const char *const keys[] = {"doc", "v", "anchor", "head", NULL};
	struct span doc;
	int64_t n;
	if (!only(b, keys) || json_get_text(b, "doc", &doc) || doc.len == 0 || doc.len >= DOC_SIZE)
		return ERR_INVAL;
	enum err e = get_number(b, "v", 0, number_max, &n);
	if (!e)
		e = get_number(b, "anchor", 0, DOC_UNITS_MAX, &n);
	return e ? e : get_number(b, "head", 0, DOC_UNITS_MAX, &n);
}

static enum err read_eph(const json_t *m, struct proto_message *out)
{
	static const char *const keys[] = {"t", "k", "b", NULL};
	static const char *const typing[] = {"on", NULL};
	struct span word;
	bool on;
	if (!only(m, keys) || json_get_text(m, "k", &word) || json_get_object(m, "b", &out->body))
		return ERR_INVAL;
	if (span_is(word, "cursor")) {
		out->eph = EPH_CURSOR;
		return read_cursor(out->body);
	}
	if (!span_is(word, "typing"))
		return ERR_UNSUPPORTED;
	out->eph = EPH_TYPING;
	return only(out->body, typing) ? json_get_bool(out->body, "on", &on) : ERR_INVAL;
}

static enum err read_history(const json_t *m, struct proto_message *out)
{
	static const char *const keys[] = {"t", "id", "before", "n", NULL};
	if (!only(m, keys) || !out->id[0])
		return ERR_INVAL;
	enum err e = get_number(m, "before", 1, number_max, &out->before);
	return e ? e : get_number(m, "n", 1, HISTORY_MAX, &out->n);
}

static enum err read_ping(const json_t *m, struct proto_message *out)
{
	static const char *const keys[] = {"t", NULL};
	(void)out;
	return only(m, keys) ? ERR_OK : ERR_INVAL;
}

struct reader {
	const char *word;
	enum err (*read)(const json_t *, struct proto_message *);
};

static const struct reader readers[PROTO_COUNT] = {
	[PROTO_HELLO] = {"hello", read_hello}, [PROTO_DO] = {"do", read_do},
	[PROTO_EPH] = {"eph", read_eph},       [PROTO_HISTORY] = {"history", read_history},
	[PROTO_PING] = {"ping", read_ping},
};

static enum err read_message(const json_t *m, struct proto_message *out)
{
	struct span word;
	if (!json_is_object(m))
		return ERR_INVAL;
	/* First, so that a nack can name the request whatever else is wrong. */
	enum err named = get_name(m, "id", CLIENT, 0, CLIENT_ID_SIZE - 1, out->id);
	if (json_get_text(m, "t", &word))
		return ERR_INVAL;
	for (int kind = 0; kind < PROTO_COUNT; kind++) {
		if (!span_is(word, readers[kind].word))
			continue;
		out->kind = (enum proto_kind)kind;
		return named ? named : readers[kind].read(m, out);
	}
	return ERR_INVAL;
}

enum err proto_decode(struct span text, struct proto_message *out)
{
	AUTO_JSON *m = NULL;
	struct proto_message read = {.kind = PROTO_COUNT};
	*out = read;
	if (text.len > PROTO_MESSAGE_MAX)
		return ERR_TOOBIG;
	if (too_deep(text))
		return ERR_INVAL;
	enum err e = json_read(text, &m);
	if (e)
		return e;
	e = read_message(m, &read);
	out->kind = read.kind;
	memcpy(out->id, read.id, sizeof out->id);
	if (e)
		return e;
	*out = read;
	json_incref(out->body); /* borrowed from m until here */
	return ERR_OK;
}

void proto_release(struct proto_message *m)
{
	json_decref(m->body);
	m->body = NULL;
}

/* -- Answers ------------------------------------------------------------------------------------
 */

struct answer {
	const char *code;
	const char *words; /* what happened, what was kept, what to do */
};

/* clang-format off: tables read best as tables. */
static const struct answer answers[ERR_COUNT] = {
	[ERR_INVAL] = {"malformed", "This request is malformed. Nothing was changed."},
	[ERR_UNICODE] = {"bad_unicode", "The text holds half a character or a NUL. Nothing was "
					"changed; remove it and send again."},
	[ERR_TOOBIG] = {"too_big",
			"This is too long. Nothing was changed; shorten it and send again."},
	[ERR_RANGE] = {"bad_change", "This change does not fit the document. Nothing was changed; "
				     "reload the document."},
	[ERR_STATE] = {"not_now", "This is not possible now. Nothing was changed."},
	[ERR_FORBIDDEN] = {"forbidden", "Your role does not allow this. Nothing was changed."},
	[ERR_NOENT] = {"not_found", "What this refers to is not here. Nothing was changed."},
	[ERR_EXISTS] = {"not_now", "This exists already. Nothing was changed."},
	[ERR_STALE] =
		{"stale",
		 "Others changed the document first. Nothing is lost: rebase and send again."},
	[ERR_ID_REUSE] = {"id_reuse", "This id was used for another request, which was kept. Send "
				      "again under a new id."},
	[ERR_RATE] = {"rate", "Too fast. Nothing was changed; wait a moment and send again."},
	[ERR_BUSY] = {"busy", "Too much at once. Nothing was changed; try again later."},
	[ERR_UNSUPPORTED] =
		{"unknown_kind",
		 "This server does not know this kind of request. Nothing was changed."},
};
/* clang-format on */

/* Everything else is the disk's or ours, and the same to a client. */
static const struct answer not_saved = {
	"not_saved", "The server could not save this. Nothing was changed; try again."};

static const struct answer *answer_of(enum err e)
{
	const struct answer *a = (unsigned)e < ERR_COUNT ? &answers[e] : &not_saved;
	return a->code ? a : &not_saved;
}

const char *proto_code(enum err e)
{
	return answer_of(e)->code;
}

void proto_ack(struct buf *out, const char *id, int64_t s)
{
	buf_addf(out, "{\"t\":\"ack\",\"id\":\"%s\",\"s\":%" PRId64 "}", id, s);
}

void proto_nack(struct buf *out, const char *id, enum err e, const char *detail, int64_t head)
{
	AUTO_JSON *message = json_string(detail ? detail : answer_of(e)->words);
	buf_addf(out, "{\"t\":\"nack\",\"id\":\"%s\",\"code\":\"%s\",\"message\":", id,
		 proto_code(e));
	if (!message || json_write(message, out))
		buf_add_text(out, "\"\"");
	if (head >= 0)
		buf_addf(out, ",\"%s\":%" PRId64, e == ERR_BUSY ? "ahead" : "head", head);
	buf_add_char(out, '}');
}
