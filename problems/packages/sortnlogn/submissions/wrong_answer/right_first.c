/* right_first.c - merge_bottom_up.c with < where <= belongs: on equal keys the right run goes
 * first, and equal keys change places. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static size_t min(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Merges from[lo..mid-1] and from[mid..hi-1], both sorted by key, into to[lo..hi-1]. */
static void merge(const int64_t *key, const uint32_t *from, uint32_t *to, size_t lo, size_t mid,
		  size_t hi)
{
	size_t i = lo, j = mid;
	for (size_t k = lo; k < hi; k++)
		to[k] = j == hi || (i < mid && key[from[i]] < key[from[j]]) ? from[i++] : from[j++];
}

/* Sorts a, with b as scratch of the same size, and returns the one of the two that holds the
 * result. */
static uint32_t *sort(const int64_t *key, uint32_t *a, uint32_t *b, size_t n)
{
	for (size_t run = 1; run < n; run *= 2) {
		for (size_t lo = 0; lo < n; lo += 2 * run)
			merge(key, a, b, lo, min(lo + run, n), min(lo + 2 * run, n));
		uint32_t *t = a;
		a = b;
		b = t;
	}
	return a;
}

int main(void)
{
	size_t n;
	if (scanf("%zu", &n) != 1)
		return 1;
	int64_t *key = malloc((n + 1) * sizeof *key);
	uint32_t *order = malloc((2 * n + 1) * sizeof *order);
	if (key == NULL || order == NULL)
		return 1;
	for (size_t i = 0; i < n; i++) {
		long long value;
		if (scanf("%lld", &value) != 1)
			return 1;
		key[i] = value;
		order[i] = (uint32_t)i;
	}
	const uint32_t *sorted = sort(key, order, order + n, n);
	for (size_t i = 0; i < n; i++)
		printf("%u\n", sorted[i] + 1);
	free(order);
	free(key);
	return 0;
}
