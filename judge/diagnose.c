#include "judge/diagnose.h"

#include <stdlib.h>

#include "judge/compile.h"
#include "judge/language.h"

/* The length of the valid UTF-8 sequence at p (RFC 3629), or 0. */
static size_t sequence(const unsigned char *p, size_t left)
{
	size_t units;
	for (size_t n = 1; n <= 4 && n <= left; n++)
		if (!span_utf16_length((struct span){(const char *)p, n}, &units))
			return n;
	return 0;
}

/* As much as fits `max` bytes or a sequence more, what is no UTF-8 replaced. */
static void add_valid(struct buf *out, struct span text, size_t max)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	for (size_t i = 0; i < text.len && out->len < max;) {
		const unsigned char *p = (const unsigned char *)text.p + i;
		size_t n = sequence(p, text.len - i);
		if (n)
			buf_add(out, (struct span){text.p + i, n});
		else
			buf_add_text(out, replacement);
		i += n ? n : 1;
	}
}

json_t *diagnose_string(struct span text, size_t max)
{
	AUTO_BUF out;
	buf_init(&out, max + 8);
	add_valid(&out, text, max);
	if (buf_err(&out))
		return NULL;
	struct span s = buf_span(&out);
	return json_stringn(s.p, s.len);
}

/* ---- what is told of the host ---- */

static bool in_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '.' || c == '_' || c == '-' || c == '+';
}

/* The length of the folders of an absolute path at s.p[i]; 0: there is none, or only a division. */
static size_t folders_length(struct span s, size_t i)
{
	size_t last = 0, n = i;
	bool starts = i == 0 || (!in_name(s.p[i - 1]) && s.p[i - 1] != '/');
	if (s.p[i] != '/' || !starts || (i + 1 < s.len && s.p[i + 1] == '/'))
		return 0;
	while (n < s.len && (s.p[n] == '/' || in_name(s.p[n]))) {
		if (s.p[n] == '/')
			last = n;
		n++;
	}
	return last > i ? last + 1 - i : 0;
}

static json_t *message_string(struct span s)
{
	AUTO_BUF out;
	buf_init(&out, DIAGNOSTIC_TEXT_MAX);
	if (s.len > DIAGNOSTIC_TEXT_MAX)
		s.len = DIAGNOSTIC_TEXT_MAX;
	for (size_t i = 0; i < s.len; i++) {
		i += folders_length(s, i);
		if (i < s.len)
			buf_add_char(&out, s.p[i]);
	}
	return buf_err(&out) ? NULL : diagnose_string(buf_span(&out), DIAGNOSTIC_TEXT_MAX);
}

/* A candidate learns nothing of where system headers lie. */
static bool is_ours(struct span file)
{
	return file.len > 0 && file.len <= COMPILE_NAME_MAX && !memchr(file.p, '/', file.len);
}

static bool is_place(int64_t n)
{
	return n >= 0 && n <= INT32_MAX;
}

void diagnose_say(json_t *diagnostics, const struct diagnostic *d)
{
	bool ours = is_ours(d->file) && is_place(d->line) && is_place(d->column);
	if (json_array_size(diagnostics) >= DIAGNOSTICS_MAX)
		return;
	json_t *o = json_pack("{so sI sI}", "file",
			      diagnose_string(ours ? d->file : SPAN(""), COMPILE_NAME_MAX), "line",
			      (json_int_t)(ours ? d->line : 0), "column",
			      (json_int_t)(ours ? d->column : 0));
	if (o && ours && d->end_column > d->column && is_place(d->end_column))
		json_object_set_new(o, "end_column", json_integer((json_int_t)d->end_column));
	if (o && (json_object_set_new(o, "severity", json_string(d->severity)) ||
		  json_object_set_new(o, "message", message_string(d->message)))) {
		json_decref(o);
		o = NULL;
	}
	if (o && d->option.len)
		json_object_set_new(o, "option", diagnose_string(d->option, COMPILE_NAME_MAX));
	json_array_append_new(diagnostics, o);
}

/* ---- gcc's JSON ---- */

static const char *severity_of(struct span kind)
{
	if (span_is(kind, "warning") || span_is(kind, "Warning"))
		return "warning";
	return span_is(kind, "note") ? "note" : "error";
}

static void take(json_t *diagnostics, const json_t *d)
{
	const json_t *where = json_array_get(json_object_get(d, "locations"), 0);
	const json_t *caret = json_object_get(where, "caret");
	const json_t *finish = json_object_get(where, "finish");
	int64_t line = json_int_or(caret, "line", 0);
	bool same = json_int_or(finish, "line", 0) == line;
	const struct diagnostic one = {
		.file = json_text_or(caret, "file", SPAN("")),
		.line = line,
		.column = json_int_or(caret, "byte-column", json_int_or(caret, "column", 0)),
		.end_column = same ? json_int_or(finish, "byte-column", -1) % INT32_MAX + 1 : 0,
		.severity = severity_of(json_text_or(d, "kind", SPAN("error"))),
		.message = json_text_or(d, "message", SPAN("")),
		.option = json_text_or(d, "option", SPAN("")),
	};
	diagnose_say(diagnostics, &one);
}

/* gcc repeats the bytes of a source inside its strings, whatever they are. */
static enum err read_quoted(struct span text, json_t **list)
{
	AUTO_BUF clean;
	buf_init(&clean, 3 * text.len + 8);
	enum err e = json_read(text, list);
	if (!e || e == ERR_NOMEM)
		return e;
	add_valid(&clean, text, SIZE_MAX);
	for (size_t i = 0; i < clean.len; i++)
		if ((unsigned char)clean.p[i] < 0x20)
			clean.p[i] = ' ';
	return buf_err(&clean) ? buf_err(&clean) : json_read(buf_span(&clean), list);
}

bool diagnose_json(json_t *diagnostics, struct span text)
{
	AUTO_JSON *list = NULL;
	const json_t *d, *child;
	size_t i, k;
	text = span_trim(text);
	if (text.len == 0)
		return true;
	/* After a fatal error cc1 adds "compilation terminated." below the array. */
	struct span first = text, rest = text;
	span_split(&rest, '\n', &first);
	if (read_quoted(first, &list) && read_quoted(text, &list))
		return false;
	if (!json_is_array(list))
		return false;
	json_array_foreach(list, i, d)
	{
		take(diagnostics, d);
		json_array_foreach(json_object_get(d, "children"), k, child)
			take(diagnostics, child);
	}
	return true;
}

/* ---- lines ---- */

static bool take_number(struct span *rest, char after, int64_t *out)
{
	struct span part, left = *rest;
	if (left.len == 0 || !memchr(left.p, after, left.len) || !span_split(&left, after, &part) ||
	    span_int(part, 1, INT32_MAX, out))
		return false;
	*rest = left;
	return true;
}

/* "{6:12-6:13}{...}:", of which the one around the caret says where it ends. */
static void take_ranges(struct span *rest, struct diagnostic *d)
{
	while (rest->len && rest->p[0] == '{') {
		int64_t from_line, from, to_line, to;
		struct span range, left = {rest->p + 1, rest->len - 1};
		if (left.len == 0 || !memchr(left.p, '}', left.len) ||
		    !span_split(&left, '}', &range))
			return;
		*rest = left;
		if (take_number(&range, ':', &from_line) && take_number(&range, '-', &from) &&
		    take_number(&range, ':', &to_line) && !span_int(range, 1, INT32_MAX, &to) &&
		    from_line == d->line && to_line == d->line && from <= d->column &&
		    to > d->column)
			d->end_column = to;
	}
	if (rest->len && rest->p[0] == ':')
		*rest = (struct span){rest->p + 1, rest->len - 1};
}

/* "... [-Wunused-variable]" or "[-Werror,-Wx]" */
static void take_option(struct diagnostic *d)
{
	struct span m = d->message;
	if (m.len == 0 || m.p[m.len - 1] != ']')
		return;
	const char *open = memrchr(m.p, '[', m.len);
	if (!open || (size_t)(open - m.p) + 2 >= m.len || open[1] != '-')
		return;
	d->option = (struct span){open + 1, m.len - (size_t)(open + 1 - m.p) - 1};
	d->message = span_trim((struct span){m.p, (size_t)(open - m.p)});
}

/* "error: text" */
static bool take_text(struct span rest, struct diagnostic *d)
{
	static const char *const kinds[] = {
		"error", "fatal error", "warning", "note",
		"Error", "Fatal error", "Warning", "sorry, unimplemented"};
	struct span kind;
	rest = span_trim(rest);
	if (rest.len == 0 || !memchr(rest.p, ':', rest.len) || !span_split(&rest, ':', &kind))
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (span_is(kind, kinds[i])) {
			d->severity = severity_of(kind);
			d->message = span_trim(rest);
			take_option(d);
			return true;
		}
	return false;
}

void diagnose_lines(json_t *diagnostics, struct span text)
{
	struct span line;
	while (span_split(&text, '\n', &line)) {
		struct diagnostic d = {.file = SPAN("")};
		struct span rest = line;
		if (!span_split(&rest, ':', &d.file) || !rest.p)
			continue;
		if (take_number(&rest, ':', &d.line)) {
			take_number(&rest, ':', &d.column);
			take_ranges(&rest, &d);
			if (take_text(rest, &d))
				diagnose_say(diagnostics, &d);
		} else if (take_text(line, &d) || take_text(rest, &d)) {
			/* "fatal error: too many errors emitted", "clang: error: ..." */
			d.file = SPAN("");
			diagnose_say(diagnostics, &d);
		}
	}
}

/* ---- the linker ---- */

/* "/scratch/a.c" and the object "a.c.o" are both a.c; "Scrt1.o" is nothing of ours. */
static bool name_of(struct span part, char name[COMPILE_NAME_MAX + 1])
{
	enum language ignored;
	const char *slash = part.len ? memrchr(part.p, '/', part.len) : NULL;
	part = span_trim(part);
	if (slash)
		part = (struct span){slash + 1, (size_t)(part.p + part.len - slash - 1)};
	if (part.len > 2 && memcmp(part.p + part.len - 2, ".o", 2) == 0)
		part.len -= 2;
	if (part.len == 0 || part.len > COMPILE_NAME_MAX || memchr(part.p, 0, part.len))
		return false;
	memcpy(name, part.p, part.len);
	name[part.len] = 0;
	return language_of_file(name, &ignored) || language_is_header(name);
}

static bool find_after(struct span line, const char *text, struct span *rest)
{
	const char *at = memmem(line.p, line.len, text, strlen(text));
	if (at)
		*rest = (struct span){at + strlen(text),
				      line.len - (size_t)(at - line.p) - strlen(text)};
	return at != NULL;
}

static void take_link_line(json_t *diagnostics, struct span line)
{
	static const char previous[] = "previous definition here";
	char name[COMPILE_NAME_MAX + 1] = "", ignored[COMPILE_NAME_MAX + 1];
	struct diagnostic d = {.severity = "error", .message = line};
	struct span part, rest = line, before = line;
	if (find_after(line, previous, &rest)) {
		d.severity = "note";
		d.message = span_of(previous);
	} else if (find_after(line, "warning: ", &d.message)) {
		d.severity = "warning";
	} else {
		find_after(line, "error: ", &d.message);
	}
	/* "a.c.o: multiple definition of 'f'": the place is told apart from the text. */
	before = d.message;
	if (span_split(&before, ':', &part) && before.p && name_of(part, ignored))
		d.message = span_trim(before);
	rest = line;
	while (!name[0] && span_split(&rest, ':', &part))
		if (!name_of(part, name))
			name[0] = 0;
	if (name[0] && rest.p)
		take_number(&rest, ':', &d.line);
	d.file = span_of(name);
	diagnose_say(diagnostics, &d);
}

void diagnose_link(json_t *diagnostics, struct span text)
{
	struct span line;
	while (span_split(&text, '\n', &line)) {
		line = span_trim(line);
		if (line.len)
			take_link_line(diagnostics, line);
	}
}
