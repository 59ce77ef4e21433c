/* paren_frames.c - neither precedence table nor stack of operators: within one pair of parentheses
 * a finished sum, a finished product behind it and the unary minuses before the next operand are
 * all there is to remember. An open parenthesis starts such a record anew, a closed one makes its
 * value an operand of the record below. Syntax first, in a pass of its own. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { VALUE, SYNTAX, DIV0, OVERFLOW };

struct result {
	enum kind kind;
	int64_t value; /* the column for SYNTAX */
};

/* "sum add_op product times_op minuses operand"; an op of 0: nothing stands to its left yet. */
struct frame {
	int64_t sum, product;
	size_t minuses;
	char add_op, times_op;
};

typedef __int128 wide; /* holds every result of two 64-bit operands */

static struct frame *frames;
static enum kind failure; /* the first one, or VALUE */

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether c may follow; a whole number counts as one character. */
static int allowed(char c, int after_operand, size_t open)
{
	switch (c) {
	case '-':
		return 1;
	case '+':
	case '*':
	case '/':
		return after_operand;
	case '(':
		return !after_operand;
	case ')':
		return after_operand && open > 0;
	default:
		return is_digit(c) && !after_operand;
	}
}

/* The column of the first character that no expression can have there; 0 if there is none. */
static size_t syntax_error(const char *s, size_t len)
{
	size_t open = 0;
	int after_operand = 0;
	for (size_t i = 0; i < len; i++) {
		if (s[i] == ' ')
			continue;
		if (!allowed(s[i], after_operand, open))
			return i + 1;
		after_operand = is_digit(s[i]) || s[i] == ')';
		open += s[i] == '(';
		open -= s[i] == ')';
		while (is_digit(s[i]) && i + 1 < len && is_digit(s[i + 1]))
			i++;
	}
	return open > 0 || !after_operand ? len + 1 : 0;
}

static int64_t fit(wide x)
{
	if (x < INT64_MIN || x > INT64_MAX) {
		failure = OVERFLOW;
		return 0;
	}
	return (int64_t)x;
}

static int64_t operate(int64_t a, char op, int64_t b)
{
	if (failure != VALUE)
		return 0;
	switch (op) {
	case '+':
		return fit((wide)a + b);
	case '-':
		return fit((wide)a - b);
	case '*':
		return fit((wide)a * b);
	case '/':
		if (b != 0)
			return fit((wide)a / b);
		failure = DIV0;
		return 0;
	default:
		return b;
	}
}

/* An operand is complete: of an even number of minuses nothing stays but the chance to overflow. */
static void take_operand(struct frame *f, int64_t value)
{
	if (failure == VALUE && f->minuses > 0 && value == INT64_MIN)
		failure = OVERFLOW;
	if (f->minuses % 2 == 1)
		value = failure == VALUE ? -value : 0;
	f->product = operate(f->product, f->times_op, value);
	f->minuses = 0;
}

/* A product is complete, and so is the sum up to here. */
static int64_t close_sum(const struct frame *f)
{
	return operate(f->sum, f->add_op, f->product);
}

/* Reads the number at s as an operand; returns the place behind it. */
static const char *take_number(struct frame *f, const char *s, const char *end)
{
	const wide beyond = (wide)INT64_MAX + 2;
	wide size = 0;
	for (; s < end && is_digit(*s); s++)
		if (size < beyond)
			size = size * 10 + (*s - '0');
	if (f->minuses > 0) { /* the nearest minus belongs to the number */
		f->minuses--;
		size = -size;
	}
	take_operand(f, failure == VALUE ? fit(size) : 0);
	return s;
}

static struct result evaluate_expression(const char *s, const char *end)
{
	struct frame *f = frames;
	char before = '(';
	failure = VALUE;
	*f = (struct frame){.sum = 0};
	for (; s < end && failure == VALUE; s++) {
		if (*s == ' ')
			continue;
		int after_operand = is_digit(before) || before == ')';
		before = *s;
		if (is_digit(*s)) {
			s = take_number(f, s, end) - 1;
		} else if (*s == '(') {
			*++f = (struct frame){.sum = 0};
		} else if (*s == ')') {
			int64_t value = close_sum(f--);
			take_operand(f, value);
		} else if (!after_operand) {
			f->minuses++;
		} else if (*s == '*' || *s == '/') {
			f->times_op = *s;
		} else {
			*f = (struct frame){.sum = close_sum(f), .add_op = *s};
		}
	}
	int64_t value = close_sum(f);
	return (struct result){failure, value};
}

static struct result evaluate(const char *s, size_t len)
{
	size_t column = syntax_error(s, len);
	if (column > 0)
		return (struct result){SYNTAX, (int64_t)column};
	return evaluate_expression(s, s + len);
}

static void print(struct result r)
{
	switch (r.kind) {
	case VALUE:
		printf("%lld\n", (long long)r.value);
		break;
	case SYNTAX:
		printf("SYNTAX %lld\n", (long long)r.value);
		break;
	case DIV0:
		puts("DIV0");
		break;
	case OVERFLOW:
		puts("OVERFLOW");
		break;
	}
}

static size_t count(const char *s, size_t len, char c)
{
	size_t n = 0;
	for (size_t i = 0; i < len; i++)
		n += s[i] == c;
	return n;
}

/* All of standard input; NULL if there is no memory for it. */
static char *read_input(size_t *len)
{
	size_t room = 1 << 16, got;
	char *text = malloc(room);
	*len = 0;
	while (text != NULL && (got = fread(text + *len, 1, room - *len, stdin)) > 0) {
		*len += got;
		if (*len == room)
			text = realloc(text, room *= 2);
	}
	return text;
}

int main(void)
{
	size_t len;
	char *text = read_input(&len);
	if (text == NULL)
		return 1;
	frames = malloc((count(text, len, '(') + 1) * sizeof *frames);
	if (frames == NULL)
		return 1;
	char *line = memchr(text, '\n', len), *end = text + len;
	while (line != NULL && ++line < end) {
		char *next = memchr(line, '\n', (size_t)(end - line));
		print(evaluate(line, (size_t)((next != NULL ? next : end) - line)));
		line = next;
	}
	free(text);
	free(frames);
	return 0;
}
