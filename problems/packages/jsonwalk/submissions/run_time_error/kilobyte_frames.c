/* kilobyte_frames.c - recursive.c with a generous kilobyte in each call, in which the next step of
 * the path is put together. 8 MiB then suffice for some 7000 levels. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct buffer {
	char *at;
	size_t length, room;
};

static struct buffer text, path, lines;
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

static void leaf(const char *value, size_t length)
{
	append(&lines, path.at, path.length);
	append(&lines, "\t", 1);
	append(&lines, value, length);
	append(&lines, "\n", 1);
}

static void value(void);

static void array(void)
{
	size_t here = path.length;
	char step[1024];
	expect('[');
	skip_space();
	if (take(']')) {
		leaf("[]", 2);
		return;
	}
	for (int i = 0;; i++) {
		append(&path, step, (size_t)sprintf(step, "[%d]", i));
		value();
		path.length = here;
		if (take(']'))
			return;
		expect(',');
	}
}

static void object(void)
{
	size_t here = path.length;
	expect('{');
	skip_space();
	if (take('}')) {
		leaf("{}", 2);
		return;
	}
	for (;;) {
		skip_space();
		size_t key = at + 1;
		string();
		append(&path, ".", 1);
		append(&path, text.at + key, at - 1 - key);
		skip_space();
		expect(':');
		value();
		path.length = here;
		if (take('}'))
			return;
		expect(',');
	}
}

static void scalar(void)
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
	leaf(text.at + from, at - from);
}

/* With the white space on both sides. */
static void value(void)
{
	skip_space();
	if (peek() == '[')
		array();
	else if (peek() == '{')
		object();
	else
		scalar();
	skip_space();
}

int main(void)
{
	char block[1 << 16];
	for (size_t n; (n = fread(block, 1, sizeof block, stdin)) > 0;)
		append(&text, block, n);
	append(&path, "$", 1);
	value();
	if (at < text.length)
		wrong();
	fwrite(lines.at, 1, lines.length, stdout);
	return 0;
}
