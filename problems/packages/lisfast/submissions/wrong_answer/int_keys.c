/* int_keys.c - lengths_only.c with 32-bit keys: a * N + i leaves them as soon as |a| * N reaches
 * 2^31, and the order of the keys is no longer that of the values. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first of tail[0..length-1] that is not smaller than key. */
static int first_not_below(const int32_t *tail, int length, int32_t key)
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
	int32_t *tail = malloc((size_t)n * sizeof *tail);
	int *ends = malloc((size_t)n * sizeof *ends);
	if (tail == NULL || ends == NULL)
		return 1;
	int length = 0, later = strcmp(mode, "weak") == 0 ? 1 : -1;
	for (int i = 0; i < n; i++) {
		long long a;
		if (scanf("%lld", &a) != 1)
			return 1;
		int32_t key =
			(int32_t)(a * n + later * i); /* wraps; int * int would be undefined */
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
