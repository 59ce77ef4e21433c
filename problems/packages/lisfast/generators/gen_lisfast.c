/* gen_lisfast.c - one test of lisfast on standard output.
 *
 *   shape=list v=3,-1,4             exactly these values
 *   shape=const n=N v=V             V, V, V, ...
 *   shape=order n=N order=NAME      the ranks 0 to N-1 in an order of order.h
 *   shape=uniform n=N lo=A hi=B     uniform in [A, B]
 *   shape=saw n=N period=P          0, 1, ..., P-1, again and again
 *   shape=middle n=N odd=D          the first half rises 0, 2, 4, ...; then random even values,
 * each plus D, from the middle third of these: scanning the tails from either end is slow shift=V,
 * step=S                 afterwards each value v becomes V + S * v (but for a list) head=A,B,...
 * tail=C,D,...       overwrite the first and the last values afterwards mode=strict|weak (default
 * strict) seed=S                          for everything random (default 1) */
#include "gen.h"
#include "order.h"

#include <stdlib.h>
#include <string.h>

enum { VALUE_MAX = 1000000000 };

struct test {
	struct args args;
	struct rng rng;
	size_t n;
	int64_t *v;
};

static size_t fill_from(const char *text, int64_t *v)
{
	size_t count = 0;
	while (arg_list_next(&text, &v[count]))
		count++;
	return count;
}

static void fill_list(struct test *t)
{
	t->n = fill_from(arg_text(&t->args, "v", ""), t->v);
}

static void fill_const(struct test *t)
{
	int64_t v = arg_int(&t->args, "v", 0);
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = v;
}

static void fill_order(struct test *t)
{
	const char *name = arg_text(&t->args, "order", "shuffle");
	if (!order_named(name, &t->rng, t->v, t->n))
		gen_die("no order '%s'", name);
}

static void fill_uniform(struct test *t)
{
	int64_t lo = arg_int(&t->args, "lo", -VALUE_MAX), hi = arg_int(&t->args, "hi", VALUE_MAX);
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = rng_range(&t->rng, lo, hi);
}

static void fill_saw(struct test *t)
{
	size_t period = (size_t)arg_int(&t->args, "period", 2);
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = (int64_t)(i % period);
}

static void fill_middle(struct test *t)
{
	int64_t half = (int64_t)t->n / 2, odd = arg_int(&t->args, "odd", 0);
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = (int64_t)i < half ? 2 * (int64_t)i
					    : odd + 2 * rng_range(&t->rng, half / 3, 2 * half / 3);
}

static const struct shape {
	const char *name;
	void (*fill)(struct test *t);
} shapes[] = {
	{"list", fill_list},	   {"const", fill_const}, {"order", fill_order},
	{"uniform", fill_uniform}, {"saw", fill_saw},	  {"middle", fill_middle},
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

static void scale(struct test *t)
{
	int64_t shift = arg_int(&t->args, "shift", 0), step = arg_int(&t->args, "step", 1);
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = shift + step * t->v[i];
}

static void overwrite_ends(struct test *t)
{
	/* A list has fewer values than its text has bytes. */
	const char *head = arg_text(&t->args, "head", ""), *tail = arg_text(&t->args, "tail", "");
	int64_t *ends = gen_alloc(strlen(head) + strlen(tail) + 1, sizeof *ends);
	size_t count = fill_from(head, ends);
	if (count > t->n)
		gen_die("head= is longer than the test");
	memcpy(t->v, ends, count * sizeof *ends);
	count = fill_from(tail, ends);
	if (count > t->n)
		gen_die("tail= is longer than the test");
	memcpy(t->v + t->n - count, ends, count * sizeof *ends);
	free(ends);
}

int main(int argc, char **argv)
{
	struct test t = {.n = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	t.n = (size_t)arg_int(&t.args, "n", 0);
	const char *shape = arg_text(&t.args, "shape", "uniform");
	const char *mode = arg_text(&t.args, "mode", "strict");
	t.v = gen_alloc(t.n > 0 ? t.n : strlen(arg_text(&t.args, "v", "")) + 1, sizeof *t.v);
	fill(&t, shape);
	if (t.n == 0)
		gen_die("no values: give n= or v=");
	if (strcmp(shape, "list") != 0)
		scale(&t);
	overwrite_ends(&t);
	arg_end(&t.args);

	out_int((int64_t)t.n);
	out_char(' ');
	while (*mode != '\0')
		out_char(*mode++);
	out_char('\n');
	out_line(t.v, t.n);
	out_end();
	free(t.v);
	return 0;
}
