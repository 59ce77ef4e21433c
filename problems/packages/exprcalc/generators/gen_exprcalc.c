/* gen_exprcalc.c - one test of exprcalc on standard output.
 *
 *   shape=list lines=1_+_2;;(3)   exactly these lines; ';' parts them, '_' stands for a space
 *   shape=build                   one line: head=, n times each=, mid=, m times last=, tail=
 *     copies=C                    that line C times ('_' as above; all parts default to nothing)
 *   shape=triples count=T         "a op b op c" without parentheses and unary minuses
 *   shape=random count=T          valid expressions; each ends with the product that passes a
 * random length from 1 to length= shape=long count=T            the same, but length= itself
 *   shape=broken count=T          random ones, then edits= random edits of each (default 1)
 *   shape=noise count=T           length= characters at random, of those in chars=
 *
 * For the last five:
 *   max=V                         numbers go from 0 to V (default 12)
 *   wide=P                        but P percent of them have up to 63 bits
 *   parens=P, minuses=P           percent of operands that are in parentheses, or have a unary
 * minus depth=D                       open parentheses at most (default 4) spaces=P percent of
 * places between tokens with one to three spaces fails=P                       percent of divisions
 * by zero and overflows that are kept seed=S                        for everything random (default
 * 1) */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

struct text {
	size_t len, room;
	char *s;
};

struct taste {
	int64_t count, length, max, wide, parens, minuses, depth, spaces, fails, edits;
};

static struct args args;
static struct rng rng;
static struct text line;
static struct taste taste;

static void out_text(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		out_char(s[i]);
}

static int percent(int64_t p)
{
	return rng_range(&rng, 1, 100) <= p;
}

static void add(char c)
{
	if (line.len == line.room) {
		struct text more = {line.len, 2 * line.room + 64, NULL};
		more.s = gen_alloc(more.room, 1);
		if (line.len > 0)
			memcpy(more.s, line.s, line.len);
		free(line.s);
		line = more;
	}
	line.s[line.len++] = c;
}

static void add_spaces(void)
{
	if (percent(taste.spaces))
		for (int64_t n = rng_range(&rng, 1, 3); n > 0; n--)
			add(' ');
}

static void add_token(char c)
{
	add_spaces();
	add(c);
}

/* ---- random expressions, with their values ---- */

/* Returns 0, and leaves *result alone, when there is no result. */
static int operate(int64_t a, char op, int64_t b, int64_t *result)
{
	__int128 x = 0;
	if (op == '/' && b == 0)
		return 0;
	switch (op) {
	case '+':
		x = (__int128)a + b;
		break;
	case '-':
		x = (__int128)a - b;
		break;
	case '*':
		x = (__int128)a * b;
		break;
	default:
		x = (__int128)a / b;
	}
	if (x < INT64_MIN || x > INT64_MAX)
		return 0;
	*result = (int64_t)x;
	return 1;
}

static int64_t add_number(void)
{
	int64_t value = rng_range(&rng, 0, taste.max);
	if (percent(taste.wide)) {
		int64_t unused_bits = rng_range(&rng, 1, 60);
		value = (int64_t)(rng_next(&rng) >> unused_bits);
	}
	char digits[20];
	size_t n = 0;
	int64_t rest = value;
	do
		digits[n++] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	add_spaces();
	while (n > 0)
		add(digits[--n]);
	return value;
}

static int64_t add_sum(int64_t length, int64_t depth);

static int64_t add_operand(int64_t depth)
{
	if (percent(taste.minuses)) {
		size_t before = line.len;
		add_token('-');
		int64_t value = add_operand(depth);
		if (operate(0, '-', value, &value))
			return value;
		line.len = before;
	}
	if (depth == 0 || !percent(taste.parens))
		return add_number();
	add_token('(');
	int64_t value = add_sum(rng_range(&rng, 1, 12), depth - 1);
	add_token(')');
	return value;
}

static int64_t add_product(int64_t depth)
{
	int64_t value = add_operand(depth);
	while (percent(40)) {
		size_t before = line.len;
		char op = percent(50) ? '*' : '/';
		add_token(op);
		int64_t right = add_operand(depth);
		if (!operate(value, op, right, &value) && !percent(taste.fails))
			line.len = before;
	}
	return value;
}

static int64_t add_sum(int64_t length, int64_t depth)
{
	size_t start = line.len;
	int64_t value = add_product(depth);
	while (line.len - start < (size_t)length) {
		add_spaces();
		size_t at = line.len;
		char op = percent(50) ? '+' : '-';
		add(op);
		int64_t right = add_product(depth);
		if (operate(value, op, right, &value) || percent(taste.fails))
			continue;
		line.s[at] = op == '+' ? '-' : '+'; /* fits, if the other one did not */
		operate(value, line.s[at], right, &value);
	}
	return value;
}

static void make_random(void)
{
	add_sum(rng_range(&rng, 1, taste.length), taste.depth);
	add_spaces();
}

static void make_long(void)
{
	add_sum(taste.length, taste.depth);
}

/* At most three numbers and two operators; with max= up to 10^6 nothing overflows. */
static void make_triples(void)
{
	static const char operators[] = "+-*/";
	int64_t n = rng_range(&rng, 2, 3);
	add_number();
	while (--n > 0) {
		char op = operators[rng_range(&rng, 0, 3)];
		add_token(op);
		size_t before = line.len;
		while (add_number() == 0 && op == '/')
			line.len = before;
	}
	add_spaces();
}

static char random_char(const char *chars)
{
	return chars[rng_range(&rng, 0, (int64_t)strlen(chars) - 1)];
}

static void edit(void)
{
	static const char chars[] = "0123456789+-*/()+-*/() .a";
	size_t at = (size_t)rng_range(&rng, 0, (int64_t)line.len);
	switch (rng_range(&rng, 0, 3)) {
	case 0: /* cut off */
		line.len = at;
		break;
	case 1: /* insert */
		add(' ');
		memmove(line.s + at + 1, line.s + at, line.len - 1 - at);
		line.s[at] = random_char(chars);
		break;
	case 2: /* delete */
		if (at < line.len) {
			memmove(line.s + at, line.s + at + 1, line.len - 1 - at);
			line.len--;
		}
		break;
	default: /* replace */
		if (at < line.len)
			line.s[at] = random_char(chars);
	}
}

static void make_broken(void)
{
	make_random();
	for (int64_t i = 0; i < taste.edits; i++)
		edit();
}

static void make_noise(void)
{
	const char *chars = arg_text(&args, "chars", "1+-*/()");
	for (int64_t n = rng_range(&rng, 0, taste.length); n > 0; n--) {
		char c = random_char(chars);
		add(c == '_' ? ' ' : c);
	}
}

/* ---- lines as they are given ---- */

static void out_plain(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		out_char(s[i] == '_' ? ' ' : s[i]);
}

static void out_list(void)
{
	const char *s = arg_text(&args, "lines", "");
	int64_t count = 1;
	for (const char *p = s; *p != '\0'; p++)
		count += *p == ';';
	out_line(&count, 1);
	for (int64_t i = 0; i < count; i++) {
		size_t len = strcspn(s, ";");
		out_plain(s, len);
		out_char('\n');
		s += len + (s[len] == ';');
	}
}

static void out_repeated(const char *s, int64_t times)
{
	for (int64_t i = 0; i < times; i++)
		out_plain(s, strlen(s));
}

static void out_build(void)
{
	int64_t copies = arg_int(&args, "copies", 1);
	const char *head = arg_text(&args, "head", ""), *each = arg_text(&args, "each", "");
	const char *mid = arg_text(&args, "mid", ""), *last = arg_text(&args, "last", "");
	const char *tail = arg_text(&args, "tail", "");
	int64_t n = arg_int(&args, "n", 0), m = arg_int(&args, "m", 0);
	out_line(&copies, 1);
	for (int64_t i = 0; i < copies; i++) {
		out_repeated(head, 1);
		out_repeated(each, n);
		out_repeated(mid, 1);
		out_repeated(last, m);
		out_repeated(tail, 1);
		out_char('\n');
	}
}

static void out_made(void (*make)(void))
{
	out_line(&taste.count, 1);
	for (int64_t i = 0; i < taste.count; i++) {
		line.len = 0;
		make();
		out_text(line.s, line.len);
		out_char('\n');
	}
}

static void read_taste(void)
{
	taste.count = arg_int(&args, "count", 1);
	taste.length = arg_int(&args, "length", 20);
	taste.max = arg_int(&args, "max", 12);
	taste.wide = arg_int(&args, "wide", 0);
	taste.parens = arg_int(&args, "parens", 0);
	taste.minuses = arg_int(&args, "minuses", 0);
	taste.depth = arg_int(&args, "depth", 4);
	taste.spaces = arg_int(&args, "spaces", 0);
	taste.fails = arg_int(&args, "fails", 0);
	taste.edits = arg_int(&args, "edits", 1);
}

int main(int argc, char **argv)
{
	static const struct shape {
		const char *name;
		void (*make)(void);
	} made[] = {
		{"triples", make_triples}, {"random", make_random}, {"long", make_long},
		{"broken", make_broken},   {"noise", make_noise},
	};
	arg_begin(&args, argc, argv);
	rng_seed(&rng, (uint64_t)arg_int(&args, "seed", 1));
	read_taste();
	const char *name = arg_text(&args, "shape", "random");
	size_t i = 0, count = sizeof made / sizeof made[0];
	while (i < count && strcmp(made[i].name, name) != 0)
		i++;
	if (i < count)
		out_made(made[i].make);
	else if (strcmp(name, "list") == 0)
		out_list();
	else if (strcmp(name, "build") == 0)
		out_build();
	else
		gen_die("no shape '%s'", name);
	arg_end(&args);
	out_end();
	free(line.s);
	return 0;
}
