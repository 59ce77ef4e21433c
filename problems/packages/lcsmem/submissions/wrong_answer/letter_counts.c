/* letter_counts.c - each letter as often as both strings have it, whatever the order. */
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

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
	static char common[MAX_LENGTH + 1];
	int in_b[26] = {0};
	size_t n = read_line(a, sizeof a), length = 0;
	size_t m = read_line(b, sizeof b);
	for (size_t j = 0; j < m; j++)
		in_b[b[j] - 'a']++;
	for (size_t i = 0; i < n; i++)
		if (in_b[a[i] - 'a']-- > 0)
			common[length++] = a[i];
	printf("%zu\n%s\n", length, common);
	return 0;
}
