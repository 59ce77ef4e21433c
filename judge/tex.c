#include "judge/tex.h"

/* How it works: line by line, with the block that is open; within a line character by character,
 * with the emphasis that is open. */
enum block { BLOCK_NONE, BLOCK_LIST, BLOCK_NUMBERED, BLOCK_CODE, BLOCK_TABLE, BLOCK_COUNT };

struct writer {
	struct buf *out;
	enum block block;
	bool display; /* between two $$ */
};

static const char *const opening[BLOCK_COUNT] = {
	[BLOCK_NONE] = "",
	[BLOCK_LIST] = "\\begin{itemize}\n",
	[BLOCK_NUMBERED] = "\\begin{enumerate}\n",
	[BLOCK_CODE] = "\\begin{verbatim}\n",
	[BLOCK_TABLE] = "",
};
static const char *const closing[BLOCK_COUNT] = {
	[BLOCK_NONE] = "",
	[BLOCK_LIST] = "\\end{itemize}\n",
	[BLOCK_NUMBERED] = "\\end{enumerate}\n",
	[BLOCK_CODE] = "\\end{verbatim}\n",
	[BLOCK_TABLE] = "\\end{tabular}\n",
};

static void enter(struct writer *w, enum block block)
{
	if (w->block == block)
		return;
	buf_add_text(w->out, closing[w->block]);
	buf_add_text(w->out, opening[block]);
	w->block = block;
}

static void add_escaped(struct buf *out, char c)
{
	static const struct {
		char c;
		const char *tex;
	} special[] = {{'\\', "\\textbackslash{}"},
		       {'{', "\\{"},
		       {'}', "\\}"},
		       {'%', "\\%"},
		       {'#', "\\#"},
		       {'&', "\\&"},
		       {'_', "\\_"},
		       {'$', "\\$"},
		       {'~', "\\textasciitilde{}"},
		       {'^', "\\textasciicircum{}"}};
	for (size_t i = 0; i < sizeof special / sizeof special[0]; i++)
		if (special[i].c == c) {
			buf_add_text(out, special[i].tex);
			return;
		}
	buf_add_char(out, c);
}

/* The mark at `at` and its partner: the text between; false where there is no partner. */
static bool between(struct span s, size_t at, const char *mark, struct span *inside)
{
	size_t n = strlen(mark), from = at + n;
	if (from >= s.len || memcmp(s.p + at, mark, n) != 0)
		return false;
	const char *end = memmem(s.p + from, s.len - from, mark, n);
	if (!end || end == s.p + from)
		return false;
	*inside = (struct span){s.p + from, (size_t)(end - s.p) - from};
	return true;
}

static void add_plain(struct buf *out, struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		add_escaped(out, s.p[i]);
}

/* Text within emphasis: mathematics stays as it is, everything else is escaped. */
static void add_simple(struct buf *out, struct span s)
{
	struct span inside;
	for (size_t i = 0; i < s.len; i++) {
		if (!between(s, i, "$", &inside)) {
			add_escaped(out, s.p[i]);
			continue;
		}
		buf_addf(out, "$%.*s$", SPAN_ARG(inside));
		i += inside.len + 1;
	}
}

static void add_inline(struct buf *out, struct span s)
{
	static const struct {
		const char *mark, *command;
		void (*add)(struct buf *out, struct span s);
	} marks[] = {{"`", "texttt", add_plain},
		     {"**", "textbf", add_simple},
		     {"*", "emph", add_simple}};
	for (size_t i = 0; i < s.len;) {
		struct span inside;
		size_t k = 0;
		if (between(s, i, "$", &inside)) {
			buf_addf(out, "$%.*s$", SPAN_ARG(inside));
			i += inside.len + 2;
			continue;
		}
		while (k < 3 && !between(s, i, marks[k].mark, &inside))
			k++;
		if (k == 3) {
			add_escaped(out, s.p[i++]);
			continue;
		}
		buf_addf(out, "\\%s{", marks[k].command);
		marks[k].add(out, inside);
		buf_add_char(out, '}');
		i += inside.len + 2 * strlen(marks[k].mark);
	}
}

/* ---- blocks ---- */

static bool is_rule(struct span row)
{
	for (size_t i = 0; i < row.len; i++)
		if (!strchr("|-: ", row.p[i]))
			return false;
	return true;
}

static void table_row(struct writer *w, struct span line)
{
	struct span rest = span_trim(line), cell;
	size_t columns = 0;
	if (w->block == BLOCK_TABLE && is_rule(rest)) {
		buf_add_text(w->out, "\\hline\n");
		return;
	}
	rest = (struct span){rest.p + 1, rest.len - 1};
	if (rest.len && rest.p[rest.len - 1] == '|')
		rest.len--;
	for (size_t i = 0; i < rest.len; i++)
		columns += rest.p[i] == '|';
	if (w->block != BLOCK_TABLE) {
		enter(w, BLOCK_TABLE);
		buf_add_text(w->out, "\\begin{tabular}{");
		for (size_t i = 0; i <= columns; i++)
			buf_add_char(w->out, 'l');
		buf_add_text(w->out, "}\n");
	}
	for (bool first = true; span_split(&rest, '|', &cell); first = false) {
		buf_add_text(w->out, first ? "" : " & ");
		add_inline(w->out, span_trim(cell));
	}
	buf_add_text(w->out, " \\\\\n");
}

static void heading(struct writer *w, struct span line)
{
	enter(w, BLOCK_NONE);
	while (line.len && line.p[0] == '#')
		line = (struct span){line.p + 1, line.len - 1};
	buf_add_text(w->out, "\\section*{");
	add_inline(w->out, span_trim(line));
	buf_add_text(w->out, "}\n");
}

/* "12. " or 0 */
static size_t number_mark(struct span line)
{
	size_t n = 0;
	while (n < line.len && line.p[n] >= '0' && line.p[n] <= '9')
		n++;
	return n && n + 1 < line.len && line.p[n] == '.' && line.p[n + 1] == ' ' ? n + 2 : 0;
}

static void item(struct writer *w, enum block block, struct span text)
{
	enter(w, block);
	buf_add_text(w->out, "\\item ");
	add_inline(w->out, text);
	buf_add_char(w->out, '\n');
}

static void text_line(struct writer *w, struct span line)
{
	struct span t = span_trim(line);
	bool indented = line.len && line.p[0] == ' ';
	if (span_is(t, "{{nextsample}}") || span_is(t, "{{remainingsamples}}"))
		return;
	if (span_is(t, "$$")) {
		buf_add_text(w->out, w->display ? "\\]\n" : "\\[\n");
		w->display = !w->display;
	} else if (w->display) {
		buf_addf(w->out, "%.*s\n", SPAN_ARG(line));
	} else if (t.len == 0) {
		buf_add_char(w->out, '\n');
	} else if (t.p[0] == '#') {
		heading(w, t);
	} else if (t.p[0] == '|') {
		table_row(w, t);
	} else if (span_starts(t, "- ") || span_starts(t, "* ")) {
		item(w, BLOCK_LIST, (struct span){t.p + 2, t.len - 2});
	} else if (number_mark(t)) {
		size_t n = number_mark(t);
		item(w, BLOCK_NUMBERED, (struct span){t.p + n, t.len - n});
	} else {
		/* Indented under an item it goes on, else the list or table has ended. */
		enter(w, indented ? w->block : BLOCK_NONE);
		add_inline(w->out, t);
		buf_add_char(w->out, '\n');
	}
}

void tex_of_markdown(const char *name, struct span markdown, struct buf *out)
{
	struct writer w = {.out = out};
	struct span line;
	buf_add_text(out, "\\problemname{");
	add_plain(out, span_of(name));
	buf_add_text(out, "}\n\n");
	while (span_split(&markdown, '\n', &line)) {
		bool fence = span_starts(span_trim(line), "```");
		if (w.block == BLOCK_CODE && !fence)
			buf_addf(out, "%.*s\n", SPAN_ARG(line));
		else if (fence)
			enter(&w, w.block == BLOCK_CODE ? BLOCK_NONE : BLOCK_CODE);
		else if (markdown.p || line.len)
			text_line(&w, line);
	}
	enter(&w, BLOCK_NONE);
}
