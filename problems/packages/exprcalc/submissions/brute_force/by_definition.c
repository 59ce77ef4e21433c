/* by_definition.c - the oracle, as close to the statement as can be: recursive descent along the
 * grammar, values in 128 bits, and the column of an error by trying to complete each beginning of
 * the line. It shares no idea with the accepted solutions. Cubic in the length of a wrong line. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { VALUE, SYNTAX, DIV0, OVERFLOW };

struct result {
	enum kind kind;
	int64_t value; /* the column for SYNTAX */
};

enum { LONGEST = 1000, LONGEST_WRONG = 300, MOST_LINES = 1000 };

typedef __int128 wide;

static const char *at, *end;
static int valid;	/* no syntax error so far */
static enum kind first; /* the first failure so far, or VALUE */

static wide sum(void);

static char next(void)
{
	while (at < end && *at == ' ')
		at++;
	return at < end ? *at : '\n';
}

static wide checked(wide x)
{
	if (first == VALUE && (x < INT64_MIN || x > INT64_MAX))
		first = OVERFLOW;
	return first == VALUE ? x : 0;
}

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static wide number(void)
{
	const wide huge = (wide)1 << 100;
	wide x = 0;
	for (; at < end && is_digit(*at); at++)
		if (x < huge)
			x = 10 * x + (*at - '0');
	return x;
}

/* operand = number | "-" operand | "(" sum ")" */
static wide operand(void)
{
	char c = next();
	if (is_digit(c))
		return checked(number());
	if (c == '-') {
		at++;
		return checked(-(is_digit(next()) ? number() : operand()));
	}
	if (c != '(') {
		valid = 0;
		return 0;
	}
	at++;
	wide x = sum();
	if (next() != ')')
		valid = 0;
	else
		at++;
	return x;
}

/* product = operand { ( "*" | "/" ) operand } */
static wide product(void)
{
	wide x = operand();
	while (valid && (next() == '*' || next() == '/')) {
		char op = *at++;
		wide y = operand();
		if (op == '/' && y == 0 && first == VALUE)
			first = DIV0;
		x = checked(op == '*' ? x * y : first == VALUE ? x / y : 0);
	}
	return x;
}

/* sum = product { ( "+" | "-" ) product } */
static wide sum(void)
{
	wide x = product();
	while (valid && (next() == '+' || next() == '-')) {
		char op = *at++;
		wide y = product();
		x = checked(op == '+' ? x + y : x - y);
	}
	return x;
}

static int is_expression(const char *s, size_t len, wide *value)
{
	at = s;
	end = s + len;
	valid = 1;
	first = VALUE;
	*value = sum();
	return valid && next() == '\n' && at == end;
}

/* Whether some expression begins with s: only a number and parentheses can be wanting. */
static int can_be_completed(const char *s, size_t len)
{
	char text[2 * LONGEST];
	wide ignored;
	memcpy(text, s, len);
	for (int one = 0; one < 2; one++) {
		size_t n = len;
		if (one)
			text[n++] = '1';
		for (size_t closed = 0; closed <= len; closed++) {
			if (is_expression(text, n, &ignored))
				return 1;
			text[n++] = ')';
		}
	}
	return 0;
}

static struct result evaluate(const char *s, size_t len)
{
	wide value;
	static int lines;
	if (len > LONGEST || ++lines > MOST_LINES)
		abort(); /* the oracle is for small inputs: it ends instead of running for hours */
	if (is_expression(s, len, &value))
		return (struct result){first, (int64_t)value};
	if (len > LONGEST_WRONG)
		abort();
	size_t column = 1;
	while (column <= len && can_be_completed(s, column))
		column++;
	return (struct result){SYNTAX, (int64_t)column};
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
