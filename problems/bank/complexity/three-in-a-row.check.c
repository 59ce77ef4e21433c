/*
 * Recomputes the numbers of three-in-a-row by running the loops of the schoolbook product and counting:
 * no formula for the cost of a product. Prints "<id> <value>", one a line.
 */
#include <stdio.h>

struct size {
	int rows, columns;
};

/* The size of the product; *count grows by one for each multiplication of two numbers. */
static struct size multiply(struct size a, struct size b, long *count)
{
	for (int i = 0; i < a.rows; i++)
		for (int j = 0; j < b.columns; j++)
			for (int k = 0; k < a.columns; k++)
				++*count;
	return (struct size){a.rows, b.columns};
}

/* The least count over every order of the n matrices: each split in turn. */
static long least(const struct size *m, int n)
{
	long best = -1;

	for (int k = 1; k < n; k++) {
		long cost = least(m, k) + least(m + k, n - k);

		multiply((struct size){m[0].rows, m[k - 1].columns},
			 (struct size){m[k].rows, m[n - 1].columns}, &cost);
		if (best < 0 || cost < best)
			best = cost;
	}
	return n == 1 ? 0 : best;
}

/* Always carries out the open product that counts least. Changes m. */
static long cheapest_first(struct size *m, int n)
{
	long total = 0;

	while (n > 1) {
		int at = 0;
		long low = -1;

		for (int k = 0; k + 1 < n; k++) {
			long cost = 0;

			multiply(m[k], m[k + 1], &cost);
			if (low < 0 || cost < low) {
				low = cost;
				at = k;
			}
		}
		m[at] = multiply(m[at], m[at + 1], &total);
		for (int k = at + 1; k + 1 < n; k++)
			m[k] = m[k + 1];
		n--;
	}
	return total;
}

int main(void)
{
	struct size m[] = {{500, 20}, {20, 400}, {400, 10}, {10, 300}};
	long left = 0, right = 0;

	multiply(multiply(m[0], m[1], &left), m[2], &left);
	multiply(m[0], multiply(m[1], m[2], &right), &right);
	printf("left-first %ld\n", left);
	printf("right-first %ld\n", right);
	printf("least %ld\n", least(m, 4));
	printf("greedy %ld\n", cheapest_first(m, 4));
	return 0;
}
