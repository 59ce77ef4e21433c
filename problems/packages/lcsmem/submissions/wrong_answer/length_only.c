/* length_only.c - one row of the table and a '-': group 3 and no other. Where the length is 0 it
 * needs no string and leaves the line empty. */
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

static int larger(int x, int y)
{
	return x > y ? x : y;
}

/* row[j] = length for a and the first j letters of b; one row, written over and over. */
static int common_length(size_t n, size_t m)
{
	static int row[MAX_LENGTH + 1];
	for (size_t i = 0; i < n; i++) {
		int diagonal = 0;
		for (size_t j = 0; j < m; j++) {
			int above = row[j + 1];
			row[j + 1] = larger(row[j], larger(above, diagonal + (a[i] == b[j])));
			diagonal = above;
		}
	}
	return row[m];
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
	size_t n = read_line(a, sizeof a);
	size_t m = read_line(b, sizeof b);
	int length = common_length(n, m);
	printf("%d\n%s\n", length, length > 0 ? "-" : "");
	return 0;
}
