/* wide_matrices.c - a good order of the loops, but three matrices of 64-bit numbers: at 1024 by
 * 1024 they are 24 MiB, where 22 are given. */
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

static uint64_t *new_matrix(size_t rows, size_t cols)
{
	uint64_t *a = calloc(rows * cols, sizeof *a);
	if (a == NULL)
		exit(1);
	return a;
}

static void fill(uint64_t *a, size_t length)
{
	for (size_t i = 0; i < length; i++)
		a[i] = next_random();
}

static void multiply(const uint64_t *a, const uint64_t *b, uint64_t *c, size_t n, size_t m,
		     size_t p)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < m; k++)
			for (size_t j = 0; j < p; j++)
				c[i * p + j] += a[i * m + k] * b[k * p + j];
		for (size_t j = 0; j < p; j++)
			c[i * p + j] &= UINT32_MAX;
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
	uint64_t *a = new_matrix(n, m), *b = new_matrix(m, p), *c = new_matrix(n, p);
	fill(a, n * m);
	fill(b, m * p);
	multiply(a, b, c, n, m, p);
	uint64_t xor = 0;
	uint64_t sum = 0;
	for (size_t i = 0; i < n * p; i++) {
		xor ^= c[i];
		sum += c[i];
	}
	printf("%" PRIu64 "\n%" PRIu64 "\n", xor, sum);
	for (int r = 0; r < REQUESTS; r++)
		printf("%" PRIu64 "\n", c[(row[r] - 1) * p + col[r] - 1]);
	free(c);
	free(b);
	free(a);
	return 0;
}
