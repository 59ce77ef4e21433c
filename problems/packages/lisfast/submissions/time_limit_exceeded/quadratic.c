/* quadratic.c - best[i] = 1 + the largest best[j] of the places j < i whose value a[i] may follow:
 * right, but O(N^2). */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Fills best[] and before[]; returns the place where the longest sequence ends. */
static int build(const int *a, int n, bool weak, int *best, int *before)
{
	int last = 0;
	for (int i = 0; i < n; i++) {
		best[i] = 1;
		before[i] = -1;
		for (int j = 0; j < i; j++) {
			if ((weak ? a[j] <= a[i] : a[j] < a[i]) && best[j] >= best[i]) {
				best[i] = best[j] + 1;
				before[i] = j;
			}
		}
		if (best[i] > best[last])
			last = i;
	}
	return last;
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
	int *best = a + n, *before = best + n;
	int last = build(a, n, strcmp(mode, "weak") == 0, best, before);
	int length = best[last], *place = best; /* no longer in use */
	for (int k = length - 1, i = last; k >= 0; i = before[i], k--)
		place[k] = i;
	printf("%d\n", length);
	for (int k = 0; k < length; k++)
		printf("%d%c", place[k] + 1, k + 1 < length ? ' ' : '\n');
	free(a);
	return 0;
}
