/* neighbours.c - partition.c that reads a[i - 1], b[j - 1], a[i] and b[j] without asking whether
 * the part is empty: it then meets the element beside the range, or the 0 beside the array. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The number of elements that a[0..m-1], m <= n, gives to the lower half of `half` elements: the
 * smallest i with a[i] >= b[half - i - 1], so that b gives nothing above a[i]. */
static size_t cut(const int64_t *a, size_t m, const int64_t *b, size_t half)
{
	size_t lo = 0, hi = m;
	while (lo < hi) {
		size_t i = lo + (hi - lo) / 2; /* i < m <= half, so b[half - i - 1] exists */
		if (a[i] < b[half - i - 1])
			lo = i + 1;
		else
			hi = i;
	}
	return lo;
}

static int64_t twice_median(const int64_t *a, size_t m, const int64_t *b, size_t n)
{
	if (m > n)
		return twice_median(b, n, a, m);
	size_t half = (m + n + 1) / 2; /* the middle element of an odd total included */
	size_t i = cut(a, m, b, half), j = half - i;
	int64_t lower = *(b + j - 1) > *(a + i - 1) ? *(b + j - 1) : *(a + i - 1);
	if ((m + n) % 2 == 1)
		return 2 * lower;
	int64_t upper = b[j] < a[i] ? b[j] : a[i];
	return lower + upper;
}

/* One zero on each side, as an array indexed from 1 has them. */
static int64_t *read_array(size_t n)
{
	int64_t *v = calloc(n + 2, sizeof *v);
	long long value;
	for (size_t i = 1; v != NULL && i <= n && scanf("%lld", &value) == 1; i++)
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
		int64_t twice = twice_median(a + l1, r1 + 1 - l1, b + l2, r2 + 1 - l2);
		printf("%lld\n", (long long)twice);
	}
	free(a);
	free(b);
	return 0;
}
