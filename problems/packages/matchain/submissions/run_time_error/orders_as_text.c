/* orders_as_text.c - by_length.c with the order of every stretch kept as text, ready to print:
 * O(n^3) bytes, 120 MB for n = 500. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N_MAX = 500 };

static int64_t size[N_MAX + 1]; /* matrix i is size[i - 1] x size[i] */
static int64_t cost[N_MAX + 1][N_MAX + 1];
static char *order[N_MAX + 1][N_MAX + 1];

static void solve(int i, int j)
{
	int split = i;
	cost[i][j] = INT64_MAX;
	for (int k = i; k < j; k++) {
		int64_t c = cost[i][k] + cost[k + 1][j] + size[i - 1] * size[k] * size[j];
		if (c < cost[i][j]) {
			cost[i][j] = c;
			split = k;
		}
	}
	size_t room = strlen(order[i][split]) + strlen(order[split + 1][j]) + sizeof "( )";
	order[i][j] = malloc(room);
	if (order[i][j] == NULL)
		abort();
	snprintf(order[i][j], room, "(%s %s)", order[i][split], order[split + 1][j]);
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
	for (int i = 1; i <= n; i++) {
		order[i][i] = malloc(4);
		if (order[i][i] == NULL)
			return 1;
		snprintf(order[i][i], 4, "%d", i);
	}
	for (int length = 2; length <= n; length++)
		for (int i = 1; i + length - 1 <= n; i++)
			solve(i, i + length - 1);
	printf("%lld\n", (long long)cost[1][n]);
	puts(order[1][n]);
	return 0;
}
