/* no_memo.c - the recurrence as it stands, without a table: the same stretches are worked out again
 * and again, 3^(n-1) calls. Fine for n = 10. */
#include <stdint.h>
#include <stdio.h>

enum { N_MAX = 500 };

static int64_t size[N_MAX + 1]; /* matrix i is size[i] x size[i + 1] */
static int16_t split[N_MAX][N_MAX + 1];

/* The least cost of the matrices from i up to, without, j. */
static int64_t least(int i, int j)
{
	int64_t best = j - i == 1 ? 0 : INT64_MAX;
	for (int k = i + 1; k < j; k++) {
		int64_t c = least(i, k) + least(k, j) + size[i] * size[k] * size[j];
		if (c < best) {
			best = c;
			split[i][j] = (int16_t)k;
		}
	}
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
