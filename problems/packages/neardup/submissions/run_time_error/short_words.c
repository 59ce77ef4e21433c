/* short_words.c - exact_names.c that reads at most 16 letters of a word, and the rest of a longer
 * one as the next. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	MAX_DOCS = 20000,
	MAX_W = 5,
	MAX_WORDS = 1000000 + MAX_DOCS * MAX_W, /* short documents are filled up */
	MAX_LETTERS = 5000000,
	SLOTS = 1 << 21,
};

static int docs, w;
static uint64_t p, q;
static uint32_t word[MAX_WORDS];     /* all documents, one behind the other */
static uint32_t begin[MAX_DOCS + 1]; /* document d is word[begin[d]..begin[d+1]-1] */
static uint32_t name[MAX_WORDS];     /* number of the window that begins here, then its rank */
static uint32_t size[MAX_DOCS];	     /* shingles of d: name[begin[d]..begin[d]+size[d]-1] */

/* ---- input ---- */

static char letters[MAX_LETTERS + MAX_WORDS]; /* the different words, with a NUL behind each */
static uint32_t word_at[MAX_WORDS], words, letters_used;
static uint32_t word_slot[SLOTS]; /* 1 + number of the word; 0: free */

static uint64_t mix(uint64_t x)
{
	x = (x ^ x >> 31) * UINT64_C(0x9E3779B97F4A7C15);
	return x ^ x >> 29;
}

static uint32_t number_of_word(const char *text)
{
	uint64_t hash = 0;
	for (const char *c = text; *c != '\0'; c++)
		hash = hash * 31 + (unsigned char)*c;
	size_t at = mix(hash) % SLOTS;
	for (; word_slot[at] != 0; at = (at + 1) % SLOTS)
		if (strcmp(letters + word_at[word_slot[at] - 1], text) == 0)
			return word_slot[at];
	size_t length = strlen(text) + 1;
	memcpy(letters + letters_used, text, length);
	word_at[words] = letters_used;
	letters_used += (uint32_t)length;
	return word_slot[at] = ++words;
}

/* Words count from 1. A document of fewer than w words becomes one window of w: itself and as many
 * times "nothing", word 0, which no document has. */
static int read_document(int d)
{
	char text[21];
	uint32_t *out = word + begin[d];
	int count;
	if (scanf("%d", &count) != 1)
		return 0;
	for (int i = 0; i < count; i++) {
		if (scanf("%16s", text) != 1)
			return 0;
		*out++ = number_of_word(text);
	}
	for (int i = count; i < w; i++)
		*out++ = 0;
	begin[d + 1] = (uint32_t)(out - word);
	return 1;
}

/* ---- shingles ---- */

static uint64_t pair_key[SLOTS];
static uint32_t pair_number[SLOTS], names; /* number 0: the slot is free */
static size_t slots = 2;		   /* of them in use: no more than the input needs */

static uint32_t number_of_pair(uint32_t first, uint32_t last)
{
	uint64_t key = (uint64_t)first << 32 | last;
	size_t at = mix(key) % slots;
	while (pair_number[at] != 0 && pair_key[at] != key)
		at = (at + 1) % slots;
	if (pair_number[at] == 0) {
		pair_key[at] = key;
		pair_number[at] = ++names;
	}
	return pair_number[at];
}

/* Afterwards name[i] is the number of the w words from i on, wherever that many are left. */
static void name_windows(void)
{
	memcpy(name, word, begin[docs] * sizeof *name);
	names = words;
	while (slots < SLOTS && slots < 2 * (size_t)begin[docs])
		slots *= 2;
	for (int k = 1; k < w; k++) {
		names = 0;
		memset(pair_number, 0, slots * sizeof *pair_number);
		for (int d = 0; d < docs; d++)
			for (uint32_t i = begin[d]; i + (uint32_t)k < begin[d + 1]; i++)
				name[i] = number_of_pair(name[i], word[i + (uint32_t)k]);
	}
}

static uint32_t frequency[MAX_WORDS + 1]; /* in how many documents a shingle is */
static uint32_t stamp[MAX_WORDS + 1];	  /* 1 + the last document that had it */

/* The windows of each document become a set, each shingle once. */
static void make_sets(void)
{
	for (int d = 0; d < docs; d++) {
		uint32_t *set = name + begin[d],
			 windows = begin[d + 1] - begin[d] - (uint32_t)w + 1;
		for (uint32_t i = 0; i < windows; i++) {
			uint32_t s = set[i];
			if (stamp[s] == (uint32_t)d + 1)
				continue;
			stamp[s] = (uint32_t)d + 1;
			frequency[s]++;
			set[size[d]++] = s;
		}
	}
}

static int ascending(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
	return (a > b) - (a < b);
}

static uint32_t list_begin[MAX_WORDS + 2]; /* by rank: where the list of a shingle begins */

/* Shingles are numbered again by frequency, from 0 for one of the rarest, and the sets sorted. */
static void rank_by_frequency(void)
{
	static uint32_t next_rank[MAX_DOCS + 2], rank[MAX_WORDS + 1];
	for (uint32_t s = 0; s <= names; s++)
		next_rank[frequency[s] + 1]++;
	for (int f = 1; f <= docs + 1; f++)
		next_rank[f] += next_rank[f - 1];
	for (uint32_t s = 0; s <= names; s++) {
		rank[s] = next_rank[frequency[s]]++;
		list_begin[rank[s] + 1] = frequency[s];
	}
	for (uint32_t r = 0; r <= names; r++)
		list_begin[r + 1] += list_begin[r];
	for (int d = 0; d < docs; d++) {
		uint32_t *set = name + begin[d];
		for (uint32_t i = 0; i < size[d]; i++)
			set[i] = rank[set[i]];
		qsort(set, size[d], sizeof *set, ascending);
	}
}

/* ---- comparing ---- */

static uint32_t list[MAX_WORDS];	  /* the kept documents of each shingle */
static uint32_t list_size[MAX_WORDS + 1]; /* by rank */

/* The shingles of d are marked with d + 1. */
static int is_similar(int d, uint32_t other)
{
	uint64_t a = size[d], b = size[other], common = 0;
	if (a * q < p * b || b * q < p * a)
		return 0;
	for (uint32_t i = 0; i < size[other]; i++)
		common += stamp[name[begin[other] + i]] == (uint32_t)d + 1;
	return common * q >= p * (a + b - common);
}

static int has_similar(int d)
{
	static uint32_t met[MAX_DOCS];
	const uint32_t *set = name + begin[d];
	for (uint32_t i = 0; i < size[d]; i++)
		stamp[set[i]] = (uint32_t)d + 1;
	uint64_t needed = (p * size[d] + q - 1) / q;
	for (uint32_t i = 0; i + needed <= size[d]; i++) {
		for (uint32_t k = 0; k < list_size[set[i]]; k++) {
			uint32_t other = list[list_begin[set[i]] + k];
			if (met[other] != (uint32_t)d + 1 && is_similar(d, other))
				return 1;
			met[other] = (uint32_t)d + 1;
		}
	}
	return 0;
}

static void keep(int d)
{
	const uint32_t *set = name + begin[d];
	for (uint32_t i = 0; i < size[d]; i++)
		list[list_begin[set[i]] + list_size[set[i]]++] = (uint32_t)d;
}

int main(void)
{
	static int kept[MAX_DOCS];
	int count = 0;
	if (scanf("%d %d %" SCNu64 " %" SCNu64, &docs, &w, &p, &q) != 4)
		return 1;
	for (int d = 0; d < docs; d++)
		if (!read_document(d))
			return 1;
	name_windows();
	make_sets();
	rank_by_frequency();
	memset(stamp, 0, (names + 1) * sizeof *stamp);
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
