/* unsigned_value.c - dihedral.c that adds a negative value as an unsigned number: 2^64 - x is not
 * -x modulo 2^61 - 1. */
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { BASE = 1000003, WORD_MAX = 100000, PRIME_BITS = 61, SPLIT = 30 };
#define PRIME ((UINT64_C(1) << PRIME_BITS) - 1)

static int32_t *original;
static ptrdiff_t original_cols;
static ptrdiff_t rows, cols; /* as it is now */
static int turns, transposed;

static int32_t at(ptrdiff_t i, ptrdiff_t j)
{
	ptrdiff_t a[4] = {i, cols - 1 - j, rows - 1 - i, j};
	ptrdiff_t row = a[turns], col = a[(turns + 3) % 4]; /* undoes the turns */
	return transposed ? original[col * original_cols + row]
			  : original[row * original_cols + col];
}

/* hash * BASE mod PRIME: 2^61 is 1, so what is above that bit is added below. */
static uint64_t times_base(uint64_t hash)
{
	uint64_t high = (hash >> SPLIT) * BASE, low = (hash & ((1 << SPLIT) - 1)) * BASE;
	uint64_t above = high >> (PRIME_BITS - SPLIT);
	uint64_t below = (high & ((UINT64_C(1) << (PRIME_BITS - SPLIT)) - 1)) << SPLIT;
	return (above + below + low) % PRIME;
}

static uint64_t hash_more(uint64_t hash, int32_t value)
{
	uint64_t digit = (uint64_t)value % PRIME;
	return (times_base(hash) + digit) % PRIME;
}

static uint64_t spiral(void)
{
	ptrdiff_t top = 0, bottom = rows - 1, left = 0, right = cols - 1;
	uint64_t hash = 0;
	while (top <= bottom && left <= right) {
		for (ptrdiff_t j = left; j <= right; j++)
			hash = hash_more(hash, at(top, j));
		top++;
		for (ptrdiff_t i = top; i <= bottom; i++)
			hash = hash_more(hash, at(i, right));
		right--;
		if (top <= bottom) {
			for (ptrdiff_t j = right; j >= left; j--)
				hash = hash_more(hash, at(bottom, j));
			bottom--;
		}
		if (left <= right) {
			for (ptrdiff_t i = bottom; i >= top; i--)
				hash = hash_more(hash, at(i, left));
			left++;
		}
	}
	return hash;
}

static void swap_shape(void)
{
	ptrdiff_t old = rows;
	rows = cols;
	cols = old;
}

static void carry_out(char operation)
{
	if (operation == 'S')
		printf("%" PRIu64 "\n", spiral());
	if (operation == 'R')
		turns = (turns + 1) % 4;
	if (operation == 'L')
		turns = (turns + 3) % 4;
	if (operation == 'T')
		turns = (4 - turns) % 4;
	if (operation == 'H') /* transpose, then turn right */
		turns = (5 - turns) % 4;
	if (operation == 'V') /* transpose, then turn left */
		turns = 3 - turns;
	if (operation == 'T' || operation == 'H' || operation == 'V')
		transposed = !transposed;
	if (operation == 'R' || operation == 'L' || operation == 'T')
		swap_shape();
}

static void print(void)
{
	printf("%td %td\n", rows, cols);
	for (ptrdiff_t i = 0; i < rows; i++)
		for (ptrdiff_t j = 0; j < cols; j++)
			printf("%" PRId32 "%c", at(i, j), j + 1 < cols ? ' ' : '\n');
}

int main(void)
{
	static char word[WORD_MAX + 1];
	if (scanf("%td %td %*d", &rows, &cols) != 2)
		return 1;
	original_cols = cols;
	original = malloc((size_t)(rows * cols) * sizeof *original);
	if (original == NULL)
		return 1;
	for (ptrdiff_t i = 0; i < rows * cols; i++)
		if (scanf("%" SCNd32, &original[i]) != 1)
			return 1;
	if (scanf("%100000s", word) != 1)
		return 1;
	for (const char *operation = word; *operation != '\0'; operation++)
		carry_out(*operation);
	print();
	free(original);
	return 0;
}
