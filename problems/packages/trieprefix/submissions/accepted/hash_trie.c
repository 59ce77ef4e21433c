/* hash_trie.c - a trie without links: a node is a slot of one hash table, and its key is the pair
 * of the parent's slot and a letter. The pairs themselves are compared, so no two nodes are ever
 * taken for one. O(1) expected a letter, whatever the alphabet. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* At most 10^6 nodes besides the root, so the table is never half full. */
enum { LETTERS_MAX = 1000000, SLOT_BITS = 21, SLOTS = 1 << SLOT_BITS, ALPHABET = 26 };

static const uint32_t NO_NODE = UINT32_MAX;
static const uint32_t ROOT = SLOTS; /* a node beyond the table, so that it takes no slot */

static uint32_t pair[SLOTS];	  /* parent * 26 + letter + 1; 0: the slot is free */
static uint32_t words[SLOTS + 1]; /* that end here */
static uint32_t below[SLOTS + 1]; /* that end here or further down */

/* The slot of the pair, or the free slot where it belongs. */
static uint32_t slot_of(uint32_t key)
{
	uint32_t i = key * UINT32_C(2654435769) >> (32 - SLOT_BITS);
	while (pair[i] != 0 && pair[i] != key)
		i = (i + 1) & (SLOTS - 1);
	return i;
}

static uint32_t key_of(uint32_t parent, char letter)
{
	return parent * ALPHABET + (uint32_t)(letter - 'a') + 1;
}

static uint32_t child_of(uint32_t t, char letter)
{
	uint32_t key = key_of(t, letter), c = slot_of(key);
	return pair[c] == key ? c : NO_NODE;
}

static void add(const char *word)
{
	uint32_t t = ROOT;
	below[t]++;
	for (; *word != '\0'; word++) {
		uint32_t key = key_of(t, *word);
		t = slot_of(key);
		pair[t] = key;
		below[t]++;
	}
	words[t]++;
}

/* The node at the end of the word's path, NO_NODE if the path leaves the trie. */
static uint32_t find(const char *word)
{
	uint32_t t = ROOT;
	while (t != NO_NODE && *word != '\0')
		t = child_of(t, *word++);
	return t;
}

static void remove_word(const char *word)
{
	uint32_t end = find(word), t = ROOT;
	if (end == NO_NODE || words[end] == 0)
		return;
	below[t]--;
	while (*word != '\0') {
		t = child_of(t, *word++);
		below[t]--;
	}
	words[end]--;
}

/* The length of the longest stored word that the given one begins with, 0 if there is none. */
static size_t longest(const char *word)
{
	size_t best = 0;
	uint32_t t = ROOT;
	for (size_t i = 0; word[i] != '\0'; i++) {
		t = child_of(t, word[i]);
		if (t == NO_NODE)
			break;
		if (words[t] > 0)
			best = i + 1;
	}
	return best;
}

static uint32_t of_node(const uint32_t *counts, uint32_t t)
{
	return t == NO_NODE ? 0 : counts[t];
}

static void apply(char op, const char *word)
{
	switch (op) {
	case 'A':
		add(word);
		break;
	case 'R':
		remove_word(word);
		break;
	case 'C':
		printf("%u\n", (unsigned)of_node(words, find(word)));
		break;
	case 'P':
		printf("%u\n", (unsigned)of_node(below, find(strcmp(word, "-") == 0 ? "" : word)));
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
