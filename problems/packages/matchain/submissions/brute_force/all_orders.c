/* all_orders.c - the oracle: carries out every order, product by product, on the list of matrices
 * that are left, and remembers the cheapest. No recurrence, no table. O((n-1)!), so it ends itself
 * at once when there are more than 10 matrices. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { N_MAX = 10 };

struct matrix {
	int first, last; /* of the matrices of the input that it is the product of */
	int64_t rows, columns;
};

struct list {
	int count;
	struct matrix m[N_MAX];
};

/* For each matrix of the input, how many products begin and end there. */
struct order {
	int opens[N_MAX], closes[N_MAX];
};

static int64_t best = INT64_MAX;
static struct order best_order;

static struct list join(const struct list *l, int k)
{
	struct list joined = {.count = l->count - 1};
	for (int i = 0; i < joined.count; i++)
		joined.m[i] = l->m[i <= k ? i : i + 1];
	joined.m[k].last = l->m[k + 1].last;
	joined.m[k].columns = l->m[k + 1].columns;
	return joined;
}

static void try_all(const struct list *l, const struct order *done, int64_t cost)
{
	if (l->count == 1 && cost < best) {
		best = cost;
		best_order = *done;
	}
	for (int k = 0; k + 1 < l->count; k++) {
		struct list joined = join(l, k);
		struct order next = *done;
		next.opens[joined.m[k].first]++;
		next.closes[joined.m[k].last]++;
		int64_t product = l->m[k].rows * l->m[k].columns * l->m[k + 1].columns;
		try_all(&joined, &next, cost + product);
	}
}

int main(void)
{
	int n;
	long long d;
	if (scanf("%d %lld", &n, &d) != 2)
		return 1;
	if (n > N_MAX)
		abort(); /* each further matrix takes ten times as long and more */
	struct list l = {.count = n};
	for (int i = 0; i < n; i++) {
		l.m[i] = (struct matrix){.first = i, .last = i, .rows = d};
		if (scanf("%lld", &d) != 1)
			return 1;
		l.m[i].columns = d;
	}
	try_all(&l, &(struct order){.opens = {0}}, 0);
	printf("%lld\n", (long long)best);
	for (int i = 0; i < n; i++) {
		for (int k = 0; k < best_order.opens[i]; k++)
			putchar('(');
		printf(i + 1 < n && best_order.closes[i] == 0 ? "%d " : "%d", i + 1);
		for (int k = 0; k < best_order.closes[i]; k++)
			putchar(')');
	}
	putchar('\n');
	return 0;
}
