/* table_on_stack.c - the whole table as a local array: beyond 8 MiB, so some 1400 by 1400 letters,
 * the stack is at its end. */
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

static int larger(int x, int y)
{
	return x > y ? x : y;
}

static char *longest_common(size_t n, size_t m, char *end)
{
	int table[n + 1][m + 1];
	memset(table, 0, sizeof table);
	for (size_t i = 1; i <= n; i++)
		for (size_t j = 1; j <= m; j++)
			table[i][j] = a[i - 1] == b[j - 1]
					      ? table[i - 1][j - 1] + 1
					      : larger(table[i - 1][j], table[i][j - 1]);
	while (n > 0 && m > 0) {
		if (a[n - 1] == b[m - 1]) {
			*--end = a[--n];
			m--;
		} else if (table[n - 1][m] >= table[n][m - 1]) {
			n--;
		} else {
			m--;
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
	const char *common = longest_common(n, m, room + MAX_LENGTH);
	printf("%zu\n%s\n", strlen(common), common);
	return 0;
}
