/* contiguous.c - the longest run of neighbours that rises: reads "subsequence" as "subarray". */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
	bool weak = strcmp(mode, "weak") == 0;
	int length = 0, first = 0;
	for (int i = 0, start = 0; i < n; i++) {
		if (i > 0 && (weak ? a[i] < a[i - 1] : a[i] <= a[i - 1]))
			start = i;
		if (i - start + 1 > length) {
			length = i - start + 1;
			first = start;
		}
	}
	printf("%d\n", length);
	for (int k = 0; k < length; k++)
		printf("%d%c", first + k + 1, k + 1 < length ? ' ' : '\n');
	free(a);
	return 0;
}
