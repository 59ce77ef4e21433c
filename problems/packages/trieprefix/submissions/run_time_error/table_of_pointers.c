/* table_of_pointers.c - the trie of the textbook: every node is a block on the heap with a table of
 * 26 pointers, 216 bytes with the counts and 8 for the allocator: 64 MiB hold 300000 of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS_MAX = 1000000, ALPHABET = 26 };

struct node {
	struct node *child[ALPHABET];
	unsigned words; /* that end here */
	unsigned below; /* that end here or further down */
};

static struct node *new_node(void)
{
	struct node *t = calloc(1, sizeof *t);
	if (t == NULL)
		exit(1);
	return t;
}

/* The node at the end of the word's path, NULL if the path leaves the trie. */
static struct node *find(struct node *t, const char *word)
{
	for (; t != NULL && *word != '\0'; word++)
		t = t->child[*word - 'a'];
	return t;
}

static void add(struct node *t, const char *word)
{
	t->below++;
	for (; *word != '\0'; word++) {
		struct node **link = &t->child[*word - 'a'];
		if (*link == NULL)
			*link = new_node();
		t = *link;
		t->below++;
	}
	t->words++;
}

static void remove_word(struct node *t, const char *word)
{
	struct node *end = find(t, word);
	if (end == NULL || end->words == 0)
		return;
	t->below--;
	for (; *word != '\0'; word++) {
		t = t->child[*word - 'a'];
		t->below--;
	}
	end->words--;
}

/* The length of the longest stored word that the given one begins with, 0 if there is none. */
static size_t longest(const struct node *t, const char *word)
{
	size_t best = 0;
	for (size_t i = 0; t != NULL; i++) {
		if (t->words > 0)
			best = i;
		t = word[i] != '\0' ? t->child[word[i] - 'a'] : NULL;
	}
	return best;
}

static void apply(struct node *root, char op, const char *word)
{
	const struct node *end;
	switch (op) {
	case 'A':
		add(root, word);
		break;
	case 'R':
		remove_word(root, word);
		break;
	case 'C':
		end = find(root, word);
		printf("%u\n", end == NULL ? 0 : end->words);
		break;
	case 'P':
		end = find(root, strcmp(word, "-") == 0 ? "" : word);
		printf("%u\n", end == NULL ? 0 : end->below);
		break;
	case 'L':
		printf("%zu\n", longest(root, word));
		break;
	}
}

int main(void)
{
	static char word[LETTERS_MAX + 1];
	unsigned q;
	if (scanf("%u", &q) != 1)
		return 1;
	struct node *root = new_node();
	for (unsigned i = 0; i < q; i++) {
		char op;
		if (scanf(" %c %1000000s", &op, word) != 2)
			return 1;
		apply(root, op, word);
	}
	return 0;
}
