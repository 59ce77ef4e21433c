/* gen_heapkmerge.c - one test of heapkmerge on standard output.
 *
 *   shape=list v=1,3,0,2,5,5        these streams, each as its length and its values (1 and 3, ...)
 *   shape=uniform k=K n=N           N values uniform in [lo, hi], each to a random stream
 *   shape=even k=K n=N              the same, but the streams are as long as each other, or one
 * longer shape=ranges k=K n=N            streams as long as each other; each holds a range of the
 * ranks 0 to N-1, in an order of order.h: order=NAME (default sorted) shape=deal k=K n=N the ranks
 * 0 to N-1 are dealt out in turn, the last stream first lo=A hi=B                       values of
 * uniform and even (default -9..9) step=S                          afterwards each value is
 * multiplied by S, not for a list empty=P                         P percent of the streams, chosen
 * at random, are kept empty (uniform) huge=N                          stream number huge_at=
 * (default 1) gets N more values, uniform m=M                             (default: as many as
 * there are values) seed=S                          for everything random (default 1) */
#include "gen.h"
#include "order.h"

#include <stdlib.h>
#include <string.h>

struct test {
	struct args args;
	struct rng rng;
	size_t k, n;
	int64_t *value, *stream; /* value[i] belongs to stream[i], from 0 */
};

static void add(struct test *t, int64_t value, size_t stream)
{
	t->value[t->n] = value;
	t->stream[t->n++] = (int64_t)stream;
}

static void fill_list(struct test *t, size_t n)
{
	(void)n;
	const char *text = arg_text(&t->args, "v", "");
	int64_t length, value;
	for (t->k = 0; arg_list_next(&text, &length); t->k++)
		for (int64_t i = 0; i < length; i++) {
			if (!arg_list_next(&text, &value))
				gen_die("v= ends within a stream");
			add(t, value, t->k);
		}
}

static int64_t random_value(struct test *t)
{
	int64_t lo = arg_int(&t->args, "lo", -9), hi = arg_int(&t->args, "hi", 9);
	return arg_int(&t->args, "step", 1) * rng_range(&t->rng, lo, hi);
}

static void fill_uniform(struct test *t, size_t n)
{
	int64_t *open = gen_alloc(t->k, sizeof *open), percent = arg_int(&t->args, "empty", 0);
	for (size_t s = 0; s < t->k; s++)
		open[s] = (int64_t)s;
	rng_shuffle(&t->rng, open, t->k);
	int64_t count = (int64_t)t->k - (int64_t)t->k * percent / 100;
	for (size_t i = 0; i < n; i++) {
		int64_t value = random_value(t);
		add(t, value, (size_t)open[rng_range(&t->rng, 0, count - 1)]);
	}
	free(open);
}

static void fill_even(struct test *t, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add(t, random_value(t), i % t->k);
}

static void fill_ranges(struct test *t, size_t n)
{
	const char *name = arg_text(&t->args, "order", "sorted");
	int64_t *range = gen_alloc(t->k, sizeof *range), step = arg_int(&t->args, "step", 1);
	if (!order_named(name, &t->rng, range, t->k))
		gen_die("no order '%s'", name);
	size_t length = n / t->k;
	for (size_t s = 0; s < t->k; s++)
		for (size_t i = 0; i < length; i++)
			add(t, step * (range[s] * (int64_t)length + (int64_t)i), s);
	free(range);
}

static void fill_deal(struct test *t, size_t n)
{
	int64_t step = arg_int(&t->args, "step", 1);
	for (size_t i = 0; i < n; i++)
		add(t, step * (int64_t)i, t->k - 1 - i % t->k);
}

static const struct shape {
	const char *name;
	void (*fill)(struct test *t, size_t n);
} shapes[] = {
	{"list", fill_list},	 {"uniform", fill_uniform}, {"even", fill_even},
	{"ranges", fill_ranges}, {"deal", fill_deal},
};

static void fill(struct test *t, const char *name, size_t n)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		if (strcmp(shapes[i].name, name) == 0) {
			shapes[i].fill(t, n);
			return;
		}
	}
	gen_die("no shape '%s'", name);
}

static int ascending(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
	return (a > b) - (a < b);
}

/* Counting sort by stream, then each stream by value. */
static void print_streams(const struct test *t)
{
	size_t *end = gen_alloc(t->k + 1, sizeof *end);
	int64_t *sorted = gen_alloc(t->n, sizeof *sorted);
	for (size_t i = 0; i < t->n; i++)
		end[t->stream[i] + 1]++;
	for (size_t s = 1; s <= t->k; s++)
		end[s] += end[s - 1];
	/* end[s] is where stream s begins, and after this where it ends. */
	for (size_t i = 0; i < t->n; i++)
		sorted[end[t->stream[i]]++] = t->value[i];
	for (size_t s = 0, from = 0; s < t->k; from = end[s], s++) {
		qsort(sorted + from, end[s] - from, sizeof *sorted, ascending);
		out_int((int64_t)(end[s] - from));
		for (size_t i = from; i < end[s]; i++) {
			out_char(' ');
			out_int(sorted[i]);
		}
		out_char('\n');
	}
	free(end);
	free(sorted);
}

int main(int argc, char **argv)
{
	struct test t = {.n = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	t.k = (size_t)arg_int(&t.args, "k", 1);
	size_t n = (size_t)arg_int(&t.args, "n", 0);
	int64_t huge = arg_int(&t.args, "huge", 0), huge_at = arg_int(&t.args, "huge_at", 1);
	/* A list has no n= and never more values than its text has bytes. */
	size_t room = n + (size_t)huge + strlen(arg_text(&t.args, "v", ""));
	t.value = gen_alloc(room, sizeof *t.value);
	t.stream = gen_alloc(room, sizeof *t.stream);
	fill(&t, arg_text(&t.args, "shape", "uniform"), n);
	for (int64_t i = 0; i < huge; i++)
		add(&t, random_value(&t), (size_t)huge_at - 1);
	int64_t m = arg_int(&t.args, "m", (int64_t)t.n);
	arg_end(&t.args);

	out_line((int64_t[]){(int64_t)t.k, m}, 2);
	print_streams(&t);
	out_end();
	free(t.value);
	free(t.stream);
	return 0;
}
