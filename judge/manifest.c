/* manifest.c - generators/manifest.txt: which secret tests there are when their data is made and
 * not stored. genlib/materialise.sh documents the format. */
#include <fcntl.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/loading.h"

enum { COLUMNS = 5 };

static bool is_plain_name(struct span s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.p[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') || c == '_' || c == '-' || (c == '.' && i > 0);
		if (!plain)
			return false;
	}
	return s.len > 0 && s.len <= 200 && s.p[0] != '-';
}

static bool is_hash(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("0123456789abcdef", s.p[i]))
			return false;
	return s.len == HASH_HEX;
}

/* Splits at " | ". False unless there are exactly COLUMNS parts. */
static bool split_columns(struct span line, struct span out[COLUMNS])
{
	size_t n = 0;
	for (;;) {
		const char *at = memmem(line.p, line.len, " | ", 3);
		size_t len = at ? (size_t)(at - line.p) : line.len;
		if (n == COLUMNS)
			return false;
		out[n++] = (struct span){line.p, len};
		if (!at)
			return n == COLUMNS;
		line = (struct span){at + 3, line.len - len - 3};
	}
}

static void read_test(struct loading *l, struct span line, int number)
{
	struct manifest *m = &l->p->manifest;
	struct span column[COLUMNS], group, stem;
	if (!split_columns(line, column)) {
		fault(l->f, m->path, number,
		      "a test is GROUP/NAME | arguments | reason | SHA-256 | SHA-256");
		return;
	}
	stem = column[0];
	if (!span_split(&stem, '/', &group) || !stem.p || !is_plain_name(group) ||
	    !is_plain_name(stem)) {
		fault(l->f, m->path, number, "'%.*s' is not GROUP/NAME", SPAN_ARG(column[0]));
		return;
	}
	if (column[2].len == 0)
		fault(l->f, m->path, number, "the test has no reason");
	if (!is_hash(column[3]) || !is_hash(column[4])) {
		fault(l->f, m->path, number, "the SHA-256 of .in or .ans is missing or malformed");
		return;
	}
	struct made_test *t = &m->tests[m->count];
	*t = (struct made_test){
		.group = arena_format(l->a, "secret/%.*s", SPAN_ARG(group)),
		.stem = arena_copy(l->a, stem),
		.args = arena_copy(l->a, column[1]),
		.reason = arena_copy(l->a, column[2]),
		.line = number,
	};
	if (arena_err(l->a))
		return;
	memcpy(t->in_hash, column[3].p, HASH_HEX);
	memcpy(t->ans_hash, column[4].p, HASH_HEX);
	for (size_t i = 0; i < m->count; i++)
		if (strcmp(m->tests[i].group, t->group) == 0 &&
		    strcmp(m->tests[i].stem, t->stem) == 0) {
			fault(l->f, m->path, number, "the test is listed twice (first in line %d)",
			      m->tests[i].line);
			return;
		}
	m->count++;
}

static bool read_directive(struct loading *l, struct span line, int number)
{
	struct manifest *m = &l->p->manifest;
	struct span value;
	char **to;
	const char *folder;
	if (span_starts(line, "generator:")) {
		value = span_trim((struct span){line.p + 10, line.len - 10});
		to = &m->generator;
		folder = "generators/";
	} else if (span_starts(line, "answers:")) {
		value = span_trim((struct span){line.p + 8, line.len - 8});
		to = &m->answers;
		folder = "";
	} else {
		return false;
	}
	if (*to)
		fault(l->f, m->path, number, "the directive is given twice");
	else if (value.len == 0 || value.p[0] == '/' || memmem(value.p, value.len, "..", 2))
		fault(l->f, m->path, number, "the directive must name a file of the package");
	else
		*to = arena_format(l->a, "%s/%s%.*s", l->p->dir, folder, SPAN_ARG(value));
	return true;
}

static size_t count_lines(struct span text)
{
	size_t n = 1;
	for (size_t i = 0; i < text.len; i++)
		n += text.p[i] == '\n';
	return n;
}

static void read_lines(struct loading *l, struct span text)
{
	struct manifest *m = &l->p->manifest;
	struct span line;
	int number = 0;
	m->tests = arena_alloc(l->a, count_lines(text), sizeof *m->tests);
	if (!m->tests)
		return;
	while (span_split(&text, '\n', &line)) {
		number++;
		if (line.len == 0 || line.p[0] == '#' || read_directive(l, line, number))
			continue;
		read_test(l, line, number);
	}
	if (!m->generator || !m->answers)
		fault(l->f, m->path, 0, "needs the directives 'generator:' and 'answers:'");
}

void load_manifest(struct loading *l)
{
	const char *path = package_path(l, "generators/manifest.txt");
	AUTO_BUF text;
	buf_init(&text, PACKAGE_TEXT_MAX);
	if (!path)
		return;
	enum err e = file_read(AT_FDCWD, path, PACKAGE_TEXT_MAX, &text);
	if (e == ERR_NOENT)
		return;
	if (e) {
		fault(l->f, path, 0, "cannot be read: %s", err_str(e));
		return;
	}
	l->p->manifest.path = arena_copy(l->a, span_of(path));
	hash_sha256_hex(buf_span(&text), l->p->manifest.hash);
	if (l->p->manifest.path)
		read_lines(l, buf_span(&text));
}
