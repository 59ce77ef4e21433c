/* gen_jsonwalk.c - one test of jsonwalk on standard output.
 *
 *   shape=text p1=TEXT x1=N p2=TEXT x2=N ... p9=TEXT x9=N
 *                              p1 written x1 times (default once), then p2, and so on
 *   shape=random bytes=B depth=D escapes=E space=S
 *                              a random valid document of at least B bytes, nested D deep at most;
 *                              escapes=1: with all escapes, bytes from 0x7F up and numbers of
 *                              every form; space=1: with white space of all four kinds
 *   shape=numbers n=N          an array of N numbers of eight digits
 *   shape=strings n=N length=L an array of N strings of L letters
 *   at=P byte=XX               overwrite one byte afterwards; P counts from 0
 *   size=N                     cut the document off behind N bytes afterwards
 *   seed=S                     for everything random (default 1)
 *
 * In TEXT %XX is the byte with that hexadecimal code; there is no other way to write a blank, a
 * backslash or a percent sign in a manifest. */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

struct test {
	struct args args;
	struct rng rng;
	unsigned char *at;
	size_t size, room;
	int escapes, space;
};

static void put(struct test *t, int c)
{
	if (t->size == t->room) {
		t->room = 2 * t->room + 4096;
		t->at = realloc(t->at, t->room);
		if (t->at == NULL)
			gen_die("out of memory");
	}
	t->at[t->size++] = (unsigned char)c;
}

static void put_text(struct test *t, const char *text)
{
	while (*text != '\0')
		put(t, *text++);
}

static int64_t below(struct test *t, int64_t n)
{
	return rng_range(&t->rng, 0, n - 1);
}

static char one_of(struct test *t, const char *set)
{
	return set[below(t, (int64_t)strlen(set))];
}

/* ---- shape=text ---- */

static int hex_digit(char c)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *found = c != '\0' ? strchr(digits, c) : NULL;
	if (found == NULL)
		gen_die("behind %% two digits 0-9 or A-F are due");
	return (int)(found - digits);
}

/* The byte at *text, which moves behind it. */
static int next_byte(const char **text)
{
	int c = (unsigned char)*(*text)++;
	if (c != '%')
		return c;
	c = 16 * hex_digit((*text)[0]);
	c += hex_digit((*text)[1]);
	*text += 2;
	return c;
}

static void fill_text(struct test *t)
{
	for (int i = 1; i <= 9; i++) {
		char piece[] = "p?", times[] = "x?";
		piece[1] = times[1] = (char)('0' + i);
		const char *text = arg_text(&t->args, piece, "");
		for (int64_t n = arg_int(&t->args, times, 1); n > 0; n--)
			for (const char *p = text; *p != '\0';)
				put(t, next_byte(&p));
	}
}

/* ---- shape=random ---- */

static void put_space(struct test *t)
{
	if (t->space)
		for (int64_t n = below(t, 3) * below(t, 2); n > 0; n--)
			put(t, one_of(t, " \t\n\r"));
}

static void put_digits(struct test *t, int64_t n)
{
	while (n-- > 0)
		put(t, one_of(t, "0123456789"));
}

static void put_escape(struct test *t)
{
	char c = one_of(t, "\"\\/bfnrtuuuu");
	put(t, '\\');
	put(t, c);
	if (c == 'u')
		for (int i = 0; i < 4; i++)
			put(t, one_of(t, "0123456789abcdefABCDEF"));
}

static void put_string(struct test *t)
{
	put(t, '"');
	for (int64_t n = below(t, 12); n > 0; n--) {
		if (t->escapes && below(t, 4) == 0)
			put_escape(t);
		else if (t->escapes && below(t, 8) == 0)
			put(t, (int)rng_range(&t->rng, 0x7F, 0xFF));
		else
			put(t, one_of(t, "abcdefghijklmnopqrstuvwxyz_ABC0123456789 .:,[]{}"));
	}
	put(t, '"');
}

static void put_number(struct test *t)
{
	if (below(t, 3) == 0)
		put(t, '-');
	if (below(t, 4) == 0) {
		put(t, '0');
	} else {
		put(t, one_of(t, "123456789"));
		put_digits(t, below(t, 6));
	}
	if (!t->escapes)
		return;
	if (below(t, 3) == 0) {
		put(t, '.');
		put_digits(t, 1 + below(t, 4));
	}
	if (below(t, 3) == 0) {
		put(t, one_of(t, "eE"));
		if (below(t, 2) == 0)
			put(t, one_of(t, "+-"));
		put_digits(t, 1 + below(t, 3));
	}
}

static void put_scalar(struct test *t)
{
	static const char *const words[] = {"true", "false", "null"};
	switch (below(t, 4)) {
	case 0:
		put_text(t, words[below(t, 3)]);
		break;
	case 1:
		put_number(t);
		break;
	default:
		put_string(t);
	}
}

/* bytes: the container goes on until the document is that long; 0: for a few elements. */
static void put_container(struct test *t, int64_t depth, size_t bytes)
{
	int object = below(t, 2) == 1;
	put(t, object ? '{' : '[');
	put_space(t);
	int64_t few = below(t, 6);
	for (int64_t i = 0; i < few || t->size < bytes; i++) {
		if (i > 0) {
			put(t, ',');
			put_space(t);
		}
		if (object) {
			put_string(t);
			put_space(t);
			put(t, ':');
			put_space(t);
		}
		if (depth > 1 && below(t, 3) == 0)
			put_container(t, depth - 1, 0);
		else
			put_scalar(t);
		put_space(t);
	}
	put(t, object ? '}' : ']');
}

static void fill_random(struct test *t)
{
	int64_t bytes = arg_int(&t->args, "bytes", 100), depth = arg_int(&t->args, "depth", 20);
	t->escapes = (int)arg_int(&t->args, "escapes", 0);
	t->space = (int)arg_int(&t->args, "space", 1);
	put_space(t);
	put_container(t, depth, (size_t)bytes);
	put_space(t);
}

/* ---- long flat arrays ---- */

static void fill_numbers(struct test *t)
{
	put(t, '[');
	for (int64_t n = arg_int(&t->args, "n", 1); n > 0; n--) {
		put(t, one_of(t, "123456789"));
		put_digits(t, 7);
		if (n > 1)
			put(t, ',');
	}
	put_text(t, "]\n");
}

static void fill_strings(struct test *t)
{
	int64_t length = arg_int(&t->args, "length", 8);
	put(t, '[');
	for (int64_t n = arg_int(&t->args, "n", 1); n > 0; n--) {
		put(t, '"');
		for (int64_t i = 0; i < length; i++)
			put(t, one_of(t, "abcdefghijklmnopqrstuvwxyz"));
		put(t, '"');
		if (n > 1)
			put(t, ',');
	}
	put_text(t, "]\n");
}

static const struct shape {
	const char *name;
	void (*fill)(struct test *t);
} shapes[] = {
	{"text", fill_text},
	{"random", fill_random},
	{"numbers", fill_numbers},
	{"strings", fill_strings},
};

static void fill(struct test *t, const char *name)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		if (strcmp(shapes[i].name, name) == 0) {
			shapes[i].fill(t);
			return;
		}
	}
	gen_die("no shape '%s'", name);
}

static void change(struct test *t)
{
	int64_t at = arg_int(&t->args, "at", -1);
	int64_t size = arg_int(&t->args, "size", (int64_t)t->size);
	const char *byte = arg_text(&t->args, "byte", "");
	if ((at < 0) != (*byte == '\0') || at >= (int64_t)t->size || size > (int64_t)t->size)
		gen_die("at= and byte=, or size=, do not fit the document");
	if (at >= 0)
		t->at[at] = (unsigned char)(16 * hex_digit(byte[0]) + hex_digit(byte[1]));
	t->size = (size_t)size;
}

int main(int argc, char **argv)
{
	struct test t = {.size = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	fill(&t, arg_text(&t.args, "shape", "text"));
	change(&t);
	arg_end(&t.args);
	for (size_t i = 0; i < t.size; i++)
		out_char((char)t.at[i]);
	out_end();
	free(t.at);
	return 0;
}
