/* gen_matchain.c - one test of matchain on standard output.
 *
 *   shape=list v=3,1,4              exactly these sizes; all other shapes have n + 1 of them
 *   shape=const n=N v=V             V, V, V, ...
 *   shape=order n=N order=NAME      the ranks 0 to N in an order of order.h
 *   shape=uniform n=N lo=A hi=B     uniform in [A, B]
 *   shape=digits n=N                1 to 9 times 1, 10, 100, 1000 or 10000
 *   shape=valley n=N                falls from N to the middle, then rises again
 *   shift=V, step=S                 afterwards each size v becomes V + S * v (but for a list)
 *   odd=A,B                         every second size, from the second on, becomes uniform in [A,
 * B] first=V, last=V                 overwrite one end afterwards seed=S for everything random
 * (default 1) */
#include "gen.h"
#include "order.h"

#include <stdlib.h>
#include <string.h>

enum { SIZE_LIMIT = 100000 };

struct test {
	struct args args;
	struct rng rng;
	size_t sizes; /* n + 1 */
	int64_t *d;
};

static void fill_list(struct test *t)
{
	const char *text = arg_text(&t->args, "v", "");
	int64_t value;
	for (t->sizes = 0; arg_list_next(&text, &value); t->sizes++)
		t->d[t->sizes] = value;
}

static void fill_const(struct test *t)
{
	int64_t v = arg_int(&t->args, "v", 1);
	for (size_t i = 0; i < t->sizes; i++)
		t->d[i] = v;
}

static void fill_order(struct test *t)
{
	const char *name = arg_text(&t->args, "order", "shuffle");
	if (!order_named(name, &t->rng, t->d, t->sizes))
		gen_die("no order '%s'", name);
}

static void fill_uniform(struct test *t)
{
	int64_t lo = arg_int(&t->args, "lo", 1), hi = arg_int(&t->args, "hi", SIZE_LIMIT);
	for (size_t i = 0; i < t->sizes; i++)
		t->d[i] = rng_range(&t->rng, lo, hi);
}

static void fill_digits(struct test *t)
{
	for (size_t i = 0; i < t->sizes; i++) {
		t->d[i] = rng_range(&t->rng, 1, 9);
		for (int64_t zeros = rng_range(&t->rng, 0, 4); zeros > 0; zeros--)
			t->d[i] *= 10;
	}
}

static void fill_valley(struct test *t)
{
	int64_t last = (int64_t)t->sizes - 1;
	for (int64_t i = 0; i <= last; i++)
		t->d[i] = 2 * i < last ? last - 2 * i : 2 * i - last;
}

static const struct shape {
	const char *name;
	void (*fill)(struct test *t);
} shapes[] = {
	{"list", fill_list},	   {"const", fill_const},   {"order", fill_order},
	{"uniform", fill_uniform}, {"digits", fill_digits}, {"valley", fill_valley},
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

static void change_odd(struct test *t)
{
	const char *range = arg_text(&t->args, "odd", "");
	int64_t lo, hi;
	if (!arg_list_next(&range, &lo))
		return;
	if (!arg_list_next(&range, &hi))
		gen_die("odd= needs two numbers");
	for (size_t i = 1; i < t->sizes; i += 2)
		t->d[i] = rng_range(&t->rng, lo, hi);
}

int main(int argc, char **argv)
{
	struct test t = {.sizes = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	t.sizes = (size_t)arg_int(&t.args, "n", 0) + 1;
	/* A list has no n= and never more sizes than its text has bytes. */
	t.d = gen_alloc(t.sizes + strlen(arg_text(&t.args, "v", "")), sizeof *t.d);
	const char *shape = arg_text(&t.args, "shape", "uniform");
	fill(&t, shape);
	if (t.sizes < 2)
		gen_die("no matrix: give n= or v=");
	int64_t shift = arg_int(&t.args, "shift", 0), step = arg_int(&t.args, "step", 1);
	for (size_t i = 0; i < t.sizes; i++)
		t.d[i] = strcmp(shape, "list") == 0 ? t.d[i] : shift + step * t.d[i];
	change_odd(&t);
	t.d[0] = arg_int(&t.args, "first", t.d[0]);
	t.d[t.sizes - 1] = arg_int(&t.args, "last", t.d[t.sizes - 1]);
	arg_end(&t.args);

	out_line((int64_t[]){(int64_t)t.sizes - 1}, 1);
	out_line(t.d, t.sizes);
	out_end();
	free(t.d);
	return 0;
}
