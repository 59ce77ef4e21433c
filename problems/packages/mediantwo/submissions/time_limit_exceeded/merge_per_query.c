/* merge_per_query.c - merges the two ranges for each query, but no further than the middle. Right,
 * and fast enough for 200 queries (g2); O(M + N) a query. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int64_t twice_median(const int64_t *a, size_t m, const int64_t *b, size_t n)
{
	size_t total = m + n, i = 0, j = 0;
	int64_t before = 0, last = 0;
	while (i + j <= total / 2) {
		before = last;
		last = j == n || (i < m && a[i] <= b[j]) ? a[i++] : b[j++];
	}
	return total % 2 == 1 ? 2 * last : before + last;
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
