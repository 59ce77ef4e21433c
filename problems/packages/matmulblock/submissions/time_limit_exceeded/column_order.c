/* column_order.c - the loops in the order j, k, i, right for matrices stored column by column: here
 * both A and C are walked down a column in the innermost loop. */
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { REQUESTS = 5 };

static uint64_t state;

static uint32_t next_random(void)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(state >> 32);
}

static uint32_t *new_matrix(size_t rows, size_t cols)
{
	uint32_t *a = calloc(rows * cols, sizeof *a);
	if (a == NULL)
		exit(1);
	return a;
}

static void fill(uint32_t *a, size_t length)
{
	for (size_t i = 0; i < length; i++)
		a[i] = next_random();
}

static void multiply(const uint32_t *a, const uint32_t *b, uint32_t *c, size_t n, size_t m,
		     size_t p)
{
	for (size_t j = 0; j < p; j++) {
		for (size_t k = 0; k < m; k++) {
			uint32_t factor = b[k * p + j];
			for (size_t i = 0; i < n; i++)
				c[i * p + j] += factor * a[i * m + k];
		}
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
	uint32_t *a = new_matrix(n, m), *b = new_matrix(m, p), *c = new_matrix(n, p);
	fill(a, n * m);
	fill(b, m * p);
	multiply(a, b, c, n, m, p);
	uint32_t xor = 0;
	uint64_t sum = 0;
	for (size_t i = 0; i < n * p; i++) {
		xor ^= c[i];
		sum += c[i];
	}
	printf("%" PRIu32 "\n%" PRIu64 "\n", xor, sum);
	for (int r = 0; r < REQUESTS; r++)
		printf("%" PRIu32 "\n", c[(row[r] - 1) * p + col[r] - 1]);
	free(c);
	free(b);
	free(a);
	return 0;
}
