/* short_prefix.c - prefix_filter.c with beginnings that are one shingle too short. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DOCS = 20000, MAX_W = 5, MAX_SHINGLES = 1000000 + MAX_DOCS, SLOTS = 1 << 21 };

struct shingle {
	uint64_t print;
	uint32_t slot;	    /* where print is in the table */
	uint32_t frequency; /* documents that have it */
};

struct document {
	uint32_t begin, size;
};

static int docs, w;
static uint64_t p, q;
static struct shingle shingle[MAX_SHINGLES];
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
			shingle[shingles++].print = print_of_window(recent, w);
	}
	if (count < w)
		shingle[shingles++].print = print_of_window(recent, count);
	d->size = shingles - d->begin;
	return 1;
}

/* ---- sets, ordered by frequency ---- */

static struct {
	uint64_t print;
	uint32_t frequency; /* 0: the slot is free */
	/* While counting: 1 + the last document counted. Then: 1 + the latest entry of the index
	 * for this shingle, 0 if there is none. */
	uint32_t latest;
} table[SLOTS];

static uint32_t find_slot(uint64_t print)
{
	uint32_t at = (uint32_t)(print % SLOTS);
	while (table[at].frequency != 0 && table[at].print != print)
		at = (at + 1) % SLOTS;
	table[at].print = print;
	return at;
}

/* Each shingle of the document once. The documents before it have moved up already, so there
 * is room at `to`; returns the place behind the set. */
static uint32_t make_set(struct document *d, uint32_t number, uint32_t to)
{
	uint32_t from = d->begin;
	d->begin = to;
	for (uint32_t i = from; i < from + d->size; i++) {
		uint32_t slot = find_slot(shingle[i].print);
		if (table[slot].latest == number)
			continue;
		table[slot].latest = number;
		table[slot].frequency++;
		shingle[to] = shingle[i];
		shingle[to++].slot = slot;
	}
	d->size = to - d->begin;
	return to;
}

static int rarer_first(const void *x, const void *y)
{
	const struct shingle *a = x, *b = y;
	if (a->frequency != b->frequency)
		return a->frequency < b->frequency ? -1 : 1;
	return (a->print > b->print) - (a->print < b->print);
}

static void make_sets(void)
{
	uint32_t end = 0;
	for (int d = 0; d < docs; d++)
		end = make_set(&document[d], (uint32_t)d + 1, end);
	for (uint32_t i = 0; i < end; i++)
		shingle[i].frequency = table[shingle[i].slot].frequency;
	for (uint32_t i = 0; i < end; i++)
		table[shingle[i].slot].latest = 0;
	for (int d = 0; d < docs; d++)
		qsort(shingle + document[d].begin, document[d].size, sizeof *shingle, rarer_first);
}

/* ---- comparing ---- */

/* The least number of common shingles that makes sets of a and b similar: with c of them,
 * c / (a + b - c) >= p / q says c >= p (a + b) / (p + q). */
static uint64_t least_common(uint64_t a, uint64_t b)
{
	return (p * (a + b) + p + q - 1) / (p + q);
}

static int is_similar(const struct document *a, const struct document *b)
{
	uint64_t common = 0, least = least_common(a->size, b->size);
	uint32_t i = 0, j = 0;
	while (i < a->size && j < b->size) {
		uint32_t left = a->size - i < b->size - j ? a->size - i : b->size - j;
		if (common + left < least)
			return 0;
		int order = rarer_first(&shingle[a->begin + i], &shingle[b->begin + j]);
		common += order == 0;
		i += order <= 0;
		j += order >= 0;
	}
	return common >= least;
}

/* How many shingles of a set must be read so as to meet every similar document: one that is smaller
 * still has ceil(p size / q) shingles, all of them common then. */
static uint32_t beginning(uint32_t size)
{
	return size - (uint32_t)((p * size + q - 1) / q);
}

static struct {
	uint32_t doc, next; /* next: 1 + an older entry of the chain, 0: none */
} entry[MAX_SHINGLES];
static uint32_t entries;

static int has_similar(int d)
{
	static uint32_t met[MAX_DOCS];
	const struct document *me = &document[d];
	for (uint32_t i = 0; i < beginning(me->size); i++) {
		uint32_t k = table[shingle[me->begin + i].slot].latest;
		for (; k != 0; k = entry[k - 1].next) {
			uint32_t other = entry[k - 1].doc;
			if (met[other] != (uint32_t)d + 1 && is_similar(me, &document[other]))
				return 1;
			met[other] = (uint32_t)d + 1;
		}
	}
	return 0;
}

static void keep(int d)
{
	for (uint32_t i = 0; i < beginning(document[d].size); i++) {
		uint32_t slot = shingle[document[d].begin + i].slot;
		entry[entries].doc = (uint32_t)d;
		entry[entries].next = table[slot].latest;
		table[slot].latest = ++entries;
	}
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
	make_sets();
	for (int d = 0; d < docs; d++) {
		if (has_similar(d))
			continue;
		keep(d);
		kept[count++] = d + 1;
	}
	printf("%d\n", count);
	for (int i = 0; i < count; i++)
		printf(i > 0 ? " %d" : "%d", kept[i]);
	printf("\n");
	return 0;
}
