/* validate.c - strict input validator of exprcalc: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group:
 *   max_lines=, max_length=   lines, and characters in each of them
 *   max_total=, max_open=     characters in all, and parentheses open at a time
 *   errors=0                  every line is an expression and has a value
 *   operators=N               at most N binary operators a line
 *   plain=1                   neither parentheses nor unary minuses */
#include "strict.h"

typedef __int128 wide;

static const char *at; /* the rest of the line, with a '\n' behind it */
static int64_t line_number;
static int64_t binary_operators, unary_minuses;

_Noreturn static void bad_line(const char *what)
{
	reject("line %lld: %s", (long long)line_number, what);
}

/* ---- the value of a short line, for the groups without errors: recursion will do ---- */

static wide sum(void);

static char next(void)
{
	while (*at == ' ')
		at++;
	return *at;
}

static wide checked(wide x)
{
	if (x < INT64_MIN || x > INT64_MAX)
		bad_line("overflow");
	return x;
}

static wide number(void)
{
	wide x = 0;
	for (; *at >= '0' && *at <= '9'; at++)
		x = x > INT64_MAX ? x : 10 * x + (*at - '0');
	return x;
}

static wide operand(void)
{
	char c = next();
	if (c >= '0' && c <= '9')
		return checked(number());
	if (c != '(' && c != '-')
		bad_line("expected an operand");
	at++;
	if (c == '-') {
		unary_minuses++;
		c = next();
		return checked(-(c >= '0' && c <= '9' ? number() : operand()));
	}
	wide x = sum();
	if (next() != ')')
		bad_line("expected ')'");
	at++;
	return x;
}

static wide product(void)
{
	wide x = operand();
	for (char op; (op = next()) == '*' || op == '/'; binary_operators++) {
		at++;
		wide y = operand();
		if (op == '/' && y == 0)
			bad_line("division by zero");
		x = checked(op == '*' ? x * y : x / y);
	}
	return x;
}

static wide sum(void)
{
	wide x = product();
	for (char op; (op = next()) == '+' || op == '-'; binary_operators++) {
		at++;
		wide y = product();
		x = checked(op == '+' ? x + y : x - y);
	}
	return x;
}

static void check_value(const char *line)
{
	at = line;
	binary_operators = unary_minuses = 0;
	sum();
	if (next() != '\n')
		bad_line("expected an operator");
}

/* ---- any line ---- */

static void check_open(const char *line, size_t len, int64_t max_open)
{
	int64_t open = 0;
	for (size_t i = 0; i < len; i++) {
		open += line[i] == '(';
		open -= line[i] == ')';
		if (open > max_open)
			bad_line("too many open parentheses");
	}
}

int main(int argc, char **argv)
{
	int64_t max_lines = 100000, max_length = 1000000, max_total = 2000000, max_open = 200000;
	int64_t errors = 1, operators = INT64_MAX, plain = 0;
	const struct limit limits[] = {
		{"max_lines=", &max_lines}, {"max_length=", &max_length},
		{"max_total=", &max_total}, {"max_open=", &max_open},
		{"errors=", &errors},	    {"operators=", &operators},
		{"plain=", &plain},
	};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t lines = read_int("T", 1, max_lines), total = 0;
	expect_line_end();
	char *line = strict_alloc((size_t)max_length + 2, 1);
	for (line_number = 1; line_number <= lines; line_number++) {
		size_t len = read_word("the expression", ' ', '~', 0, (size_t)max_length, line);
		expect_line_end();
		line[len] = '\n';
		if ((total += (int64_t)len) > max_total)
			bad_line("too many characters in all");
		check_open(line, len, max_open);
		if (errors == 0)
			check_value(line);
		if (errors == 0 && binary_operators > operators)
			bad_line("too many operators");
		if (plain != 0 && (unary_minuses > 0 || memchr(line, '(', len) != NULL))
			bad_line("a parenthesis or a unary minus");
	}
	expect_end();
	free(line);
	return VALID;
}
