#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum operation { PUSH, POP, FRONT, BACK, MAX, PUSHFRONT, POPBACK, UNKNOWN };

static size_t capacity;

/* Your data structure. */

/* Carries out one operation on the buffer and prints its line, if it has one: a value with
 * printf("%" PRId64 "\n", value), or `full`, or `empty`. x is what PUSH and PUSHFRONT add. */
static void carry_out(enum operation operation, int64_t x)
{
	/* Your code. */
	(void)operation;
	(void)x;
}

static enum operation named(const char *word)
{
	static const char *const words[] = {"push", "pop",	 "front",  "back",
					    "max",  "pushfront", "popback"};
	int i = PUSH;
	while (i < UNKNOWN && strcmp(word, words[i]) != 0)
		i++;
	return (enum operation)i;
}

int main(void)
{
	size_t operations;
	char word[10];
	if (scanf("%zu %zu", &capacity, &operations) != 2)
		return 1;
	while (operations-- > 0 && scanf("%9s", word) == 1) {
		enum operation operation = named(word);
		int64_t x = 0;
		if ((operation == PUSH || operation == PUSHFRONT) && scanf("%" SCNd64, &x) != 1)
			return 1;
		carry_out(operation, x);
	}
	return 0;
}
