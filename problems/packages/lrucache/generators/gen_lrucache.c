/* gen_lrucache.c - one test of lrucache on standard output.
 *
 *   c=C                      the capacity
 *   ops=STEP,STEP,...        what happens, in this order:
 *     get:I  put:I:V  evict  stat     one command
 *     gets:A:B  puts:A:B              ids A to B, one command each (downwards if A > B)
 *     asks:A:B                        the same with a get and then a put for each id
 *     evicts:N                        N times evict
 *     mix:N:A:B                       N random commands on random ids from [A, B]
 *   get=, put=, evict=, stat=         weights of the four commands in mix (60, 35, 4, 1)
 *   lo=, hi=                          random values are uniform in [lo, hi] (0 to 9)
 *   base=, step=                      the key of id i is base + step * i (0 and 1); in every test
 *                                     keys must stay within [0, 10^9]
 *   scatter=N                         ids below N are put in random order before that
 *   seed=S                            for everything random (default 1) */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

enum { OPS_MAX = 1000000, KEY_MAX = 1000000000, NUMBERS_MAX = 3, WORD_MAX = 8 };
enum kind { GET, PUT, EVICT, STAT, KINDS };

static const char *const words[KINDS] = {"get", "put", "evict", "stat"};

struct op {
	enum kind kind;
	int64_t key, value;
};

struct test {
	struct args args;
	struct rng rng;
	struct op *op;
	size_t n;
	int64_t lo, hi, base, step;
	int64_t weight[KINDS];
	int64_t *scattered; /* scattered[id], for the ids below scatter */
	int64_t scatter;
};

static void add(struct test *t, enum kind kind, int64_t id, int64_t value)
{
	int64_t rank = id < t->scatter ? t->scattered[id] : id;
	int64_t key = t->base + t->step * rank;
	if (t->n == OPS_MAX)
		gen_die("more than %d commands", OPS_MAX);
	if (key < 0 || key > KEY_MAX)
		gen_die("the key of id %lld is out of range", (long long)id);
	t->op[t->n++] = (struct op){kind, key, value};
}

static int64_t random_value(struct test *t)
{
	return rng_range(&t->rng, t->lo, t->hi);
}

static void add_range(struct test *t, const char *name, int64_t from, int64_t to)
{
	int64_t step = from <= to ? 1 : -1;
	for (int64_t id = from; id != to + step; id += step) {
		if (strcmp(name, "puts") != 0)
			add(t, GET, id, 0);
		if (strcmp(name, "gets") != 0)
			add(t, PUT, id, random_value(t));
	}
}

static enum kind random_kind(struct test *t)
{
	int64_t total = 0;
	for (int k = 0; k < KINDS; k++)
		total += t->weight[k];
	int64_t at = rng_range(&t->rng, 0, total - 1);
	enum kind kind = GET;
	while (at >= t->weight[kind])
		at -= t->weight[kind++];
	return kind;
}

static void add_mix(struct test *t, int64_t count, int64_t from, int64_t to)
{
	while (count-- > 0) {
		enum kind kind = random_kind(t);
		int64_t id = rng_range(&t->rng, from, to);
		add(t, kind, id, kind == PUT ? random_value(t) : 0);
	}
}

/* NAME or NAME:NUMBER:..., up to the comma; how many numbers there are. */
static int read_step(const char **text, char name[WORD_MAX + 1], int64_t v[NUMBERS_MAX])
{
	int count = 0;
	size_t len = strcspn(*text, ":,");
	if (len > WORD_MAX)
		gen_die("no step '%s'", *text);
	memcpy(name, *text, len);
	name[len] = '\0';
	for (*text += len; **text == ':' && count < NUMBERS_MAX; count++) {
		char *end;
		v[count] = strtoll(*text + 1, &end, 10);
		*text = end;
	}
	if (**text == ',')
		++*text;
	else if (**text != '\0')
		gen_die("bad step before '%s'", *text);
	return count;
}

static void run_step(struct test *t, const char *name, int count, const int64_t v[NUMBERS_MAX])
{
	int range =
		strcmp(name, "gets") == 0 || strcmp(name, "puts") == 0 || strcmp(name, "asks") == 0;
	if (count == 1 && strcmp(name, "get") == 0)
		add(t, GET, v[0], 0);
	else if (count == 2 && strcmp(name, "put") == 0)
		add(t, PUT, v[0], v[1]);
	else if (count == 0 && strcmp(name, "evict") == 0)
		add(t, EVICT, 0, 0);
	else if (count == 0 && strcmp(name, "stat") == 0)
		add(t, STAT, 0, 0);
	else if (count == 2 && range)
		add_range(t, name, v[0], v[1]);
	else if (count == 1 && strcmp(name, "evicts") == 0)
		for (int64_t i = 0; i < v[0]; i++)
			add(t, EVICT, 0, 0);
	else if (count == 3 && strcmp(name, "mix") == 0)
		add_mix(t, v[0], v[1], v[2]);
	else
		gen_die("no step '%s' with %d numbers", name, count);
}

static void out_word(const char *word)
{
	while (*word != '\0')
		out_char(*word++);
}

static void out_op(const struct op *op)
{
	out_word(words[op->kind]);
	if (op->kind == GET || op->kind == PUT) {
		out_char(' ');
		out_int(op->key);
	}
	if (op->kind == PUT) {
		out_char(' ');
		out_int(op->value);
	}
	out_char('\n');
}

static void begin(struct test *t, int argc, char **argv)
{
	static const int64_t usual[KINDS] = {60, 35, 4, 1};
	arg_begin(&t->args, argc, argv);
	rng_seed(&t->rng, (uint64_t)arg_int(&t->args, "seed", 1));
	t->op = gen_alloc(OPS_MAX, sizeof *t->op);
	t->lo = arg_int(&t->args, "lo", 0);
	t->hi = arg_int(&t->args, "hi", 9);
	t->base = arg_int(&t->args, "base", 0);
	t->step = arg_int(&t->args, "step", 1);
	t->scatter = arg_int(&t->args, "scatter", 0);
	for (int k = 0; k < KINDS; k++)
		t->weight[k] = arg_int(&t->args, words[k], usual[k]);
	t->scattered = gen_alloc((size_t)t->scatter + 1, sizeof *t->scattered);
	for (int64_t i = 0; i < t->scatter; i++)
		t->scattered[i] = i;
	rng_shuffle(&t->rng, t->scattered, (size_t)t->scatter);
}

int main(int argc, char **argv)
{
	struct test t = {.n = 0};
	begin(&t, argc, argv);
	int64_t capacity = arg_int(&t.args, "c", 1);
	const char *text = arg_text(&t.args, "ops", "");
	arg_end(&t.args);
	while (*text != '\0') {
		char name[WORD_MAX + 1];
		int64_t v[NUMBERS_MAX];
		int count = read_step(&text, name, v);
		run_step(&t, name, count, v);
	}
	if (t.n == 0)
		gen_die("no commands: give ops=");
	out_line((int64_t[]){capacity, (int64_t)t.n}, 2);
	for (size_t i = 0; i < t.n; i++)
		out_op(&t.op[i]);
	out_end();
	free(t.scattered);
	free(t.op);
	return 0;
}
