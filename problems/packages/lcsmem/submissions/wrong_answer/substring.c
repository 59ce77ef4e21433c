/* substring.c - the longest common stretch without gaps: another problem of the same initials. */
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

/* out becomes the longest stretch that a and b share; row[j] is how long one ends at b[j - 1]. */
static void longest_stretch(size_t n, size_t m, char *out)
{
	static int row[MAX_LENGTH + 1];
	int best = 0;
	size_t end = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t j = m; j > 0; j--) {
			row[j] = a[i] == b[j - 1] ? row[j - 1] + 1 : 0;
			if (row[j] > best) {
				best = row[j];
				end = i + 1;
			}
		}
	}
	memcpy(out, a + end - (size_t)best, (size_t)best);
	out[best] = '\0';
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
	size_t m = read_line(b, sizeof b);
	longest_stretch(n, m, common);
	printf("%zu\n%s\n", strlen(common), common);
	return 0;
}
