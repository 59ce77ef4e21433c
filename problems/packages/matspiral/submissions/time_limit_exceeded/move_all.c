/* move_all.c - every operation moves every value into a second matrix. O(RC) for each: 10^11 moves
 * at the limits, 2.5 * 10^7 in group 2. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define PRIME ((UINT64_C(1) << 61) - 1)
enum { BASE = 1000003, WORD_MAX = 100000 };

static int32_t *value, *spare;
static long rows, cols;

static void move_all(char operation)
{
	int swaps = operation == 'R' || operation == 'L' || operation == 'T';
	long new_rows = swaps ? cols : rows, new_cols = swaps ? rows : cols;
	for (long i = 0; i < new_rows; i++) {
		for (long j = 0; j < new_cols; j++) {
			long row = swaps ? j : i, col = swaps ? i : j; /* where it comes from */
			if (operation == 'R' || operation == 'V')
				row = rows - 1 - row;
			if (operation == 'L' || operation == 'H')
				col = cols - 1 - col;
			spare[i * new_cols + j] = value[row * cols + col];
		}
	}
	int32_t *old = value;
	value = spare;
	spare = old;
	rows = new_rows;
	cols = new_cols;
}

static uint64_t hash_more(uint64_t hash, int32_t x)
{
	uint64_t digit = x >= 0 ? (uint64_t)x : PRIME - (uint64_t)(-(int64_t)x);
	return (uint64_t)(((unsigned __int128)hash * BASE + digit) % PRIME);
}

static uint64_t spiral(void)
{
	long top = 0, bottom = rows - 1, left = 0, right = cols - 1;
	uint64_t hash = 0;
	while (top <= bottom && left <= right) {
		for (long j = left; j <= right; j++)
			hash = hash_more(hash, value[top * cols + j]);
		for (long i = top + 1; i <= bottom; i++)
			hash = hash_more(hash, value[i * cols + right]);
		for (long j = right - 1; j >= left && top < bottom; j--)
			hash = hash_more(hash, value[bottom * cols + j]);
		for (long i = bottom - 1; i > top && left < right; i--)
			hash = hash_more(hash, value[i * cols + left]);
		top++, bottom--, left++, right--;
	}
	return hash;
}

static void print(void)
{
	printf("%ld %ld\n", rows, cols);
	for (long i = 0; i < rows; i++)
		for (long j = 0; j < cols; j++)
			printf("%" PRId32 "%c", value[i * cols + j], j + 1 < cols ? ' ' : '\n');
}

int main(void)
{
	static char word[WORD_MAX + 1];
	if (scanf("%ld %ld %*d", &rows, &cols) != 2)
		return 1;
	value = malloc((size_t)(rows * cols) * sizeof *value);
	spare = malloc((size_t)(rows * cols) * sizeof *spare);
	if (value == NULL || spare == NULL)
		return 1;
	for (long i = 0; i < rows * cols; i++)
		if (scanf("%" SCNd32, &value[i]) != 1)
			return 1;
	if (scanf("%100000s", word) != 1)
		return 1;
	for (const char *operation = word; *operation != '\0'; operation++) {
		if (*operation == 'S')
			printf("%" PRIu64 "\n", spiral());
		else
			move_all(*operation);
	}
	print();
	free(spare);
	free(value);
	return 0;
}
