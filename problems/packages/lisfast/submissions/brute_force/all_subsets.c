/* all_subsets.c - the oracle: looks at every subset of the places. It shares no idea with the
 * accepted solutions. O(2^N N), so it ends itself at once when there are more than 20 values. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The number of places in set, or 0 if their values are out of order. */
static int length_of(const int *a, int n, unsigned set, bool weak)
{
	int length = 0, last = -1;
	for (int i = 0; i < n; i++) {
		if ((set >> i & 1) == 0)
			continue;
		if (last >= 0 && (weak ? a[i] < a[last] : a[i] <= a[last]))
			return 0;
		last = i;
		length++;
	}
	return length;
}

int main(void)
{
	int n, a[20];
	char mode[7];
	if (scanf("%d %6s", &n, mode) != 2)
		return 1;
	if (n > 20)
		abort(); /* a minute for each further six values */
	for (int i = 0; i < n; i++)
		if (scanf("%d", &a[i]) != 1)
			return 1;
	int best = 0;
	unsigned best_set = 0;
	for (unsigned set = 1; set < 1u << n; set++) {
		int length = length_of(a, n, set, strcmp(mode, "weak") == 0);
		if (length > best) {
			best = length;
			best_set = set;
		}
	}
	printf("%d\n", best);
	for (int i = 0; i < n; i++)
		if (best_set >> i & 1)
			printf("%d ", i + 1);
	putchar('\n');
	return 0;
}
