/* minhash.c - an estimate in place of the similarity: 120 minima under different hash functions, in
 * bands of r. Two documents count as similar if they agree in a band. That finds most pairs far
 * above the threshold and few far below it, but near to it nothing is certain. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
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

/* ---- minima ---- */

enum { FUNCTIONS = 120, BAND_SLOTS = 1 << 23 };

static uint64_t band[BAND_SLOTS]; /* the bands of the kept documents; 0: free */
static int rows = 1;		  /* minima in a band */

/* Returns 1 if it was there. */
static int find_band(uint64_t key, int add)
{
	uint32_t at = (uint32_t)(key / 2 % BAND_SLOTS);
	while (band[at] != 0 && band[at] != key)
		at = (at + 1) % BAND_SLOTS;
	int found = band[at] == key;
	if (add)
		band[at] = key;
	return found;
}

/* With b bands of r rows, about half of the pairs of similarity (1 / b)^(1 / r) agree in one. */
static void choose_rows(void)
{
	double wanted = (double)p / (double)q, best = 2;
	for (int r = 1; r <= FUNCTIONS; r++) {
		double middle = pow((double)r / FUNCTIONS, 1.0 / r);
		if (FUNCTIONS % r != 0 || fabs(middle - wanted) >= best)
			continue;
		best = fabs(middle - wanted);
		rows = r;
	}
}

static uint64_t band_key(const struct document *d, int first)
{
	uint64_t key = (uint64_t)first;
	for (int f = first; f < first + rows; f++) {
		uint64_t least = UINT64_MAX;
		for (uint32_t i = d->begin; i < d->begin + d->size; i++) {
			uint64_t x = (shingle[i] ^ (uint64_t)f) * UINT64_C(0x9E3779B97F4A7C15);
			x ^= x >> 32;
			least = x < least ? x : least;
		}
		key = mix(key ^ least);
	}
	return key | 1;
}

static int has_similar(const struct document *d)
{
	uint64_t keys[FUNCTIONS];
	int bands = 0, found = 0;
	for (int first = 0; first < FUNCTIONS; first += rows)
		keys[bands++] = band_key(d, first);
	for (int i = 0; i < bands; i++)
		found |= find_band(keys[i], 0);
	for (int i = 0; i < bands && !found; i++)
		find_band(keys[i], 1);
	return found;
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
	choose_rows();
	for (int d = 0; d < docs; d++) {
		if (has_similar(&document[d]))
			continue;
		kept[count++] = d + 1;
	}
	printf("%d\n", count);
	for (int i = 0; i < count; i++)
		printf(i > 0 ? " %d" : "%d", kept[i]);
	printf("\n");
	return 0;
}
