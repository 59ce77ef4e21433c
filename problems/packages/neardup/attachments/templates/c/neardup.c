#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DOCS = 20000, MAX_WORDS = 1000000, MAX_LETTERS = 5000000 };

/* Document d has the words word[begin[d]] to word[begin[d + 1] - 1]. */
static const char *word[MAX_WORDS];
static size_t begin[MAX_DOCS + 1];

/* Puts the numbers of the documents to keep into kept, counted from 0 and in order; returns how
 * many there are. The shingles have w words, the threshold is p/q. */
static int choose_documents(int docs, int w, int64_t p, int64_t q, int *kept)
{
	/* Your code. */
	(void)docs;
	(void)w;
	(void)p;
	(void)q;
	kept[0] = 0;
	return 1;
}

/* Reads one document behind the ones before it; returns 0 at a bad input. */
static int read_document(int d)
{
	static char letters[MAX_LETTERS + MAX_WORDS + 1];
	static size_t used;
	int count;
	if (scanf("%d", &count) != 1)
		return 0;
	begin[d + 1] = begin[d];
	for (int i = 0; i < count; i++) {
		if (scanf("%20s", letters + used) != 1)
			return 0;
		word[begin[d + 1]++] = letters + used;
		used += strlen(letters + used) + 1;
	}
	return 1;
}

int main(void)
{
	static int kept[MAX_DOCS];
	int docs, w;
	int64_t p, q;
	if (scanf("%d %d %" SCNd64 " %" SCNd64, &docs, &w, &p, &q) != 4)
		return 1;
	for (int d = 0; d < docs; d++)
		if (!read_document(d))
			return 1;
	int count = choose_documents(docs, w, p, q, kept);
	printf("%d\n", count);
	for (int i = 0; i < count; i++)
		printf(i > 0 ? " %d" : "%d", kept[i] + 1);
	printf("\n");
	return 0;
}
