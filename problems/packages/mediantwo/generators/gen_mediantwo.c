/* gen_mediantwo.c - one test of mediantwo on standard output.
 *
 * The two arrays:
 *   values=list a=1,2 b=3       exactly these values, which must rise
 *   values=uniform m=M n=N      step= times uniform in [lo, hi]; alo=, ahi=, blo=, bhi= for one
 * array values=interleave m=M n=N   a takes lo, lo + 2 step, lo + 4 step, ...; b the values between
 *   values=identical m=M        a as in uniform, and b the same again
 * The queries:
 *   q=4,8,1,0,...               exactly these, four numbers each
 *   queries=Q                   random: each length uniform in its own range, then a random place
 *     alen=L or amin=L amax=L   the lengths in a (default 0 to all of it); b likewise
 *     parity=odd, parity=even   the total length is that, by one element less in the longer range
 *   A query with two empty ranges gets one element of a.
 *   seed=S                      for everything random (default 1) */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

struct array {
	size_t n;
	int64_t *v;
};

struct test {
	struct args args;
	struct rng rng;
	struct array a, b;
};

struct span {
	int64_t lo, hi;
};

static int by_value(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
	return (a > b) - (a < b);
}

static void read_list(struct test *t, struct array *out, const char *key)
{
	const char *text = arg_text(&t->args, key, "");
	out->v = gen_alloc(strlen(text) + 1, sizeof *out->v);
	while (arg_list_next(&text, &out->v[out->n]))
		out->n++;
	for (size_t i = 1; i < out->n; i++)
		if (out->v[i - 1] > out->v[i])
			gen_die("%s= does not rise", key);
}

static void fill_list(struct test *t)
{
	read_list(t, &t->a, "a");
	read_list(t, &t->b, "b");
}

static void allocate(struct test *t)
{
	t->a.n = (size_t)arg_int(&t->args, "m", 1);
	t->b.n = (size_t)arg_int(&t->args, "n", (int64_t)t->a.n);
	t->a.v = gen_alloc(t->a.n, sizeof *t->a.v);
	t->b.v = gen_alloc(t->b.n, sizeof *t->b.v);
}

static void draw(struct test *t, struct array *out, struct span s, int64_t step)
{
	for (size_t i = 0; i < out->n; i++)
		out->v[i] = step * rng_range(&t->rng, s.lo, s.hi);
	qsort(out->v, out->n, sizeof *out->v, by_value);
}

static void fill_uniform(struct test *t)
{
	allocate(t);
	int64_t lo = arg_int(&t->args, "lo", 0), hi = arg_int(&t->args, "hi", 9);
	int64_t step = arg_int(&t->args, "step", 1);
	struct span a = {arg_int(&t->args, "alo", lo), arg_int(&t->args, "ahi", hi)};
	struct span b = {arg_int(&t->args, "blo", lo), arg_int(&t->args, "bhi", hi)};
	draw(t, &t->a, a, step);
	draw(t, &t->b, b, step);
}

static void fill_interleave(struct test *t)
{
	allocate(t);
	int64_t lo = arg_int(&t->args, "lo", 0), step = arg_int(&t->args, "step", 1);
	for (size_t i = 0; i < t->a.n; i++)
		t->a.v[i] = lo + (int64_t)(2 * i) * step;
	for (size_t i = 0; i < t->b.n; i++)
		t->b.v[i] = lo + (int64_t)(2 * i + 1) * step;
}

static void fill_identical(struct test *t)
{
	fill_uniform(t);
	if (t->a.n != t->b.n)
		gen_die("values=identical has no n=");
	memcpy(t->b.v, t->a.v, t->a.n * sizeof *t->a.v);
}

static const struct shape {
	const char *name;
	void (*fill)(struct test *t);
} shapes[] = {
	{"list", fill_list},
	{"uniform", fill_uniform},
	{"interleave", fill_interleave},
	{"identical", fill_identical},
};

static void fill(struct test *t, const char *name)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		if (strcmp(shapes[i].name, name) == 0) {
			shapes[i].fill(t);
			return;
		}
	}
	gen_die("no values '%s'", name);
}

/* ---- queries ---- */

static struct span lengths(struct test *t, const char *exact, const char *min, const char *max,
			   size_t n)
{
	int64_t len = arg_int(&t->args, exact, -1);
	if (len >= 0)
		return (struct span){len, len};
	return (struct span){arg_int(&t->args, min, 0), arg_int(&t->args, max, (int64_t)n)};
}

/* Takes one element away, or adds it where there is none to spare. */
static void change_parity(int64_t *a, int64_t *b)
{
	if (*a + *b == 1)
		*(*a > 0 ? b : a) += 1;
	else
		*(*a >= *b ? a : b) -= 1;
}

static void place(struct test *t, int64_t len, size_t n, int64_t *range)
{
	range[0] = rng_range(&t->rng, 1, (int64_t)n - len + 1);
	range[1] = range[0] + len - 1;
}

static void random_queries(struct test *t, int64_t count)
{
	struct span a = lengths(t, "alen", "amin", "amax", t->a.n);
	struct span b = lengths(t, "blen", "bmin", "bmax", t->b.n);
	const char *parity = arg_text(&t->args, "parity", "any");
	int want = strcmp(parity, "odd") == 0 ? 1 : strcmp(parity, "even") == 0 ? 0 : -1;
	for (int64_t i = 0; i < count; i++) {
		int64_t la = rng_range(&t->rng, a.lo, a.hi), lb = rng_range(&t->rng, b.lo, b.hi);
		if (la + lb == 0)
			la = 1;
		if (want >= 0 && (la + lb) % 2 != want)
			change_parity(&la, &lb);
		int64_t query[4];
		place(t, la, t->a.n, query);
		place(t, lb, t->b.n, query + 2);
		out_line(query, 4);
	}
}

static void listed_queries(const char *text)
{
	int64_t query[4];
	while (arg_list_next(&text, &query[0])) {
		for (int i = 1; i < 4; i++)
			if (!arg_list_next(&text, &query[i]))
				gen_die("q= takes four numbers a query");
		out_line(query, 4);
	}
}

static int64_t count_listed(const char *text)
{
	int64_t count = 0, ignored;
	while (arg_list_next(&text, &ignored))
		count++;
	return count / 4;
}

int main(int argc, char **argv)
{
	struct test t = {.a.n = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	fill(&t, arg_text(&t.args, "values", "uniform"));
	const char *list = arg_text(&t.args, "q", "");
	int64_t listed = count_listed(list);
	int64_t count = listed > 0 ? listed : arg_int(&t.args, "queries", 1);

	out_line((int64_t[]){(int64_t)t.a.n, (int64_t)t.b.n, count}, 3);
	out_line(t.a.v, t.a.n);
	out_line(t.b.v, t.b.n);
	if (listed > 0)
		listed_queries(list);
	else
		random_queries(&t, count);
	arg_end(&t.args);
	out_end();
	free(t.a.v);
	free(t.b.v);
	return 0;
}
