/* by_definition.c - the oracle: no stack and no table. Brackets are balanced if they vanish when
 * neighbours that are a pair are deleted again and again. What is left of a prefix tells whether it
 * can be completed, and every piece is tried. O(L^5), so short texts only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LENGTH = 200 };

static int is_bracket(char c)
{
	return c != '\0' && strchr("()[]{}", c) != NULL;
}

/* Deletes pairs among the brackets of text[from..to-1] while there are any. Returns how many are
 * left, and their positions, from 1, in left. */
static int reduce(const char *text, int from, int to, int *left)
{
	int n = 0;
	for (int i = from; i < to; i++)
		if (is_bracket(text[i]))
			left[n++] = i + 1;
	for (int i = 0; i + 1 < n;) {
		char pair[3] = {text[left[i] - 1], text[left[i + 1] - 1], '\0'};
		if (strcmp(pair, "()") != 0 && strcmp(pair, "[]") != 0 && strcmp(pair, "{}") != 0) {
			i++;
			continue;
		}
		n -= 2;
		memmove(left + i, left + i + 2, (size_t)(n - i) * sizeof *left);
		i = 0;
	}
	return n;
}

/* A text can be completed if deleting leaves opening brackets only. */
static int can_be_completed(const char *text, int length)
{
	int left[MAX_LENGTH];
	int n = reduce(text, 0, length, left);
	for (int i = 0; i < n; i++)
		if (strchr("([{", text[left[i] - 1]) == NULL)
			return 0;
	return 1;
}

static void print_diagnosis(const char *text, int length)
{
	for (int p = 1; p <= length; p++) {
		if (!can_be_completed(text, p)) {
			printf("BAD %d\n", p);
			return;
		}
	}
	int left[MAX_LENGTH];
	int n = reduce(text, 0, length, left);
	if (n > 0)
		printf("OPEN %d\n", left[n - 1]);
	else
		puts("OK");
}

static int is_healthy(const char *text, int from, int to)
{
	int left[MAX_LENGTH];
	for (int i = from; i < to; i++)
		if (!is_bracket(text[i]))
			return 0;
	return reduce(text, from, to, left) == 0;
}

int main(void)
{
	static char text[MAX_LENGTH + 2];
	if (fgets(text, sizeof text, stdin) == NULL)
		return 1;
	int length = (int)strcspn(text, "\n"), longest = 0;
	if (length > MAX_LENGTH || text[length] != '\n')
		abort(); /* beyond this oracle, on purpose */
	print_diagnosis(text, length);
	for (int from = 0; from < length; from++)
		for (int to = from + 1; to <= length; to++)
			if (to - from > longest && is_healthy(text, from, to))
				longest = to - from;
	printf("%d\n", longest);
	return 0;
}
