/* by_definition.c - the oracle: each element of C on its own, exactly as the statement writes it,
 * with a reduction modulo 2^32 after every step and no array but the two matrices. */
#include <stdio.h>
#include <stdlib.h>

enum { SIDE_MAX = 64, REQUESTS = 5 };

static const unsigned long long two_32 = 4294967296ULL;
static unsigned long long a[SIDE_MAX][SIDE_MAX], b[SIDE_MAX][SIDE_MAX];
static unsigned long long x;

static unsigned long long next_number(void)
{
	x = x * 6364136223846793005ULL + 1442695040888963407ULL;
	return x / two_32;
}

static unsigned long long element(int i, int j, int m)
{
	unsigned long long sum = 0;
	for (int k = 0; k < m; k++)
		sum = (sum + a[i][k] * b[k][j] % two_32) % two_32;
	return sum;
}

int main(void)
{
	int n, m, p, row[REQUESTS], col[REQUESTS];
	if (scanf("%d %d %d %llu", &n, &m, &p, &x) != 4)
		return 1;
	if (n > SIDE_MAX || m > SIDE_MAX || p > SIDE_MAX)
		abort(); /* an oracle for small tests; see submissions.yaml */
	for (int r = 0; r < REQUESTS; r++)
		if (scanf("%d %d", &row[r], &col[r]) != 2)
			return 1;
	for (int i = 0; i < n; i++)
		for (int k = 0; k < m; k++)
			a[i][k] = next_number();
	for (int k = 0; k < m; k++)
		for (int j = 0; j < p; j++)
			b[k][j] = next_number();
	unsigned long long xor = 0, sum = 0;
	for (int i = 0; i < n; i++) {
		for (int j = 0; j < p; j++) {
			xor ^= element(i, j, m);
			sum += element(i, j, m);
		}
	}
	printf("%llu\n%llu\n", xor, sum);
	for (int r = 0; r < REQUESTS; r++)
		printf("%llu\n", element(row[r] - 1, col[r] - 1, m));
	return 0;
}
