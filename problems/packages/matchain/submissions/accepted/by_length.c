/* by_length.c - cost[i][j] is the least cost of the stretch i..j, and the last product of the
 * stretch joins i..k and k+1..j for some k: try all, shorter stretches first. O(n^3) time, O(n^2)
 * memory. */
#include <stdint.h>
#include <stdio.h>

enum { N_MAX = 500 };

static int64_t size[N_MAX + 1]; /* matrix i is size[i - 1] x size[i] */
static int64_t cost[N_MAX + 1][N_MAX + 1];
static int16_t split[N_MAX + 1][N_MAX + 1];

static void solve(int i, int j)
{
	cost[i][j] = INT64_MAX;
	for (int k = i; k < j; k++) {
		int64_t c = cost[i][k] + cost[k + 1][j] + size[i - 1] * size[k] * size[j];
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
