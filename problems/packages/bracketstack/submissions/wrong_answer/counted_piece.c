/* counted_piece.c - a right diagnosis, but the longest piece without a stack: opening and closing
 * brackets are counted from the left, and once more from the right, and a piece is healthy when the
 * counts meet. Right for one kind of brackets; ([)] has length 4 for it. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 2000000 };

static char text[MAX_LENGTH + 3];     /* from index 1, with its newline and a NUL */
static int32_t stack[MAX_LENGTH + 1]; /* stack[0] = 0 stays: no bracket is at position 0 */

static int is_open(char c)
{
	return c == '(' || c == '[' || c == '{';
}

static int is_close(char c)
{
	return c == ')' || c == ']' || c == '}';
}

static int is_pair(char open, char close)
{
	return (open == '(' && close == ')') || (open == '[' && close == ']') ||
	       (open == '{' && close == '}');
}

static void print_diagnosis(int32_t length)
{
	int32_t depth = 0;
	for (int32_t at = 1; at <= length; at++) {
		if (is_open(text[at])) {
			stack[++depth] = at;
		} else if (is_close(text[at]) && !is_pair(text[stack[depth--]], text[at])) {
			printf("BAD %d\n", (int)at);
			return;
		}
	}
	if (depth > 0)
		printf("OPEN %d\n", (int)stack[depth]);
	else
		puts("OK");
}

struct scan {
	int32_t ahead, behind, longest;
};

/* The next bracket; ahead: it is of the sort that must come first in this direction. */
static void step(struct scan *s, char c, int ahead)
{
	if (!is_open(c) && !is_close(c)) {
		s->ahead = s->behind = 0;
		return;
	}
	if (ahead)
		s->ahead++;
	else
		s->behind++;
	if (s->behind > s->ahead)
		s->ahead = s->behind = 0;
	else if (s->behind == s->ahead && 2 * s->behind > s->longest)
		s->longest = 2 * s->behind;
}

int main(void)
{
	if (fgets(text + 1, sizeof text - 1, stdin) == NULL)
		return 1;
	int32_t length = (int32_t)strcspn(text + 1, "\n");
	print_diagnosis(length);
	struct scan right = {0}, left = {0};
	for (int32_t at = 1; at <= length; at++)
		step(&right, text[at], is_open(text[at]));
	for (int32_t at = length; at > 0; at--)
		step(&left, text[at], is_close(text[at]));
	printf("%d\n", (int)(right.longest > left.longest ? right.longest : left.longest));
	return 0;
}
