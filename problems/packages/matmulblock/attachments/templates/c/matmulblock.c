#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { REQUESTS = 5 };

/* c, n rows of p, becomes the product of a, n rows of m, and b, m rows of p. All are stored row by
 * row: element (i, j) of b, both from 0, is b[i * p + j]. c is all zeros at first. */
static void multiply(const uint32_t *a, const uint32_t *b, uint32_t *c, size_t n, size_t m,
		     size_t p)
{
	/* Your code. */
	(void)a;
	(void)b;
	(void)c;
	(void)n;
	(void)m;
	(void)p;
}

static uint64_t state;

static uint32_t next_number(void)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(state >> 32);
}

static uint32_t *new_matrix(size_t rows, size_t cols)
{
	uint32_t *matrix = calloc(rows * cols, sizeof *matrix);
	if (matrix == NULL)
		exit(1);
	return matrix;
}

static void fill(uint32_t *matrix, size_t elements)
{
	for (size_t i = 0; i < elements; i++)
		matrix[i] = next_number();
}

static void print(const uint32_t *c, size_t n, size_t p, const size_t *row, const size_t *col)
{
	uint32_t xor = 0;
	uint64_t sum = 0;
	for (size_t i = 0; i < n * p; i++) {
		xor ^= c[i];
		sum += c[i];
	}
	printf("%" PRIu32 "\n%" PRIu64 "\n", xor, sum);
	for (int r = 0; r < REQUESTS; r++)
		printf("%" PRIu32 "\n", c[(row[r] - 1) * p + col[r] - 1]);
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
	print(c, n, p, row, col);
	free(c);
	free(b);
	free(a);
	return 0;
}
