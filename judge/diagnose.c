#include "judge/diagnose.h"

#include <stdlib.h>

#include "judge/compile.h"

/* The length of the valid UTF-8 sequence at p (RFC 3629), or 0. */
static size_t sequence(const unsigned char *p, size_t left)
{
	size_t units;
	for (size_t n = 1; n <= 4 && n <= left; n++)
		if (!span_utf16_length((struct span){(const char *)p, n}, &units))
			return n;
	return 0;
}

json_t *diagnose_string(struct span text, size_t max)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	AUTO_BUF out;
	buf_init(&out, max + 8);
	for (size_t i = 0; i < text.len && out.len < max;) {
		const unsigned char *p = (const unsigned char *)text.p + i;
		size_t n = sequence(p, text.len - i);
		if (n)
			buf_add(&out, (struct span){text.p + i, n});
		else
			buf_add_text(&out, replacement);
		i += n ? n : 1;
	}
	if (buf_err(&out))
		return NULL;
	struct span s = buf_span(&out);
	return json_stringn(s.p, s.len);
}

void compile_say(json_t *diagnostics, const char *file, int64_t line, int64_t column,
		 const char *severity, struct span message)
{
	if (json_array_size(diagnostics) >= DIAGNOSTICS_MAX)
		return;
	json_array_append_new(
		diagnostics,
		json_pack("{so sI sI ss so}", "file", diagnose_string(span_of(file), 128), "line",
			  (json_int_t)line, "column", (json_int_t)column, "severity", severity,
			  "message", diagnose_string(message, DIAGNOSTIC_TEXT_MAX)));
}

static const char *severity_of(struct span kind)
{
	if (span_is(kind, "warning"))
		return "warning";
	return span_is(kind, "note") ? "note" : "error";
}

static void take(json_t *diagnostics, const json_t *d)
{
	const json_t *where = json_array_get(json_object_get(d, "locations"), 0);
	const json_t *caret = json_object_get(where, "caret");
	struct span file = json_text_or(caret, "file", SPAN(""));
	int64_t column = json_int_or(caret, "byte-column", json_int_or(caret, "column", 0));
	char name[COMPILE_NAME_MAX + 1] = "";
	/* A candidate learns nothing of where system headers lie. */
	bool ours = file.len <= COMPILE_NAME_MAX && !memchr(file.p, '/', file.len);
	if (ours)
		memcpy(name, file.p, file.len);
	compile_say(diagnostics, name, ours ? json_int_or(caret, "line", 0) : 0, ours ? column : 0,
		    severity_of(json_text_or(d, "kind", SPAN("error"))),
		    json_text_or(d, "message", SPAN("")));
}

bool diagnose_cc1(json_t *diagnostics, struct span text)
{
	AUTO_JSON *list = NULL;
	const json_t *d;
	size_t i;
	text = span_trim(text);
	if (text.len == 0)
		return true;
	/* After a fatal error cc1 adds "compilation terminated." below the array. */
	struct span first = text, rest = text;
	span_split(&rest, '\n', &first);
	if (json_read(first, &list) && json_read(text, &list))
		return false;
	if (!json_is_array(list))
		return false;
	json_array_foreach(list, i, d) take(diagnostics, d);
	return true;
}

/* The file of "main.o:solution.c:function main: error: ..." is solution.c. */
static void name_in(struct span line, char name[COMPILE_NAME_MAX + 1])
{
	struct span part;
	name[0] = 0;
	while (span_split(&line, ':', &part))
		if (part.len > 2 && part.len <= COMPILE_NAME_MAX &&
		    memcmp(part.p + part.len - 2, ".c", 2) == 0 && !memchr(part.p, '/', part.len)) {
			memcpy(name, part.p, part.len);
			name[part.len] = 0;
			return;
		}
}

void diagnose_text(json_t *diagnostics, struct span text)
{
	struct span line;
	while (span_split(&text, '\n', &line)) {
		char name[COMPILE_NAME_MAX + 1];
		line = span_trim(line);
		if (line.len == 0)
			continue;
		name_in(line, name);
		const char *error = memmem(line.p, line.len, "error: ", 7);
		if (error)
			line = (struct span){error + 7, line.len - (size_t)(error + 7 - line.p)};
		compile_say(diagnostics, name, 0, 0, "error", line);
	}
}
