/* two_tables.c - dynamic programming, no stack. For each position i
 *   outer[i]  the innermost bracket that is open behind i, 0 for none
 *   ending[i] the length of the longest healthy piece that ends at i, 0 for none
 * and both follow from entries further left. O(L) time and memory. */
#include <stdint.h>
#include <stdio.h>

enum { MAX_LENGTH = 2000000 };

static char text[MAX_LENGTH + 1]; /* from index 1 */
static int32_t outer[MAX_LENGTH + 1], ending[MAX_LENGTH + 1];

static char partner(char close)
{
	switch (close) {
	case ')':
		return '(';
	case ']':
		return '[';
	case '}':
		return '{';
	}
	return '\0';
}

int main(void)
{
	int32_t bad = 0, longest = 0, i = 0;
	for (int c; (c = getchar()) != EOF && c != '\n';) {
		text[++i] = (char)c;
		outer[i] = outer[i - 1];
		if (c == '(' || c == '[' || c == '{') {
			outer[i] = i;
		} else if (partner((char)c) != '\0') {
			int32_t open = outer[i - 1];
			if (open == 0 || text[open] != partner((char)c)) {
				outer[i] = 0;
				if (bad == 0)
					bad = i;
				continue;
			}
			outer[i] = outer[open - 1];
			/* What is between the two must be healthy, all of it. */
			if (ending[i - 1] == i - 1 - open)
				ending[i] = i - open + 1 + ending[open - 1];
			if (ending[i] > longest)
				longest = ending[i];
		}
	}
	if (bad > 0)
		printf("BAD %d\n", (int)bad);
	else if (outer[i] > 0)
		printf("OPEN %d\n", (int)outer[i]);
	else
		puts("OK");
	printf("%d\n", (int)longest);
	return 0;
}
