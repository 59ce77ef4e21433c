/* outermost_open.c - index_stack.c that reports the outermost open bracket instead of the
 * innermost. */
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

static int32_t max(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

int main(void)
{
	if (fgets(text + 1, sizeof text - 1, stdin) == NULL)
		return 1;
	int32_t length = (int32_t)strcspn(text + 1, "\n");
	int32_t depth = 0, wall = 0, bad = 0, longest = 0;
	for (int32_t at = 1; at <= length; at++) {
		char c = text[at];
		if (is_open(c)) {
			stack[++depth] = at;
		} else if (!is_close(c)) {
			wall = at;
		} else if (!is_pair(text[stack[depth]], c)) {
			if (bad == 0)
				bad = at;
			wall = at; /* nothing before can pair with anything behind */
			depth = 0;
		} else if (stack[depth--] < wall) {
			wall = at; /* a healthy piece with this bracket would need the letter */
		} else {
			longest = max(longest, at - max(wall, stack[depth]));
		}
	}
	if (bad > 0)
		printf("BAD %d\n", (int)bad);
	else if (depth > 0)
		printf("OPEN %d\n", (int)stack[1]);
	else
		puts("OK");
	printf("%d\n", (int)longest);
	return 0;
}
