/* sentinel_max.c - patience.c with all tails filled with "infinity" beforehand, so that the search
 * needs no length. But 10^9 is a value, and the largest one: a tail of 10^9 counts as free. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INFINITE = 1000000000 };

/* How many tails may stand before value: the first tail that may not is the one to replace. */
static int extends(const int *top, int n, int value, bool weak)
{
	int lo = 0, hi = n;
	while (lo < hi) {
		int mid = lo + (hi - lo) / 2;
		if (weak ? top[mid] <= value : top[mid] < value)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Fills before[] and tail[], the places whose values are in top[]; returns the length of the
 * longest sequence. */
static int build(const int *a, int n, bool weak, int *before, int *tail, int *top)
{
	for (int k = 0; k < n; k++)
		top[k] = INFINITE;
	for (int i = 0; i < n; i++) {
		int k = extends(top, n, a[i], weak);
		if (k == n)
			k--;
		before[i] = k > 0 ? tail[k - 1] : -1;
		tail[k] = i;
		top[k] = a[i];
	}
	int length = 0;
	while (length < n && top[length] < INFINITE)
		length++;
	return length;
}

int main(void)
{
	int n;
	char mode[7];
	if (scanf("%d %6s", &n, mode) != 2)
		return 1;
	int *a = calloc(4 * (size_t)n, sizeof *a);
	if (a == NULL)
		return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d", &a[i]) != 1)
			return 1;
	int *before = a + n, *tail = before + n, *top = tail + n;
	int length = build(a, n, strcmp(mode, "weak") == 0, before, tail, top);
	int *place = tail; /* the last tail starts the walk, and none is needed after it */
	for (int k = length - 1, i = k >= 0 ? tail[k] : 0; k >= 0; i = before[i], k--)
		place[k] = i;
	printf("%d\n", length);
	for (int k = 0; k < length; k++)
		printf("%d%c", place[k] + 1, k + 1 < length ? ' ' : '\n');
	free(a);
	return 0;
}
