#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Fills order[0..n-1] with the numbers 1 to n so that key[order[i] - 1] never falls as i grows, and
 * examples with equal keys stay in the order of the input. */
static void rank_examples(const int64_t *key, size_t n, uint32_t *order)
{
	/* Your code. */
	(void)key;
	for (size_t i = 0; i < n; i++)
		order[i] = (uint32_t)i + 1;
}

int main(void)
{
	size_t n;
	if (scanf("%zu", &n) != 1)
		return 1;
	int64_t *key = malloc((n + 1) * sizeof *key); /* + 1: there may be no example at all */
	uint32_t *order = malloc((n + 1) * sizeof *order);
	if (key == NULL || order == NULL)
		return 1;
	for (size_t i = 0; i < n; i++) {
		long long value;
		if (scanf("%lld", &value) != 1)
			return 1;
		key[i] = value;
	}
	rank_examples(key, n, order);
	for (size_t i = 0; i < n; i++)
		printf("%u\n", order[i]);
	free(order);
	free(key);
	return 0;
}
