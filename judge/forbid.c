#include "judge/forbid.h"

#include <stdlib.h>

/* How it works: the text is first copied without trigraphs and line splices, each byte with the
 * place it came from; then cut into tokens, while three small states watch for a pragma's line, an
 * attribute's parentheses and the operand of _Pragma. */
struct place {
	int line, column;
};

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_STRING, TOKEN_NEWLINE, TOKEN_MARK };

struct token {
	enum token_kind kind;
	struct span text;
	struct place at;
	bool adjacent; /* to the token before it */
};

struct lexer {
	char *text;
	struct place *places;
	size_t len, at;
};

/* ---- trigraphs and splices (C17 5.1.1.2, phases 1 and 2) ---- */

static char trigraph(struct span s, size_t i)
{
	static const char from[] = "=/'()!<>-", to[] = "#\\^[]|{}~";
	if (i + 2 >= s.len || s.p[i] != '?' || s.p[i + 1] != '?' || !s.p[i + 2])
		return 0;
	const char *at = strchr(from, s.p[i + 2]);
	return at ? to[at - from] : 0;
}

static size_t splice_length(struct span s, size_t i)
{
	size_t n = trigraph(s, i) == '\\' ? 3 : s.p[i] == '\\' ? 1 : 0;
	if (n == 0)
		return 0;
	/* gcc takes blanks between backslash and newline for a splice too. */
	while (i + n < s.len && strchr(" \t\r\f\v", s.p[i + n]) && s.p[i + n])
		n++;
	return i + n < s.len && s.p[i + n] == '\n' ? n + 1 : 0;
}

static bool begin(struct lexer *x, struct span s)
{
	struct place at = {1, 1};
	*x = (struct lexer){.len = 0};
	x->text = malloc(s.len + 1);
	x->places = malloc((s.len + 1) * sizeof *x->places);
	if (!x->text || !x->places)
		return false;
	for (size_t i = 0; i < s.len;) {
		size_t skip = splice_length(s, i);
		if (skip) {
			i += skip;
			at = (struct place){at.line + 1, 1};
			continue;
		}
		char plain = trigraph(s, i);
		x->places[x->len] = at;
		x->text[x->len++] = plain ? plain : s.p[i];
		at.column += plain ? 3 : 1;
		if (s.p[i] == '\n')
			at = (struct place){at.line + 1, 1};
		i += plain ? 3 : 1;
	}
	x->text[x->len] = 0;
	x->places[x->len] = at;
	return true;
}

/* ---- tokens ---- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
	       (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool skip_blank(struct lexer *x)
{
	const char *p = x->text + x->at;
	if (*p == ' ' || (*p >= '\t' && *p <= '\r' && *p != '\n')) {
		x->at++;
		return true;
	}
	if (p[0] == '/' && p[1] == '/') {
		while (x->at < x->len && x->text[x->at] != '\n')
			x->at++;
		return true;
	}
	if (p[0] == '/' && p[1] == '*') {
		const char *end = memmem(p + 2, x->len - x->at - 2, "*/", 2);
		x->at = end ? (size_t)(end - x->text) + 2 : x->len;
		return true;
	}
	return false;
}

static size_t quoted_length(const struct lexer *x)
{
	const char *p = x->text + x->at;
	size_t left = x->len - x->at, n = 1;
	while (n < left && p[n] != p[0] && p[n] != '\n')
		n += p[n] == '\\' && n + 1 < left && p[n + 1] != '\n' ? 2 : 1;
	return n < left && p[n] == p[0] ? n + 1 : n;
}

static size_t word_length(const struct lexer *x)
{
	size_t n = 0;
	while (x->at + n < x->len &&
	       (is_letter(x->text[x->at + n]) || is_digit(x->text[x->at + n])))
		n++;
	return n;
}

static struct token next_token(struct lexer *x)
{
	size_t before = x->at;
	while (x->at < x->len && skip_blank(x))
		;
	struct token t = {.at = x->places[x->at], .adjacent = before == x->at};
	const char *p = x->text + x->at;
	size_t n = 1;
	if (x->at >= x->len)
		return t;
	if (*p == '\n') {
		t.kind = TOKEN_NEWLINE;
	} else if (*p == '"' || *p == '\'') {
		t.kind = TOKEN_STRING;
		n = quoted_length(x);
	} else if (is_letter(*p)) {
		t.kind = TOKEN_WORD;
		n = word_length(x);
	} else {
		/* A number is a mark as a whole, so that 0xasm holds no word. */
		t.kind = TOKEN_MARK;
		n = is_digit(*p) ? word_length(x) : 1;
		if (p[0] == '%' && p[1] == ':')
			n = 2; /* the digraph of # */
	}
	t.text = (struct span){p, n};
	x->at += n;
	return t;
}

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
	bool include;
	bool underscore_pragma; /* the last word was _Pragma */
	bool attribute;		/* after __attribute__ or inside [[ */
	int depth;		/* parentheses or brackets open inside it */
	bool bracket;		/* the last mark was [ */
	bool hash;		/* the last mark was # */
	bool renamed;		/* #line was said */
	struct place renamed_at;
	const struct markers *markers; /* of preprocessed text; NULL: a source */
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
		       (is_letter(t.text.p[i + n]) || is_digit(t.text.p[i + n])))
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
	if (w->directive) {
		w->pragma = span_is(t.text, "pragma");
		if (span_is(t.text, "line") && !w->renamed)
			w->renamed_at = t.at;
		w->renamed = w->renamed || span_is(t.text, "line");
		w->include = span_is(t.text, "include");
		return;
	}
	if (w->pragma) {
		if (w->pragma_gcc && changes_target(t.text))
			report(w, t.at, t.text, "as a pragma is not allowed here");
		w->pragma_gcc = w->pragma_gcc || span_is(t.text, "GCC");
		return;
	}
	w->found->unsure = w->found->unsure || is_any(t.text, joining);
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
	char c = t.text.p[0];
	bool second_bracket = c == '[' && w->bracket && t.adjacent;
	bool hash = is_hash(t);
	w->bracket = c == '[';
	w->found->unsure = w->found->unsure || (hash && w->hash && t.adjacent);
	w->hash = hash;
	if (w->directive && is_digit(c) && !w->markers)
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
	if (t.kind == TOKEN_NEWLINE)
		w->pragma = w->pragma_gcc = w->include = false;
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

enum err forbid_check(struct span source, const struct forbid_policy *policy,
		      struct forbid_found *out)
{
	struct lexer x;
	struct watch w = {.found = out, .policy = policy};
	bool fine = begin(&x, source), line_start = true;
	*out = (struct forbid_found){.count = 0};
	while (fine) {
		struct token t = next_token(&x);
		if (t.kind == TOKEN_END)
			break;
		on_token(&w, t, line_start);
		line_start = t.kind == TOKEN_NEWLINE;
	}
	end_watch(&w);
	free(x.text);
	free(x.places);
	return fine ? ERR_OK : ERR_NOMEM;
}

static struct span rest_of_line(struct lexer *x)
{
	const char *p = x->text + x->at;
	const char *end = memchr(p, '\n', x->len - x->at);
	size_t n = end ? (size_t)(end - p) : x->len - x->at;
	x->at += n;
	return (struct span){p, n};
}

/* A marker is "# 12" at the start of its line, as no source of ours may write it. */
static bool take_marker(struct lexer *x, struct markers *m, struct token t)
{
	if (!is_hash(t) || x->at + 1 >= x->len || x->text[x->at] != ' ' ||
	    !is_digit(x->text[x->at + 1]))
		return false;
	read_marker(m, rest_of_line(x), t.at.line);
	return true;
}

enum err forbid_check_expanded(struct span text, const char *const *names, size_t name_count,
			       const struct forbid_policy *policy, struct forbid_found *out)
{
	struct lexer x;
	struct markers m = {.names = names, .name_count = name_count, .file = name_count};
	struct watch w = {.found = out, .policy = policy, .markers = &m};
	bool fine = begin(&x, text), line_start = true;
	*out = (struct forbid_found){.count = 0};
	while (fine) {
		struct token t = next_token(&x);
		if (t.kind == TOKEN_END)
			break;
		bool marker = line_start && take_marker(&x, &m, t);
		if (!marker && m.file < name_count)
			on_token(&w, t, line_start);
		line_start = t.kind == TOKEN_NEWLINE;
	}
	free(x.text);
	free(x.places);
	return fine ? ERR_OK : ERR_NOMEM;
}
