/* bit_table.c - one bit a cell, the tightest whole table there is: 32 MB for 16000 letters, where
 * 24 are given. Bits as in accepted/checkpoint_bits.c, but all rows are kept. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

static uint64_t places[26][MAX_LENGTH / 64]; /* places[c]: bit j is set if b[j] is c */

static void next_row(const uint64_t *flat, const uint64_t *match, uint64_t *next, size_t words)
{
	unsigned carry = 0;
	for (size_t w = 0; w < words; w++) {
		uint64_t hit = flat[w] & match[w];
		uint64_t sum = flat[w] + hit, total = sum + carry;
		carry = (sum < hit) | (total < sum);
		next[w] = total | (flat[w] & ~match[w]);
	}
}

/* All n + 1 rows, one behind the other; NULL without memory. */
static uint64_t *make_rows(size_t n, size_t m, size_t words)
{
	uint64_t *rows = calloc((n + 1) * words + 1, sizeof *rows);
	if (rows == NULL)
		return NULL;
	for (size_t j = 0; j < m; j++)
		places[b[j] - 'a'][j / 64] |= UINT64_C(1) << j % 64;
	memset(rows, 0xff, words * sizeof *rows);
	for (size_t i = 0; i < n; i++)
		next_row(rows + i * words, places[a[i] - 'a'], rows + (i + 1) * words, words);
	return rows;
}

static int grows(const uint64_t *flat, size_t j)
{
	return !(flat[j / 64] >> j % 64 & 1);
}

/* Writes the string so that it ends before end; returns where it begins. */
static char *walk_back(const uint64_t *rows, size_t words, size_t i, size_t j, char *end)
{
	while (i > 0 && j > 0) {
		if (!grows(rows + i * words, j - 1)) {
			j--;
		} else if (grows(rows + (i - 1) * words, j - 1)) {
			i--;
		} else {
			*--end = a[--i];
			j--;
		}
	}
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
	size_t m = read_line(b, sizeof b), words = (m + 63) / 64;
	uint64_t *rows = make_rows(n, m, words);
	if (rows == NULL)
		return 1;
	const char *common = walk_back(rows, words, n, m, room + MAX_LENGTH);
	printf("%zu\n%s\n", strlen(common), common);
	free(rows);
	return 0;
}
