/* insertion_memmove.c - finds each key's place by binary search and makes room with memmove.
 * Stable, and only N log N comparisons, but O(N^2) bytes moved: memmove is so fast that this passes
 * at N = 2 * 10^5 and dies at 10^6. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first place in order[0..n-1] whose key is larger: equal keys stay in front. */
static size_t place_of(const int64_t *key, const uint32_t *order, size_t n, int64_t value)
{
	size_t lo = 0, hi = n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (key[order[mid]] <= value)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

int main(void)
{
	size_t n;
	if (scanf("%zu", &n) != 1)
		return 1;
	int64_t *key = malloc((n + 1) * sizeof *key);
	uint32_t *order = malloc((n + 1) * sizeof *order);
	if (key == NULL || order == NULL)
		return 1;
	for (size_t i = 0; i < n; i++) {
		long long value;
		if (scanf("%lld", &value) != 1)
			return 1;
		key[i] = value;
		size_t at = place_of(key, order, i, value);
		memmove(order + at + 1, order + at, (i - at) * sizeof *order);
		order[at] = (uint32_t)i;
	}
	for (size_t i = 0; i < n; i++)
		printf("%u\n", order[i] + 1);
	free(order);
	free(key);
	return 0;
}
