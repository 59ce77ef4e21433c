/* greedy_cheapest.c - always carries out the cheapest product of two neighbours. */
#include <stdint.h>
#include <stdio.h>

enum { N_MAX = 500 };

static int64_t size[N_MAX + 1]; /* of what is left: matrix k is size[k - 1] x size[k] */
static int first[N_MAX + 1], last[N_MAX + 1];	/* the matrices that matrix k is the product of */
static int opens[N_MAX + 1], closes[N_MAX + 1]; /* how many products begin and end there */

/* The matrix to multiply with the next one, of `left` that are left. */
static int choose(int left)
{
	int best = 1;
	for (int k = 2; k < left; k++)
		if (size[k - 1] * size[k] * size[k + 1] <
		    size[best - 1] * size[best] * size[best + 1])
			best = k;
	return best;
}

int main(void)
{
	int n;
	if (scanf("%d", &n) != 1)
		return 1;
	for (int i = 0; i <= n; i++) {
		long long d;
		if (scanf("%lld", &d) != 1)
			return 1;
		size[i] = d;
		first[i] = last[i] = i;
	}
	int64_t cost = 0;
	for (int left = n; left > 1; left--) {
		int k = choose(left);
		cost += size[k - 1] * size[k] * size[k + 1];
		last[k] = last[k + 1];
		opens[first[k]]++;
		closes[last[k]]++;
		for (int i = k; i < left; i++)
			size[i] = size[i + 1];
		for (int i = k + 1; i < left; i++) {
			first[i] = first[i + 1];
			last[i] = last[i + 1];
		}
	}
	printf("%lld\n", (long long)cost);
	for (int i = 1; i <= n; i++) {
		for (int k = 0; k < opens[i]; k++)
			putchar('(');
		printf("%d", i);
		for (int k = 0; k < closes[i]; k++)
			putchar(')');
		putchar(i < n ? ' ' : '\n');
	}
	return 0;
}
