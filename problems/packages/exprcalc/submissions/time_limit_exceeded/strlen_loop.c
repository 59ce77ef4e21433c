/* pratt_stack.c that asks for the length of the line at each of its characters: O(length^2). The
 * compiler cannot lift strlen out of the loop, which writes to memory. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { VALUE, SYNTAX, DIV0, OVERFLOW };

struct result {
	enum kind kind;
	int64_t value; /* the column for SYNTAX */
};

enum { NEGATE = '~' }; /* the unary minus in a frame */

struct frame {
	int64_t left;
	char op;
};

static struct frame *frames;
static size_t depth, open; /* frames in use, and how many of them are parentheses */

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How strongly an operator binds; 0 for what is none. */
static int power(char op)
{
	switch (op) {
	case '+':
	case '-':
		return 1;
	case '*':
	case '/':
		return 2;
	case NEGATE:
		return 3;
	default:
		return 0;
	}
}

static void push(char op, int64_t left)
{
	frames[depth++] = (struct frame){left, op};
	open += op == '(';
}

/* ---- checked arithmetic in plain C: the range is looked at before the operation ---- */

static enum kind add(int64_t a, int64_t b, int64_t *sum)
{
	if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b)
		return OVERFLOW;
	*sum = a + b;
	return VALUE;
}

static enum kind subtract(int64_t a, int64_t b, int64_t *difference)
{
	if (b > 0 ? a < INT64_MIN + b : a > INT64_MAX + b)
		return OVERFLOW;
	*difference = a - b;
	return VALUE;
}

static uint64_t size_of(int64_t a)
{
	return a < 0 ? 0 - (uint64_t)a : (uint64_t)a;
}

static enum kind multiply(int64_t a, int64_t b, int64_t *product)
{
	uint64_t limit = (uint64_t)INT64_MAX + ((a < 0) != (b < 0));
	if (a != 0 && size_of(b) > limit / size_of(a))
		return OVERFLOW;
	*product = (int64_t)((uint64_t)a * (uint64_t)b);
	return VALUE;
}

static enum kind divide(int64_t a, int64_t b, int64_t *quotient)
{
	if (b == 0)
		return DIV0;
	if (a == INT64_MIN && b == -1)
		return OVERFLOW;
	*quotient = a / b;
	return VALUE;
}

static enum kind combine(struct frame f, int64_t right, int64_t *value)
{
	switch (f.op) {
	case '+':
		return add(f.left, right, value);
	case '*':
		return multiply(f.left, right, value);
	case '/':
		return divide(f.left, right, value);
	default: /* for the unary minus left is 0 */
		return subtract(f.left, right, value);
	}
}

/* Gives the value to every waiting operator that binds at least so strongly, up to the last open
 * parenthesis. The result keeps its first failure. */
static void reduce(int least, struct result *r)
{
	while (depth > 0 && frames[depth - 1].op != '(' && power(frames[depth - 1].op) >= least) {
		depth--;
		if (r->kind == VALUE)
			r->kind = combine(frames[depth], r->value, &r->value);
	}
}

/* The number at s; *after is the place behind it. Its negative is built first, which holds one more
 * value; it is that one only directly behind a unary minus. */
static enum kind number(const char *s, const char **after, int64_t *value)
{
	int64_t negative = 0;
	enum kind kind = VALUE;
	for (; is_digit(*s); s++) {
		int digit = *s - '0';
		if (negative < (INT64_MIN + digit) / 10)
			kind = OVERFLOW;
		negative = kind == VALUE ? negative * 10 - digit : 0;
	}
	*after = s;
	if (kind == VALUE && depth > 0 && frames[depth - 1].op == NEGATE) {
		depth--;
		*value = negative;
		return VALUE;
	}
	if (negative == INT64_MIN)
		return OVERFLOW;
	*value = -negative;
	return kind;
}

static struct result evaluate(const char *line)
{
	const char *after;
	struct result r = {VALUE, 0};
	int operand_next = 1;
	depth = open = 0;
	for (size_t i = 0; i < strlen(line); i++) {
		const char *s = line + i;
		if (*s == ' ')
			continue;
		if (operand_next && is_digit(*s)) {
			int64_t value = 0;
			enum kind kind = number(s, &after, &value);
			if (r.kind == VALUE)
				r = (struct result){kind, value};
			i = (size_t)(after - line) - 1;
			operand_next = 0;
		} else if (operand_next && (*s == '(' || *s == '-')) {
			push(*s == '(' ? '(' : NEGATE, 0);
		} else if (!operand_next && *s == ')' && open > 0) {
			reduce(1, &r);
			depth--;
			open--;
		} else if (!operand_next && power(*s) > 0 && *s != NEGATE) {
			reduce(power(*s), &r);
			push(*s, r.value);
			operand_next = 1;
		} else {
			return (struct result){SYNTAX, (int64_t)i + 1};
		}
	}
	if (operand_next || open > 0)
		return (struct result){SYNTAX, (int64_t)strlen(line) + 1};
	reduce(1, &r);
	return r;
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
	frames = malloc((len + 1) * sizeof *frames);
	if (text == NULL || frames == NULL)
		return 1;
	char *line = memchr(text, '\n', len), *end = text + len;
	while (line != NULL && ++line < end) {
		char *next = memchr(line, '\n', (size_t)(end - line));
		if (next != NULL)
			*next = '\0';
		print(evaluate(line));
		line = next;
	}
	free(text);
	free(frames);
	return 0;
}
