/* path_copies.c - recursive.c that makes a new string for the path of each element and frees it
 * afterwards. All those on the way to a leaf exist at once: 600 MB at 20000 levels. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct buffer {
	char *at;
	size_t length, room;
};

static struct buffer text, lines;
static size_t at;

static void append(struct buffer *b, const void *bytes, size_t n)
{
	if (b->length + n > b->room) {
		b->room = 2 * (b->length + n) + 64;
		b->at = realloc(b->at, b->room);
		if (b->at == NULL)
			exit(1);
	}
	memcpy(b->at + b->length, bytes, n);
	b->length += n;
}

_Noreturn static void wrong(void)
{
	printf("ERROR %zu\n", at);
	exit(0);
}

static int peek(void)
{
	return at < text.length ? (unsigned char)text.at[at] : EOF;
}

static int take(int c)
{
	if (peek() != c)
		return 0;
	at++;
	return 1;
}

static void expect(int c)
{
	if (!take(c))
		wrong();
}

static void skip_space(void)
{
	while (take(' ') || take('\t') || take('\n') || take('\r'))
		;
}

static int is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static void digits(void)
{
	if (!is_digit(peek()))
		wrong();
	while (is_digit(peek()))
		at++;
}

static void number(void)
{
	take('-');
	if (!take('0'))
		digits();
	if (take('.'))
		digits();
	if (take('e') || take('E')) {
		if (!take('+'))
			take('-');
		digits();
	}
}

static void escape(void)
{
	int c = peek();
	if (c <= 0 || strchr("\"\\/bfnrtu", c) == NULL)
		wrong();
	at++;
	for (int i = 0; c == 'u' && i < 4; i++, at++) {
		int hex = peek();
		if (hex <= 0 || strchr("0123456789abcdefABCDEF", hex) == NULL)
			wrong();
	}
}

static void string(void)
{
	expect('"');
	while (!take('"')) {
		if (peek() < ' ')
			wrong();
		if (text.at[at++] == '\\')
			escape();
	}
}

static void word(const char *letters)
{
	for (; *letters != '\0'; letters++)
		expect(*letters);
}

static void leaf(const char *path, const char *value, size_t length)
{
	append(&lines, path, strlen(path));
	append(&lines, "\t", 1);
	append(&lines, value, length);
	append(&lines, "\n", 1);
}

/* A string of its own for the path of an element. */
static char *inner_path(const char *path, const char *step, const char *bytes, int length)
{
	size_t size = strlen(path) + strlen(step) + (size_t)length + 1;
	char *inner = malloc(size);
	if (inner == NULL)
		exit(1);
	snprintf(inner, size, "%s%s%.*s", path, step, length, bytes);
	return inner;
}

static void value(const char *path);

static void array(const char *path)
{
	char step[16];
	expect('[');
	skip_space();
	if (take(']')) {
		leaf(path, "[]", 2);
		return;
	}
	for (int i = 0;; i++) {
		sprintf(step, "[%d]", i);
		char *inner = inner_path(path, step, "", 0);
		value(inner);
		free(inner);
		if (take(']'))
			return;
		expect(',');
	}
}

static void object(const char *path)
{
	expect('{');
	skip_space();
	if (take('}')) {
		leaf(path, "{}", 2);
		return;
	}
	for (;;) {
		skip_space();
		size_t key = at + 1;
		string();
		char *inner = inner_path(path, ".", text.at + key, (int)(at - 1 - key));
		skip_space();
		expect(':');
		value(inner);
		free(inner);
		if (take('}'))
			return;
		expect(',');
	}
}

static void scalar(const char *path)
{
	size_t from = at;
	switch (peek()) {
	case '"':
		string();
		break;
	case 't':
		word("true");
		break;
	case 'f':
		word("false");
		break;
	case 'n':
		word("null");
		break;
	default:
		number();
	}
	leaf(path, text.at + from, at - from);
}

/* With the white space on both sides. */
static void value(const char *path)
{
	skip_space();
	if (peek() == '[')
		array(path);
	else if (peek() == '{')
		object(path);
	else
		scalar(path);
	skip_space();
}

int main(void)
{
	char block[1 << 16];
	for (size_t n; (n = fread(block, 1, sizeof block, stdin)) > 0;)
		append(&text, block, n);
	value("$");
	if (at < text.length)
		wrong();
	fwrite(lines.at, 1, lines.length, stdout);
	return 0;
}
