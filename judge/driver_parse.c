/* driver_parse.c - what `gcc -###` and `clang -###` print, read into a pipeline. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/driver.h"

enum { TOKENS_MAX = 200, SCRIPT_MAX = 4096 };

/* One shell word of the kind gcc prints: plain, or in double quotes with backslashes. */
static bool take_word(struct span *rest, char *out, size_t cap)
{
	size_t n = 0;
	bool quoted = false;
	*rest = span_trim(*rest);
	if (rest->len == 0)
		return false;
	size_t i = 0;
	for (; i < rest->len && (quoted || rest->p[i] != ' '); i++) {
		if (rest->p[i] == '"') {
			quoted = !quoted;
			continue;
		}
		if (rest->p[i] == '\\' && i + 1 < rest->len)
			i++;
		if (n + 1 < cap)
			out[n++] = rest->p[i];
	}
	out[n] = 0;
	*rest = (struct span){rest->p + i, rest->len - i};
	return true;
}

static enum err split_line(struct arena *a, struct span line, struct words *out)
{
	char word[1024];
	struct words w = {.v = arena_alloc(a, TOKENS_MAX, sizeof *w.v)};
	while (w.v && take_word(&line, word, sizeof word)) {
		if (w.count + 1 == TOKENS_MAX)
			return ERR_TOOBIG;
		w.v[w.count++] = arena_copy(a, span_of(word));
	}
	*out = w;
	return arena_err(a);
}

static bool is_any(const char *word, const char *const *words)
{
	while (*words && strcmp(word, *words) != 0)
		words++;
	return *words != NULL;
}

static bool begins(const char *word, const char *prefix)
{
	return strncmp(word, prefix, strlen(prefix)) == 0;
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static bool begin_tool(struct arena *a, struct toolchain_tool *tool)
{
	*tool = (struct toolchain_tool){0};
	tool->head.v = arena_alloc(a, TOKENS_MAX, sizeof *tool->head.v);
	tool->tail.v = arena_alloc(a, TOKENS_MAX, sizeof *tool->tail.v);
	return tool->head.v && tool->tail.v;
}

/* "as" without a folder: the driver would have searched PATH. */
static char *absolute(struct arena *a, const char *program)
{
	return program[0] == '/' ? arena_copy(a, span_of(program))
				 : arena_format(a, "/usr/bin/%s", program);
}

/* ---- the three tools ---- */

/* Without what speaks of the driver's own input, output and folder. */
static enum err take_front(struct arena *a, struct pipeline *p, const struct words *w)
{
	static const char *const with_value[] = {
		"-dumpdir",	 "-dumpbase", "-dumpbase-ext", "-main-file-name", "-o",
		"-ferror-limit", NULL,
	};
	if (!begin_tool(a, &p->front))
		return ERR_NOMEM;
	p->front.path = w->v[0];
	for (size_t i = 0; i < w->count; i++) {
		const char *word = w->v[i];
		if (is_any(word, with_value))
			i++;
		else if (strcmp(word, DRIVER_INPUT) != 0 && strcmp(word, "|") != 0 &&
			 !begins(word, "-fdebug-compilation-dir=") &&
			 !begins(word, "-fcoverage-compilation-dir="))
			p->front.head.v[p->front.head.count++] = w->v[i];
	}
	return ERR_OK;
}

static enum err take_as(struct arena *a, struct pipeline *p, const struct words *w)
{
	if (!begin_tool(a, &p->as))
		return ERR_NOMEM;
	p->as.path = absolute(a, w->v[0]);
	for (size_t i = 0; i < w->count && strcmp(w->v[i], "-o") != 0; i++)
		p->as.head.v[p->as.head.count++] = w->v[i];
	return arena_err(a);
}

/* The driver's temporary object, ccXXXXXX.o of gcc and null-XXXXXX.o of clang; not crti.o. */
static bool is_object(const char *word)
{
	const char *name = last_part(word);
	return (begins(name, "cc") || begins(name, "null-")) &&
	       strcmp(name + strcspn(name, "."), ".o") == 0;
}

/* collect2 only adds constructors for targets without them; gold links in half of bfd's time. */
static enum err take_link(struct arena *a, struct pipeline *p, const struct words *w)
{
	static const char *const linkers[] = {"/usr/bin/ld.gold", "/usr/bin/ld.bfd", "/usr/bin/ld"};
	struct toolchain_tool *tool = &p->link;
	struct words *side = &tool->head;
	if (!begin_tool(a, tool))
		return ERR_NOMEM;
	for (size_t i = 0; !tool->path && i < sizeof linkers / sizeof linkers[0]; i++)
		if (access(linkers[i], X_OK) == 0)
			tool->path = arena_copy(a, span_of(linkers[i]));
	if (!tool->path)
		return ERR_NOENT;
	tool->head.v[tool->head.count++] = tool->path;
	for (size_t i = 1; i < w->count; i++) {
		const char *word = w->v[i];
		if (strcmp(word, "-plugin") == 0 || strcmp(word, "-o") == 0)
			i++;
		else if (begins(word, "-plugin-opt="))
			continue;
		else if (is_object(word))
			side = &tool->tail; /* where the object of the source was */
		else
			side->v[side->count++] = w->v[i];
	}
	return side == &tool->tail ? ERR_OK : ERR_INVAL;
}

/* ---- the brief link ---- */

/* The files of libc.so, which is a linker script: "GROUP ( A B AS_NEEDED ( C ) )". */
static bool read_group(struct arena *a, struct span text, struct words *out)
{
	const char *group = memmem(text.p, text.len, "GROUP", 5);
	struct span word, rest = {group, group ? text.len - (size_t)(group - text.p) : 0};
	while (rest.len && span_split(&rest, ' ', &word)) {
		if (span_is(word, "AS_NEEDED"))
			break;
		if (word.len && word.p[0] == '/' && out->count + 1 < TOKENS_MAX)
			out->v[out->count++] = arena_copy(a, word);
	}
	return out->count > 0;
}

static bool read_script(struct arena *a, const char *folder, struct words *out)
{
	char path[1200];
	AUTO_BUF text;
	buf_init(&text, SCRIPT_MAX);
	snprintf(path, sizeof path, "%s/libc.so", folder);
	return file_read(AT_FDCWD, path, SCRIPT_MAX, &text) == ERR_OK &&
	       read_group(a, buf_span(&text), out);
}

static bool read_libc(struct arena *a, const struct words *head, struct words *out)
{
	for (size_t i = 0; i < head->count; i++)
		if (begins(head->v[i], "-L") && read_script(a, head->v[i] + 2, out))
			return true;
	return false;
}

/* Every library but libc left out, start and end files kept. */
static enum err make_brief(struct arena *a, struct pipeline *p)
{
	struct words brief = {.v = arena_alloc(a, TOKENS_MAX, sizeof *brief.v)};
	if (!brief.v)
		return ERR_NOMEM;
	if (p->kind != TOOLCHAIN_PLAIN || p->language != LANGUAGE_C ||
	    !read_libc(a, &p->link.head, &brief))
		return arena_err(a);
	for (size_t i = 0; i < p->link.tail.count && brief.count + 1 < TOKENS_MAX; i++)
		if (p->link.tail.v[i][0] != '-')
			brief.v[brief.count++] = p->link.tail.v[i];
	p->brief = brief;
	return arena_err(a);
}

/* ---- all of it ---- */

/* "gcc version 12.2.0 (Debian...)", "Debian clang version 14.0.6" */
static void take_version(struct pipeline *p, struct span line, struct buf *words)
{
	const char *at = memmem(line.p, line.len, " version ", 9);
	int64_t major;
	if (!at)
		return;
	struct span rest = {at + 9, line.len - (size_t)(at + 9 - line.p)}, number;
	if (span_split(&rest, '.', &number) && span_int(number, 1, 1000, &major) == ERR_OK) {
		p->version = (int)major;
		buf_addf(words, "%.*s\n", SPAN_ARG(line));
	}
}

static enum err take_line(struct arena *a, struct pipeline *p, struct span line)
{
	struct words w;
	enum err e = split_line(a, line, &w);
	if (e || w.count == 0)
		return e;
	const char *name = last_part(w.v[0]);
	if (begins(name, "cc1") || (w.count > 1 && strcmp(w.v[1], "-cc1") == 0))
		return take_front(a, p, &w);
	if (strcmp(name, "as") == 0)
		return take_as(a, p, &w);
	if (strcmp(name, "collect2") == 0 || strcmp(name, "ld") == 0)
		return take_link(a, p, &w);
	return ERR_OK;
}

static void add_words(struct buf *out, const struct words *w)
{
	for (size_t i = 0; i < w->count; i++)
		buf_addf(out, "%s\n", w->v[i]);
	buf_add_char(out, '\n');
}

enum err toolchain_parse(struct arena *a, struct pipeline *p, struct span text)
{
	struct span line;
	enum err e = ERR_OK;
	AUTO_BUF words;
	buf_init(&words, 4 * DRIVER_TEXT_MAX);
	while (!e && span_split(&text, '\n', &line)) {
		if (line.len && line.p[0] == ' ')
			e = take_line(a, p, line);
		else
			take_version(p, line, &words);
	}
	bool whole = p->front.path && p->link.path && (p->as.path || p->compiler == COMPILER_CLANG);
	if (!e && !whole)
		e = ERR_INVAL;
	if (!e)
		e = make_brief(a, p);
	if (e || arena_err(a))
		return e ? e : arena_err(a);
	const struct words *const all[] = {&p->front.head, &p->as.head, &p->link.head,
					   &p->link.tail, &p->brief};
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		add_words(&words, all[i]);
	hash_sha256_hex(buf_span(&words), p->words_hash);
	return buf_err(&words);
}
