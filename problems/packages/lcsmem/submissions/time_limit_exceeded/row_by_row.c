/* row_by_row.c - keeps every 96th row of the table, and on the walk back makes each row again from
 * the kept one above it, one at a time: 48 rows of work for every row. The memory fits. Keeping the
 * rows of a block while it is walked through would make two of that. */
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

static int larger(int x, int y)
{
	return x > y ? x : y;
}

enum { STEP = 96 };

typedef int row[MAX_LENGTH + 1];

static row kept[MAX_LENGTH / STEP + 1];

/* Turns the row before letter c of a into the row after it. */
static void next_row(int *lengths, char c, size_t m)
{
	int diagonal = 0, left = 0;
	for (size_t j = 0; j < m; j++) {
		int above = lengths[j + 1];
		left = larger(left, larger(above, diagonal + (c == b[j])));
		lengths[j + 1] = left;
		diagonal = above;
	}
}

static void make_row(size_t i, size_t m, int *lengths)
{
	memcpy(lengths, kept[i / STEP], (m + 1) * sizeof *lengths);
	for (size_t k = i / STEP * STEP; k < i; k++)
		next_row(lengths, a[k], m);
}

static void keep_rows(size_t n, size_t m)
{
	static row now;
	for (size_t i = 0; i < n; i++) {
		next_row(now, a[i], m);
		if ((i + 1) % STEP == 0)
			memcpy(kept[(i + 1) / STEP], now, (m + 1) * sizeof now[0]);
	}
}

/* Writes the string so that it ends before end; returns where it begins. */
static char *walk_back(size_t i, size_t j, char *end)
{
	static row now, above;
	make_row(i, j, now);
	while (i > 0 && j > 0) {
		make_row(i - 1, j, above);
		while (j > 0 && now[j - 1] == now[j])
			j--;
		if (j > 0 && above[j] < now[j]) {
			*--end = a[i - 1];
			j--;
		}
		memcpy(now, above, (j + 1) * sizeof now[0]);
		i--;
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
	keep_rows(n, m);
	const char *common = walk_back(n, m, room + MAX_LENGTH);
	printf("%zu\n%s\n", strlen(common), common);
	return 0;
}
