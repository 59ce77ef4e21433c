/* by_rank.c - the oracle: an example's rank is the number of examples that must come before it,
 * counted one by one as the statement says. Nothing is sorted, so that agreement with the accepted
 * solutions on small cases means something. O(N^2), so it says at once where it is no help. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { N_MAX = 2000 };

static size_t rank_of(const long long *key, size_t n, size_t i)
{
	size_t before = 0;
	for (size_t j = 0; j < n; j++)
		before += key[j] < key[i] || (key[j] == key[i] && j < i);
	return before;
}

int main(void)
{
	size_t n;
	if (scanf("%zu", &n) != 1 || n > N_MAX)
		return 1;
	long long *key = malloc((n + 1) * sizeof *key);
	size_t *at = malloc((n + 1) * sizeof *at);
	if (key == NULL || at == NULL)
		return 1;
	for (size_t i = 0; i < n; i++)
		if (scanf("%lld", &key[i]) != 1)
			return 1;
	for (size_t i = 0; i < n; i++)
		at[rank_of(key, n, i)] = i + 1;
	for (size_t i = 0; i < n; i++)
		printf("%zu\n", at[i]);
	free(at);
	free(key);
	return 0;
}
