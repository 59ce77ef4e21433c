/* automaton.c - two passes. The first one is a pushdown automaton that takes one byte at a time and
 * has one bit for each open array or object: a byte for which it has no move is the wrong one, by
 * definition. The second one knows that the document is valid, so it prints while it
 * reads and checks nothing. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum state {
	VALUE,	   /* a value is due */
	FIRST,	   /* behind [ : a value or ] */
	FIRST_KEY, /* behind { : a key or } */
	KEY,	   /* behind a comma in an object */
	COLON,
	AFTER,	/* behind a value */
	STRING, /* inside of one */
	ESCAPE, /* behind a backslash */
	HEX,	/* hex digits are due, see `due` */
	MINUS,
	ZERO, /* the integer part is complete */
	INTEGER,
	POINT,
	FRACTION,
	EXPONENT, /* behind e */
	SIGN,	  /* behind its sign */
	POWER,
	WORD, /* inside of true, false or null, see `rest` */
	WRONG
};

struct automaton {
	enum state state;
	int is_key; /* the string being read is a key */
	int due;
	const char *rest;
	unsigned char *is_object; /* a bit for each open container */
	size_t depth;
};

static int is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static int is_space(int c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static int is_hex(int c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static int in_object(const struct automaton *a)
{
	size_t top = a->depth - 1;
	return a->is_object[top / 8] >> top % 8 & 1;
}

static enum state push(struct automaton *a, int object)
{
	size_t top = a->depth++;
	unsigned bit = 1u << top % 8, rest = a->is_object[top / 8] & ~bit;
	a->is_object[top / 8] = (unsigned char)(object ? rest | bit : rest);
	return object ? FIRST_KEY : FIRST;
}

static enum state pop(struct automaton *a)
{
	a->depth--;
	return AFTER;
}

static enum state begin_word(struct automaton *a, const char *rest)
{
	a->rest = rest;
	return WORD;
}

static enum state begin_value(struct automaton *a, int c)
{
	switch (c) {
	case '[':
	case '{':
		return push(a, c == '{');
	case '"':
		a->is_key = 0;
		return STRING;
	case 't':
		return begin_word(a, "rue");
	case 'f':
		return begin_word(a, "alse");
	case 'n':
		return begin_word(a, "ull");
	case '-':
		return MINUS;
	case '0':
		return ZERO;
	default:
		return is_digit(c) ? INTEGER : WRONG;
	}
}

static enum state begin_key(struct automaton *a, int c)
{
	a->is_key = 1;
	return c == '"' ? STRING : WRONG;
}

static enum state after_value(struct automaton *a, int c)
{
	if (is_space(c))
		return AFTER;
	if (a->depth == 0)
		return WRONG;
	if (c == ',')
		return in_object(a) ? KEY : VALUE;
	return c == (in_object(a) ? '}' : ']') ? pop(a) : WRONG;
}

static enum state in_string(const struct automaton *a, int c)
{
	if (c == '"')
		return a->is_key ? COLON : AFTER;
	return c == '\\' ? ESCAPE : c < ' ' ? WRONG : STRING;
}

static enum state in_escape(struct automaton *a, int c)
{
	if (c == 'u') {
		a->due = 4;
		return HEX;
	}
	return c != '\0' && strchr("\"\\/bfnrt", c) != NULL ? STRING : WRONG;
}

static enum state in_number(struct automaton *a, int c)
{
	int can_end = a->state == ZERO || a->state == INTEGER || a->state == FRACTION ||
		      a->state == POWER;
	if (is_digit(c)) {
		switch (a->state) {
		case MINUS:
			return c == '0' ? ZERO : INTEGER;
		case POINT:
			return FRACTION;
		case EXPONENT:
		case SIGN:
			return POWER;
		case ZERO:
			return WRONG;
		default:
			return a->state;
		}
	}
	if (a->state == EXPONENT && (c == '+' || c == '-'))
		return SIGN;
	if (c == '.' && (a->state == ZERO || a->state == INTEGER))
		return POINT;
	if ((c == 'e' || c == 'E') && can_end && a->state != POWER)
		return EXPONENT;
	return can_end ? after_value(a, c) : WRONG;
}

static enum state next(struct automaton *a, int c)
{
	switch (a->state) {
	case VALUE:
		return is_space(c) ? VALUE : begin_value(a, c);
	case FIRST:
		return is_space(c) ? FIRST : c == ']' ? pop(a) : begin_value(a, c);
	case FIRST_KEY:
		return is_space(c) ? FIRST_KEY : c == '}' ? pop(a) : begin_key(a, c);
	case KEY:
		return is_space(c) ? KEY : begin_key(a, c);
	case COLON:
		return is_space(c) ? COLON : c == ':' ? VALUE : WRONG;
	case AFTER:
		return after_value(a, c);
	case STRING:
		return in_string(a, c);
	case ESCAPE:
		return in_escape(a, c);
	case HEX:
		return !is_hex(c) ? WRONG : --a->due == 0 ? STRING : HEX;
	case WORD:
		return c != *a->rest++ ? WRONG : *a->rest == '\0' ? AFTER : WORD;
	default:
		return in_number(a, c);
	}
}

static int can_end(const struct automaton *a)
{
	return a->depth == 0 && (a->state == AFTER || a->state == ZERO || a->state == INTEGER ||
				 a->state == FRACTION || a->state == POWER);
}

/* The offset of the first wrong byte, or -1 if the document is valid. */
static long first_wrong(const unsigned char *text, size_t size)
{
	struct automaton a = {.state = VALUE, .is_object = calloc(size / 8 + 1, 1)};
	if (a.is_object == NULL)
		exit(1);
	size_t i = 0;
	for (; i < size; i++) {
		a.state = next(&a, text[i]);
		if (a.state == WRONG)
			break;
	}
	free(a.is_object);
	return i == size && can_end(&a) ? -1 : (long)i;
}

/* ---- printing a valid document ---- */

struct level {
	size_t path_length;
	long index; /* of the last element; -2: an object */
};

/* The first byte behind the string at text. */
static const unsigned char *string_end(const unsigned char *text)
{
	for (text++; *text != '"'; text++)
		if (*text == '\\')
			text++;
	return text + 1;
}

static const unsigned char *scalar_end(const unsigned char *text, const unsigned char *end)
{
	if (*text == '"')
		return string_end(text);
	while (text < end && !is_space(*text) && *text != ',' && *text != ']' && *text != '}')
		text++;
	return text;
}

static void print_leaf(const char *path, size_t length, const unsigned char *value, size_t n)
{
	fwrite(path, 1, length, stdout);
	putchar('\t');
	fwrite(value, 1, n, stdout);
	putchar('\n');
}

/* Every container but the empty ones is on the stack; `fresh`: an element may begin here. */
static void print_leaves(const unsigned char *text, size_t size, size_t levels)
{
	struct level *stack = malloc((levels + 1) * sizeof *stack), *top = stack;
	/* A step of the path takes its key from the input, or ten digits at most. */
	char *path = malloc(size + 12 * (levels + 1) + 2);
	if (stack == NULL || path == NULL)
		exit(1);
	size_t length = 1;
	path[0] = '$';
	int fresh = 1;
	for (const unsigned char *p = text, *end = text + size; p < end;) {
		if (is_space(*p)) {
			p++;
			continue;
		}
		if (*p == ']' || *p == '}') {
			if (fresh) /* nothing came since its opening bracket */
				print_leaf(path, top->path_length,
					   (const unsigned char *)(*p == ']' ? "[]" : "{}"), 2);
			top--;
			p++;
			fresh = 0;
			continue;
		}
		if (*p == ',') {
			p++;
			fresh = 1;
			continue;
		}
		if (top > stack) {
			length = top->path_length;
			if (top->index == -2) {
				const unsigned char *key = p + 1;
				p = string_end(p);
				path[length++] = '.';
				memcpy(path + length, key, (size_t)(p - 1 - key));
				length += (size_t)(p - 1 - key);
				while (*p++ != ':')
					;
				while (is_space(*p))
					p++;
			} else {
				length += (size_t)sprintf(path + length, "[%ld]", ++top->index);
			}
		}
		if (*p == '[' || *p == '{') {
			*++top = (struct level){length, *p == '{' ? -2 : -1};
			p++;
			fresh = 1;
			continue;
		}
		const unsigned char *from = p;
		p = scalar_end(p, end);
		print_leaf(path, length, from, (size_t)(p - from));
		fresh = 0;
	}
	free(stack);
	free(path);
}

static size_t count_openings(const unsigned char *text, size_t size)
{
	size_t count = 0;
	for (size_t i = 0; i < size; i++)
		count += text[i] == '[' || text[i] == '{';
	return count;
}

int main(void)
{
	size_t size = 0, room = 1 << 16;
	unsigned char *text = malloc(room);
	for (size_t n; text != NULL && (n = fread(text + size, 1, room - size, stdin)) > 0;) {
		size += n;
		if (size == room)
			text = realloc(text, room *= 2);
	}
	if (text == NULL)
		return 1;
	long wrong = first_wrong(text, size);
	if (wrong >= 0)
		printf("ERROR %ld\n", wrong);
	else
		print_leaves(text, size, count_openings(text, size));
	free(text);
	return 0;
}
