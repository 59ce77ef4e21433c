/* by_definition.c - the oracle: copies both ranges into one array, sorts it by insertion and reads
 * the middle. It shares no idea with the accepted solutions. O(L^2) for L elements. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int64_t twice_median(const int64_t *a, size_t m, const int64_t *b, size_t n)
{
	static int64_t all[2000];
	size_t total = m + n;
	for (size_t i = 0; i < total; i++) {
		int64_t value = i < m ? a[i] : b[i - m];
		size_t at = i;
		for (; at > 0 && all[at - 1] > value; at--)
			all[at] = all[at - 1];
		all[at] = value;
	}
	return all[(total - 1) / 2] + all[total / 2];
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
	if (m + n > 2000 || q > 1000)
		abort(); /* the oracle is for small inputs: it ends at once instead of running for
			    hours */
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
