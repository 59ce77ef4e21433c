/* gen_sortnlogn.c - one test of sortnlogn on standard output.
 *
 *   shape=list v=3,-1,4           exactly these keys (v= for none at all)
 *   shape=pick n=N v=3,-1,4       each key drawn from the list
 *   shape=uniform n=N lo=A hi=B   each key uniform in [A, B]; the default is all 64 bits
 *   shape=ORDER n=N               the keys base, base + step, base + 2 step, ... (base=0, step=1)
 *                                 in an order of genlib/order.h or one of these:
 *     riffle                      two halves, both rising, key by key in turn
 *     median3low                  an order that ruins the median of three, see below
 *   seed=S                        for everything random (default 1) */
#include "gen.h"
#include "order.h"

#include <stdlib.h>
#include <string.h>

struct test {
	struct args args;
	struct rng rng;
	size_t n;
	int64_t *v;
};

static void fill_list(struct test *t)
{
	const char *text = arg_text(&t->args, "v", "");
	int64_t value;
	for (t->n = 0; arg_list_next(&text, &value); t->n++)
		t->v[t->n] = value;
}

static void fill_pick(struct test *t)
{
	const char *text = arg_text(&t->args, "v", "");
	int64_t choice[32], value;
	int64_t choices = 0;
	while (arg_list_next(&text, &value)) {
		if (choices == 32)
			gen_die("more than 32 values to pick from");
		choice[choices++] = value;
	}
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = choice[rng_range(&t->rng, 0, choices - 1)];
}

static void fill_uniform(struct test *t)
{
	int64_t lo = arg_int(&t->args, "lo", INT64_MIN), hi = arg_int(&t->args, "hi", INT64_MAX);
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = rng_range(&t->rng, lo, hi);
}

/* Shell's sort with gaps n/2, n/4, ..., 1 finds every part of it sorted, up to the last gap. */
static void riffle(int64_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		v[i] = (int64_t)(i / 2 + i % 2 * ((n + 1) / 2));
}

/* In each part [low, n) the first key is the smallest and the middle one, at (low + n - 1) / 2, the
 * second smallest. So the latter is the median of three, Hoare's partition swaps it with the second
 * key, and what it splits off is these two. What it leaves must be such an order again: built from
 * the end. (The order median3 of genlib is for a middle at n / 2.) */
static void median3_low(int64_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		v[i] = (int64_t)i;
	for (size_t low = n - n % 2; low >= 2;) {
		low -= 2;
		size_t middle = (low + n - 1) / 2;
		v[low + 1] = v[middle];
		v[middle] = (int64_t)low + 1;
	}
}

static int own_order(const char *name, int64_t *v, size_t n)
{
	if (strcmp(name, "riffle") == 0)
		riffle(v, n);
	else if (strcmp(name, "median3low") == 0)
		median3_low(v, n);
	else
		return 0;
	return 1;
}

static void fill_order(struct test *t, const char *name)
{
	int64_t base = arg_int(&t->args, "base", 0), step = arg_int(&t->args, "step", 1);
	if (!own_order(name, t->v, t->n) && !order_named(name, &t->rng, t->v, t->n))
		gen_die("no shape '%s'", name);
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = base + step * t->v[i];
}

static void fill(struct test *t, const char *name)
{
	static const struct shape {
		const char *name;
		void (*fill)(struct test *t);
	} shapes[] = {{"list", fill_list}, {"pick", fill_pick}, {"uniform", fill_uniform}};
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		if (strcmp(shapes[i].name, name) == 0) {
			shapes[i].fill(t);
			return;
		}
	}
	fill_order(t, name);
}

int main(int argc, char **argv)
{
	struct test t = {.n = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	t.n = (size_t)arg_int(&t.args, "n", 0);
	/* A list has no n= and never more values than the command line has bytes. */
	const char *list = arg_text(&t.args, "v", "");
	t.v = gen_alloc(t.n + strlen(list) + 1, sizeof *t.v);
	fill(&t, arg_text(&t.args, "shape", "uniform"));
	arg_end(&t.args);

	out_line((int64_t[]){(int64_t)t.n}, 1);
	for (size_t i = 0; i < t.n; i++)
		out_line(&t.v[i], 1);
	out_end();
	free(t.v);
	return 0;
}
