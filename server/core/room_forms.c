/* How it works. Every kind of event has a row of fields: key, shape, bounds. A client may send
 * those that are not ADDED; a stored body has them all but for the optional ones. Nothing else may
 * be in a body. */
#include "core/room_inside.h"

enum shape {
	NOTHING, /* ends a row */
	TEXT,	 /* lo to hi bytes */
	NAME,	 /* lo to hi characters, none of them a control character, and not all spaces */
	INT,
	BOOL,
	WORD,  /* one of `words` */
	IDENT, /* lo to hi characters of [A-Za-z0-9_.-] */
	ITEM,
	ITEM_OR_NULL,
	DOC,
	RUN,
	URL, /* https, or empty when lo is 0 */
	LEVEL,
	NUMBERS, /* at most hi integers from 1 */
	OBJECT,
	PHASES,
	STEPS,
	DOCS,
	UPDATES,
	SHAPE_COUNT,
};

enum { OPTIONAL = 1, ADDED = 2 };

struct field {
	const char *key;
	enum shape shape;
	unsigned flags;
	int64_t lo, hi;
	const char *const *words;
};

enum { FIELDS_MAX = 8 };

struct form {
	struct field field[FIELDS_MAX];
};

static const char *const kinds[] = {"live", "practice", NULL};
static const char *const roles[] = {"interviewer", "candidate", "observer", "learner", NULL};
static const char *const interviewers[] = {"interviewers", NULL};
static const char *const steps[] = {"brief", "statement", NULL};
static const char *const ticks[] = {"unprompted", "prompted", "missed", "none", NULL};
static const char *const runs[] = {"samples", "input", "submit", NULL};
static const char *const pastes[] = {"paste", NULL};
static const char *const axes[] = {"correctness", "problem-solving", "implementation",
				   "testing",	  "depth",	     "communication",
				   NULL};
static const char *const states[] = {"queued", "compiling", "running", "done",
				     "lost",   "cancelled", NULL};

/* clang-format off: tables read best as tables. */
static const struct form forms[EVENT_COUNT] = {
	[EVENT_CREATE] = {{{"kind", WORD, 0, 0, 0, kinds},
			   {"title", NAME, 0, 1, ROOM_TITLE_MAX, NULL},
			   {"phases", PHASES, 0, 0, ROOM_PHASES_MAX, NULL},
			   {"call_url", URL, OPTIONAL, 0, 2048, NULL}}},
	[EVENT_JOIN] = {{{"name", NAME, 0, 1, 64, NULL}, {"role", WORD, 0, 0, 0, roles}}},
	[EVENT_CHAT] = {{{"text", TEXT, 0, 1, 8192, NULL},
			 {"to", WORD, OPTIONAL, 0, 0, interviewers}}},
	[EVENT_AMEND] = {{{"of", INT, 0, 1, ROOM_EVENTS_MAX, NULL},
			  {"text", TEXT, 0, 1, 8192, NULL}}},
	[EVENT_PHASE] = {{{"n", INT, 0, 0, ROOM_PHASES_MAX - 1, NULL}}},
	[EVENT_CALL] = {{{"url", URL, 0, 0, 2048, NULL}}},
	[EVENT_SELECT] = {{{"item", ITEM_OR_NULL, 0, 0, 0, NULL}}},
	[EVENT_PLAN] = {{{"title", NAME, 0, 1, ROOM_TITLE_MAX, NULL},
			 {"steps", STEPS, 0, 0, ROOM_STEPS_MAX, NULL}}},
	[EVENT_REVEAL] = {{{"item", ITEM, 0, 0, 0, NULL},
			   {"what", WORD, 0, 0, 0, steps},
			   {"title", TEXT, ADDED, 1, 1024, NULL},
			   {"content", OBJECT, ADDED, 0, 0, NULL},
			   {"docs", DOCS, ADDED, 0, ROOM_REVEAL_DOCS_MAX, NULL}}},
	[EVENT_HINT] = {{{"item", ITEM, 0, 0, 0, NULL},
			 {"n", INT, 0, 1, ROOM_HINTS, NULL},
			 {"text", TEXT, ADDED, 1, 65536, NULL}}},
	[EVENT_ASK] = {{{"item", ITEM, 0, 0, 0, NULL},
			{"followup", IDENT, 0, 1, 64, NULL},
			{"text", TEXT, ADDED, 1, 65536, NULL}}},
	[EVENT_TICK] = {{{"item", ITEM, 0, 0, 0, NULL},
			 {"point", IDENT, 0, 1, 64, NULL},
			 {"followup", IDENT, OPTIONAL, 1, 64, NULL},
			 {"state", WORD, 0, 0, 0, ticks}}},
	[EVENT_FLAG] = {{{"item", ITEM, 0, 0, 0, NULL},
			 {"flag", IDENT, 0, 1, 64, NULL},
			 {"on", BOOL, 0, 0, 0, NULL}}},
	[EVENT_NOTE] = {{{"text", TEXT, 0, 1, 16384, NULL}, {"item", ITEM, OPTIONAL, 0, 0, NULL}}},
	[EVENT_BOOKMARK] = {{{"label", TEXT, OPTIONAL, 0, 512, NULL}}},
	[EVENT_EDIT] = {{{"doc", DOC, 0, 0, 0, NULL},
			 {"v", INT, 0, 0, INT64_C(1) << 40, NULL},
			 {"cl", IDENT, 0, 1, CLIENT_ID_SIZE - 1, NULL},
			 {"us", UPDATES, 0, 1, ROOM_UPDATES_MAX, NULL},
			 {"rebase", BOOL, OPTIONAL, 0, 0, NULL}}},
	[EVENT_MARK] = {{{"what", WORD, 0, 0, 0, pastes},
			 {"doc", DOC, 0, 0, 0, NULL},
			 {"lines", INT, 0, 1, DOC_UNITS_MAX, NULL}}},
	[EVENT_RUN] = {{{"doc", DOC, 0, 0, 0, NULL},
			{"what", WORD, 0, 0, 0, runs},
			{"stdin", TEXT, OPTIONAL, 0, 65536, NULL},
			{"run", RUN, ADDED, 0, 0, NULL},
			{"n", INT, ADDED, 1, ROOM_RUNS_MAX, NULL},
			{"item", ITEM, ADDED, 0, 0, NULL},
			{"v", INT, ADDED, 0, INT64_C(1) << 40, NULL}}},
	[EVENT_CANCEL] = {{{"run", RUN, 0, 0, 0, NULL}}},
	[EVENT_JUDGE] = {{{"run", RUN, 0, 0, 0, NULL},
			  {"state", WORD, 0, 0, 0, states},
			  {"done", INT, OPTIONAL, 0, 1000000, NULL},
			  {"total", INT, OPTIONAL, 0, 1000000, NULL},
			  {"test", OBJECT, OPTIONAL, 0, 0, NULL},
			  {"result", OBJECT, OPTIONAL, 0, 0, NULL},
			  {"message", TEXT, OPTIONAL, 0, 4096, NULL}}},
	[EVENT_ANSWER] = {{{"item", ITEM, 0, 0, 0, NULL}, {"guide", OBJECT, ADDED, 0, 0, NULL}}},
	[EVENT_SCORE] = {{{"item", ITEM, 0, 0, 0, NULL},
			  {"axis", WORD, 0, 0, 0, axes},
			  {"level", LEVEL, 0, 0, 0, NULL},
			  {"reason", TEXT, OPTIONAL, 0, 4096, NULL},
			  {"cites", NUMBERS, 0, 0, 64, NULL}}},
	[EVENT_COMMENT] = {{{"text", TEXT, 0, 0, 16384, NULL}}},
	[EVENT_RELEASE] = {{{"card", OBJECT, ADDED, 0, 0, NULL}}},
};
/* clang-format on */

static struct span string_of(const json_t *v)
{
	return (struct span){json_string_value(v), json_string_length(v)};
}

static enum err between(size_t n, const struct field *f)
{
	if ((int64_t)n < f->lo)
		return ERR_INVAL;
	return (int64_t)n > f->hi ? ERR_TOOBIG : ERR_OK;
}

/* True when every byte is of the class; `more` adds to letters and digits. */
static bool made_of(struct span s, bool upper, const char *more)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.p[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (c == 0 || (!plain && !(upper && c >= 'A' && c <= 'Z') && !strchr(more, c)))
			return false;
	}
	return true;
}

static enum err is_text(const struct field *f, const json_t *v)
{
	return json_is_string(v) ? between(json_string_length(v), f) : ERR_INVAL;
}

static enum err is_name(const struct field *f, const json_t *v)
{
	struct span s = string_of(v);
	size_t characters = 0;
	if (!json_is_string(v) || span_trim(s).len == 0)
		return ERR_INVAL;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c < 0x20 || c == 0x7F)
			return ERR_INVAL;
		characters += (c & 0xC0) != 0x80;
	}
	return between(characters, f);
}

static enum err is_int(const struct field *f, const json_t *v)
{
	json_int_t n = json_integer_value(v);
	return json_is_integer(v) && n >= f->lo && n <= f->hi ? ERR_OK : ERR_INVAL;
}

static enum err is_bool(const struct field *f, const json_t *v)
{
	(void)f;
	return json_is_boolean(v) ? ERR_OK : ERR_INVAL;
}

static enum err is_word(const struct field *f, const json_t *v)
{
	for (const char *const *w = f->words; json_is_string(v) && *w; w++)
		if (span_is(string_of(v), *w))
			return ERR_OK;
	return ERR_INVAL;
}

static enum err is_ident(const struct field *f, const json_t *v)
{
	if (!json_is_string(v) || !made_of(string_of(v), true, "_.-"))
		return ERR_INVAL;
	return between(json_string_length(v), f);
}

static bool item_text(struct span s)
{
	return s.len > 0 && s.len < ITEM_SIZE && made_of(s, false, "-_/");
}

static enum err is_item(const struct field *f, const json_t *v)
{
	(void)f;
	return json_is_string(v) && item_text(string_of(v)) ? ERR_OK : ERR_INVAL;
}

static enum err is_item_or_null(const struct field *f, const json_t *v)
{
	return json_is_null(v) ? ERR_OK : is_item(f, v);
}

static enum err is_doc(const struct field *f, const json_t *v)
{
	(void)f;
	struct span rest = string_of(v), item;
	if (!json_is_string(v) || rest.len >= DOC_SIZE)
		return ERR_INVAL;
	if (span_is(rest, "scratch"))
		return ERR_OK;
	bool good = span_split(&rest, ':', &item) && item_text(item) && rest.len > 0 &&
		    rest.len < sizeof((struct room_doc){0}.name) && made_of(rest, true, "_.-");
	return good ? ERR_OK : ERR_INVAL;
}

static enum err is_run(const struct field *f, const json_t *v)
{
	(void)f;
	bool good = json_string_length(v) == ID_SIZE - 1 && made_of(string_of(v), false, "");
	return good ? ERR_OK : ERR_INVAL;
}

static enum err is_url(const struct field *f, const json_t *v)
{
	struct span s = string_of(v);
	if (!json_is_string(v))
		return ERR_INVAL;
	if (s.len == 0)
		return ERR_OK;
	/* No spaces, quotes or controls: it becomes a link in other people's pages. */
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.p[i] <= 0x20 || s.p[i] == 0x7F || strchr("\"<>\\`", s.p[i]))
			return ERR_INVAL;
	if (!span_starts(s, "https://") || s.len < sizeof "https://")
		return ERR_INVAL;
	return between(s.len, f);
}

static enum err is_level(const struct field *f, const json_t *v)
{
	(void)f;
	json_int_t n = json_integer_value(v);
	return json_is_null(v) || (json_is_integer(v) && n >= 1 && n <= 4) ? ERR_OK : ERR_INVAL;
}

static enum err is_numbers(const struct field *f, const json_t *v)
{
	enum err e = json_is_array(v) ? between(json_array_size(v), f) : ERR_INVAL;
	for (size_t i = 0; !e && i < json_array_size(v); i++) {
		const json_t *n = json_array_get(v, i);
		if (!json_is_integer(n) || json_integer_value(n) < 1)
			e = ERR_INVAL;
	}
	return e;
}

static enum err is_object(const struct field *f, const json_t *v)
{
	(void)f;
	return json_is_object(v) ? ERR_OK : ERR_INVAL;
}

static enum err fields_check(const struct field *fields, const json_t *body, bool request);

/* An array of objects of one row. */
static enum err is_rows(const struct field *f, const json_t *v, const struct field *row)
{
	enum err e = json_is_array(v) ? between(json_array_size(v), f) : ERR_INVAL;
	for (size_t i = 0; !e && i < json_array_size(v); i++)
		e = fields_check(row, json_array_get(v, i), false);
	return e;
}

/* A question or a coding problem, or something to do in words; never both, never neither. */
static enum err is_steps(const struct field *f, const json_t *v)
{
	static const struct field row[] = {{"item", ITEM, OPTIONAL, 0, 0, NULL},
					   {"text", NAME, OPTIONAL, 1, 120, NULL},
					   {"minutes", INT, 0, 1, 180, NULL},
					   {0}};
	enum err e = is_rows(f, v, row);
	for (size_t i = 0; !e && i < json_array_size(v); i++) {
		const json_t *step = json_array_get(v, i);
		e = !json_object_get(step, "item") == !json_object_get(step, "text") ? ERR_INVAL
										     : ERR_OK;
	}
	return e;
}

static enum err is_phases(const struct field *f, const json_t *v)
{
	static const struct field row[] = {
		{"name", NAME, 0, 1, 64, NULL}, {"minutes", INT, 0, 1, 600, NULL}, {0}};
	return is_rows(f, v, row);
}

static enum err is_docs(const struct field *f, const json_t *v)
{
	static const struct field row[] = {{"doc", DOC, 0, 0, 0, NULL},
					   {"name", IDENT, 0, 1, 63, NULL},
					   {"lang", IDENT, 0, 1, 31, NULL},
					   {"text", TEXT, 0, 0, 3 * DOC_UNITS_MAX, NULL},
					   {0}};
	return is_rows(f, v, row);
}

static enum err is_updates(const struct field *f, const json_t *v)
{
	static const char *const keys[] = {"c", "dt", NULL};
	static const struct field dt = {"dt", INT, 0, 0, 600000, NULL};
	enum err e = json_is_array(v) ? between(json_array_size(v), f) : ERR_INVAL;
	for (size_t i = 0; !e && i < json_array_size(v); i++) {
		const json_t *u = json_array_get(v, i);
		/* The change sets themselves are decoded when they are applied. */
		if (!json_is_array(json_object_get(u, "c")) || !json_only(u, keys))
			e = ERR_INVAL;
		else
			e = is_int(&dt, json_object_get(u, "dt"));
	}
	return e;
}

typedef enum err shape_check(const struct field *, const json_t *);

static shape_check *const checks[SHAPE_COUNT] = {
	[TEXT] = is_text,     [NAME] = is_name,	      [INT] = is_int,
	[BOOL] = is_bool,     [WORD] = is_word,	      [IDENT] = is_ident,
	[ITEM] = is_item,     [DOC] = is_doc,	      [ITEM_OR_NULL] = is_item_or_null,
	[RUN] = is_run,	      [URL] = is_url,	      [LEVEL] = is_level,
	[DOCS] = is_docs,     [NUMBERS] = is_numbers, [OBJECT] = is_object,
	[PHASES] = is_phases, [STEPS] = is_steps,     [UPDATES] = is_updates,
};

static enum err fields_check(const struct field *fields, const json_t *body, bool request)
{
	size_t found = 0;
	if (!json_is_object(body))
		return ERR_INVAL;
	for (const struct field *f = fields; f->key; f++) {
		const json_t *v = json_object_get(body, f->key);
		bool mine = !(request && f->flags & ADDED);
		if (!v && mine && !(f->flags & OPTIONAL))
			return ERR_INVAL;
		if (!v)
			continue;
		enum err e = mine ? checks[f->shape](f, v) : ERR_INVAL;
		if (e)
			return e;
		found++;
	}
	/* As many keys as were known: none is unknown. */
	return found == json_object_size(body) ? ERR_OK : ERR_INVAL;
}

enum err form_check(enum event_kind kind, const json_t *body)
{
	return fields_check(forms[kind].field, body, false);
}

enum err room_check_request(enum event_kind kind, const json_t *body)
{
	if ((unsigned)kind >= EVENT_COUNT)
		return ERR_INVAL;
	if (kind == EVENT_CREATE || kind == EVENT_JOIN || kind == EVENT_JUDGE)
		return ERR_FORBIDDEN; /* the server alone says these */
	enum err e = fields_check(forms[kind].field, body, true);
	if (!e && kind == EVENT_RUN) {
		bool input = span_is(text_of(body, "what"), "input");
		if (json_object_get(body, "stdin") && !input)
			e = ERR_INVAL;
	}
	return e;
}
