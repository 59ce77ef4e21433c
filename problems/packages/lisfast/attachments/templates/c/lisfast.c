#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Writes the places (0 to n - 1, rising) of a longest subsequence of a[0..n-1] to place[], which
 * has room for n, and returns its length. Its values rise, or never fall if weak. */
static int longest(const int *a, int n, bool weak, int *place)
{
	/* Your code. */
	(void)a;
	(void)n;
	(void)weak;
	place[0] = 0;
	return 1;
}

int main(void)
{
	int n;
	char mode[7];
	if (scanf("%d %6s", &n, mode) != 2)
		return 1;
	int *a = malloc((size_t)n * sizeof *a);
	int *place = malloc((size_t)n * sizeof *place);
	if (a == NULL || place == NULL)
		return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d", &a[i]) != 1)
			return 1;
	int length = longest(a, n, strcmp(mode, "weak") == 0, place);
	printf("%d\n", length);
	for (int k = 0; k < length; k++)
		printf("%d%c", place[k] + 1, k + 1 < length ? ' ' : '\n');
	free(a);
	free(place);
	return 0;
}
