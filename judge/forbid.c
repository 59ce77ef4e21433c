#include "judge/forbid.h"

#include "judge/lexer.h"

/* How it works: three small states watch the tokens for a pragma's line, an attribute's parentheses
 * and the operand of _Pragma. A text that can be read in several ways is read in all of them, and
 * what any reading finds counts. */

/* ---- line markers of preprocessed text: # 12 "a.c" 1 3 ---- */

struct markers {
	const char *const *names;
	size_t name_count;
	size_t file;  /* name_count: none of ours */
	int line, at; /* the next physical line, `at` + 1, is this line of the file */
};

/* Reads the rest of a marker's line, from its number on. */
static void read_marker(struct markers *m, struct span line, int at)
{
	struct span number, name, rest = line;
	int64_t n;
	if (!span_split(&rest, '"', &number) || !rest.p || !span_split(&rest, '"', &name) ||
	    span_int(span_trim(number), 0, INT32_MAX / 2, &n))
		return;
	/* Flag 3: from a system header, or from a macro of one. */
	bool system = rest.p && memchr(rest.p, '3', rest.len);
	m->file = m->name_count;
	for (size_t i = 0; !system && i < m->name_count; i++)
		if (span_is(name, m->names[i]))
			m->file = i;
	m->line = (int)n;
	m->at = at;
}

/* A macro's words stand in no column of the source. */
static void place_by_markers(const struct markers *m, struct forbid_hit *h)
{
	h->file = m->file < m->name_count ? m->file : 0;
	h->line = m->line + (h->line - m->at - 1);
	if (h->line < 1)
		h->line = 1;
	h->column = h->end_column = 0;
}

/* ---- what is forbidden ---- */

struct watch {
	struct forbid_found *found;
	const struct forbid_policy *policy;
	bool directive; /* the last token was # at the start of its line */
	bool pragma, pragma_gcc;
	bool include, define;	/* the line's directive */
	bool underscore_pragma; /* the last word was _Pragma */
	bool attribute;		/* after __attribute__ or inside [[ */
	int depth;		/* parentheses or brackets open inside it */
	bool bracket;		/* the last mark was [ */
	bool hash;		/* the last mark was # */
	bool renamed;		/* #line was said */
	struct place renamed_at;
	struct markers *markers; /* of preprocessed text; NULL: a source */
};

static void report(struct watch *w, struct place at, struct span what, const char *why)
{
	enum { WHAT_MAX = 60 };
	struct forbid_found *f = w->found;
	if (f->count == FORBID_HITS_MAX)
		return;
	struct forbid_hit *h = &f->hits[f->count++];
	size_t shown = what.len < WHAT_MAX ? what.len : WHAT_MAX, why_len = strlen(why);
	if (why_len > sizeof h->reason - WHAT_MAX - 4)
		why_len = sizeof h->reason - WHAT_MAX - 4;
	*h = (struct forbid_hit){.reason = "'"};
	memcpy(h->reason + 1, what.p, shown);
	memcpy(h->reason + 1 + shown, "' ", 2);
	memcpy(h->reason + 3 + shown, why, why_len);
	h->line = at.line;
	h->column = at.column;
	h->end_column = at.column + (int)what.len;
	if (w->markers)
		place_by_markers(w->markers, h);
	for (size_t i = 0; i + 1 < f->count; i++)
		if (f->hits[i].line == h->line && f->hits[i].column == h->column &&
		    f->hits[i].file == h->file && strcmp(f->hits[i].reason, h->reason) == 0) {
			f->count--; /* another reading has said so */
			return;
		}
}

static bool is_any(struct span word, const char *const *words)
{
	while (*words && !span_is(word, *words))
		words++;
	return *words != NULL;
}

/* system_header would hide a file from the look at what the preprocessor left. */
static bool changes_target(struct span word)
{
	static const char *const words[] = {
		"optimize",	 "__optimize__",      "target",	       "__target__",
		"target_clones", "__target_clones__", "system_header", NULL};
	return is_any(word, words);
}

/* The operand of _Pragma is a string: look for the words inside its quotes. */
static void look_into_pragma(struct watch *w, struct token t)
{
	size_t i = 0;
	while (i < t.text.len) {
		size_t n = 0;
		while (i + n < t.text.len &&
		       (lexer_is_letter(t.text.p[i + n]) || lexer_is_digit(t.text.p[i + n])))
			n++;
		struct span word = {t.text.p + i, n};
		if (changes_target(word))
			report(w, t.at, word, "as a pragma is not allowed here");
		i += n ? n : 1;
	}
}

static void on_word(struct watch *w, struct token t)
{
	static const char *const assembly[] = {"asm", "__asm", "__asm__", NULL};
	static const char *const attribute[] = {"__attribute__", "__attribute", NULL};
	static const char *const joining[] = {"_Pragma", "__CONCAT", "__CONCAT1", NULL};
	/* Of glibc: _Pragma(#x), and what a system header's macro says is not looked at. */
	static const char *const pragma[] = {"__glibc_macro_warning", "__glibc_macro_warning1",
					     NULL};
	if (w->directive) {
		w->pragma = span_is(t.text, "pragma");
		if (span_is(t.text, "line") && !w->renamed)
			w->renamed_at = t.at;
		w->renamed = w->renamed || span_is(t.text, "line");
		w->include = span_is(t.text, "include");
		w->define = span_is(t.text, "define");
		return;
	}
	if (w->pragma) {
		if (w->pragma_gcc && changes_target(t.text))
			report(w, t.at, t.text, "as a pragma is not allowed here");
		w->pragma_gcc = w->pragma_gcc || span_is(t.text, "GCC");
		return;
	}
	const bool renames = w->define && (changes_target(t.text) || is_any(t.text, attribute));
	w->found->unsure = w->found->unsure || renames || is_any(t.text, joining);
	if (is_any(t.text, pragma))
		report(w, t.at, t.text, "as a pragma is not allowed here");
	if (is_any(t.text, assembly))
		report(w, t.at, t.text, "(inline assembly) is not allowed here");
	if (w->attribute && changes_target(t.text))
		report(w, t.at, t.text, "as an attribute is not allowed here");
	if (is_any(t.text, attribute)) {
		w->attribute = true;
		w->depth = 0;
	}
	for (size_t i = 0; i < w->policy->count; i++)
		if (span_is(t.text, w->policy->words[i]))
			report(w, t.at, t.text, "is forbidden in this problem");
}

static bool is_hash(struct token t)
{
	return t.kind == TOKEN_MARK && (span_is(t.text, "#") || span_is(t.text, "%:"));
}

static void on_mark(struct watch *w, struct token t)
{
	char c = span_is(t.text, "<:") ? '[' : span_is(t.text, ":>") ? ']' : t.text.p[0];
	bool second_bracket = c == '[' && w->bracket;
	bool hash = is_hash(t);
	w->bracket = c == '[';
	w->found->unsure = w->found->unsure || (hash && w->hash && t.adjacent);
	w->hash = hash;
	if (w->directive && lexer_is_digit(c) && !w->markers)
		report(w, t.at, t.text, "(a line marker) is not allowed here");
	if (second_bracket && !w->attribute) {
		w->attribute = true;
		w->depth = 2;
		return;
	}
	if (!w->attribute)
		return;
	if (c == '(' || c == '[')
		w->depth++;
	else if (c == ')' || c == ']')
		w->attribute = --w->depth > 0;
	else if (w->depth == 0)
		w->attribute = false;
}

static void on_token(struct watch *w, struct token t, bool line_start)
{
	bool hash = is_hash(t);
	w->hash = w->hash && t.kind == TOKEN_MARK;
	w->bracket = w->bracket && (t.kind == TOKEN_MARK || t.kind == TOKEN_NEWLINE);
	if (t.spliced)
		report(w, t.at, SPAN("R"), "(a raw string with a line splice) is not allowed here");
	if (t.kind == TOKEN_NEWLINE)
		w->pragma = w->pragma_gcc = w->include = w->define = false;
	else if (t.kind == TOKEN_WORD && !w->include)
		on_word(w, t);
	else if (t.kind == TOKEN_MARK && !w->include)
		on_mark(w, t);
	else if (t.kind == TOKEN_STRING && w->underscore_pragma)
		look_into_pragma(w, t);
	bool open = t.kind == TOKEN_MARK && t.text.p[0] == '(';
	w->underscore_pragma = (t.kind == TOKEN_WORD && span_is(t.text, "_Pragma")) ||
			       (w->underscore_pragma && (open || t.kind == TOKEN_NEWLINE));
	w->directive = hash && line_start;
}

/* #line could give what is hidden to a file that nobody looks at. */
static void end_watch(struct watch *w)
{
	if (w->renamed && w->found->unsure)
		report(w, w->renamed_at, SPAN("#line"),
		       "is not allowed beside '##', '__CONCAT' or '_Pragma'");
}

/* A marker is "# 12" at the start of its line, as no source of ours may write it. */
static bool take_marker(struct lexer *x, struct markers *m, struct token t)
{
	if (!is_hash(t) || x->at + 1 >= x->len || x->text[x->at] != ' ' ||
	    !lexer_is_digit(x->text[x->at + 1]))
		return false;
	read_marker(m, lexer_rest_of_line(x), t.at.line);
	return true;
}

static enum err read_as(struct span text, unsigned reading, struct watch *w, bool *ambiguous)
{
	struct lexer x;
	struct markers *m = w->markers;
	bool line_start = true;
	enum err e = lexer_begin(&x, text, reading);
	while (!e) {
		struct token t = lexer_next(&x);
		if (t.kind == TOKEN_END)
			break;
		bool marker = m && line_start && take_marker(&x, m, t);
		if (!marker && (!m || m->file < m->name_count))
			on_token(w, t, line_start);
		line_start = t.kind == TOKEN_NEWLINE;
	}
	if (!m)
		end_watch(w);
	*ambiguous = x.ambiguous;
	lexer_release(&x);
	return e;
}

/* The readings agree up to the first thing that they differ in, so that the first one sees it. */
static enum err read_all(struct span text, const struct markers *start,
			 const struct forbid_policy *policy, struct forbid_found *out)
{
	bool ambiguous = false, ignored;
	*out = (struct forbid_found){.count = 0};
	struct markers m;
	enum err e = ERR_OK;
	for (unsigned reading = 0; !e && (reading == 0 || ambiguous) && reading < READINGS;
	     reading++) {
		struct watch w = {.found = out, .policy = policy};
		if (start) {
			m = *start;
			w.markers = &m;
		}
		e = read_as(text, reading, &w, reading ? &ignored : &ambiguous);
	}
	return e;
}

enum err forbid_check(struct span source, const struct forbid_policy *policy,
		      struct forbid_found *out)
{
	return read_all(source, NULL, policy, out);
}

enum err forbid_check_expanded(struct span text, const char *const *names, size_t name_count,
			       const struct forbid_policy *policy, struct forbid_found *out)
{
	const struct markers start = {.names = names, .name_count = name_count, .file = name_count};
	return read_all(text, &start, policy, out);
}
