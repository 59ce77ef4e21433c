/* validate.c - input validator of jsonwalk: exit 42 when the input is as the statement promises, 43
 * with the reason on stderr when not.
 *
 * An input may be any bytes, a valid document or not, so what is checked are its size, how deep it
 * nests before it goes wrong, and how long the right output is. For that the document is read once,
 * by an automaton of its own.
 *
 * Arguments narrow the limits for one group: max_size=, max_depth=, valid=1 where all documents
 * are valid, backslash=0 where none has one. */
#include "strict.h"

static int64_t max_size = 4000000, max_depth = 200000, must_be_valid = 0, may_have_backslash = 1;

enum { MAX_OUTPUT = 8000000 };

struct level {
	int64_t path; /* length of its own path */
	int64_t elements;
	int object;
};

static struct level *levels;
static int64_t depth, path, output;

static int get(void)
{
	if (byte_at == max_size && peek() != EOF)
		reject("more than %lld bytes", (long long)max_size);
	if (peek() == '\\' && !may_have_backslash)
		reject("a backslash");
	return take();
}

static int next_is(int c)
{
	if (peek() != c || c == EOF)
		return 0;
	get();
	return 1;
}

static void skip_space(void)
{
	while (next_is(' ') || next_is('\t') || next_is('\n') || next_is('\r'))
		;
}

/* Each of the following returns the number of bytes of what it read, or -1 if that is invalid. */

static int64_t rest_of(const char *word)
{
	int64_t from = byte_at;
	for (; *word != '\0'; word++)
		if (!next_is(*word))
			return -1;
	return byte_at - from;
}

static int64_t digits(void)
{
	int64_t from = byte_at;
	while (peek() >= '0' && peek() <= '9')
		get();
	return byte_at > from ? byte_at - from : -1;
}

static int64_t number(void)
{
	int64_t from = byte_at;
	next_is('-');
	if (!next_is('0') && digits() < 0)
		return -1;
	if (next_is('.') && digits() < 0)
		return -1;
	if (next_is('e') || next_is('E')) {
		if (!next_is('+'))
			next_is('-');
		if (digits() < 0)
			return -1;
	}
	return byte_at - from;
}

static int is_hex(int c)
{
	return c != EOF && c != '\0' && strchr("0123456789abcdefABCDEF", c) != NULL;
}

static int64_t string(void)
{
	int64_t from = byte_at;
	if (!next_is('"'))
		return -1;
	while (!next_is('"')) {
		if (peek() < ' ')
			return -1;
		if (get() != '\\')
			continue;
		int c = peek();
		if (c == EOF || c == '\0' || strchr("\"\\/bfnrtu", c) == NULL)
			return -1;
		get();
		for (int i = 0; c == 'u' && i < 4; i++) {
			if (!is_hex(peek()))
				return -1;
			get();
		}
	}
	return byte_at - from;
}

static int64_t scalar(void)
{
	switch (peek()) {
	case '"':
		return string();
	case 't':
		return rest_of("true");
	case 'f':
		return rest_of("false");
	case 'n':
		return rest_of("null");
	default:
		return number();
	}
}

static void leaf(int64_t length)
{
	output += path + 1 + length + 1;
}

static int64_t digits_of(int64_t n)
{
	int64_t count = 1;
	for (; n >= 10; n /= 10)
		count++;
	return count;
}

/* The path of the next element of the innermost container, whose key is read. */
static int begin_element(void)
{
	struct level *top = &levels[depth - 1];
	if (!top->object) {
		path = top->path + 2 + digits_of(top->elements++);
		return 1;
	}
	skip_space();
	int64_t key = string();
	path = top->path + 1 + key - 2;
	skip_space();
	return key >= 0 && next_is(':');
}

static int open_container(void)
{
	int object = get() == '{';
	if (depth == max_depth)
		reject("nested deeper than %lld", (long long)max_depth);
	levels[depth++] = (struct level){path, 0, object};
	skip_space();
	if (!next_is(object ? '}' : ']'))
		return begin_element();
	depth--;
	leaf(2);
	return 2;
}

/* Closes what ends behind a value. Returns 0 if that is wrong, 1 if a value is due, 2 at the end.
 */
static int after_value(void)
{
	for (skip_space(); depth > 0; skip_space()) {
		if (next_is(','))
			return begin_element();
		if (!next_is(levels[depth - 1].object ? '}' : ']'))
			return 0;
		depth--;
	}
	return peek() == EOF ? 2 : 0;
}

static int is_valid(void)
{
	path = 1;
	for (int go_on = 1; go_on == 1;) {
		skip_space();
		int opened = 0;
		if (peek() == '[' || peek() == '{') {
			opened = open_container();
			if (opened == 0)
				return 0;
		} else {
			int64_t length = scalar();
			if (length < 0)
				return 0;
			leaf(length);
		}
		go_on = opened == 1 ? 1 : after_value();
		if (go_on == 0)
			return 0;
	}
	return 1;
}

int main(int argc, char **argv)
{
	const struct limit limits[] = {
		{"max_size=", &max_size},
		{"max_depth=", &max_depth},
		{"valid=", &must_be_valid},
		{"backslash=", &may_have_backslash},
	};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	levels = strict_alloc((size_t)max_depth, sizeof *levels);
	int valid = is_valid();
	if (must_be_valid && !valid)
		reject("not a valid document");
	if (valid && output > MAX_OUTPUT)
		reject("the output has %lld bytes, more than %d", (long long)output, MAX_OUTPUT);
	while (peek() != EOF)
		get();
	return VALID;
}
