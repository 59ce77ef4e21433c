/* dash_when_large.c - the whole table while it fits, one row and a '-' beyond: an honest way to 60
 * points. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

static int larger(int x, int y)
{
	return x > y ? x : y;
}

/* The whole table, row by row: cell(i, j) = length for the first i letters of a and j of b. */
static int *table;
static size_t width;

static int *cell(size_t i, size_t j)
{
	return &table[i * width + j];
}

static int fill_table(size_t n, size_t m)
{
	width = m + 1;
	table = calloc((n + 1) * width, sizeof *table);
	if (table == NULL)
		return 0;
	for (size_t i = 1; i <= n; i++)
		for (size_t j = 1; j <= m; j++)
			*cell(i, j) = a[i - 1] == b[j - 1]
					      ? *cell(i - 1, j - 1) + 1
					      : larger(*cell(i - 1, j), *cell(i, j - 1));
	return 1;
}

/* Writes the string so that it ends before end; returns where it begins. */
static char *walk_back(size_t i, size_t j, char *end)
{
	while (i > 0 && j > 0) {
		if (a[i - 1] == b[j - 1]) {
			*--end = a[--i];
			j--;
		} else if (*cell(i - 1, j) >= *cell(i, j - 1)) {
			i--;
		} else {
			j--;
		}
	}
	return end;
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
	static char room[MAX_LENGTH + 1];
	size_t n = read_line(a, sizeof a);
	size_t m = read_line(b, sizeof b);
	if (n > 2000 || m > 2000) {
		int length = common_length(n, m);
		printf("%d\n%s\n", length, length > 0 ? "-" : "");
		return 0;
	}
	if (!fill_table(n, m))
		return 1;
	const char *common = walk_back(n, m, room + MAX_LENGTH);
	printf("%zu\n%s\n", strlen(common), common);
	free(table);
	return 0;
}
