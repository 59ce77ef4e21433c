/* radix_trie.c - a trie whose only children are merged with their parents: an edge is a range of
 * the letters that were added, so there are at most two nodes a word, whatever its length. Adding a
 * word that leaves an edge half way splits it; nothing is joined again when words are removed. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS_MAX = 1000000, ROOT = 1 };

struct node {
	uint32_t child, sibling; /* 0: none */
	uint32_t label, length;	 /* the edge that leads here: letters[label .. label + length) */
	uint32_t words;		 /* that end here */
	uint32_t below;		 /* that end here or further down */
};

static struct node *nodes;
static uint32_t used = ROOT;
static char letters[LETTERS_MAX];
static uint32_t stored; /* letters that are in use */

static uint32_t child_of(uint32_t t, char letter)
{
	uint32_t c = nodes[t].child;
	while (c != 0 && letters[nodes[c].label] != letter)
		c = nodes[c].sibling;
	return c;
}

/* How many letters of the edge to c the word begins with. */
static uint32_t common(uint32_t c, const char *word)
{
	uint32_t i = 0;
	while (i < nodes[c].length && word[i] == letters[nodes[c].label + i])
		i++;
	return i;
}

static void add_leaf(uint32_t parent, const char *rest)
{
	uint32_t length = (uint32_t)strlen(rest), c = ++used;
	memcpy(letters + stored, rest, length);
	nodes[c] = (struct node){.sibling = nodes[parent].child,
				 .label = stored,
				 .length = length,
				 .words = 1,
				 .below = 1};
	nodes[parent].child = c;
	stored += length;
}

/* Ends the edge to c after its first letters; a new node takes over what hangs there. */
static void split(uint32_t c, uint32_t first)
{
	uint32_t rest = ++used;
	nodes[rest] = nodes[c];
	nodes[rest].sibling = 0;
	nodes[rest].label += first;
	nodes[rest].length -= first;
	nodes[c].child = rest;
	nodes[c].length = first;
	nodes[c].words = 0;
}

static void add(const char *word)
{
	uint32_t t = ROOT;
	for (;;) {
		nodes[t].below++;
		if (*word == '\0') {
			nodes[t].words++;
			return;
		}
		uint32_t c = child_of(t, *word);
		if (c == 0) {
			add_leaf(t, word);
			return;
		}
		uint32_t shared = common(c, word);
		if (shared < nodes[c].length)
			split(c, shared);
		word += shared;
		t = c;
	}
}

/* The node at the end of the word's path, or the next one if the path ends on an edge; 0 if it
 * leaves the trie. *on_edge: the letters of that edge that are left. */
static uint32_t find(const char *word, uint32_t *on_edge)
{
	uint32_t t = ROOT;
	*on_edge = 0;
	while (*word != '\0') {
		t = child_of(t, *word);
		if (t == 0)
			return 0;
		uint32_t shared = common(t, word);
		word += shared;
		*on_edge = nodes[t].length - shared;
		if (*on_edge > 0 && *word != '\0')
			return 0;
	}
	return t;
}

static uint32_t count(const char *word)
{
	uint32_t on_edge, t = find(word, &on_edge);
	return on_edge > 0 ? 0 : nodes[t].words;
}

static uint32_t count_prefix(const char *prefix)
{
	uint32_t on_edge;
	return nodes[find(prefix, &on_edge)].below;
}

static void remove_word(const char *word)
{
	if (count(word) == 0)
		return;
	uint32_t t = ROOT;
	nodes[t].below--;
	while (*word != '\0') {
		t = child_of(t, *word);
		nodes[t].below--;
		word += nodes[t].length;
	}
	nodes[t].words--;
}

/* The length of the longest stored word that the given one begins with, 0 if there is none. */
static size_t longest(const char *word)
{
	size_t best = 0, at = 0;
	uint32_t t = ROOT;
	while (word[at] != '\0' && (t = child_of(t, word[at])) != 0) {
		if (common(t, word + at) < nodes[t].length)
			break;
		at += nodes[t].length;
		if (nodes[t].words > 0)
			best = at;
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
	nodes = calloc(2 * ((size_t)q + 1), sizeof *nodes); /* a leaf and a split for each word */
	if (nodes == NULL)
		return 1;
	for (unsigned i = 0; i < q; i++) {
		char op;
		if (scanf(" %c %1000000s", &op, word) != 2)
			return 1;
		apply(op, word);
	}
	free(nodes);
	return 0;
}
