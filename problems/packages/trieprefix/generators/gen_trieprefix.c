/* gen_trieprefix.c - one test of trieprefix on standard output.
 *
 *   ops=Acar,P-,Lcart               exactly these operations
 *   shape=random                    random operations, on words of a pool and on strangers
 *     ops_max=Q                     at most Q operations
 *     total=T                       stop before the letters exceed T (default 1000000)
 *     mix=LETTERS                   each operation is drawn from these (default AARCPL)
 *     pool=V                        V random words (default 100)
 *     fresh=1                       A takes the words of the pool one after the other and ends the
 *                                   test after the last; the other operations use those added
 *     min=A max=B                   the lengths of random words (default 1, 8)
 *     letters=K                     the size of the alphabet (default 26)
 *     shared=S                      the pool's words begin with the same S letters, which count
 *                                   beside min and max
 *     pmin=A pmax=B                 P takes prefixes of that length (default 0, 8), '-' for 0
 *     tail=U                        L adds up to U random letters to a word (default 3)
 *     strangers=P                   P percent of R, C and L use a new random word (default 10)
 *   shape=one n=N                   a word of N letters, then short prefixes of it
 *   shape=deep n=N                  a word of N letters and its first half, then every operation
 *                                   along that path
 *   shape=chain n=N                 a, aa, aaa, ... to N letters; longest words, removals, prefixes
 *   shape=morse k=K                 the Thue-Morse word of 2^K letters, and queries for the one
 * with a and b exchanged: a polynomial hash modulo a power of two, with an odd base, takes them for
 * equal if K is 10 (2^64) or 7 (2^32) shape=far n=N                   words that differ in their
 * first letter and agree in N others: equal for such a hash with an even base shape=times n=N
 * v=WORD          the word N times, then queries for it seed=S                          for
 * everything random (default 1) */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

enum { OPS_MAX = 200000, LETTERS_MAX = 1000000, PERCENT = 100 };

struct test {
	struct args args;
	struct rng rng;
	/* The operations: op[i] on the `length[i]` letters at text + start[i]. */
	char *op, *text;
	size_t *start, *length;
	size_t count, used, letters;
};

static void add_op(struct test *t, char op, const char *word, size_t length)
{
	if (length == 0) {
		word = "-";
		length = 1;
	}
	t->letters += *word == '-' ? 0 : length;
	if (t->count == OPS_MAX || t->letters > LETTERS_MAX)
		gen_die("too many operations or letters");
	t->op[t->count] = op;
	t->start[t->count] = t->used;
	t->length[t->count++] = length;
	memcpy(t->text + t->used, word, length);
	t->used += length;
}

static void add_listed(struct test *t, const char *ops)
{
	while (*ops != '\0') {
		size_t length = strcspn(ops, ",");
		if (length < 2 || strchr("ARCPL", *ops) == NULL)
			gen_die("'%s' begins with no operation", ops);
		add_op(t, *ops, ops + 1, length - 1);
		ops += length + (ops[length] == ',');
	}
}

static void random_letters(struct test *t, char *word, size_t n, int64_t alphabet)
{
	for (size_t i = 0; i < n; i++)
		word[i] = (char)('a' + rng_range(&t->rng, 0, alphabet - 1));
}

struct pool {
	char *text;
	size_t *start; /* of word i; it ends where word i + 1 starts */
	int64_t size;
};

struct plan {
	const char *mix;
	int64_t ops_max, total, fresh, min, max, alphabet, shared, pmin, pmax, tail, strangers;
	struct pool pool;
	int64_t added; /* with fresh: so many words of the pool were taken */
	char *word;    /* scratch */
};

static void fill_pool(struct test *t, struct plan *p)
{
	p->pool.text = gen_alloc((size_t)(p->pool.size * (p->shared + p->max)) + 1, 1);
	p->pool.start = gen_alloc((size_t)p->pool.size + 1, sizeof *p->pool.start);
	char *end = p->pool.text, *first = gen_alloc((size_t)p->shared + 1, 1);
	random_letters(t, first, (size_t)p->shared, p->alphabet);
	for (int64_t i = 0; i < p->pool.size; i++) {
		size_t length = (size_t)rng_range(&t->rng, p->min, p->max);
		memcpy(end, first, (size_t)p->shared);
		end += p->shared;
		random_letters(t, end, length, p->alphabet);
		end += length;
		p->pool.start[i + 1] = (size_t)(end - p->pool.text);
	}
	free(first);
}

static struct plan read_plan(struct test *t)
{
	struct plan p = {
		.mix = arg_text(&t->args, "mix", "AARCPL"),
		.ops_max = arg_int(&t->args, "ops_max", OPS_MAX),
		.total = arg_int(&t->args, "total", LETTERS_MAX),
		.fresh = arg_int(&t->args, "fresh", 0),
		.min = arg_int(&t->args, "min", 1),
		.max = arg_int(&t->args, "max", 8),
		.alphabet = arg_int(&t->args, "letters", 26),
		.shared = arg_int(&t->args, "shared", 0),
		.pmin = arg_int(&t->args, "pmin", 0),
		.pmax = arg_int(&t->args, "pmax", 8),
		.tail = arg_int(&t->args, "tail", 3),
		.strangers = arg_int(&t->args, "strangers", 10),
		.pool.size = arg_int(&t->args, "pool", 100),
	};
	p.word = gen_alloc((size_t)(p.shared + p.max + p.tail) + 1, 1);
	fill_pool(t, &p);
	return p;
}

/* A word of the pool, of those added if they are taken in turn, or a stranger; in p->word. */
static size_t pick_word(struct test *t, struct plan *p, int may_be_stranger)
{
	int64_t choices = p->fresh ? p->added : p->pool.size;
	if (choices == 0 ||
	    (may_be_stranger && rng_range(&t->rng, 0, PERCENT - 1) < p->strangers)) {
		size_t length = (size_t)rng_range(&t->rng, p->min, p->max);
		random_letters(t, p->word, length, p->alphabet);
		return length;
	}
	size_t i = (size_t)rng_range(&t->rng, 0, choices - 1);
	size_t length = p->pool.start[i + 1] - p->pool.start[i];
	memcpy(p->word, p->pool.text + p->pool.start[i], length);
	return length;
}

/* The word for one operation, in p->word. */
static size_t operand(struct test *t, struct plan *p, char op)
{
	if (op == 'A' && p->fresh) {
		size_t i = (size_t)p->added++, length = p->pool.start[i + 1] - p->pool.start[i];
		memcpy(p->word, p->pool.text + p->pool.start[i], length);
		return length;
	}
	size_t length = pick_word(t, p, op != 'A' && op != 'P');
	if (op == 'L') {
		size_t tail = (size_t)rng_range(&t->rng, 0, p->tail);
		random_letters(t, p->word + length, tail, p->alphabet);
		length += tail;
	} else if (op == 'P') {
		size_t wanted = (size_t)rng_range(&t->rng, p->pmin, p->pmax);
		length = wanted < length ? wanted : length;
	}
	return length;
}

static void shape_random(struct test *t)
{
	struct plan p = read_plan(t);
	while ((int64_t)t->count < p.ops_max && !(p.fresh && p.added == p.pool.size)) {
		char op = p.mix[rng_range(&t->rng, 0, (int64_t)strlen(p.mix) - 1)];
		size_t length = operand(t, &p, op);
		if ((int64_t)(t->letters + length) > p.total)
			break;
		add_op(t, op, p.word, length);
	}
	free(p.pool.text);
	free(p.pool.start);
	free(p.word);
}

static void shape_one(struct test *t)
{
	size_t n = (size_t)arg_int(&t->args, "n", 1);
	char *word = gen_alloc(n, 1);
	random_letters(t, word, n, 26);
	add_op(t, 'A', word, n);
	for (size_t i = 0; i < 4 && i <= n; i++)
		add_op(t, 'P', word, i);
	add_op(t, 'C', word, 1);
	add_op(t, 'L', word, n < 2 ? n : 2);
	free(word);
}

static void shape_deep(struct test *t)
{
	size_t n = (size_t)arg_int(&t->args, "n", 2);
	char *word = gen_alloc(n, 1);
	random_letters(t, word, n, 26);
	add_op(t, 'A', word, n);
	add_op(t, 'A', word, n / 2);
	add_op(t, 'P', word, n / 2);
	add_op(t, 'L', word, n - 1);
	add_op(t, 'R', word, n / 2);
	add_op(t, 'P', word, n / 4);
	add_op(t, 'C', word, n / 2);
	add_op(t, 'L', word, n / 2);
	free(word);
}

static void shape_chain(struct test *t)
{
	size_t n = (size_t)arg_int(&t->args, "n", 3);
	char *word = gen_alloc(n + 1, 1);
	memset(word, 'a', n + 1);
	for (size_t i = 1; i <= n; i++)
		add_op(t, 'A', word, i);
	for (size_t i = 0; i <= n; i += n / 3)
		add_op(t, 'P', word, i);
	for (size_t i = n / 4; i <= n; i += 2)
		add_op(t, 'R', word, i);
	for (size_t i = n / 5; i < n; i += n / 10 + 1) {
		word[i] = 'b'; /* behind i letters a */
		add_op(t, 'L', word, i + 1);
		word[i] = 'a';
		add_op(t, 'C', word, i);
		add_op(t, 'P', word, i);
	}
	free(word);
}

static void shape_morse(struct test *t)
{
	size_t n = (size_t)1 << arg_int(&t->args, "k", 1);
	char *word = gen_alloc(n, 1), *other = gen_alloc(n, 1);
	for (size_t i = 0; i < n; i++) {
		int ones = 0;
		for (size_t rest = i; rest > 0; rest /= 2)
			ones ^= rest % 2;
		word[i] = (char)('a' + ones);
		other[i] = (char)('b' - ones);
	}
	add_op(t, 'A', word, n);
	add_op(t, 'C', other, n);
	add_op(t, 'P', other, n);
	add_op(t, 'L', other, n);
	add_op(t, 'A', other, n);
	add_op(t, 'C', word, n);
	free(word);
	free(other);
}

static void shape_far(struct test *t)
{
	size_t n = (size_t)arg_int(&t->args, "n", 1) + 1;
	char *word = gen_alloc(n, 1);
	random_letters(t, word, n, 26);
	static const char first[] = {'x', 'y', 'x', 'z'};
	static const char ops[] = {'A', 'A', 'C', 'C'};
	for (size_t i = 0; i < sizeof ops; i++) {
		word[0] = first[i];
		add_op(t, ops[i], word, n);
	}
	free(word);
}

static void shape_times(struct test *t)
{
	const char *word = arg_text(&t->args, "v", "a");
	int64_t n = arg_int(&t->args, "n", 1);
	size_t length = strlen(word);
	for (int64_t i = 0; i < n; i++)
		add_op(t, 'A', word, length);
	add_op(t, 'C', word, length);
	add_op(t, 'P', word, 1);
	add_op(t, 'P', word, 0);
	add_op(t, 'R', word, length);
	add_op(t, 'C', word, length);
	add_op(t, 'L', word, length);
}

static const struct shape {
	const char *name;
	void (*make)(struct test *t);
} shapes[] = {
	{"random", shape_random}, {"one", shape_one},	  {"deep", shape_deep},
	{"chain", shape_chain},	  {"morse", shape_morse}, {"far", shape_far},
	{"times", shape_times},
};

static void make(struct test *t, const char *name)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		if (strcmp(shapes[i].name, name) == 0) {
			shapes[i].make(t);
			return;
		}
	}
	gen_die("no shape '%s'", name);
}

int main(int argc, char **argv)
{
	struct test t = {.count = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	t.op = gen_alloc(OPS_MAX, sizeof *t.op);
	t.text = gen_alloc(LETTERS_MAX + OPS_MAX, 1);
	t.start = gen_alloc(OPS_MAX, sizeof *t.start);
	t.length = gen_alloc(OPS_MAX, sizeof *t.length);
	const char *listed = arg_text(&t.args, "ops", "");
	if (*listed != '\0')
		add_listed(&t, listed);
	else
		make(&t, arg_text(&t.args, "shape", "random"));
	arg_end(&t.args);

	out_int((int64_t)t.count);
	out_char('\n');
	for (size_t i = 0; i < t.count; i++) {
		out_char(t.op[i]);
		out_char(' ');
		for (size_t j = 0; j < t.length[i]; j++)
			out_char(t.text[t.start[i] + j]);
		out_char('\n');
	}
	out_end();
	free(t.op);
	free(t.text);
	free(t.start);
	free(t.length);
	return 0;
}
