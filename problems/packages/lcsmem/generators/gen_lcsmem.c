/* gen_lcsmem.c - one test of lcsmem on standard output: the lines A and B.
 *
 *   shape=list a=TEXT b=TEXT        exactly these strings, either of them may be empty
 *   shape=uniform n=N m=M letters=K both random over the first K letters
 *   shape=apart n=N m=M letters=K   A random over the first K letters, B over the K after them
 *   shape=equal n=N letters=K       A random, B the same
 *   shape=inside n=N m=M letters=K  A random, B a random subsequence of it (M <= N)
 *   shape=shuffled n=N letters=K    A random, B the letters of A in another order
 *   shape=reversed n=N letters=K    A random, B the letters of A backwards
 *   shape=edited n=N letters=K rate=R
 *                                   A random, B a copy in which R of 1000 letters are left out, R
 *                                   have a random one before them, and R are replaced
 *   shape=repeat n=N m=M a=TEXT b=TEXT
 *                                   TEXT again and again up to the length
 *   head_a= tail_a= head_b= tail_b= TEXT to put before or behind a string afterwards
 *   swap=1                          exchange A and B at the end
 *   seed=S                          for everything random (default 1) */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

/* A copy with insertions may outgrow its length; what the limit is, the input validator knows. */
enum { CAPACITY = 1 << 16 };

struct string {
	char text[CAPACITY];
	size_t length;
};

struct test {
	struct args args;
	struct rng rng;
	size_t n, m;
	int letters;
	struct string a, b;
};

static void append(struct string *s, char c)
{
	if (s->length == CAPACITY)
		gen_die("a string is longer than %d", CAPACITY);
	s->text[s->length++] = c;
}

static void append_text(struct string *s, const char *text)
{
	for (; *text != '\0'; text++)
		append(s, *text);
}

static char random_letter(struct test *t)
{
	return (char)('a' + rng_range(&t->rng, 0, t->letters - 1));
}

static void append_random(struct test *t, struct string *s, size_t count)
{
	for (size_t i = 0; i < count; i++)
		append(s, random_letter(t));
}

static void fill_list(struct test *t)
{
	append_text(&t->a, arg_text(&t->args, "a", ""));
	append_text(&t->b, arg_text(&t->args, "b", ""));
}

static void fill_uniform(struct test *t)
{
	append_random(t, &t->a, t->n);
	append_random(t, &t->b, t->m);
}

static void fill_apart(struct test *t)
{
	fill_uniform(t);
	for (size_t i = 0; i < t->b.length; i++)
		t->b.text[i] = (char)(t->b.text[i] + t->letters);
}

static void fill_equal(struct test *t)
{
	append_random(t, &t->a, t->n);
	t->b = t->a;
}

/* Each letter is kept with the probability that leaves M of them in the end. */
static void fill_inside(struct test *t)
{
	append_random(t, &t->a, t->n);
	if (t->m > t->n)
		gen_die("m is more than n");
	for (size_t i = 0; i < t->n; i++)
		if ((size_t)rng_range(&t->rng, 1, (int64_t)(t->n - i)) <= t->m - t->b.length)
			append(&t->b, t->a.text[i]);
}

static void fill_shuffled(struct test *t)
{
	fill_equal(t);
	for (size_t i = t->n; i > 1; i--) {
		size_t j = (size_t)rng_range(&t->rng, 0, (int64_t)i - 1);
		char c = t->b.text[i - 1];
		t->b.text[i - 1] = t->b.text[j];
		t->b.text[j] = c;
	}
}

static void fill_reversed(struct test *t)
{
	append_random(t, &t->a, t->n);
	for (size_t i = t->n; i-- > 0;)
		append(&t->b, t->a.text[i]);
}

static void fill_edited(struct test *t)
{
	int64_t rate = arg_int(&t->args, "rate", 10);
	append_random(t, &t->a, t->n);
	for (size_t i = 0; i < t->n; i++) {
		int64_t x = rng_range(&t->rng, 0, 999);
		if (x < rate)
			continue;
		if (x < 2 * rate)
			append(&t->b, random_letter(t));
		append(&t->b, x >= 2 * rate && x < 3 * rate ? random_letter(t) : t->a.text[i]);
	}
}

static void append_repeated(struct string *s, const char *text, size_t count)
{
	size_t period = strlen(text);
	if (period == 0)
		gen_die("nothing to repeat");
	for (size_t i = 0; i < count; i++)
		append(s, text[i % period]);
}

static void fill_repeat(struct test *t)
{
	append_repeated(&t->a, arg_text(&t->args, "a", ""), t->n);
	append_repeated(&t->b, arg_text(&t->args, "b", ""), t->m);
}

static const struct shape {
	const char *name;
	void (*fill)(struct test *t);
} shapes[] = {
	{"list", fill_list},	     {"uniform", fill_uniform}, {"apart", fill_apart},
	{"equal", fill_equal},	     {"inside", fill_inside},	{"shuffled", fill_shuffled},
	{"reversed", fill_reversed}, {"edited", fill_edited},	{"repeat", fill_repeat},
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

static void prepend_text(struct string *s, const char *text)
{
	size_t length = strlen(text);
	if (s->length + length > CAPACITY)
		gen_die("a string is longer than %d", CAPACITY);
	memmove(s->text + length, s->text, s->length);
	memcpy(s->text, text, length);
	s->length += length;
}

static void put_line(const struct string *s)
{
	for (size_t i = 0; i < s->length; i++)
		out_char(s->text[i]);
	out_char('\n');
}

int main(int argc, char **argv)
{
	static struct test t;
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	t.n = (size_t)arg_int(&t.args, "n", 0);
	t.m = (size_t)arg_int(&t.args, "m", 0);
	t.letters = (int)arg_int(&t.args, "letters", 26);
	fill(&t, arg_text(&t.args, "shape", "uniform"));
	prepend_text(&t.a, arg_text(&t.args, "head_a", ""));
	append_text(&t.a, arg_text(&t.args, "tail_a", ""));
	prepend_text(&t.b, arg_text(&t.args, "head_b", ""));
	append_text(&t.b, arg_text(&t.args, "tail_b", ""));
	int64_t swap = arg_int(&t.args, "swap", 0);
	arg_end(&t.args);

	put_line(swap ? &t.b : &t.a);
	put_line(swap ? &t.a : &t.b);
	out_end();
	return 0;
}
