/* misses_last_split.c - by_length.c that starts with the first split and then tries the others, but
 * for the last one, which leaves a single matrix on the right. */
#include <stdint.h>
#include <stdio.h>

enum { N_MAX = 500 };

static int64_t size[N_MAX + 1]; /* matrix i is size[i - 1] x size[i] */
static int64_t cost[N_MAX + 1][N_MAX + 1];
static int16_t split[N_MAX + 1][N_MAX + 1];

static int64_t cost_of_split(int i, int k, int j)
{
	return cost[i][k] + cost[k + 1][j] + size[i - 1] * size[k] * size[j];
}

static void solve(int i, int j)
{
	cost[i][j] = cost_of_split(i, i, j);
	split[i][j] = (int16_t)i;
	for (int k = i + 1; k < j - 1; k++) {
		int64_t c = cost_of_split(i, k, j);
		if (c < cost[i][j]) {
			cost[i][j] = c;
			split[i][j] = (int16_t)k;
		}
	}
}

static void print(int i, int j)
{
	if (i == j) {
		printf("%d", i);
		return;
	}
	putchar('(');
	print(i, split[i][j]);
	putchar(' ');
	print(split[i][j] + 1, j);
	putchar(')');
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
	for (int length = 2; length <= n; length++)
		for (int i = 1; i + length - 1 <= n; i++)
			solve(i, i + length - 1);
	printf("%lld\n", (long long)cost[1][n]);
	print(1, n);
	putchar('\n');
	return 0;
}
