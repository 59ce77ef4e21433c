#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define PRIME ((UINT64_C(1) << 61) - 1)
enum { BASE = 1000003, WORD_MAX = 100000 };

/* The fingerprint with one more value: (BASE * hash + value) mod PRIME. The product has more than
 * 64 bits, hence the type. */
static inline uint64_t hash_more(uint64_t hash, int32_t value)
{
	uint64_t digit = value >= 0 ? (uint64_t)value : PRIME - (uint64_t)(-(int64_t)value);
	return (uint64_t)(((unsigned __int128)hash * BASE + digit) % PRIME);
}

/* Carries out the word on the matrix, whose value in row i and column j is a[i * cols + j], and
 * prints the fingerprints and the matrix. */
static void carry_out(const int32_t *a, ptrdiff_t rows, ptrdiff_t cols, const char *word)
{
	/* Your code. */
	(void)a;
	(void)rows;
	(void)cols;
	(void)word;
}

int main(void)
{
	static char word[WORD_MAX + 1];
	ptrdiff_t rows, cols, letters;
	if (scanf("%td %td %td", &rows, &cols, &letters) != 3)
		return 1;
	int32_t *a = malloc((size_t)(rows * cols) * sizeof *a);
	if (a == NULL)
		return 1;
	for (ptrdiff_t i = 0; i < rows * cols; i++)
		if (scanf("%" SCNd32, &a[i]) != 1)
			return 1;
	if (scanf("%100000s", word) != 1)
		return 1;
	carry_out(a, rows, cols, word);
	free(a);
	return 0;
}
