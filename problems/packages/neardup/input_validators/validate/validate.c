/* validate.c - strict input validator of neardup: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_docs=, max_words=, and max_shared=, the number of
 * documents that one shingle may be in. For the last one shingles are numbered as windows of k
 * words: (number of the first k - 1, last word), and equal pairs get equal numbers. */
#include "strict.h"

enum { MAX_LENGTH = 20, MAX_W = 5, SLOTS = 1 << 21 };

static const int64_t total_docs = 20000, total_words = 1000000, total_letters = 5000000;

/* Distinct words or pairs, numbered from 1 in order of appearance. An open table, at most half
 * full. */
struct slot {
	uint64_t high, low; /* a pair, or a word's place in `letters` */
	uint32_t number;    /* 0: free */
};

struct table {
	struct slot *slots;
	uint32_t count;
};

static char *letters; /* all different words, with a NUL behind each */
static size_t letters_used;

static size_t hash(uint64_t high, uint64_t low)
{
	uint64_t x = (high * UINT64_C(0x9E3779B97F4A7C15) ^ low) * UINT64_C(0xD6E8FEB86659FD93);
	return (size_t)(x ^ x >> 32) % SLOTS;
}

static uint32_t number_of_word(struct table *t, const char *text, size_t length)
{
	uint64_t mixed = length;
	for (size_t i = 0; i < length; i++)
		mixed = mixed * 257 + (unsigned char)text[i];
	size_t at = hash(1, mixed);
	while (t->slots[at].number != 0 && strcmp(letters + t->slots[at].low, text) != 0)
		at = (at + 1) % SLOTS;
	if (t->slots[at].number == 0) {
		memcpy(letters + letters_used, text, length + 1);
		t->slots[at] = (struct slot){0, letters_used, ++t->count};
		letters_used += length + 1;
	}
	return t->slots[at].number;
}

static uint32_t number_of_pair(struct table *t, uint64_t high, uint64_t low)
{
	size_t at = hash(high, low);
	while (t->slots[at].number != 0 && (t->slots[at].high != high || t->slots[at].low != low))
		at = (at + 1) % SLOTS;
	if (t->slots[at].number == 0)
		t->slots[at] = (struct slot){high, low, ++t->count};
	return t->slots[at].number;
}

struct corpus {
	int64_t docs, w;
	uint32_t *word; /* short documents are filled up with 0 */
	size_t *begin;	/* of each document, and the end of the last */
	struct table table;
};

static void read_corpus(struct corpus *c, int64_t max_docs, int64_t max_words)
{
	int64_t words = 0, letters_read = 0;
	size_t end = 0;
	c->docs = read_int("D", 1, max_docs);
	expect_space();
	c->w = read_int("w", 1, MAX_W);
	expect_space();
	int64_t p = read_int("p", 1, 1000000);
	expect_space();
	read_int("q", p, 1000000);
	expect_line_end();
	for (int64_t d = 0; d < c->docs; d++) {
		int64_t count = read_int("m", 0, max_words - words);
		words += count;
		for (int64_t i = 0; i < count; i++) {
			char text[MAX_LENGTH + 1];
			expect_space();
			size_t length = read_word("word", 'a', 'z', 1, MAX_LENGTH, text);
			letters_read += (int64_t)length;
			if (letters_read > total_letters)
				reject("more than %lld letters", (long long)total_letters);
			c->word[end++] = number_of_word(&c->table, text, length);
		}
		expect_line_end();
		for (int64_t i = count; i < c->w; i++)
			c->word[end++] = 0;
		c->begin[d + 1] = end;
	}
	expect_end();
}

/* Afterwards word[i] is the number of the w words from i on. */
static void number_windows(struct corpus *c)
{
	uint32_t *last = strict_alloc(c->begin[c->docs], sizeof *last);
	memcpy(last, c->word, c->begin[c->docs] * sizeof *last);
	for (size_t k = 1; k < (size_t)c->w; k++) {
		c->table.count = 0;
		memset(c->table.slots, 0, SLOTS * sizeof *c->table.slots);
		for (int64_t d = 0; d < c->docs; d++)
			for (size_t i = c->begin[d]; i + k < c->begin[d + 1]; i++)
				c->word[i] = number_of_pair(&c->table, c->word[i], last[i + k]);
	}
	free(last);
}

static void check_shared(const struct corpus *c, int64_t most)
{
	struct {
		int64_t docs, latest;
	} *shingle = strict_alloc((size_t)c->table.count + 1, sizeof *shingle);
	for (int64_t d = 0; d < c->docs; d++) {
		for (size_t i = c->begin[d]; i + (size_t)c->w <= c->begin[d + 1]; i++) {
			uint32_t s = c->word[i];
			if (shingle[s].latest == d + 1)
				continue;
			shingle[s].latest = d + 1;
			if (++shingle[s].docs > most)
				reject("a shingle is in more than %lld documents", (long long)most);
		}
	}
	free(shingle);
}

int main(int argc, char **argv)
{
	int64_t max_docs = total_docs, max_words = total_words, max_shared = total_docs;
	const struct limit limits[] = {
		{"max_docs=", &max_docs},
		{"max_words=", &max_words},
		{"max_shared=", &max_shared},
	};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	size_t places = (size_t)(total_words + total_docs * MAX_W);
	struct corpus c = {
		.word = strict_alloc(places, sizeof *c.word),
		.begin = strict_alloc((size_t)total_docs + 1, sizeof *c.begin),
		.table.slots = strict_alloc(SLOTS, sizeof *c.table.slots),
	};
	letters = strict_alloc((size_t)(total_letters + total_words), 1);
	read_corpus(&c, max_docs, max_words);
	if (max_shared < c.docs) {
		number_windows(&c);
		check_shared(&c, max_shared);
	}
	free(c.word);
	free(c.begin);
	free(c.table.slots);
	free(letters);
	return VALID;
}
