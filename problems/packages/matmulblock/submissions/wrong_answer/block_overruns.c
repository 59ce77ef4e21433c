/* block_overruns.c - blocked.c that does not cut off the last block of columns: it runs into the
 * next row of C. (There is room behind the last row, so that nothing crashes.) */
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REQUESTS = 5, BLOCK = 64 };

struct request {
	size_t row, col; /* from 0 */
	uint32_t answer;
};

static size_t n, m, p;
static uint32_t *a, *b;
static uint32_t *c; /* BLOCK rows of p */
static uint64_t state;

static uint32_t next_random(void)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(state >> 32);
}

static uint32_t *new_array(size_t length)
{
	uint32_t *array = malloc(length * sizeof *array);
	if (array == NULL)
		exit(1);
	return array;
}

static void fill(uint32_t *array, size_t length)
{
	for (size_t i = 0; i < length; i++)
		array[i] = next_random();
}

static size_t end_of_block(size_t begin, size_t end)
{
	return begin + BLOCK < end ? begin + BLOCK : end;
}

static void add_multiple(uint32_t *restrict sum, const uint32_t *restrict x, uint32_t factor,
			 size_t length)
{
	if (length == BLOCK) {
		for (size_t j = 0; j < BLOCK; j++)
			sum[j] += factor * x[j];
	} else {
		for (size_t j = 0; j < length; j++)
			sum[j] += factor * x[j];
	}
}

/* Adds to rows i0 to i1 of C, from c on, what rows k0 to k1 and columns j0 to j1 of B give. */
static void add_block(size_t i0, size_t i1, size_t k0, size_t k1, size_t j0, size_t j1)
{
	for (size_t i = i0; i < i1; i++)
		for (size_t k = k0; k < k1; k++)
			add_multiple(c + (i - i0) * p + j0, b + k * p + j0, a[i * m + k], j1 - j0);
}

static void compute_rows(size_t i0, size_t i1)
{
	memset(c, 0, ((i1 - i0) * p + BLOCK) * sizeof *c);
	for (size_t k0 = 0; k0 < m; k0 += BLOCK)
		for (size_t j0 = 0; j0 < p; j0 += BLOCK)
			add_block(i0, i1, k0, end_of_block(k0, m), j0, j0 + BLOCK);
}

static void read_input(struct request *requests)
{
	if (scanf("%zu %zu %zu %" SCNu64, &n, &m, &p, &state) != 4)
		exit(1);
	for (int r = 0; r < REQUESTS; r++) {
		if (scanf("%zu %zu", &requests[r].row, &requests[r].col) != 2)
			exit(1);
		requests[r].row--;
		requests[r].col--;
	}
}

int main(void)
{
	struct request requests[REQUESTS];
	uint32_t xor = 0;
	uint64_t sum = 0;
	read_input(requests);
	a = new_array(n * m);
	b = new_array(m * p + BLOCK);
	c = new_array(BLOCK * p + BLOCK);
	fill(a, n * m);
	fill(b, m * p + BLOCK);
	for (size_t i0 = 0; i0 < n; i0 += BLOCK) {
		size_t i1 = end_of_block(i0, n);
		compute_rows(i0, i1);
		for (size_t i = 0; i < (i1 - i0) * p; i++) {
			xor ^= c[i];
			sum += c[i];
		}
		for (int r = 0; r < REQUESTS; r++)
			if (requests[r].row >= i0 && requests[r].row < i1)
				requests[r].answer =
					c[(requests[r].row - i0) * p + requests[r].col];
	}
	printf("%" PRIu32 "\n%" PRIu64 "\n", xor, sum);
	for (int r = 0; r < REQUESTS; r++)
		printf("%" PRIu32 "\n", requests[r].answer);
	free(c);
	free(b);
	free(a);
	return 0;
}
