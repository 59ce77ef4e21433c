/* fenwick_max.c - the table of the quadratic solution, best[i] = 1 + max best[j] over the j before
 * i that a[i] may follow, with the maximum taken from a Fenwick tree over the ranks of the values.
 * O(N log N) time, O(N) memory. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct solver {
	int n;
	int *a;	     /* values, later their ranks from 1 */
	int *best;   /* length of the longest sequence that ends here; best[0] = 0 is "none" */
	int *before; /* the place before, from 1; 0 is "none" */
	int *tree; /* tree[r]: the place with the largest best[] of the ranks that node r covers */
};

static int ascending(const void *x, const void *y)
{
	int a = *(const int *)x, b = *(const int *)y;
	return (a > b) - (a < b);
}

/* Equal values get equal ranks. */
static void rank_values(struct solver *s)
{
	int *sorted = s->tree; /* not in use yet */
	memcpy(sorted, s->a, ((size_t)s->n + 1) * sizeof *sorted);
	qsort(sorted + 1, (size_t)s->n, sizeof *sorted, ascending);
	for (int i = 1; i <= s->n; i++) {
		int lo = 1, hi = s->n; /* the first place of a[i] in sorted[] */
		while (lo < hi) {
			int mid = lo + (hi - lo) / 2;
			if (sorted[mid] < s->a[i])
				lo = mid + 1;
			else
				hi = mid;
		}
		s->a[i] = lo;
	}
	memset(s->tree, 0, ((size_t)s->n + 1) * sizeof *s->tree);
}

/* The place with the largest best[] of all ranks up to rank. */
static int query(const struct solver *s, int rank)
{
	int place = 0;
	for (; rank > 0; rank -= rank & -rank)
		if (s->best[s->tree[rank]] > s->best[place])
			place = s->tree[rank];
	return place;
}

static void update(struct solver *s, int place)
{
	for (int rank = s->a[place]; rank <= s->n; rank += rank & -rank)
		if (s->best[place] > s->best[s->tree[rank]])
			s->tree[rank] = place;
}

int main(void)
{
	struct solver s;
	char mode[7];
	if (scanf("%d %6s", &s.n, mode) != 2)
		return 1;
	size_t size = (size_t)s.n + 1;
	int *memory = calloc(4 * size, sizeof *memory);
	if (memory == NULL)
		return 1;
	s.a = memory, s.best = s.a + size, s.before = s.best + size, s.tree = s.before + size;
	for (int i = 1; i <= s.n; i++)
		if (scanf("%d", &s.a[i]) != 1)
			return 1;
	rank_values(&s);
	bool weak = strcmp(mode, "weak") == 0;
	int last = 0;
	for (int i = 1; i <= s.n; i++) {
		s.before[i] = query(&s, weak ? s.a[i] : s.a[i] - 1);
		s.best[i] = s.best[s.before[i]] + 1;
		update(&s, i);
		if (s.best[i] > s.best[last])
			last = i;
	}
	int length = s.best[last], *place = s.tree; /* no longer in use */
	for (int k = length - 1, i = last; k >= 0; i = s.before[i], k--)
		place[k] = i;
	printf("%d\n", length);
	for (int k = 0; k < length; k++)
		printf("%d%c", place[k], k + 1 < length ? ' ' : '\n');
	free(memory);
	return 0;
}
