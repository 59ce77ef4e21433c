/* kth_halving.c - the k-th smallest of two ranges: compare the elements k/2 deep in both; up to
 * there, the range with the smaller one holds none beyond the k-th, so drop that part of it.
 * O(log k) a query, once for an odd total and twice for an even one. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static size_t min_size(size_t x, size_t y)
{
	return x < y ? x : y;
}

/* The k-th smallest, k from 1 to m + n. */
static int64_t kth(const int64_t *a, size_t m, const int64_t *b, size_t n, size_t k)
{
	while (m > 0 && n > 0 && k > 1) {
		/* i + j <= k: at most k - 1 elements are certain to be passed, never the k-th. */
		size_t i = min_size(k / 2, m), j = min_size(k / 2, n);
		if (a[i - 1] < b[j - 1]) {
			a += i;
			m -= i;
			k -= i;
		} else {
			b += j;
			n -= j;
			k -= j;
		}
	}
	if (m == 0)
		return b[k - 1];
	if (n == 0)
		return a[k - 1];
	return a[0] < b[0] ? a[0] : b[0];
}

static int64_t twice_median(const int64_t *a, size_t m, const int64_t *b, size_t n)
{
	size_t total = m + n;
	if (total % 2 == 1)
		return 2 * kth(a, m, b, n, total / 2 + 1);
	return kth(a, m, b, n, total / 2) + kth(a, m, b, n, total / 2 + 1);
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
