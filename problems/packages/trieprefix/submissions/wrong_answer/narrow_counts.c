/* narrow_counts.c - sibling_trie.c that saves memory in the wrong place: counts of 16 bits. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { LETTERS_MAX = 1000000, ROOT = 1 };

struct node {
	uint32_t child, sibling; /* 0: none */
	uint16_t words;		 /* that end here */
	uint16_t below;		 /* that end here or further down */
	char letter;
};

static struct node nodes[LETTERS_MAX + 2]; /* from ROOT on: one for each letter added, at most */
static uint32_t used = ROOT;

static uint32_t child_of(uint32_t t, char letter)
{
	uint32_t c = nodes[t].child;
	while (c != 0 && nodes[c].letter != letter)
		c = nodes[c].sibling;
	return c;
}

/* The node at the end of the word's path, 0 if the path leaves the trie. */
static uint32_t find(const char *word)
{
	uint32_t t = ROOT;
	while (t != 0 && *word != '\0')
		t = child_of(t, *word++);
	return t;
}

static void add(const char *word)
{
	uint32_t t = ROOT;
	nodes[t].below++;
	for (; *word != '\0'; word++) {
		uint32_t c = child_of(t, *word);
		if (c == 0) {
			c = ++used;
			nodes[c] = (struct node){.sibling = nodes[t].child, .letter = *word};
			nodes[t].child = c;
		}
		t = c;
		nodes[t].below++;
	}
	nodes[t].words++;
}

static void remove_word(const char *word)
{
	uint32_t end = find(word), t = ROOT;
	if (end == 0 || nodes[end].words == 0)
		return;
	nodes[t].below--;
	while (t != end) {
		t = child_of(t, *word++);
		nodes[t].below--;
	}
	nodes[end].words--;
}

static uint32_t count(const char *word)
{
	return nodes[find(word)].words;
}

static uint32_t count_prefix(const char *prefix)
{
	return nodes[find(prefix)].below;
}

/* The length of the longest stored word that the given one begins with, 0 if there is none. */
static size_t longest(const char *word)
{
	size_t best = 0;
	uint32_t t = ROOT;
	for (size_t i = 0; t != 0; i++) {
		if (nodes[t].words > 0)
			best = i;
		t = word[i] != '\0' ? child_of(t, word[i]) : 0;
	}
	return best;
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
		printf("%u\n", (unsigned)count(word));
		break;
	case 'P':
		printf("%u\n", (unsigned)count_prefix(strcmp(word, "-") == 0 ? "" : word));
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
