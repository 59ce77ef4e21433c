#include "order.h"

#include <stdlib.h>
#include <string.h>

static void swap(int64_t *a, int64_t *b)
{
	int64_t t = *a;
	*a = *b;
	*b = t;
}

static void sorted(struct rng *r, int64_t *v, size_t n)
{
	(void)r;
	for (size_t i = 0; i < n; i++)
		v[i] = (int64_t)i;
}

static void reverse(struct rng *r, int64_t *v, size_t n)
{
	(void)r;
	for (size_t i = 0; i < n; i++)
		v[i] = (int64_t)(n - 1 - i);
}

static void shuffle(struct rng *r, int64_t *v, size_t n)
{
	sorted(r, v, n);
	rng_shuffle(r, v, n);
}

static void pipe_organ(struct rng *r, int64_t *v, size_t n)
{
	(void)r;
	for (size_t rank = 0; rank < n; rank++)
		v[rank % 2 == 0 ? rank / 2 : n - 1 - rank / 2] = (int64_t)rank;
}

static void zigzag(struct rng *r, int64_t *v, size_t n)
{
	(void)r;
	for (size_t i = 0; i < n; i++)
		v[i] = (int64_t)(i % 2 == 0 ? i / 2 : n - 1 - i / 2);
}

/* The last run may be shorter, and comes where the shuffle puts it. */
static void runs(struct rng *r, int64_t *v, size_t n)
{
	size_t length = 1;
	while (length * length < n)
		length++;
	size_t count = (n + length - 1) / length, at = 0;
	int64_t *start = gen_alloc(count, sizeof *start);
	shuffle(r, start, count);
	for (size_t i = 0; i < count; i++)
		for (size_t j = (size_t)start[i] * length, k = 0; k < length && j < n; j++, k++)
			v[at++] = (int64_t)j;
	free(start);
}

static void swaps(struct rng *r, int64_t *v, size_t n)
{
	sorted(r, v, n);
	for (size_t i = 0; i < n / 100; i++) {
		size_t a = (size_t)rng_range(r, 0, (int64_t)n - 1);
		swap(&v[a], &v[rng_range(r, 0, (int64_t)n - 1)]);
	}
}

/* Each step puts a new largest key into the middle of what is there, and the old middle at the end:
 * what quicksort undoes when it swaps its pivot, the middle, with the last. */
static void middle(struct rng *r, int64_t *v, size_t n)
{
	sorted(r, v, n);
	for (size_t i = 1; i < n; i++)
		swap(&v[i], &v[i / 2]);
}

/* D. R. Musser, "Introspective sorting and selection algorithms", 1997, section 2. */
static void median3(struct rng *r, int64_t *v, size_t n)
{
	size_t k = n / 2;
	(void)r;
	if (n % 4 != 0)
		gen_die("median3 needs a multiple of 4");
	for (size_t i = 1; i <= k; i++) {
		if (i % 2 == 1) {
			v[i - 1] = (int64_t)i - 1;
			v[i] = (int64_t)(k + i) - 1;
		}
		v[k + i - 1] = (int64_t)(2 * i) - 1;
	}
}

static const struct order {
	const char *name;
	void (*fill)(struct rng *r, int64_t *v, size_t n);
} orders[] = {
	{"sorted", sorted},   {"reverse", reverse}, {"shuffle", shuffle},
	{"pipe", pipe_organ}, {"zigzag", zigzag},   {"runs", runs},
	{"swaps", swaps},     {"middle", middle},   {"median3", median3},
};

int order_named(const char *name, struct rng *r, int64_t *v, size_t n)
{
	for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
		if (strcmp(orders[i].name, name) == 0) {
			orders[i].fill(r, v, n);
			return 1;
		}
	}
	return 0;
}
