/* lengths_only.c - one order for both modes, and no links back.
 * Equal values are told apart by their place: a * N + i lets the later one follow, a * N - i does
 * not, so with these keys both modes are "strictly increasing". Only the length of the best
 * sequence that ends at each place is kept; of equal lengths later keys are smaller, so walking
 * back, the nearest place whose length is one less always fits. O(N log L) time, O(N) memory. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first of tail[0..length-1] that is not smaller than key. */
static int first_not_below(const int64_t *tail, int length, int64_t key)
{
	int lo = 0, hi = length;
	while (lo < hi) {
		int mid = lo + (hi - lo) / 2;
		if (tail[mid] < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

int main(void)
{
	int n;
	char mode[7];
	if (scanf("%d %6s", &n, mode) != 2)
		return 1;
	int64_t *tail = malloc((size_t)n * sizeof *tail);
	int *ends = malloc((size_t)n * sizeof *ends);
	if (tail == NULL || ends == NULL)
		return 1;
	int length = 0, later = strcmp(mode, "weak") == 0 ? 1 : -1;
	for (int i = 0; i < n; i++) {
		long long a;
		if (scanf("%lld", &a) != 1)
			return 1;
		int64_t key = a * n + later * i;
		int k = first_not_below(tail, length, key);
		tail[k] = key;
		ends[i] = k + 1;
		if (k == length)
			length++;
	}
	/* The places replace the lengths from the back: never more of them than were read. */
	int first = n;
	for (int i = n - 1, wanted = length; i >= 0; i--) {
		if (ends[i] == wanted) {
			ends[--first] = i + 1;
			wanted--;
		}
	}
	printf("%d\n", length);
	for (int i = first; i < n; i++)
		printf("%d%c", ends[i], i + 1 < n ? ' ' : '\n');
	free(tail);
	free(ends);
	return 0;
}
