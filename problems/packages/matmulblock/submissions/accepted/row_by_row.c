/* row_by_row.c - the loops in the order i, k, j: a row of C is the sum of the rows of B, each times
 * an element of A. The innermost loop walks along a row of B and a row of C, so every cache line
 * that is fetched is used whole. Only one row of C is kept. */
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REQUESTS = 5 };

struct request {
	size_t row, col; /* from 0 */
	uint32_t answer;
};

static uint64_t state;

static uint32_t next_random(void)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(state >> 32);
}

static uint32_t *new_matrix(size_t rows, size_t cols)
{
	uint32_t *a = malloc(rows * cols * sizeof *a);
	if (a == NULL)
		exit(1);
	for (size_t i = 0; i < rows * cols; i++)
		a[i] = next_random();
	return a;
}

static void row_times_matrix(const uint32_t *row, const uint32_t *b, size_t m, size_t p,
			     uint32_t *restrict product)
{
	memset(product, 0, p * sizeof *product);
	for (size_t k = 0; k < m; k++) {
		uint32_t factor = row[k];
		const uint32_t *restrict b_row = b + k * p;
		for (size_t j = 0; j < p; j++)
			product[j] += factor * b_row[j];
	}
}

static void answer(struct request *requests, size_t row, const uint32_t *values)
{
	for (int r = 0; r < REQUESTS; r++)
		if (requests[r].row == row)
			requests[r].answer = values[requests[r].col];
}

int main(void)
{
	size_t n, m, p;
	struct request requests[REQUESTS];
	if (scanf("%zu %zu %zu %" SCNu64, &n, &m, &p, &state) != 4)
		return 1;
	for (int r = 0; r < REQUESTS; r++) {
		if (scanf("%zu %zu", &requests[r].row, &requests[r].col) != 2)
			return 1;
		requests[r].row--;
		requests[r].col--;
	}
	uint32_t *a = new_matrix(n, m), *b = new_matrix(m, p);
	uint32_t *row = malloc(p * sizeof *row);
	if (row == NULL)
		return 1;
	uint32_t xor = 0;
	uint64_t sum = 0;
	for (size_t i = 0; i < n; i++) {
		row_times_matrix(a + i * m, b, m, p, row);
		for (size_t j = 0; j < p; j++) {
			xor ^= row[j];
			sum += row[j];
		}
		answer(requests, i, row);
	}
	printf("%" PRIu32 "\n%" PRIu64 "\n", xor, sum);
	for (int r = 0; r < REQUESTS; r++)
		printf("%" PRIu32 "\n", requests[r].answer);
	free(row);
	free(b);
	free(a);
	return 0;
}
