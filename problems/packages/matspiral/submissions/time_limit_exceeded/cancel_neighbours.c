/* cancel_neighbours.c - strikes neighbours that undo each other (RL, LR, TT, HH, VV, RRRR, LLLL)
 * out of the word and carries out the rest by moving every value. There are many longer words that
 * come to nothing, and most words have no such neighbours left after a while: still O(RCQ). */
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

static char pending[WORD_MAX];
static int pending_count;

static int undo_each_other(char a, char b)
{
	return (a == 'R' && b == 'L') || (a == 'L' && b == 'R') ||
	       (a == b && (a == 'T' || a == 'H' || a == 'V'));
}

static int last_four_equal(void)
{
	if (pending_count < 4)
		return 0;
	const char *p = pending + pending_count - 4;
	return p[0] == p[1] && p[1] == p[2] && p[2] == p[3];
}

static void add(char operation)
{
	if (pending_count > 0 && undo_each_other(pending[pending_count - 1], operation))
		pending_count--;
	else
		pending[pending_count++] = operation;
	if (last_four_equal())
		pending_count -= 4;
}

static void carry_out_pending(void)
{
	for (int i = 0; i < pending_count; i++)
		move_all(pending[i]);
	pending_count = 0;
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
		if (*operation != 'S') {
			add(*operation);
			continue;
		}
		carry_out_pending();
		printf("%" PRIu64 "\n", spiral());
	}
	carry_out_pending();
	print();
	free(spare);
	free(value);
	return 0;
}
