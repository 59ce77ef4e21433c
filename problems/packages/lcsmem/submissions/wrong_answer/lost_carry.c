/* lost_carry.c - checkpoint_bits.c without the carry from one word of 64 places to the next: right
 * while B has at most 64 letters. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum {
	MAX_LENGTH = 16000,
	WORDS = MAX_LENGTH / 64,
	LETTERS = 26,
	BLOCK = 128,
	BLOCKS = MAX_LENGTH / BLOCK + 1,
};

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

static uint64_t places[LETTERS][WORDS]; /* places[c]: bit j is set if b[j] is c */
static uint64_t kept[BLOCKS][WORDS];	/* kept[k]: the row before letter k * BLOCK of a */
static uint64_t row[BLOCK + 1][WORDS];	/* row[i]: the row after i letters of the block */

/* Each growth point (a zero) moves to the first match behind the growth point before it; the carry
 * of the addition finds it, if it is in the same word. */
static void next_row(const uint64_t *flat, const uint64_t *match, uint64_t *next, size_t words)
{
	for (size_t w = 0; w < words; w++) {
		uint64_t hit = flat[w] & match[w];
		next[w] = (flat[w] + hit) | (flat[w] & ~match[w]);
	}
}

/* Makes the rows of a block from kept[k]; returns how many letters it has. */
static size_t make_block(size_t k, size_t n, size_t words)
{
	size_t begin = k * BLOCK, count = n - begin < BLOCK ? n - begin : BLOCK;
	memcpy(row[0], kept[k], sizeof row[0]);
	for (size_t i = 0; i < count; i++)
		next_row(row[i], places[a[begin + i] - 'a'], row[i + 1], words);
	return count;
}

static int grows(const uint64_t *flat, size_t j)
{
	return !(flat[j / 64] >> j % 64 & 1);
}

/* Walks back through a block from column *j (letters of b still open), and puts the letters that it
 * finds in front of out. A place that grows in this row but not in the row above is new with this
 * letter of a, hence a match. One that grows in both has the same length in both: the k-th growth
 * point moves to the left, but not beyond where the one before it has been. */
static char *walk_block(size_t begin, size_t count, size_t *j, char *out)
{
	size_t i = count;
	while (i > 0 && *j > 0) {
		if (!grows(row[i], *j - 1)) {
			--*j;
		} else if (grows(row[i - 1], *j - 1)) {
			i--;
		} else {
			*--out = a[begin + --i];
			--*j;
		}
	}
	return out;
}

static char *longest_common(size_t n, size_t m, char *end)
{
	size_t words = (m + 63) / 64, blocks = (n + BLOCK - 1) / BLOCK;
	for (size_t j = 0; j < m; j++)
		places[b[j] - 'a'][j / 64] |= UINT64_C(1) << j % 64;
	memset(kept[0], 0xff, sizeof kept[0]);
	for (size_t k = 0; k < blocks; k++)
		memcpy(kept[k + 1], row[make_block(k, n, words)], sizeof kept[k + 1]);
	for (size_t k = blocks, j = m; k-- > 0;)
		end = walk_block(k * BLOCK, make_block(k, n, words), &j, end);
	return end;
}

/* Reads one line, which may be empty, and cuts off its end; returns its length. */
static size_t read_line(char *line, size_t size)
{
	if (fgets(line, (int)size, stdin) == NULL)
		line[0] = '\0';
	size_t length = strcspn(line, "\n");
	line[length] = '\0';
	return length;
}

int main(void)
{
	static char room[MAX_LENGTH + 1];
	size_t n = read_line(a, sizeof a);
	size_t m = read_line(b, sizeof b);
	const char *common = longest_common(n, m, room + MAX_LENGTH);
	printf("%zu\n%s\n", strlen(common), common);
	return 0;
}
