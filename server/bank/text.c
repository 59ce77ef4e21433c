#include "bank/text.h"

/* -- Inline Markdown ------------------------------------------------------------------------- */

enum mode { PROSE, CODE, MATHS };

struct scan {
	struct span s;
	size_t at;
	int line;
	enum mode mode;
	int opened;   /* line of the dollar that opened the maths */
	size_t ticks; /* length of the run that opened the code */
	struct faults *faults;
	json_t *links;
};

static char peek(const struct scan *x, size_t ahead)
{
	return x->at + ahead < x->s.len ? x->s.p[x->at + ahead] : 0;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == 0;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t run_of(const struct scan *x, char c)
{
	size_t n = 0;
	while (peek(x, n) == c)
		n++;
	return n;
}

/* At "](": the target up to the bracket that closes it. */
static void take_link(struct scan *x)
{
	struct span rest = {x->s.p + x->at + 2, x->s.len - x->at - 2};
	const char *end = memchr(rest.p, ')', rest.len);
	struct span target = {rest.p, end ? (size_t)(end - rest.p) : 0};
	if (target.len == 0) {
		faults_add(x->faults, x->line, "a link without a target");
		return;
	}
	json_t *link = json_pack("{s:s%, s:i}", "target", target.p, target.len, "line", x->line);
	if (json_array_append_new(x->links, link))
		x->faults->err = ERR_NOMEM;
}

static size_t in_prose(struct scan *x, char c)
{
	if (c == '`') {
		x->ticks = run_of(x, '`');
		x->mode = CODE;
		return x->ticks;
	}
	if (c == '\\' && peek(x, 1) == '$') {
		faults_add(x->faults, x->line,
			   "a dollar sign is always maths: write EUR for money");
		return 2;
	}
	if (c == '\\' && is_letter(peek(x, 1)))
		faults_add(x->faults, x->line, "TeX outside of $...$");
	else if (c == '\\')
		return 2;
	if (c == ']' && peek(x, 1) == '(')
		take_link(x);
	if (c != '$')
		return 1;
	x->mode = MATHS;
	x->opened = x->line;
	if (peek(x, 1) == '$')
		faults_add(x->faults, x->line, "$$ belongs into the body, alone on its line");
	else if (is_space(peek(x, 1)))
		faults_add(x->faults, x->line, "a space or the end follows the $ that opens maths");
	return peek(x, 1) == '$' ? 2 : 1;
}

static size_t in_code(struct scan *x, char c)
{
	size_t n = c == '`' ? run_of(x, '`') : 1;
	if (c == '`' && n == x->ticks)
		x->mode = PROSE;
	return n;
}

static size_t in_maths(struct scan *x, char c)
{
	if (c == '\\')
		return 2;
	if (c == '|')
		faults_add(x->faults, x->line,
			   "a bar inside of maths: write \\mid, \\lvert or \\lVert");
	if (c != '$')
		return 1;
	char before = x->s.p[x->at - 1], after = peek(x, 1);
	if (is_space(before))
		faults_add(x->faults, x->line, "a space stands before the $ that closes maths");
	if (after >= '0' && after <= '9')
		faults_add(x->faults, x->line, "a digit follows the $ that closes maths");
	x->mode = PROSE;
	return after == '$' ? 2 : 1;
}

static void check_inline(struct span s, int line, struct faults *f, json_t *links)
{
	static size_t (*const step[])(struct scan *, char) = {
		[PROSE] = in_prose, [CODE] = in_code, [MATHS] = in_maths};
	struct scan x = {.s = s, .line = line, .faults = f, .links = links};
	while (x.at < s.len) {
		size_t n = step[x.mode](&x, s.p[x.at]);
		for (; n > 0 && x.at < s.len; n--)
			x.line += s.p[x.at++] == '\n';
	}
	if (x.mode == MATHS)
		faults_add(f, x.opened, "the $ that opens maths here is never closed");
}

void text_check_field(struct span s, int line, struct faults *f, json_t *links)
{
	check_inline(s, line, f, links);
}

/* -- Blocks ---------------------------------------------------------------------------------- */

struct blocks {
	struct span paragraph; /* p NULL: none is open */
	int paragraph_line;
	int display; /* line of the $$ that is open, or 0 */
	int fence;   /* line of the ``` that is open, or 0 */
	struct faults *faults;
	json_t *links;
};

static void close_paragraph(struct blocks *b)
{
	if (b->paragraph.p)
		check_inline(b->paragraph, b->paragraph_line, b->faults, b->links);
	b->paragraph = (struct span){0};
}

static bool starts_block(struct span line)
{
	struct span s = span_trim(line);
	size_t n = 0;
	while (n < s.len && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return span_starts(s, "- ") || span_starts(s, "* ") || span_starts(s, "#") ||
	       span_starts(s, "> ") || span_starts(s, "|") ||
	       (n > 0 && n + 1 < s.len && s.p[n] == '.' && s.p[n + 1] == ' ');
}

static bool holds_dollars(struct span s)
{
	for (size_t i = 0; i + 1 < s.len; i++)
		if (s.p[i] == '$' && s.p[i + 1] == '$')
			return true;
	return false;
}

static void in_display(struct blocks *b, struct span line, int number)
{
	if (span_is(span_trim(line), "$$"))
		b->display = 0;
	else if (memchr(line.p, '$', line.len))
		faults_add(b->faults, number, "a $ inside of display maths");
}

static void in_blocks(struct blocks *b, struct span line, int number)
{
	struct span s = span_trim(line);
	bool special = span_is(s, "$$") || span_starts(s, "```") || s.len == 0;
	if (special || starts_block(line))
		close_paragraph(b);
	if (span_is(s, "$$"))
		b->display = number;
	else if (span_starts(s, "```"))
		b->fence = number;
	if (special)
		return;
	if (holds_dollars(s)) {
		faults_add(b->faults, number, "$$ must stand alone on its line");
		close_paragraph(b);
		return;
	}
	if (!b->paragraph.p) {
		b->paragraph = line;
		b->paragraph_line = number;
	} else {
		b->paragraph.len = (size_t)(line.p + line.len - b->paragraph.p);
	}
}

void text_check_body(struct span s, int first, struct faults *f, json_t *links)
{
	struct blocks b = {.faults = f, .links = links};
	struct span rest = s, line;
	for (int number = first; span_split(&rest, '\n', &line); number++) {
		if (b.display)
			in_display(&b, line, number);
		else if (b.fence)
			b.fence = span_starts(span_trim(line), "```") ? 0 : b.fence;
		else
			in_blocks(&b, line, number);
	}
	close_paragraph(&b);
	if (b.display)
		faults_add(f, b.display, "the $$ here is never closed");
	if (b.fence)
		faults_add(f, b.fence, "the code that begins here is never closed");
}

/* -- Bytes ----------------------------------------------------------------------------------- */

/* Latin letters beyond ASCII, U+00C0 to U+024F, are two bytes of UTF-8 beginning with C3 to C9. */
static bool is_latin(struct span s, size_t i)
{
	unsigned char a = (unsigned char)s.p[i];
	unsigned char b = i + 1 < s.len ? (unsigned char)s.p[i + 1] : 0;
	return a >= 0xC3 && a <= 0xC9 && !(a == 0xC3 && (b == 0x97 || b == 0xB7));
}

/* Whether the word around a letter beyond ASCII looks like a name: it begins with a capital. */
static bool in_name(struct span line, size_t i)
{
	while (i > 0 && (is_letter(line.p[i - 1]) || ((unsigned char)line.p[i - 1] & 0x80)))
		i--;
	unsigned char c = (unsigned char)line.p[i];
	unsigned char next = i + 1 < line.len ? (unsigned char)line.p[i + 1] : 0;
	return (c >= 'A' && c <= 'Z') || (c == 0xC3 && next <= 0x9E) || c > 0xC3;
}

static void check_line(struct span line, int number, struct faults *f)
{
	bool odd = false, tab = memchr(line.p, '\t', line.len);
	for (size_t i = 0; i < line.len; i++) {
		unsigned char c = (unsigned char)line.p[i];
		if (c < 0x80 || (c & 0xC0) == 0x80)
			continue;
		odd = odd || !is_latin(line, i) || !in_name(line, i);
	}
	if (odd)
		faults_add(f, number, "only names may hold letters beyond ASCII");
	if (tab)
		faults_add(f, number, "a tab: use spaces");
	if (memchr(line.p, '\r', line.len))
		faults_add(f, number, "a carriage return: end lines with LF alone");
	for (size_t i = 0; i < line.len; i++)
		if ((unsigned char)line.p[i] < ' ' && line.p[i] != '\t' && line.p[i] != '\r') {
			faults_add(f, number, "a control character");
			break;
		}
}

bool text_check_bytes(struct span file, struct faults *f)
{
	struct span rest = file, line;
	bool good = true;
	for (int number = 1; span_split(&rest, '\n', &line); number++) {
		size_t units;
		if (span_utf16_length(line, &units)) {
			faults_add(f, number, "not UTF-8 text");
			good = false;
		} else {
			check_line(line, number, f);
		}
	}
	return good;
}

bool text_is_plain(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (memchr("$\\`\n", s.p[i], 4))
			return false;
	return true;
}

size_t text_words(struct span s)
{
	size_t n = 0;
	bool in_word = false;
	for (size_t i = 0; i < s.len; i++) {
		bool space = s.p[i] == ' ' || s.p[i] == '\n' || s.p[i] == '\t';
		n += !space && !in_word;
		in_word = !space;
	}
	return n;
}
