/* gen_neardup.c - one test of neardup on standard output.
 *
 *   w= p= q=                        the first line, with the number of documents
 *   shape=list docs=a.b.c/a.b//x    exactly these: words apart by '.', documents by '/', which may
 *                                   have no words
 *   shape=random d=D lo=A hi=B vocabulary=V
 *                                   D documents of A to B words, all uniform among V
 *   shape=frequent d=D lo=A hi=B vocabulary=V
 *                                   the same, but a word occurs about as often as 1 / its number
 *   shape=clusters d=D lo=A hi=B vocabulary=V copies=C edits=E
 *                                   random documents, after each of them 0 to C copies with up to
 *                                   E words replaced, until there are D; all of them shuffled
 *   shape=chain d=D length=L step=S words S*i to S*i+L-1 of an endless list of different words
 *   shape=pairs sizes=A,B,C,...     for each three numbers two documents of A and B different
 * words, C of them in both header=H                        H words, always the same, in front of
 * every document seed=S                          for everything random (default 1) */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_DOCS = 20000, MAX_WORDS = 1000000 };

/* Words are numbers until they are written. Those of the header are the first H, those of a list
 * are spelt out. */
struct test {
	struct args args;
	struct rng rng;
	int64_t d, lo, hi, vocabulary, header;
	int64_t *word;
	size_t words, docs;
	size_t begin[MAX_DOCS + 1];
};

static void add_word(struct test *t, int64_t number)
{
	if (t->words == MAX_WORDS)
		gen_die("more than %d words", MAX_WORDS);
	t->word[t->words++] = number + t->header;
}

static void begin_document(struct test *t)
{
	if (t->docs == MAX_DOCS)
		gen_die("more than %d documents", MAX_DOCS);
	t->begin[t->docs++] = t->words;
	for (int64_t i = 0; i < t->header; i++)
		add_word(t, i - t->header);
}

static void fill_random(struct test *t)
{
	for (int64_t i = 0; i < t->d; i++) {
		begin_document(t);
		for (int64_t left = rng_range(&t->rng, t->lo, t->hi); left > 0; left--)
			add_word(t, rng_range(&t->rng, 0, t->vocabulary - 1));
	}
}

/* First the order of magnitude, then the number: each magnitude is as likely as any other. */
static int64_t frequent_word(struct test *t)
{
	int magnitudes = 0;
	while (t->vocabulary >> (magnitudes + 1) > 0)
		magnitudes++;
	int64_t least = INT64_C(1) << rng_range(&t->rng, 0, magnitudes - 1);
	return rng_range(&t->rng, least - 1, 2 * least - 2);
}

static void fill_frequent(struct test *t)
{
	for (int64_t i = 0; i < t->d; i++) {
		begin_document(t);
		for (int64_t left = rng_range(&t->rng, t->lo, t->hi); left > 0; left--)
			add_word(t, frequent_word(t));
	}
}

/* Adds a copy of the words from..end-1, header included, with up to `edits` of the others replaced.
 */
static void add_copy(struct test *t, size_t from, size_t end, int64_t edits)
{
	size_t to = t->words;
	begin_document(t);
	for (size_t i = from + (size_t)t->header; i < end; i++)
		add_word(t, t->word[i] - t->header);
	if (end - from == (size_t)t->header)
		return;
	for (int64_t left = rng_range(&t->rng, 0, edits); left > 0; left--) {
		size_t at = (size_t)rng_range(&t->rng, t->header, (int64_t)(end - from) - 1);
		t->word[to + at] = rng_range(&t->rng, 0, t->vocabulary - 1) + t->header;
	}
}

static void shuffle_documents(struct test *t)
{
	size_t *begin = gen_alloc(t->docs + 1, sizeof *begin);
	int64_t *order = gen_alloc(t->docs, sizeof *order), *word = t->word;
	memcpy(begin, t->begin, t->docs * sizeof *begin);
	begin[t->docs] = t->words;
	for (size_t i = 0; i < t->docs; i++)
		order[i] = (int64_t)i;
	rng_shuffle(&t->rng, order, t->docs);
	t->word = gen_alloc(MAX_WORDS, sizeof *word);
	t->words = 0;
	for (size_t i = 0; i < t->docs; i++) {
		size_t from = begin[order[i]], count = begin[order[i] + 1] - from;
		t->begin[i] = t->words;
		memcpy(t->word + t->words, word + from, count * sizeof *word);
		t->words += count;
	}
	free(begin);
	free(order);
	free(word);
}

static void fill_clusters(struct test *t)
{
	int64_t copies = arg_int(&t->args, "copies", 1), edits = arg_int(&t->args, "edits", 0);
	while ((int64_t)t->docs < t->d) {
		size_t from = t->words;
		begin_document(t);
		for (int64_t left = rng_range(&t->rng, t->lo, t->hi); left > 0; left--)
			add_word(t, rng_range(&t->rng, 0, t->vocabulary - 1));
		size_t end = t->words;
		int64_t left = rng_range(&t->rng, 0, copies);
		for (; left > 0 && (int64_t)t->docs < t->d; left--)
			add_copy(t, from, end, edits);
	}
	shuffle_documents(t);
}

static void fill_chain(struct test *t)
{
	int64_t length = arg_int(&t->args, "length", 10), step = arg_int(&t->args, "step", 1);
	for (int64_t i = 0; i < t->d; i++) {
		begin_document(t);
		for (int64_t k = 0; k < length; k++)
			add_word(t, step * i + k);
	}
}

static void add_run(struct test *t, int64_t first, int64_t count)
{
	for (int64_t i = 0; i < count; i++)
		add_word(t, first + i);
}

static void fill_pairs(struct test *t)
{
	const char *sizes = arg_text(&t->args, "sizes", "");
	int64_t a, b, common, first = 0;
	while (arg_list_next(&sizes, &a)) {
		if (!arg_list_next(&sizes, &b) || !arg_list_next(&sizes, &common))
			gen_die("sizes is not three numbers a pair");
		begin_document(t);
		add_run(t, first, a);
		begin_document(t);
		add_run(t, first + a, b - common);
		add_run(t, first, common);
		first += a + b - common;
	}
}

static const struct shape {
	const char *name;
	void (*fill)(struct test *t);
} shapes[] = {
	{"random", fill_random}, {"frequent", fill_frequent}, {"clusters", fill_clusters},
	{"chain", fill_chain},	 {"pairs", fill_pairs},
};

static void fill(struct test *t, const char *name)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		if (strcmp(shapes[i].name, name) == 0) {
			shapes[i].fill(t);
			return;
		}
	}
	gen_die("no shape '%s'", name);
}

/* ---- output ---- */

/* a, b, ..., z, aa, ba, ...: numbers to words without gaps. */
static void put_word(int64_t number)
{
	do {
		out_char((char)('a' + number % 26));
		number = number / 26 - 1;
	} while (number >= 0);
}

static void put_documents(struct test *t)
{
	t->begin[t->docs] = t->words;
	for (size_t i = 0; i < t->docs; i++) {
		out_int((int64_t)(t->begin[i + 1] - t->begin[i]));
		for (size_t k = t->begin[i]; k < t->begin[i + 1]; k++) {
			out_char(' ');
			put_word(t->word[k]);
		}
		out_char('\n');
	}
}

static int64_t count_byte(const char *text, const char *end, char wanted)
{
	int64_t count = 0;
	for (; text < end; text++)
		count += *text == wanted;
	return count;
}

/* Each document of the list with its number of words in front. */
static void put_list(const char *docs)
{
	const char *end = docs;
	do {
		end = docs + strcspn(docs, "/");
		out_int(docs == end ? 0 : count_byte(docs, end, '.') + 1);
		if (docs < end)
			out_char(' ');
		for (; docs < end; docs++)
			out_char(*docs == '.' ? ' ' : *docs);
		out_char('\n');
		docs++;
	} while (*end != '\0');
}

int main(int argc, char **argv)
{
	static struct test t;
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	int64_t w = arg_int(&t.args, "w", 1);
	int64_t p = arg_int(&t.args, "p", 1), q = arg_int(&t.args, "q", 1);
	t.d = arg_int(&t.args, "d", 0);
	t.lo = arg_int(&t.args, "lo", 0);
	t.hi = arg_int(&t.args, "hi", t.lo);
	t.vocabulary = arg_int(&t.args, "vocabulary", 1000);
	t.header = arg_int(&t.args, "header", 0);
	t.word = gen_alloc(MAX_WORDS, sizeof *t.word);
	const char *shape = arg_text(&t.args, "shape", "random");
	int is_list = strcmp(shape, "list") == 0;
	const char *docs = is_list ? arg_text(&t.args, "docs", "") : "";
	if (!is_list)
		fill(&t, shape);
	arg_end(&t.args);

	int64_t count = is_list ? count_byte(docs, docs + strlen(docs), '/') + 1 : (int64_t)t.docs;
	out_line((int64_t[]){count, w, p, q}, 4);
	if (is_list)
		put_list(docs);
	else
		put_documents(&t);
	out_end();
	free(t.word);
	return 0;
}
