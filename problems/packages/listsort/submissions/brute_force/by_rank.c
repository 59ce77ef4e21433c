/* by_rank.c - the oracle: each new cell is looked for among all that were met before, and a cell's
 * place is the number of cells that belong before it. Nothing is relinked, merged or dealt out, so
 * it shares no idea with the accepted solutions. O(N^2): it ends itself beyond its size. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { LENGTH_MAX = 2000 };

static long long *value;
static int *next;

static int place_in(const int *list, int length, int cell)
{
	for (int i = 0; i < length; i++)
		if (list[i] == cell)
			return i;
	return -1;
}

/* How many cells of the list belong before the one at place i. */
static int rank_of(const int *list, int length, int i)
{
	int before = 0;
	for (int j = 0; j < length; j++)
		before += value[list[j]] < value[list[i]] ||
			  (value[list[j]] == value[list[i]] && j < i);
	return before;
}

int main(void)
{
	int n, head;
	if (scanf("%d %d", &n, &head) != 2)
		return 1;
	value = calloc((size_t)n + 1, sizeof *value);
	next = calloc((size_t)n + 1, sizeof *next);
	static int list[LENGTH_MAX], sorted[LENGTH_MAX];
	if (value == NULL || next == NULL)
		return 1;
	for (int c = 1; c <= n; c++)
		if (scanf("%lld %d", &value[c], &next[c]) != 2)
			return 1;
	int length = 0;
	for (int c = head; c != 0; c = next[c]) {
		if (place_in(list, length, c) >= 0) {
			printf("CYCLE %d\n", c);
			return 0;
		}
		if (length == LENGTH_MAX)
			abort();
		list[length++] = c;
	}
	for (int i = 0; i < length; i++)
		sorted[rank_of(list, length, i)] = list[i];
	printf("%d\n", length);
	for (int i = 0; i < length; i++)
		printf("%d ", sorted[i]);
	putchar('\n');
	free(value);
	free(next);
	return 0;
}
