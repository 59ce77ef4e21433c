/* growth_letters.c - keeps one row, and takes a letter of A whenever the length for all of B grows
 * with it. The length is right and the string has it, but its letters belong to different
 * subsequences. */
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

static int larger(int x, int y)
{
	return x > y ? x : y;
}

static size_t common_length(size_t n, size_t m, char *out)
{
	static int row[MAX_LENGTH + 1];
	int length = 0;
	for (size_t i = 0; i < n; i++) {
		int diagonal = 0;
		for (size_t j = 0; j < m; j++) {
			int above = row[j + 1];
			row[j + 1] = larger(row[j], larger(above, diagonal + (a[i] == b[j])));
			diagonal = above;
		}
		if (row[m] > length)
			out[length++] = a[i];
	}
	return (size_t)length;
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
	printf("%zu\n", common_length(n, m, common));
	puts(common);
	return 0;
}
