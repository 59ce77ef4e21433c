/* plus_sign.c - explicit_stack.c whose numbers may have a plus sign in front, as strtol takes them.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct buffer {
	char *at;
	size_t length, room;
};

struct frame {
	uint32_t path_length; /* of the path to this array or object itself */
	int32_t index;	      /* of the element that is being read; OBJECT: they have keys */
};

enum { OBJECT = -1, END = -1 };

struct walk {
	const unsigned char *text;
	size_t size, at; /* text[at] is the next byte; when something fails, the wrong one */
	struct frame *stack;
	size_t depth, room;
	struct buffer path, lines;
};

static void *grown(void *old, size_t size)
{
	void *p = realloc(old, size);
	if (p == NULL)
		exit(1);
	return p;
}

static void append(struct buffer *b, const void *bytes, size_t n)
{
	if (b->length + n > b->room) {
		b->room = 2 * (b->length + n) + 64;
		b->at = grown(b->at, b->room);
	}
	memcpy(b->at + b->length, bytes, n);
	b->length += n;
}

/* ---- tokens ---- */

static int peek(const struct walk *w)
{
	return w->at < w->size ? w->text[w->at] : END;
}

static int take(struct walk *w, int wanted)
{
	if (peek(w) != wanted)
		return 0;
	w->at++;
	return 1;
}

static void skip_space(struct walk *w)
{
	for (int c; (c = peek(w)) == ' ' || c == '\t' || c == '\n' || c == '\r';)
		w->at++;
}

static int is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static int is_hex(int c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static int escape(struct walk *w)
{
	if (take(w, 'u')) {
		for (int i = 0; i < 4; i++, w->at++)
			if (!is_hex(peek(w)))
				return 0;
		return 1;
	}
	int c = peek(w);
	if (c <= 0 || strchr("\"\\/bfnrt", c) == NULL)
		return 0;
	w->at++;
	return 1;
}

static int string(struct walk *w)
{
	if (!take(w, '"'))
		return 0;
	while (!take(w, '"')) {
		if (peek(w) < ' ') /* END as well */
			return 0;
		if (take(w, '\\')) {
			if (!escape(w))
				return 0;
		} else {
			w->at++;
		}
	}
	return 1;
}

static int digits(struct walk *w)
{
	if (!is_digit(peek(w)))
		return 0;
	while (is_digit(peek(w)))
		w->at++;
	return 1;
}

static int number(struct walk *w)
{
	if (!take(w, '+'))
		take(w, '-');
	if (!take(w, '0') && !digits(w))
		return 0;
	if (take(w, '.') && !digits(w))
		return 0;
	if (!take(w, 'e') && !take(w, 'E'))
		return 1;
	if (!take(w, '+'))
		take(w, '-');
	return digits(w);
}

static int word(struct walk *w, const char *letters)
{
	for (; *letters != '\0'; letters++)
		if (!take(w, *letters))
			return 0;
	return 1;
}

static int scalar(struct walk *w)
{
	switch (peek(w)) {
	case '"':
		return string(w);
	case 't':
		return word(w, "true");
	case 'f':
		return word(w, "false");
	case 'n':
		return word(w, "null");
	default:
		return number(w);
	}
}

/* ---- structure ---- */

static void leaf(struct walk *w, const void *value, size_t length)
{
	append(&w->lines, w->path.at, w->path.length);
	append(&w->lines, "\t", 1);
	append(&w->lines, value, length);
	append(&w->lines, "\n", 1);
}

/* Begins an element of the innermost array or object: its step of the path, and its key if any. */
static int step(struct walk *w)
{
	struct frame *f = &w->stack[w->depth - 1];
	w->path.length = f->path_length;
	if (f->index != OBJECT) {
		char text[16];
		append(&w->path, text, (size_t)sprintf(text, "[%d]", (int)f->index++));
		return 1;
	}
	skip_space(w);
	size_t key = w->at + 1;
	if (!string(w))
		return 0;
	append(&w->path, ".", 1);
	append(&w->path, w->text + key, w->at - 1 - key);
	skip_space(w);
	return take(w, ':');
}

/* At an opening bracket. An empty container is a leaf, any other is put on the stack. */
static int open_container(struct walk *w)
{
	int object = w->text[w->at++] == '{';
	skip_space(w);
	if (take(w, object ? '}' : ']')) {
		leaf(w, object ? "{}" : "[]", 2);
		return 1;
	}
	if (w->depth == w->room) {
		w->room = 2 * w->room + 64;
		w->stack = grown(w->stack, w->room * sizeof *w->stack);
	}
	w->stack[w->depth++] = (struct frame){(uint32_t)w->path.length, object ? OBJECT : 0};
	return step(w);
}

/* Behind a value: leaves everything that is closed here, and begins the next element, if any. */
static int after_value(struct walk *w)
{
	while (skip_space(w), w->depth > 0) {
		if (take(w, ','))
			return step(w);
		if (!take(w, w->stack[w->depth - 1].index == OBJECT ? '}' : ']'))
			return 0;
		w->depth--;
	}
	return w->at == w->size;
}

/* A value, as far as the next one inside of it or, behind it, the next one due. */
static int value(struct walk *w)
{
	skip_space(w);
	if (peek(w) == '[' || peek(w) == '{') {
		size_t before = w->depth;
		return open_container(w) && (w->depth > before || after_value(w));
	}
	size_t from = w->at;
	if (!scalar(w))
		return 0;
	leaf(w, w->text + from, w->at - from);
	return after_value(w);
}

static int document(struct walk *w)
{
	append(&w->path, "$", 1);
	do
		if (!value(w))
			return 0;
	while (w->depth > 0);
	return 1;
}

static struct buffer read_all(void)
{
	struct buffer b = {0};
	char block[1 << 16];
	for (size_t n; (n = fread(block, 1, sizeof block, stdin)) > 0;)
		append(&b, block, n);
	return b;
}

int main(void)
{
	struct buffer text = read_all();
	struct walk w = {.text = (unsigned char *)text.at, .size = text.length};
	if (document(&w))
		fwrite(w.lines.at, 1, w.lines.length, stdout);
	else
		printf("ERROR %zu\n", w.at);
	free(text.at);
	free(w.stack);
	free(w.path.at);
	free(w.lines.at);
	return 0;
}
