/* hirschberg.c - divide and conquer (Hirschberg 1975). A longest common subsequence crosses the
 * middle of A at some place k of B. Two rows of the usual table say where: lengths for the upper
 * half of A against every beginning of B, and for the lower half against every end of B. Both
 * halves are then solved alone. O(NM) time, since each level costs half of the one above it, and
 * O(M) memory. */
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];
static int from_start[MAX_LENGTH + 1], from_end[MAX_LENGTH + 1];

static int larger(int x, int y)
{
	return x > y ? x : y;
}

/* row[j] = length for a[0..n-1] and b[0..j-1]. One row suffices: the values left of j are new
 * already, those from j on are of the row before, and diagonal keeps the one just overwritten. */
static void lengths_from_start(const char *a, size_t n, const char *b, size_t m, int *row)
{
	memset(row, 0, (m + 1) * sizeof *row);
	for (size_t i = 0; i < n; i++) {
		int diagonal = 0, left = 0;
		for (size_t j = 0; j < m; j++) {
			int above = row[j + 1];
			left = larger(left, larger(above, diagonal + (a[i] == b[j])));
			row[j + 1] = left;
			diagonal = above;
		}
	}
}

/* row[j] = length for a[0..n-1] and b[j..m-1]: the same from the other end. */
static void lengths_from_end(const char *a, size_t n, const char *b, size_t m, int *row)
{
	memset(row, 0, (m + 1) * sizeof *row);
	for (size_t i = n; i-- > 0;) {
		int diagonal = 0, right = 0;
		for (size_t j = m; j-- > 0;) {
			int below = row[j];
			right = larger(right, larger(below, diagonal + (a[i] == b[j])));
			row[j] = right;
			diagonal = below;
		}
	}
}

/* Where to cut b when a is cut at half. The rows are free again afterwards, for the parts. */
static size_t best_cut(const char *a, size_t half, size_t n, const char *b, size_t m)
{
	lengths_from_start(a, half, b, m, from_start);
	lengths_from_end(a + half, n - half, b, m, from_end);
	size_t cut = 0;
	for (size_t j = 1; j <= m; j++)
		if (from_start[j] + from_end[j] > from_start[cut] + from_end[cut])
			cut = j;
	return cut;
}

/* Writes a longest common subsequence to out; returns the place behind it. */
static char *longest_common(const char *a, size_t n, const char *b, size_t m, char *out)
{
	if (n == 0 || m == 0)
		return out;
	if (n == 1) {
		if (memchr(b, a[0], m) != NULL)
			*out++ = a[0];
		return out;
	}
	size_t half = n / 2, cut = best_cut(a, half, n, b, m);
	out = longest_common(a, half, b, cut, out);
	return longest_common(a + half, n - half, b + cut, m - cut, out);
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
	*longest_common(a, n, b, m, common) = '\0';
	printf("%zu\n%s\n", strlen(common), common);
	return 0;
}
