/* by_definition.c - the oracle: windows are compared word by word, nothing is hashed, numbered or
 * indexed, and every document is compared with all that were kept. Quadratic in the words, so it
 * ends itself beyond 10000 of them, or beyond 2000 documents. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DOCS = 2000, MAX_WORDS = 10000 };

static char word[MAX_WORDS][21];
static int begin[MAX_DOCS + 1];
static int docs, w;

static int length(int d)
{
	return begin[d + 1] - begin[d];
}

/* Number of windows of d, repeated ones too. A short document has one: all of it. */
static int windows(int d)
{
	return length(d) < w ? 1 : length(d) - w + 1;
}

static int width(int d)
{
	return length(d) < w ? length(d) : w;
}

/* Whether window i of document d is window j of document e. */
static int equal(int d, int i, int e, int j)
{
	if (width(d) != width(e))
		return 0;
	for (int k = 0; k < width(d); k++)
		if (strcmp(word[begin[d] + i + k], word[begin[e] + j + k]) != 0)
			return 0;
	return 1;
}

/* Whether e has window i of d among its first `count` windows. */
static int has(int e, int count, int d, int i)
{
	for (int j = 0; j < count; j++)
		if (equal(d, i, e, j))
			return 1;
	return 0;
}

static int set_size(int d)
{
	int size = 0;
	for (int i = 0; i < windows(d); i++)
		size += !has(d, i, d, i);
	return size;
}

static int common(int d, int e)
{
	int count = 0;
	for (int i = 0; i < windows(d); i++)
		count += !has(d, i, d, i) && has(e, windows(e), d, i);
	return count;
}

static int read_documents(void)
{
	for (int d = 0, used = 0; d < docs; d++) {
		int count;
		if (scanf("%d", &count) != 1)
			return 0;
		if (used + count > MAX_WORDS)
			abort();
		for (int i = 0; i < count; i++)
			if (scanf("%20s", word[used++]) != 1)
				return 0;
		begin[d + 1] = used;
	}
	return 1;
}

int main(void)
{
	static int kept[MAX_DOCS];
	int count = 0;
	long long p, q;
	if (scanf("%d %d %lld %lld", &docs, &w, &p, &q) != 4)
		return 1;
	if (docs > MAX_DOCS)
		abort();
	if (!read_documents())
		return 1;
	for (int d = 0; d < docs; d++) {
		int similar = 0;
		for (int i = 0; i < count && !similar; i++) {
			long long both = common(d, kept[i]);
			long long either = set_size(d) + set_size(kept[i]) - both;
			similar = both * q >= p * either;
		}
		if (!similar)
			kept[count++] = d;
	}
	printf("%d\n", count);
	for (int i = 0; i < count; i++)
		printf(i > 0 ? " %d" : "%d", kept[i] + 1);
	printf("\n");
	return 0;
}
