/* subsets.c - the oracle: every subsequence of the shorter string is looked for in the longer one.
 * It shares no idea with the accepted solutions (no table, no dividing). O(2^N * M), so it ends
 * itself beyond 20 letters. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LENGTH = 16000, MOST = 20 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

/* Puts the letters of s that are chosen by the bits of set into out; returns how many. */
static size_t choose(const char *s, unsigned long set, char *out)
{
	size_t count = 0;
	for (; *s != '\0'; s++, set >>= 1)
		if (set & 1)
			out[count++] = *s;
	out[count] = '\0';
	return count;
}

static int is_subsequence(const char *word, const char *text)
{
	for (; *word != '\0' && *text != '\0'; text++)
		word += *word == *text;
	return *word == '\0';
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
	const char *shorter = n < m ? a : b, *longer = n < m ? b : a;
	size_t least = n < m ? n : m;
	if (least > MOST)
		abort();
	char word[MOST + 1], best[MOST + 1] = "";
	for (unsigned long set = 0; set < 1ul << least; set++)
		if (choose(shorter, set, word) > strlen(best) && is_subsequence(word, longer))
			strcpy(best, word);
	printf("%zu\n%s\n", strlen(best), best);
	return 0;
}
