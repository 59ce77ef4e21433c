/* double_sum.c - transposed.c that adds up the products in double, whose 53 bits do not hold them,
 * and takes the remainder at the end. */
#include <inttypes.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { REQUESTS = 5, SIDE_BY_SIDE = 4 };

static uint64_t state;

static uint32_t next_random(void)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(state >> 32);
}

static uint32_t dot(const uint32_t *x, const uint32_t *y, size_t m)
{
	double sum = 0;
	for (size_t k = 0; k < m; k++)
		sum += (double)x[k] * y[k];
	return (uint32_t)fmod(sum, 4294967296.0);
}

/* Four products of x with neighbouring rows, m apart. */
static void dot_four(const uint32_t *x, const uint32_t *y, size_t m, uint32_t *product)
{
	double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
	for (size_t k = 0; k < m; k++) {
		double factor = x[k];
		s0 += factor * y[k];
		s1 += factor * y[k + m];
		s2 += factor * y[k + 2 * m];
		s3 += factor * y[k + 3 * m];
	}
	product[0] = (uint32_t)fmod(s0, 4294967296.0);
	product[1] = (uint32_t)fmod(s1, 4294967296.0);
	product[2] = (uint32_t)fmod(s2, 4294967296.0);
	product[3] = (uint32_t)fmod(s3, 4294967296.0);
}

static void multiply_row(const uint32_t *row, const uint32_t *columns, size_t m, size_t p,
			 uint32_t *product)
{
	size_t j = 0;
	for (; j + SIDE_BY_SIDE <= p; j += SIDE_BY_SIDE)
		dot_four(row, columns + j * m, m, product + j);
	for (; j < p; j++)
		product[j] = dot(row, columns + j * m, m);
}

int main(void)
{
	size_t n, m, p, row[REQUESTS], col[REQUESTS];
	if (scanf("%zu %zu %zu %" SCNu64, &n, &m, &p, &state) != 4)
		return 1;
	for (int r = 0; r < REQUESTS; r++)
		if (scanf("%zu %zu", &row[r], &col[r]) != 2)
			return 1;
	uint32_t *a = malloc(n * m * sizeof *a), *columns = malloc(m * p * sizeof *columns);
	uint32_t *product = malloc(p * sizeof *product);
	if (a == NULL || columns == NULL || product == NULL)
		return 1;
	for (size_t i = 0; i < n * m; i++)
		a[i] = next_random();
	for (size_t k = 0; k < m; k++)
		for (size_t j = 0; j < p; j++)
			columns[j * m + k] = next_random();
	uint32_t xor = 0, answer[REQUESTS];
	uint64_t sum = 0;
	for (size_t i = 0; i < n; i++) {
		multiply_row(a + i * m, columns, m, p, product);
		for (size_t j = 0; j < p; j++) {
			xor ^= product[j];
			sum += product[j];
		}
		for (int r = 0; r < REQUESTS; r++)
			if (row[r] == i + 1)
				answer[r] = product[col[r] - 1];
	}
	printf("%" PRIu32 "\n%" PRIu64 "\n", xor, sum);
	for (int r = 0; r < REQUESTS; r++)
		printf("%" PRIu32 "\n", answer[r]);
	free(product);
	free(columns);
	free(a);
	return 0;
}
