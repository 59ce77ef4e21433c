#include "judge/lexer.h"

#include <stdlib.h>

/* ---- trigraphs and splices (C17 5.1.1.2, phases 1 and 2) ---- */

static char trigraph(struct span s, size_t i)
{
	static const char from[] = "=/'()!<>-", to[] = "#\\^[]|{}~";
	if (i + 2 >= s.len || s.p[i] != '?' || s.p[i + 1] != '?' || !s.p[i + 2])
		return 0;
	const char *at = strchr(from, s.p[i + 2]);
	return at ? to[at - from] : 0;
}

static size_t splice_length(struct span s, size_t i, bool trigraphs)
{
	size_t n = trigraphs && trigraph(s, i) == '\\' ? 3 : s.p[i] == '\\' ? 1 : 0;
	if (n == 0)
		return 0;
	/* gcc takes blanks between backslash and newline for a splice too. */
	while (i + n < s.len && strchr(" \t\r\f\v", s.p[i + n]) && s.p[i + n])
		n++;
	return i + n < s.len && s.p[i + n] == '\n' ? n + 1 : 0;
}

enum err lexer_begin(struct lexer *x, struct span s, unsigned reading)
{
	struct place at = {1, 1};
	const bool trigraphs = reading & READ_TRIGRAPHS;
	*x = (struct lexer){.reading = reading};
	x->text = malloc(s.len + 1);
	x->places = malloc((s.len + 1) * sizeof *x->places);
	if (!x->text || !x->places)
		return ERR_NOMEM;
	for (size_t i = 0; i < s.len;) {
		size_t skip = splice_length(s, i, trigraphs);
		if (skip) {
			i += skip;
			at = (struct place){at.line + 1, 1};
			continue;
		}
		char plain = trigraph(s, i);
		x->ambiguous = x->ambiguous || plain;
		plain = trigraphs ? plain : 0;
		x->places[x->len] = at;
		x->text[x->len++] = plain ? plain : s.p[i];
		at.column += plain ? 3 : 1;
		if (s.p[i] == '\n')
			at = (struct place){at.line + 1, 1};
		i += plain ? 3 : 1;
	}
	x->text[x->len] = 0;
	x->places[x->len] = at;
	return ERR_OK;
}

void lexer_release(struct lexer *x)
{
	free(x->text);
	free(x->places);
	*x = (struct lexer){.len = 0};
}

/* ---- tokens ---- */

static bool is_any(struct span word, const char *const *words)
{
	while (*words && !span_is(word, *words))
		words++;
	return *words != NULL;
}

bool lexer_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
	       (unsigned char)c >= 0x80;
}

bool lexer_is_digit(char c)
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
	       (lexer_is_letter(x->text[x->at + n]) || lexer_is_digit(x->text[x->at + n])))
		n++;
	return n;
}

/* With the quotes between digits of C++ and C23. */
static size_t number_length(struct lexer *x)
{
	const char *p = x->text + x->at;
	size_t n = word_length(x);
	while (p[n] == '\'' && (lexer_is_letter(p[n + 1]) || lexer_is_digit(p[n + 1]))) {
		x->ambiguous = true;
		if (!(x->reading & READ_SEPARATORS))
			break;
		for (n++; lexer_is_letter(p[n]) || lexer_is_digit(p[n]);)
			n++;
	}
	return n;
}

/* R"x(...)x" behind a word of `prefix` bytes; 0: no raw string. */
static size_t raw_length(struct lexer *x, size_t prefix)
{
	static const char *const prefixes[] = {"R", "u8R", "uR", "UR", "LR", NULL};
	enum { DELIMITER_MAX = 16 };
	const char *p = x->text + x->at;
	char end[DELIMITER_MAX + 2] = ")";
	size_t n = prefix + 1, k = 1, left = x->len - x->at;
	if (p[prefix] != '"' || !is_any((struct span){p, prefix}, prefixes))
		return 0;
	x->ambiguous = true;
	while (n < left && p[n] != '(' && k <= DELIMITER_MAX)
		end[k++] = p[n++];
	if (!(x->reading & READ_RAW) || n >= left || p[n] != '(')
		return 0;
	end[k++] = '"';
	const char *found = memmem(p + n, left - n, end, k);
	return found ? (size_t)(found - p) + k : left;
}

/* Splices and trigraphs are none inside a raw string, and so might its end be elsewhere. */
static bool is_spliced(const struct lexer *x, size_t from, size_t len)
{
	for (size_t i = from + 1; i < from + len; i++) {
		const struct place *a = &x->places[i - 1], *b = &x->places[i];
		const bool newline = x->text[i - 1] == '\n';
		if (b->line != a->line + newline || b->column != (newline ? 1 : a->column + 1))
			return true;
	}
	return false;
}

/* The token that begins here, its length. */
static size_t measure(struct lexer *x, struct token *t)
{
	const char *p = x->text + x->at;
	t->kind = TOKEN_MARK;
	if (*p == '\n')
		t->kind = TOKEN_NEWLINE;
	else if (*p == '"' || *p == '\'')
		t->kind = TOKEN_STRING;
	else if (lexer_is_letter(*p))
		t->kind = TOKEN_WORD;
	if (t->kind == TOKEN_STRING)
		return quoted_length(x);
	if (t->kind == TOKEN_WORD) {
		size_t word = word_length(x), raw = raw_length(x, word);
		t->kind = raw ? TOKEN_STRING : TOKEN_WORD;
		t->spliced = raw && is_spliced(x, x->at, raw);
		return raw ? raw : word;
	}
	/* A number is a mark as a whole, so that 0xasm holds no word. */
	if (lexer_is_digit(*p))
		return number_length(x);
	/* The digraphs of #, [ and ]. */
	const bool pair = (p[0] == '%' && p[1] == ':') || (p[0] == '<' && p[1] == ':') ||
			  (p[0] == ':' && p[1] == '>');
	return pair ? 2 : 1;
}

struct token lexer_next(struct lexer *x)
{
	size_t before = x->at;
	while (x->at < x->len && skip_blank(x))
		;
	struct token t = {.at = x->places[x->at], .adjacent = before == x->at};
	if (x->at >= x->len)
		return t;
	size_t n = measure(x, &t);
	t.text = (struct span){x->text + x->at, n};
	x->at += n;
	return t;
}

struct span lexer_rest_of_line(struct lexer *x)
{
	const char *p = x->text + x->at;
	const char *end = memchr(p, '\n', x->len - x->at);
	size_t n = end ? (size_t)(end - p) : x->len - x->at;
	x->at += n;
	return (struct span){p, n};
}
