/* split_at_lowest.c - finds the operator that is applied last, evaluates what is left and right of
 * it, and so on down. Right, but each step reads its whole part of the line: O(length^2) for long
 * lines. */
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

/* The rank of s[i] as a binary operator, 0 if it is none; before: the last character but spaces. */
static int binary_rank(char c, char before)
{
	if (!is_digit(before) && before != ')')
		return 0;
	return c == '+' || c == '-' ? 1 : c == '*' || c == '/' ? 2 : 0;
}

/* The place of the last operator of the lowest rank outside of parentheses; len if there is none.
 */
static size_t lowest_operator(const char *s, size_t len)
{
	size_t open = 0, found = len;
	int lowest = 3;
	char before = '(';
	for (size_t i = 0; i < len; i++) {
		if (s[i] == ' ')
			continue;
		open += s[i] == '(';
		open -= s[i] == ')';
		int rank = open == 0 ? binary_rank(s[i], before) : 0;
		if (rank > 0 && rank <= lowest) {
			lowest = rank;
			found = i;
		}
		before = s[i];
	}
	return found;
}

static struct result in_range(__int128 x)
{
	if (x < INT64_MIN || x > INT64_MAX)
		return (struct result){OVERFLOW, 0};
	return (struct result){VALUE, (int64_t)x};
}

static struct result number(const char *s, size_t len, int sign)
{
	__int128 size = 0;
	for (size_t i = 0; i < len; i++)
		if (size <= smallest_size)
			size = size * 10 + (s[i] - '0');
	return in_range(sign * size);
}

static struct result evaluate_expression(const char *s, size_t len);

/* A number, something in parentheses, or a minus and one of these. */
static struct result operand(const char *s, size_t len)
{
	if (is_digit(*s))
		return number(s, len, 1);
	s++;
	len--;
	if (s[-1] == '(')
		return evaluate_expression(s, len - 1);
	for (; *s == ' '; s++)
		len--;
	if (is_digit(*s))
		return number(s, len, -1);
	struct result r = evaluate_expression(s, len);
	return r.kind == VALUE ? in_range(-(__int128)r.value) : r;
}

static struct result operate(struct result a, char op, struct result b)
{
	__int128 x = a.value, y = b.value;
	if (a.kind != VALUE || b.kind != VALUE)
		return a.kind != VALUE ? a : b;
	if (op == '/' && y == 0)
		return (struct result){DIV0, 0};
	return in_range(op == '+' ? x + y : op == '-' ? x - y : op == '*' ? x * y : x / y);
}

static struct result evaluate_expression(const char *s, size_t len)
{
	for (; *s == ' '; s++)
		len--;
	while (s[len - 1] == ' ')
		len--;
	size_t at = lowest_operator(s, len);
	if (at == len)
		return operand(s, len);
	struct result left = evaluate_expression(s, at);
	return operate(left, s[at], evaluate_expression(s + at + 1, len - at - 1));
}

static struct result evaluate(const char *s, size_t len)
{
	size_t column = syntax_error(s, len);
	if (column > 0)
		return (struct result){SYNTAX, (int64_t)column};
	return evaluate_expression(s, len);
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
