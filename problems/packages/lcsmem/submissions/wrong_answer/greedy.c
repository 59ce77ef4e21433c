/* greedy.c - goes through A and takes each letter at its next place in B, if it still has one. One
 * early letter with a late place spoils it. */
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

static void match_greedily(size_t n, char *out)
{
	const char *next = b;
	for (size_t i = 0; i < n; i++) {
		const char *place = strchr(next, a[i]);
		if (place == NULL)
			continue;
		*out++ = a[i];
		next = place + 1;
	}
	*out = '\0';
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
	static char common[MAX_LENGTH + 1];
	size_t n = read_line(a, sizeof a);
	read_line(b, sizeof b);
	match_greedily(n, common);
	printf("%zu\n%s\n", strlen(common), common);
	return 0;
}
