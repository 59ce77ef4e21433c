/* stack_matrices.c - a good order of the loops, but the matrices are local arrays: three of 4 MiB
 * where the stack has 8. */
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { REQUESTS = 5 };

static uint64_t state;

static uint32_t next_random(void)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(state >> 32);
}

static void fill(uint32_t *a, size_t length)
{
	for (size_t i = 0; i < length; i++)
		a[i] = next_random();
}

static void multiply(size_t n, size_t m, size_t p, uint32_t a[n][m], uint32_t b[m][p],
		     uint32_t c[n][p])
{
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < p; j++)
			c[i][j] = 0;
		for (size_t k = 0; k < m; k++)
			for (size_t j = 0; j < p; j++)
				c[i][j] += a[i][k] * b[k][j];
	}
}

int main(void)
{
	size_t n, m, p, row[REQUESTS], col[REQUESTS];
	if (scanf("%zu %zu %zu %" SCNu64, &n, &m, &p, &state) != 4)
		return 1;
	for (int r = 0; r < REQUESTS; r++)
		if (scanf("%zu %zu", &row[r], &col[r]) != 2)
			return 1;
	uint32_t a[n][m], b[m][p], c[n][p];
	fill(a[0], n * m);
	fill(b[0], m * p);
	multiply(n, m, p, a, b, c);
	uint32_t xor = 0;
	uint64_t sum = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < p; j++) {
			xor ^= c[i][j];
			sum += c[i][j];
		}
	}
	printf("%" PRIu32 "\n%" PRIu64 "\n", xor, sum);
	for (int r = 0; r < REQUESTS; r++)
		printf("%" PRIu32 "\n", c[row[r] - 1][col[r] - 1]);
	return 0;
}
