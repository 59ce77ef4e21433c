/* exponential.c - the recursion by its definition, nothing remembered. Good for a dozen letters; it
 * ends itself beyond 400, so that not every test waits for it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

/* Length for the first i letters of a and the first j of b. */
static int length_of(size_t i, size_t j)
{
	if (i == 0 || j == 0)
		return 0;
	if (a[i - 1] == b[j - 1])
		return length_of(i - 1, j - 1) + 1;
	int without_a = length_of(i - 1, j), without_b = length_of(i, j - 1);
	return without_a > without_b ? without_a : without_b;
}

/* Writes the string so that it ends before end; returns where it begins. */
static char *walk_back(size_t i, size_t j, char *end)
{
	while (i > 0 && j > 0) {
		if (a[i - 1] == b[j - 1]) {
			*--end = a[--i];
			j--;
		} else if (length_of(i - 1, j) >= length_of(i, j - 1)) {
			i--;
		} else {
			j--;
		}
	}
	return end;
}

/* Reads one line, which may be empty, and cuts off its end; returns its length. */
static size_t read_line(char *line, size_t size)
{
	if (fgets(line, (int)size, stdin) == NULL)
		line[0] = '\0';
	size_t length = strcspn(line, "\n");
	line[length] = '\0';
	return length;
}

int main(void)
{
	static char room[MAX_LENGTH + 1];
	size_t n = read_line(a, sizeof a);
	size_t m = read_line(b, sizeof b);
	if (n > 400 || m > 400)
		abort();
	const char *common = walk_back(n, m, room + MAX_LENGTH);
	printf("%zu\n%s\n", strlen(common), common);
	return 0;
}
