/* all_pairs.c - sets of 64-bit fingerprints, sorted, and every document is merged with all that
 * were kept before it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DOCS = 20000, MAX_W = 5, MAX_SHINGLES = 1000000 + MAX_DOCS };

struct document {
	uint32_t begin, size;
};

static int docs, w;
static uint64_t p, q;
static uint64_t shingle[MAX_SHINGLES];
static uint32_t shingles;
static struct document document[MAX_DOCS];

static uint64_t mix(uint64_t x)
{
	x = (x ^ x >> 32) * UINT64_C(0xD6E8FEB86659FD93);
	x = (x ^ x >> 32) * UINT64_C(0xD6E8FEB86659FD93);
	return x ^ x >> 32;
}

static uint64_t print_of_word(const char *text)
{
	uint64_t print = 1;
	for (; *text != '\0'; text++)
		print = mix(print + (unsigned char)*text);
	return print;
}

/* Order counts, and so does the number of words: a shorter shingle is another one. */
static uint64_t print_of_window(const uint64_t *words, int count)
{
	uint64_t print = (uint64_t)count;
	for (int i = 0; i < count; i++)
		print = mix(print) ^ words[i];
	return mix(print);
}

/* Adds the windows of the next document; a short document is one window. */
static int read_document(struct document *d)
{
	uint64_t recent[MAX_W];
	char text[21];
	int count;
	if (scanf("%d", &count) != 1)
		return 0;
	d->begin = shingles;
	for (int i = 0; i < count; i++) {
		if (scanf("%20s", text) != 1)
			return 0;
		if (i >= w)
			memmove(recent, recent + 1, sizeof recent - sizeof recent[0]);
		recent[i < w ? i : w - 1] = print_of_word(text);
		if (i >= w - 1)
			shingle[shingles++] = print_of_window(recent, w);
	}
	if (count < w)
		shingle[shingles++] = print_of_window(recent, count);
	d->size = shingles - d->begin;
	return 1;
}

/* ---- sets ---- */

static int ascending(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
	return (a > b) - (a < b);
}

/* Sorts the shingles of the document and keeps each of them once. */
static void make_set(struct document *d)
{
	uint64_t *set = shingle + d->begin;
	uint32_t size = 1;
	qsort(set, d->size, sizeof *set, ascending);
	for (uint32_t i = 1; i < d->size; i++)
		if (set[i] != set[size - 1])
			set[size++] = set[i];
	d->size = size;
}

/* ---- comparing ---- */

static int is_similar(const struct document *a, const struct document *b)
{
	uint64_t common = 0;
	uint32_t i = 0, j = 0;
	while (i < a->size && j < b->size) {
		uint64_t x = shingle[a->begin + i], y = shingle[b->begin + j];
		common += x == y;
		i += x <= y;
		j += x >= y;
	}
	return common * q >= p * (a->size + b->size - common);
}

static int has_similar(int d, const int *kept, int count)
{
	for (int i = 0; i < count; i++)
		if (is_similar(&document[d], &document[kept[i] - 1]))
			return 1;
	return 0;
}

int main(void)
{
	static int kept[MAX_DOCS];
	int count = 0;
	if (scanf("%d %d %" SCNu64 " %" SCNu64, &docs, &w, &p, &q) != 4)
		return 1;
	for (int d = 0; d < docs; d++)
		if (!read_document(&document[d]))
			return 1;
	for (int d = 0; d < docs; d++)
		make_set(&document[d]);
	for (int d = 0; d < docs; d++) {
		if (has_similar(d, kept, count))
			continue;
		kept[count++] = d + 1;
	}
	printf("%d\n", count);
	for (int i = 0; i < count; i++)
		printf(i > 0 ? " %d" : "%d", kept[i]);
	printf("\n");
	return 0;
}
