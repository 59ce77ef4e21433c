/* sort_per_query.c - copies both ranges into one array and sorts that for each query. Too slow for
 * 200 long ranges already. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES_MAX = 200000 };

static int64_t all[2 * VALUES_MAX];

static int by_value(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
	return (a > b) - (a < b);
}

static int64_t twice_median(const int64_t *a, size_t m, const int64_t *b, size_t n)
{
	memcpy(all, a, m * sizeof *a);
	memcpy(all + m, b, n * sizeof *b);
	qsort(all, m + n, sizeof *all, by_value);
	return all[(m + n - 1) / 2] + all[(m + n) / 2];
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
