#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Twice the median of a[0..m-1] and b[0..n-1] together. Both are sorted, and m + n >= 1. */
static int64_t twice_median(const int64_t *a, size_t m, const int64_t *b, size_t n)
{
	/* Your code. */
	(void)a;
	(void)m;
	(void)b;
	(void)n;
	return 0;
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
