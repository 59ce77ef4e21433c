#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];
static char common[MAX_LENGTH + 1];

/* Puts a longest common subsequence of a[0..n-1] and b[0..m-1] into out, which has room for
 * MAX_LENGTH letters and the NUL. */
static void longest_common(const char *a, size_t n, const char *b, size_t m, char *out)
{
	/* Your code. */
	(void)a;
	(void)n;
	(void)b;
	(void)m;
	out[0] = '\0';
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
	longest_common(a, n, b, m, common);
	printf("%zu\n%s\n", strlen(common), common);
	return 0;
}
