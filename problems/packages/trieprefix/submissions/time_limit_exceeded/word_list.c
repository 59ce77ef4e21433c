/* word_list.c - a list of the different words with their counts, and every operation looks at all
 * of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS_MAX = 1000000, WORDS_MAX = 200000 };

struct entry {
	char *word;
	size_t length;
	unsigned times;
};

static struct entry entries[WORDS_MAX];
static size_t size;

static struct entry *find(const char *word, size_t length)
{
	for (size_t i = 0; i < size; i++)
		if (entries[i].length == length && memcmp(entries[i].word, word, length) == 0)
			return &entries[i];
	return NULL;
}

static void add(const char *word, size_t length)
{
	struct entry *e = find(word, length);
	if (e == NULL) {
		e = &entries[size++];
		*e = (struct entry){.word = malloc(length + 1), .length = length};
		if (e->word == NULL)
			exit(1);
		memcpy(e->word, word, length + 1);
	}
	e->times++;
}

static unsigned count_prefix(const char *prefix, size_t length)
{
	unsigned result = 0;
	for (size_t i = 0; i < size; i++)
		if (entries[i].length >= length && memcmp(entries[i].word, prefix, length) == 0)
			result += entries[i].times;
	return result;
}

static size_t longest(const char *word, size_t length)
{
	size_t best = 0;
	for (size_t i = 0; i < size; i++) {
		const struct entry *e = &entries[i];
		if (e->times > 0 && e->length > best && e->length <= length &&
		    memcmp(e->word, word, e->length) == 0)
			best = e->length;
	}
	return best;
}

static void apply(char op, const char *word, size_t length)
{
	struct entry *e;
	switch (op) {
	case 'A':
		add(word, length);
		break;
	case 'R':
		e = find(word, length);
		if (e != NULL && e->times > 0)
			e->times--;
		break;
	case 'C':
		e = find(word, length);
		printf("%u\n", e != NULL ? e->times : 0);
		break;
	case 'P':
		printf("%u\n", count_prefix(word, *word == '-' ? 0 : length));
		break;
	case 'L':
		printf("%zu\n", longest(word, length));
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
		apply(op, word, strlen(word));
	}
	for (size_t i = 0; i < size; i++)
		free(entries[i].word);
	return 0;
}
