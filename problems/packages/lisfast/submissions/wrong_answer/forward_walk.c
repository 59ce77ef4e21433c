/* forward_walk.c - patience.c that keeps only the length of the best sequence ending at each place
 * and then walks forwards: the first place of length 1, the next of length 2, and so on. Only the
 * walk back is safe: the first value of some length may be too large for what follows it. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many tails may stand before value: the first tail that may not is the one to replace. */
static int extends(const int *a, const int *tail, int length, int value, bool weak)
{
	int lo = 0, hi = length;
	while (lo < hi) {
		int mid = lo + (hi - lo) / 2;
		if (weak ? a[tail[mid]] <= value : a[tail[mid]] < value)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* ends[i]: the longest sequence that ends at i; returns the length of the longest of all. */
static int build(const int *a, int n, bool weak, int *ends, int *tail)
{
	int length = 0;
	for (int i = 0; i < n; i++) {
		int k = extends(a, tail, length, a[i], weak);
		ends[i] = k + 1;
		tail[k] = i;
		if (k == length)
			length++;
	}
	return length;
}

int main(void)
{
	int n;
	char mode[7];
	if (scanf("%d %6s", &n, mode) != 2)
		return 1;
	int *a = malloc(3 * (size_t)n * sizeof *a);
	if (a == NULL)
		return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d", &a[i]) != 1)
			return 1;
	int *ends = a + n, *tail = ends + n;
	int length = build(a, n, strcmp(mode, "weak") == 0, ends, tail);
	int *place = tail; /* no longer in use */
	for (int i = 0, k = 0; i < n; i++)
		if (ends[i] == k + 1)
			place[k++] = i;
	printf("%d\n", length);
	for (int k = 0; k < length; k++)
		printf("%d%c", place[k] + 1, k + 1 < length ? ' ' : '\n');
	free(a);
	return 0;
}
