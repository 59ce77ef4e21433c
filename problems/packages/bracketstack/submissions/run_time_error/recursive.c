/* recursive.c - one call for each open bracket, which is a stack too, and a short one: 8 MiB. Right
 * as long as the brackets are not nested too deeply. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 2000000 };

static char text[MAX_LENGTH + 3]; /* from index 1, with its newline and a NUL */
static int32_t at, bad, open, wall, longest;

static int is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char partner(char c)
{
	return c == '(' ? ')' : c == '[' ? ']' : c == '{' ? '}' : '\0';
}

/* Reads what is inside of the bracket at `outer`, up to the bracket that closes it. Returns 1 if
 * there is one; 0 at the end of the text or at a bad bracket. */
static int inside(int32_t outer)
{
	while (text[++at] != '\n') {
		int32_t first = at;
		char c = text[at];
		if (is_letter(c)) {
			wall = at;
		} else if (partner(c) == '\0') {
			if (outer > 0 && partner(text[outer]) == c)
				return 1;
			if (bad == 0)
				bad = at;
			wall = at;
			return 0;
		} else {
			if (!inside(first))
				return 0;
			int32_t before = wall > outer ? wall : outer;
			if (first < wall)
				wall = at;
			else if (at - before > longest)
				longest = at - before;
		}
	}
	if (open == 0)
		open = outer; /* the innermost call is the first that gets here */
	return 0;
}

int main(void)
{
	if (fgets(text + 1, sizeof text - 1, stdin) == NULL)
		return 1;
	do {
		open = 0;
		inside(0);
	} while (text[at] != '\n');
	if (bad > 0)
		printf("BAD %d\n", (int)bad);
	else if (open > 0)
		printf("OPEN %d\n", (int)open);
	else
		puts("OK");
	printf("%d\n", (int)longest);
	return 0;
}
