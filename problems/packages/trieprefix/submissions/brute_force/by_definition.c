/* by_definition.c - the oracle: a list of all stored words, each occurrence for itself, and every
 * operation looks at all of them letter by letter. It shares no idea with the accepted solutions:
 * no tree, no order, no counts. It ends itself beyond its size. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPERATIONS_MAX = 2000, LETTERS_MAX = 1000000 };

static char *words[OPERATIONS_MAX];
static int size;

static int begins_with(const char *word, const char *prefix)
{
	while (*prefix != '\0')
		if (*word++ != *prefix++)
			return 0;
	return 1;
}

static void add(const char *word)
{
	size_t bytes = strlen(word) + 1;
	char *copy = malloc(bytes);
	if (copy == NULL)
		exit(1);
	words[size++] = memcpy(copy, word, bytes);
}

static void remove_word(const char *word)
{
	for (int i = 0; i < size; i++) {
		if (strcmp(words[i], word) == 0) {
			free(words[i]);
			words[i] = words[--size];
			return;
		}
	}
}

static int query(char op, const char *word)
{
	int result = 0;
	for (int i = 0; i < size; i++) {
		if (op == 'C')
			result += strcmp(words[i], word) == 0;
		else if (op == 'P')
			result += word[0] == '-' || begins_with(words[i], word);
		else if (begins_with(word, words[i]) && (int)strlen(words[i]) > result)
			result = (int)strlen(words[i]);
	}
	return result;
}

int main(void)
{
	static char word[LETTERS_MAX + 1];
	int q;
	if (scanf("%d", &q) != 1)
		return 1;
	if (q > OPERATIONS_MAX)
		abort();
	for (int i = 0; i < q; i++) {
		char op;
		if (scanf(" %c %1000000s", &op, word) != 2)
			return 1;
		if (op == 'A')
			add(word);
		else if (op == 'R')
			remove_word(word);
		else
			printf("%d\n", query(op, word));
	}
	while (size > 0)
		free(words[--size]);
	return 0;
}
