/* tied_ranks.c - a search by place as in rank_search.c, but without an order among equals: it looks
 * in a for the element with k smaller ones in all, then in b the same way. Equal elements of a and
 * b get the same place, and the next place is nobody's. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The number of elements of v[0..n-1] smaller than x. */
static size_t smaller(const int64_t *v, size_t n, int64_t x)
{
	size_t lo = 0, hi = n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (v[mid] < x)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Stores the element of a that has place k; returns 0 if there is none. */
static int find_place(const int64_t *a, size_t m, const int64_t *b, size_t n, size_t k,
		      int64_t *found)
{
	size_t lo = 0, hi = m;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		size_t place = mid + smaller(b, n, a[mid]);
		if (place == k) {
			*found = a[mid];
			return 1;
		}
		if (place < k)
			lo = mid + 1;
		else
			hi = mid;
	}
	return 0;
}

static int64_t at_place(const int64_t *a, size_t m, const int64_t *b, size_t n, size_t k)
{
	int64_t found = 0;
	if (!find_place(a, m, b, n, k, &found))
		find_place(b, n, a, m, k, &found);
	return found;
}

static int64_t twice_median(const int64_t *a, size_t m, const int64_t *b, size_t n)
{
	size_t total = m + n;
	return at_place(a, m, b, n, (total - 1) / 2) + at_place(a, m, b, n, total / 2);
}

static int64_t *read_array(size_t n)
{
	int64_t *v = malloc(n * sizeof *v);
	long long value;
	for (size_t i = 0; v != NULL && i < n && scanf("%lld", &value) == 1; i++)
		v[i] = value;
	return v;
}

int main(void)
{
	size_t m, n, q, l1, r1, l2, r2;
	if (scanf("%zu %zu %zu", &m, &n, &q) != 3)
		return 1;
	int64_t *a = read_array(m), *b = read_array(n);
	if (a == NULL || b == NULL)
		return 1;
	while (q-- > 0 && scanf("%zu %zu %zu %zu", &l1, &r1, &l2, &r2) == 4) {
		int64_t twice = twice_median(a + (l1 - 1), r1 + 1 - l1, b + (l2 - 1), r2 + 1 - l2);
		printf("%lld\n", (long long)twice);
	}
	free(a);
	free(b);
	return 0;
}
