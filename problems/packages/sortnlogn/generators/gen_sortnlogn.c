/* gen_sortnlogn.c - one test of sortnlogn on standard output.
 *
 * Values:
 *   shape=list v=3,-1,4           exactly these keys (v= for none at all)
 *   shape=pick n=N v=3,-1,4       each key drawn from the list
 *   shape=uniform n=N lo=A hi=B   each key uniform in [A, B]; the default is all 64 bits
 * Orders: the keys base, base + step, base + 2 step, ... (base=0, step=1), arranged
 *   shape=sorted n=N              rising
 *   shape=reverse n=N             falling
 *   shape=shuffle n=N             in random order
 *   shape=pipe n=N                rising to the middle, then falling (an organ pipe)
 *   shape=middle n=N              so that the middle of each part of a quicksort is its largest key
 *   shape=median3 n=N             so that the median of first, middle and last is nearly the
 * smallest All: seed=S for everything random (default 1). */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

struct test {
	struct args args;
	struct rng rng;
	size_t n;
	int64_t *v;
};

/* ---- values ---- */

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

/* ---- orders of the ranks 0 to n-1, made into keys at the end ---- */

static void swap(int64_t *a, int64_t *b)
{
	int64_t t = *a;
	*a = *b;
	*b = t;
}

static void rank_to_key(struct test *t)
{
	int64_t base = arg_int(&t->args, "base", 0), step = arg_int(&t->args, "step", 1);
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = base + step * t->v[i];
}

static void ranks(struct test *t)
{
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = (int64_t)i;
}

static void fill_sorted(struct test *t)
{
	ranks(t);
	rank_to_key(t);
}

static void fill_reverse(struct test *t)
{
	for (size_t i = 0; i < t->n; i++)
		t->v[i] = (int64_t)(t->n - 1 - i);
	rank_to_key(t);
}

static void fill_shuffle(struct test *t)
{
	ranks(t);
	rng_shuffle(&t->rng, t->v, t->n);
	rank_to_key(t);
}

static void fill_pipe(struct test *t)
{
	for (size_t rank = 0; rank < t->n; rank++)
		t->v[rank % 2 == 0 ? rank / 2 : t->n - 1 - rank / 2] = (int64_t)rank;
	rank_to_key(t);
}

/* Each step puts a new largest key into the middle of what is there, and the old middle at the end:
 * what quicksort undoes when it swaps its pivot, the middle, with the last. */
static void fill_middle(struct test *t)
{
	ranks(t);
	for (size_t i = 1; i < t->n; i++)
		swap(&t->v[i], &t->v[i / 2]);
	rank_to_key(t);
}

/* D. R. Musser, "Introspective sorting and selection algorithms", 1997, section 2. */
static void fill_median3(struct test *t)
{
	size_t k = t->n / 2;
	if (t->n % 4 != 0)
		gen_die("median3 needs a multiple of 4");
	for (size_t i = 1; i <= k; i++) {
		if (i % 2 == 1) {
			t->v[i - 1] = (int64_t)i - 1;
			t->v[i] = (int64_t)(k + i) - 1;
		}
		t->v[k + i - 1] = (int64_t)(2 * i) - 1;
	}
	rank_to_key(t);
}

static const struct shape {
	const char *name;
	void (*fill)(struct test *t);
} shapes[] = {
	{"list", fill_list},	 {"pick", fill_pick},	    {"uniform", fill_uniform},
	{"sorted", fill_sorted}, {"reverse", fill_reverse}, {"shuffle", fill_shuffle},
	{"pipe", fill_pipe},	 {"middle", fill_middle},   {"median3", fill_median3},
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
