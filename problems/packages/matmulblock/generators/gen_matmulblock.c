/* gen_matmulblock.c - one test of matmulblock on standard output.
 *
 *   n= m= p= s=            the sizes and the start of the generator
 *   req=RULE               the five requests: sorted (at random, by row and column; default),
 * shuffled (at random in the wrong order), same (one at random, five times), corners (the four, and
 * the first once more) seed=S                 for everything random (default 1) */
#include "gen.h"

#include <string.h>

enum { REQUESTS = 5 };

static void exchange(int64_t *a, int64_t *b)
{
	int64_t old = *a;
	*a = *b;
	*b = old;
}

/* Cells by number, row by row. */
static void sort(int64_t *cell)
{
	for (size_t i = 1; i < REQUESTS; i++)
		for (size_t j = i; j > 0 && cell[j - 1] > cell[j]; j--)
			exchange(&cell[j - 1], &cell[j]);
}

static void choose(struct rng *rng, const char *rule, int64_t n, int64_t p, int64_t *cell)
{
	for (size_t r = 0; r < REQUESTS; r++)
		cell[r] = rng_range(rng, 0, n * p - 1);
	sort(cell);
	if (strcmp(rule, "shuffled") == 0) {
		exchange(&cell[0], &cell[4]);
		exchange(&cell[2], &cell[3]);
	} else if (strcmp(rule, "same") == 0) {
		for (size_t r = 1; r < REQUESTS; r++)
			cell[r] = cell[0];
	} else if (strcmp(rule, "corners") == 0) {
		memcpy(cell, (int64_t[]){0, 0, p - 1, (n - 1) * p, n * p - 1},
		       REQUESTS * sizeof *cell);
	} else if (strcmp(rule, "sorted") != 0) {
		gen_die("no rule '%s'", rule);
	}
}

int main(int argc, char **argv)
{
	struct args args;
	struct rng rng;
	int64_t cell[REQUESTS];
	arg_begin(&args, argc, argv);
	rng_seed(&rng, (uint64_t)arg_int(&args, "seed", 1));
	int64_t n = arg_int(&args, "n", 1), m = arg_int(&args, "m", 1), p = arg_int(&args, "p", 1);
	int64_t start = arg_int(&args, "s", 1);
	const char *rule = arg_text(&args, "req", "sorted");
	arg_end(&args);
	choose(&rng, rule, n, p, cell);

	out_line((int64_t[]){n, m, p, start}, 4);
	for (size_t r = 0; r < REQUESTS; r++)
		out_line((int64_t[]){cell[r] / p + 1, cell[r] % p + 1}, 2);
	out_end();
	return 0;
}
