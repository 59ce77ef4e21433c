/* offline_sort.c - no trie: all words of all operations are sorted, so that those with a common
 * prefix are neighbours. A stack finds for each word the last neighbour that begins with it, and
 * its longest proper prefix among the words. Then a prefix is a range of a Fenwick tree, and the
 * longest stored word is found by going from prefix to prefix, at most one for each letter. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS_MAX = 1000000 };

struct operation {
	const char *word;
	uint32_t place; /* of the word among the sorted distinct words, from 1 */
	char op;
};

struct entry {
	const char *word;
	uint32_t last;	 /* the last place whose word begins with this one */
	uint32_t prefix; /* the place of the longest proper prefix, 0: none */
	uint32_t times;	 /* how often the word is stored now */
};

static struct entry *entries;
static uint32_t *sums; /* Fenwick tree of the times */
static uint32_t distinct;

static int by_word(const void *a, const void *b)
{
	const struct operation *const *x = a, *const *y = b;
	return strcmp((*x)->word, (*y)->word);
}

/* Fills `entries` and gives each operation the place of its word. */
static void number_words(struct operation *all, uint32_t q)
{
	struct operation **sorted = malloc(q * sizeof(*sorted));
	if (sorted == NULL)
		exit(1);
	for (uint32_t i = 0; i < q; i++)
		sorted[i] = &all[i];
	qsort(sorted, q, sizeof(*sorted), by_word);
	for (uint32_t i = 0; i < q; i++) {
		const char *word = sorted[i]->word;
		if (distinct == 0 || strcmp(entries[distinct].word, word) != 0)
			entries[++distinct].word = word;
		sorted[i]->place = distinct;
	}
	free(sorted);
}

static int begins_with(const char *word, const char *prefix)
{
	return strncmp(word, prefix, strlen(prefix)) == 0;
}

/* The words that the current one begins with are linked by `prefix`: that is the stack. */
static void link_prefixes(void)
{
	uint32_t top = 0;
	for (uint32_t i = 1; i <= distinct; i++) {
		for (; top != 0 && !begins_with(entries[i].word, entries[top].word);
		     top = entries[top].prefix)
			entries[top].last = i - 1;
		entries[i].prefix = top;
		top = i;
	}
	for (; top != 0; top = entries[top].prefix)
		entries[top].last = distinct;
}

static void change(uint32_t place, uint32_t by)
{
	entries[place].times += by;
	for (; place <= distinct; place += place & -place)
		sums[place] += by;
}

static uint32_t sum_up_to(uint32_t place)
{
	uint32_t sum = 0;
	for (; place > 0; place -= place & -place)
		sum += sums[place];
	return sum;
}

static size_t longest(uint32_t place)
{
	while (place != 0 && entries[place].times == 0)
		place = entries[place].prefix;
	return place != 0 ? strlen(entries[place].word) : 0;
}

static void apply(const struct operation *o)
{
	const struct entry *e = &entries[o->place];
	switch (o->op) {
	case 'A':
		change(o->place, 1);
		break;
	case 'R':
		if (e->times > 0)
			change(o->place, UINT32_MAX); /* adding it subtracts 1 */
		break;
	case 'C':
		printf("%u\n", (unsigned)e->times);
		break;
	case 'P':
		printf("%u\n", (unsigned)(sum_up_to(e->last) - sum_up_to(o->place - 1)));
		break;
	case 'L':
		printf("%zu\n", longest(o->place));
		break;
	}
}

int main(void)
{
	uint32_t q;
	if (scanf("%u", &q) != 1)
		return 1;
	/* Each word with a NUL, and "-"; and room for the longest word behind any other. */
	char *text = malloc(2 * LETTERS_MAX + 2 * (size_t)q + 1), *end = text;
	struct operation *all = malloc(q * sizeof *all);
	entries = calloc((size_t)q + 1, sizeof *entries);
	sums = calloc((size_t)q + 1, sizeof *sums);
	if (text == NULL || all == NULL || entries == NULL || sums == NULL)
		return 1;
	for (uint32_t i = 0; i < q; i++) {
		if (scanf(" %c %1000000s", &all[i].op, end) != 2)
			return 1;
		if (*end == '-')
			*end = '\0';
		all[i].word = end;
		end += strlen(end) + 1;
	}
	number_words(all, q);
	link_prefixes();
	for (uint32_t i = 0; i < q; i++)
		apply(&all[i]);
	free(text);
	free(all);
	free(entries);
	free(sums);
	return 0;
}
