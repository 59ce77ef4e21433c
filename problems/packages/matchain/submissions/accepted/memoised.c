/* memoised.c - the same recurrence from the top: the least cost of a stretch is worked out when it
 * is first asked for, and looked up from then on. Half-open stretches, matrices from 0. O(n^3)
 * time, O(n^2) memory, at most n calls deep. */
#include <stdint.h>
#include <stdio.h>

enum { N_MAX = 500 };

static int64_t size[N_MAX + 1];	       /* matrix i is size[i] x size[i + 1] */
static int64_t memo[N_MAX][N_MAX + 1]; /* 0: not known yet; every product costs at least 1 */
static int16_t split[N_MAX][N_MAX + 1];

/* The least cost of the matrices from i up to, without, j. */
static int64_t least(int i, int j)
{
	if (j - i == 1 || memo[i][j] > 0)
		return memo[i][j];
	int64_t best = INT64_MAX;
	for (int k = i + 1; k < j; k++) {
		int64_t c = least(i, k) + least(k, j) + size[i] * size[k] * size[j];
		if (c < best) {
			best = c;
			split[i][j] = (int16_t)k;
		}
	}
	memo[i][j] = best;
	return best;
}

static void print(int i, int j)
{
	if (j - i == 1) {
		printf("%d", i + 1);
		return;
	}
	printf("(");
	print(i, split[i][j]);
	printf(" ");
	print(split[i][j], j);
	printf(")");
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
	}
	printf("%lld\n", (long long)least(0, n));
	print(0, n);
	printf("\n");
	return 0;
}
