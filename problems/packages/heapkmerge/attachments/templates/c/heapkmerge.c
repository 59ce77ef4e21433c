#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Prints the first m events of all k streams, or all if there are fewer, each as time:stream.
 * Streams are numbered from 1; stream i holds time[start[i - 1]] up to, without, time[start[i]]. */
static void merge(const int64_t *time, const size_t *start, size_t k, size_t m)
{
	/* Your code. */
	(void)time;
	(void)start;
	(void)k;
	(void)m;
}

int main(void)
{
	size_t k, m, n = 0, room = 1000000;
	if (scanf("%zu %zu", &k, &m) != 2)
		return 1;
	int64_t *time = malloc(room * sizeof *time);
	size_t *start = calloc(k + 1, sizeof *start);
	if (time == NULL || start == NULL)
		return 1;
	for (size_t i = 1; i <= k; i++) {
		size_t length;
		if (scanf("%zu", &length) != 1 || length > room - n)
			return 1;
		for (; length > 0; length--) {
			long long t;
			if (scanf("%lld", &t) != 1)
				return 1;
			time[n++] = t;
		}
		start[i] = n;
	}
	merge(time, start, k, m);
	free(time);
	free(start);
	return 0;
}
