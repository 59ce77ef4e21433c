/* whole_sequences.c - patience with, for each length, its best sequence written out in full, copied
 * and extended at each step: O(L^2) memory and O(N L) time where O(N) and O(N log L) would do. With
 * a sequence of 10^5 values the memory is gone after a few thousand. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* seq[k] is a sequence of k + 1 places. How many of them may stand before value: the first tail
 * that may not is the one to replace. */
static int extends(const int *a, int *const *seq, int length, int value, bool weak)
{
	int lo = 0, hi = length;
	while (lo < hi) {
		int mid = lo + (hi - lo) / 2;
		if (weak ? a[seq[mid][mid]] <= value : a[seq[mid][mid]] < value)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Fills seq[]; returns the length of the longest sequence. */
static int build(const int *a, int n, bool weak, int **seq)
{
	int length = 0;
	for (int i = 0; i < n; i++) {
		int k = extends(a, seq, length, a[i], weak);
		if (k == length) {
			seq[length] = malloc(((size_t)length + 1) * sizeof *seq[length]);
			if (seq[length] == NULL)
				abort();
			length++;
		}
		if (k > 0)
			memcpy(seq[k], seq[k - 1], (size_t)k * sizeof *seq[k]);
		seq[k][k] = i;
	}
	return length;
}

int main(void)
{
	int n;
	char mode[7];
	if (scanf("%d %6s", &n, mode) != 2)
		return 1;
	int *a = malloc((size_t)n * sizeof *a);
	if (a == NULL)
		return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d", &a[i]) != 1)
			return 1;
	int **seq = malloc((size_t)n * sizeof *seq);
	if (seq == NULL)
		return 1;
	int length = build(a, n, strcmp(mode, "weak") == 0, seq);
	printf("%d\n", length);
	for (int k = 0; k < length; k++)
		printf("%d%c", seq[length - 1][k] + 1, k + 1 < length ? ' ' : '\n');
	for (int k = 0; k < length; k++)
		free(seq[k]);
	free(seq);
	free(a);
	return 0;
}
