/* kind_counters.c - index_stack.c whose diagnosis counts the open brackets of each kind and forgets
 * their order, so ([)] is OK for it. Its longest piece is right. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 2000000 };

static char text[MAX_LENGTH + 3];     /* from index 1, with its newline and a NUL */
static int32_t stack[MAX_LENGTH + 1]; /* stack[0] = 0 stays: no bracket is at position 0 */

/* 1, 2, 3 for opening brackets, -1, -2, -3 for their partners, 0 for a letter. */
static int kind_of(char c)
{
	switch (c) {
	case '(':
		return 1;
	case '[':
		return 2;
	case '{':
		return 3;
	case ')':
		return -1;
	case ']':
		return -2;
	case '}':
		return -3;
	}
	return 0;
}

static void print_diagnosis(int32_t length)
{
	int32_t open[4] = {0}, waiting[4] = {0};
	for (int32_t at = 1; at <= length; at++) {
		int kind = kind_of(text[at]);
		if (kind > 0) {
			open[kind]++;
		} else if (kind < 0 && open[-kind]-- == 0) {
			printf("BAD %d\n", (int)at);
			return;
		}
	}
	for (int32_t at = length; at > 0; at--) {
		int kind = kind_of(text[at]);
		if (kind < 0) {
			waiting[-kind]++;
		} else if (kind > 0 && waiting[kind]-- == 0) {
			printf("OPEN %d\n", (int)at);
			return;
		}
	}
	puts("OK");
}

static int32_t longest_piece(int32_t length)
{
	int32_t depth = 0, wall = 0, longest = 0;
	for (int32_t at = 1; at <= length; at++) {
		int kind = kind_of(text[at]);
		if (kind > 0) {
			stack[++depth] = at;
		} else if (kind == 0 || kind_of(text[stack[depth]]) != -kind) {
			wall = at;
			depth = 0;
		} else {
			depth--;
			int32_t before = stack[depth] > wall ? stack[depth] : wall;
			longest = at - before > longest ? at - before : longest;
		}
	}
	return longest;
}

int main(void)
{
	if (fgets(text + 1, sizeof text - 1, stdin) == NULL)
		return 1;
	int32_t length = (int32_t)strcspn(text + 1, "\n");
	print_diagnosis(length);
	printf("%d\n", (int)longest_piece(length));
	return 0;
}
