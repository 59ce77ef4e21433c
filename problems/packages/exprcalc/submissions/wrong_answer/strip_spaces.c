/* shunting_yard.c that takes all spaces out of a line first: "3 4" becomes 34, and columns are
 * counted without spaces. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { VALUE, SYNTAX, DIV0, OVERFLOW };

struct result {
	enum kind kind;
	int64_t value; /* the column for SYNTAX */
};

enum { NEGATE = '~' }; /* the unary minus on the stack of operators */

static const uint64_t smallest_size = UINT64_C(1) << 63; /* of INT64_MIN, without its sign */

static int64_t *values;
static char *operators;
static size_t value_count, operator_count;

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

static int rank(char op)
{
	return op == NEGATE ? 3 : op == '*' || op == '/' ? 2 : op == '(' ? 0 : 1;
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

/* Takes the last operator off the stack and applies it to the last value or the last two. */
static enum kind apply(void)
{
	char op = operators[--operator_count];
	int64_t b = values[--value_count], a = op == NEGATE ? 0 : values[--value_count];
	int64_t *result = &values[value_count++];
	int overflow = 0;
	if (op == '/')
		return divide(a, b, result);
	if (op == '+')
		overflow = __builtin_add_overflow(a, b, result);
	else if (op == '*')
		overflow = __builtin_mul_overflow(a, b, result);
	else /* a is 0 for the unary minus */
		overflow = __builtin_sub_overflow(a, b, result);
	return overflow ? OVERFLOW : VALUE;
}

/* Applies the waiting operators of at least this rank, up to the last open parenthesis. */
static enum kind apply_down_to(int lowest)
{
	enum kind kind = VALUE;
	while (kind == VALUE && operator_count > 0 && rank(operators[operator_count - 1]) >= lowest)
		kind = apply();
	return kind;
}

/* Pushes the number at *s and moves *s to its last digit. Behind a unary minus it is read together
 * with that, since the smallest value has no positive counterpart. */
static enum kind push_number(const char **s, const char *end)
{
	uint64_t size = 0;
	int fits = 1;
	for (; *s < end && is_digit(**s); ++*s) {
		uint64_t digit = (uint64_t)(**s - '0');
		fits = fits && size <= (smallest_size - digit) / 10;
		size = fits ? size * 10 + digit : 0;
	}
	--*s;
	if (fits && size == smallest_size && operator_count > 0 &&
	    operators[operator_count - 1] == NEGATE) {
		operator_count--;
		values[value_count++] = INT64_MIN;
		return VALUE;
	}
	if (!fits || size == smallest_size)
		return OVERFLOW;
	values[value_count++] = (int64_t)size;
	return VALUE;
}

/* The value of a line without syntax errors, or the first failure on the way to it. */
static struct result evaluate_expression(const char *s, size_t len)
{
	const char *end = s + len;
	int operand_next = 1;
	enum kind kind = VALUE;
	value_count = operator_count = 0;
	for (; s < end && kind == VALUE; s++) {
		if (*s == ' ')
			continue;
		if (is_digit(*s)) {
			kind = push_number(&s, end);
			operand_next = 0;
		} else if (*s == '(') {
			operators[operator_count++] = '(';
		} else if (*s == ')') {
			kind = apply_down_to(1);
			operator_count -= kind == VALUE; /* the parenthesis */
		} else if (operand_next) {
			operators[operator_count++] = NEGATE;
		} else {
			kind = apply_down_to(rank(*s));
			operators[operator_count++] = *s;
			operand_next = 1;
		}
	}
	if (kind == VALUE)
		kind = apply_down_to(1);
	return (struct result){kind, kind == VALUE ? values[0] : 0};
}

static struct result evaluate(char *s, size_t len)
{
	size_t kept = 0;
	for (size_t i = 0; i < len; i++)
		if (s[i] != ' ')
			s[kept++] = s[i];
	len = kept;
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
	values = malloc((len + 1) * sizeof *values);
	operators = malloc(len + 1);
	if (text == NULL || values == NULL || operators == NULL)
		return 1;
	char *line = memchr(text, '\n', len), *end = text + len;
	while (line != NULL && ++line < end) {
		char *next = memchr(line, '\n', (size_t)(end - line));
		print(evaluate(line, (size_t)((next != NULL ? next : end) - line)));
		line = next;
	}
	free(text);
	free(values);
	free(operators);
	return 0;
}
