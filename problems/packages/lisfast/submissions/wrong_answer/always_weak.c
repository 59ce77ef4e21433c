/* always_weak.c - patience.c with the upper bound in both modes, so equal values follow each other
 * even where the score has to rise. */
#include <stdio.h>
#include <stdlib.h>

/* How many tails may stand before value: the first tail that may not is the one to replace. */
static int extends(const int *a, const int *tail, int length, int value)
{
	int lo = 0, hi = length;
	while (lo < hi) {
		int mid = lo + (hi - lo) / 2;
		if (a[tail[mid]] <= value)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Fills before[] and tail[]; returns the length of the longest sequence. */
static int build(const int *a, int n, int *before, int *tail)
{
	int length = 0;
	for (int i = 0; i < n; i++) {
		int k = extends(a, tail, length, a[i]);
		before[i] = k > 0 ? tail[k - 1] : -1;
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
	int *before = a + n, *tail = before + n;
	int length = build(a, n, before, tail);
	int *place = tail; /* the last tail starts the walk, and none is needed after it */
	for (int k = length - 1, i = tail[k]; k >= 0; i = before[i], k--)
		place[k] = i;
	printf("%d\n", length);
	for (int k = 0; k < length; k++)
		printf("%d%c", place[k] + 1, k + 1 < length ? ' ' : '\n');
	free(a);
	return 0;
}
