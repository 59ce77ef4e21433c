/* by_definition.c - the oracle: the set is an unsorted array, and every query looks at all of it,
 * as the statement says it. It shares no idea with the accepted solutions: no order, no tree. The
 * k-th smallest is the key with k - 1 smaller ones. O(N^2) a query, so it ends itself beyond its
 * size. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { OPERATIONS_MAX = 2000 };

static int64_t set[OPERATIONS_MAX];
static int size;

static int place_of(int64_t x)
{
	for (int i = 0; i < size; i++)
		if (set[i] == x)
			return i;
	return -1;
}

static void insert(int64_t x)
{
	if (place_of(x) < 0)
		set[size++] = x;
}

static void remove_key(int64_t x)
{
	int i = place_of(x);
	if (i >= 0)
		set[i] = set[--size];
}

static int rank_of(int64_t x)
{
	int smaller = 0;
	for (int i = 0; i < size; i++)
		smaller += set[i] < x;
	return smaller;
}

static void print_place(int i)
{
	if (i < 0)
		puts("none");
	else
		printf("%lld\n", (long long)set[i]);
}

static int kth(int64_t k)
{
	for (int i = 0; i < size; i++)
		if (rank_of(set[i]) == k - 1)
			return i;
	return -1;
}

static int successor(int64_t x)
{
	int best = -1;
	for (int i = 0; i < size; i++)
		if (set[i] > x && (best < 0 || set[i] < set[best]))
			best = i;
	return best;
}

int main(void)
{
	int q;
	if (scanf("%d", &q) != 1)
		return 1;
	if (q > OPERATIONS_MAX)
		abort();
	for (int i = 0; i < q; i++) {
		char op;
		long long x;
		if (scanf(" %c %lld", &op, &x) != 2)
			return 1;
		switch (op) {
		case 'I':
			insert(x);
			break;
		case 'D':
			remove_key(x);
			break;
		case 'F':
			puts(place_of(x) >= 0 ? "yes" : "no");
			break;
		case 'K':
			print_place(kth(x));
			break;
		case 'R':
			printf("%d\n", rank_of(x));
			break;
		case 'S':
			print_place(successor(x));
			break;
		}
	}
	return 0;
}
