/* recursive_descent.c - one function for each rule of the grammar, after a pass for the syntax.
 * Right and short, but a parenthesis costs three calls and a unary minus one: 8 MiB of stack end
 * long before 200000 of them. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { VALUE, SYNTAX, DIV0, OVERFLOW };

struct result {
	enum kind kind;
	int64_t value; /* the column for SYNTAX */
};

static const uint64_t smallest_size = UINT64_C(1) << 63; /* of INT64_MIN, without its sign */

static const char *at, *end; /* the rest of the line */
static enum kind failure;    /* the first one, or VALUE */

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int is_binary(char c)
{
	return c == '+' || c == '-' || c == '*' || c == '/';
}

/* The column of the first character that no expression can have there; 0 if there is none. */
static size_t syntax_error(const char *s, size_t len)
{
	size_t open = 0;
	int operand_next = 1;
	for (size_t i = 0; i < len; i++) {
		if (s[i] == ' ')
			continue;
		if (operand_next && is_digit(s[i])) {
			while (i + 1 < len && is_digit(s[i + 1]))
				i++;
			operand_next = 0;
		} else if (operand_next && s[i] == '(') {
			open++;
		} else if (!operand_next && s[i] == ')' && open > 0) {
			open--;
		} else if (!operand_next && is_binary(s[i])) {
			operand_next = 1;
		} else if (!operand_next || s[i] != '-') {
			return i + 1;
		}
	}
	return operand_next || open > 0 ? len + 1 : 0;
}

static int64_t sum(void);

static char next(void)
{
	while (at < end && *at == ' ')
		at++;
	return at < end ? *at : '\0';
}

static int64_t fit(__int128 x)
{
	if (failure == VALUE && (x < INT64_MIN || x > INT64_MAX))
		failure = OVERFLOW;
	return failure == VALUE ? (int64_t)x : 0;
}

/* The number that comes next, or its negative. */
static int64_t number(int sign)
{
	__int128 size = 0;
	for (; at < end && is_digit(*at); at++)
		if (size <= smallest_size)
			size = size * 10 + (*at - '0');
	return fit(sign * size);
}

static int64_t operand(void)
{
	if (is_digit(next()))
		return number(1);
	if (*at++ == '-')
		return is_digit(next()) ? number(-1) : fit(-(__int128)operand());
	int64_t value = sum();
	next();
	at++; /* the closed parenthesis */
	return value;
}

static int64_t product(void)
{
	int64_t value = operand();
	while (next() == '*' || next() == '/') {
		char op = *at++;
		int64_t right = operand();
		if (op == '/' && right == 0 && failure == VALUE)
			failure = DIV0;
		if (failure == VALUE)
			value = fit(op == '*' ? (__int128)value * right : (__int128)value / right);
	}
	return value;
}

static int64_t sum(void)
{
	int64_t value = product();
	while (next() == '+' || next() == '-') {
		char op = *at++;
		int64_t right = product();
		value = fit(op == '+' ? (__int128)value + right : (__int128)value - right);
	}
	return value;
}

static struct result evaluate(const char *s, size_t len)
{
	size_t column = syntax_error(s, len);
	if (column > 0)
		return (struct result){SYNTAX, (int64_t)column};
	at = s;
	end = s + len;
	failure = VALUE;
	int64_t value = sum();
	return (struct result){failure, value};
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
	if (text == NULL)
		return 1;
	char *line = memchr(text, '\n', len), *end = text + len;
	while (line != NULL && ++line < end) {
		char *next = memchr(line, '\n', (size_t)(end - line));
		print(evaluate(line, (size_t)((next != NULL ? next : end) - line)));
		line = next;
	}
	free(text);
	return 0;
}
