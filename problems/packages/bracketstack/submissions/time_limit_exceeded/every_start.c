/* every_start.c - the longest piece by trying every start: a stack of its own from there on, until
 * a letter or a bad bracket ends it. Right, but O(L^2): fine up to L = 5000 (g2), hopeless for 2 *
 * 10^6 brackets without a flaw. */
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 2000000 };

static char text[MAX_LENGTH + 2]; /* with its newline and a NUL */
static int stack[MAX_LENGTH];	  /* positions of open brackets */

static char partner(char c)
{
	return c == '(' ? ')' : c == '[' ? ']' : c == '{' ? '}' : '\0';
}

static int is_close(char c)
{
	return c == ')' || c == ']' || c == '}';
}

static void print_diagnosis(void)
{
	int depth = 0;
	for (int i = 0; text[i] != '\n'; i++) {
		if (partner(text[i]) != '\0') {
			stack[depth++] = i;
		} else if (is_close(text[i]) &&
			   (depth == 0 || partner(text[stack[--depth]]) != text[i])) {
			printf("BAD %d\n", i + 1);
			return;
		}
	}
	if (depth > 0)
		printf("OPEN %d\n", stack[depth - 1] + 1);
	else
		puts("OK");
}

/* Length of the longest healthy piece that starts at text[from]. */
static int longest_from(int from)
{
	int depth = 0, longest = 0;
	for (int i = from; text[i] != '\n'; i++) {
		if (partner(text[i]) != '\0')
			stack[depth++] = i;
		else if (!is_close(text[i]) || depth == 0 ||
			 partner(text[stack[--depth]]) != text[i])
			break;
		if (depth == 0)
			longest = i + 1 - from;
	}
	return longest;
}

int main(void)
{
	if (fgets(text, sizeof text, stdin) == NULL)
		return 1;
	print_diagnosis();
	int longest = 0;
	for (int from = 0; text[from] != '\n'; from++) {
		int here = longest_from(from);
		longest = here > longest ? here : longest;
	}
	printf("%d\n", longest);
	return 0;
}
