/* overflow_hash.c - every prefix of every stored word is an entry of a hash table, and is known
 * there by its polynomial hash alone, base 31 modulo 2^64. The odds of a collision look like 2^-64;
 * but the Thue-Morse word of 2^10 letters collides with its complement for every odd base. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* At most 10^6 + 1 prefixes, so the table is never half full. */
enum { LETTERS_MAX = 1000000, SLOT_BITS = 21, SLOTS = 1 << SLOT_BITS, BASE = 31 };

static const uint64_t EMPTY_PREFIX = 1; /* its hash; 0 marks a free slot */

static uint64_t hash[SLOTS];
static uint32_t words[SLOTS]; /* that are this prefix */
static uint32_t below[SLOTS]; /* that begin with it */

static uint64_t append(uint64_t h, char letter)
{
	return h * BASE + (uint64_t)letter;
}

/* The slot of the hash, or the free slot where it belongs. */
static uint32_t slot_of(uint64_t h)
{
	uint32_t i = (uint32_t)(h * UINT64_C(0x9E3779B97F4A7C15) >> (64 - SLOT_BITS));
	while (hash[i] != 0 && hash[i] != h)
		i = (i + 1) & (SLOTS - 1);
	return i;
}

static uint64_t hash_of(const char *word)
{
	uint64_t h = EMPTY_PREFIX;
	while (*word != '\0')
		h = append(h, *word++);
	return h;
}

/* Adds change, which may be -1 as an unsigned number, to all prefixes and to the word itself. */
static void change(const char *word, uint32_t by)
{
	uint64_t h = EMPTY_PREFIX;
	uint32_t i;
	for (;; word++) {
		i = slot_of(h);
		hash[i] = h;
		below[i] += by;
		if (*word == '\0')
			break;
		h = append(h, *word);
	}
	words[i] += by;
}

static size_t longest(const char *word)
{
	size_t best = 0;
	uint64_t h = EMPTY_PREFIX;
	for (size_t i = 0; word[i] != '\0'; i++) {
		h = append(h, word[i]);
		if (words[slot_of(h)] > 0)
			best = i + 1;
	}
	return best;
}

static void apply(char op, const char *word)
{
	uint32_t slot = slot_of(hash_of(strcmp(word, "-") == 0 ? "" : word));
	switch (op) {
	case 'A':
		change(word, 1);
		break;
	case 'R':
		if (words[slot] > 0)
			change(word, UINT32_MAX);
		break;
	case 'C':
		printf("%u\n", (unsigned)words[slot]);
		break;
	case 'P':
		printf("%u\n", (unsigned)below[slot]);
		break;
	case 'L':
		printf("%zu\n", longest(word));
		break;
	}
}

int main(void)
{
	static char word[LETTERS_MAX + 1];
	unsigned q;
	if (scanf("%u", &q) != 1)
		return 1;
	for (unsigned i = 0; i < q; i++) {
		char op;
		if (scanf(" %c %1000000s", &op, word) != 2)
			return 1;
		apply(op, word);
	}
	return 0;
}
