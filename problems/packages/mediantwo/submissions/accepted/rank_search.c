/* rank_search.c - put equal elements in order, those of a first. Then a[i] has place
 * i + (elements of b smaller than a[i]), which grows with i, so a binary search over a finds how
 * many of a come before a given place. From there one or two steps of a merge read the middle.
 * O(log m log n) a query. */
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

/* How many elements of a come before place k, counted from 0. */
static size_t before(const int64_t *a, size_t m, const int64_t *b, size_t n, size_t k)
{
	size_t lo = 0, hi = m;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (mid + smaller(b, n, a[mid]) < k)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static int64_t twice_median(const int64_t *a, size_t m, const int64_t *b, size_t n)
{
	size_t middle = (m + n - 1) / 2;
	size_t i = before(a, m, b, n, middle), j = middle - i;
	int64_t lower = j == n || (i < m && a[i] <= b[j]) ? a[i++] : b[j++];
	if ((m + n) % 2 == 1)
		return 2 * lower;
	int64_t upper = j == n || (i < m && a[i] <= b[j]) ? a[i] : b[j];
	return lower + upper;
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
