/* gen_hashmapoa.c - one test of hashmapoa on standard output.
 *
 *   shape=list ops=put:a:5,get:a,del:a,size,sum     exactly these operations
 *   shape=mix n=N keys=K            N operations on random keys 0 to K-1, by weight: put=40 get=30
 *                                   del=20 size=5 sum=5 (the defaults)
 *   shape=fill keys=K gets=G dels=D puts of all K keys in random order, G gets, D deletions of
 *                                   different keys, G gets again. One get in four is of a key
 *                                   never put (not with form=prefix); size and sum end it
 *   shape=churn n=N live=L          L puts, then over and over: a deletion, a put of a new key and
 *                                   a get of a key, deleted or not; never more than L keys.
 *                                   take=oldest (default) or take=random: which one is deleted
 *   shape=waves n=N live=L          L puts of new keys, deletions of all, over and over
 *   every=E                         size or sum after each E operations (churn and waves)
 *   lo=A hi=B                       values uniform in [A, B], default -1000 to 1000
 *   seed=S                          for everything random (default 1)
 *
 * Of the keys (default form=random min=1 max=10):
 *
 *   form=random min=A max=B         random letters and digits, A to B of them
 *   form=short                      as few printable characters as will do
 *   form=number                     k0, k1, k2, ...
 *   form=prefix                     the beginnings, of 1 to 40 characters, of random strings
 *   form=java                       18 blocks Aa or BB: all the same under h * 31 + c
 *   form=djb                        18 blocks bA or ab: all the same under h * 33 + c
 *   form=anagram                    36 characters in random order
 *   form=head, form=tail            36 characters that begin, or end, with 32 that never change */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_MAX = 40, BLOCKS = 18, FIXED = 32 };

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
enum { LETTERS = sizeof letters - 1 };

struct test {
	struct args args;
	struct rng rng;
	uint64_t seed;
	int64_t lo, hi;
	int64_t min, max; /* lengths of random keys */
	size_t (*spell)(const struct test *t, int64_t key, char *text);
};

/* ---- keys ---- */

/* A generator of its own for each key, so that a key is the same whenever it is spelt. */
static struct rng rng_of(const struct test *t, int64_t key)
{
	struct rng r;
	rng_seed(&r, t->seed * UINT64_C(0x2545F4914F6CDD1D) + (uint64_t)key);
	rng_seed(&r, rng_next(&r));
	return r;
}

static void random_letters(struct rng *r, char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		text[i] = letters[rng_range(r, 0, LETTERS - 1)];
}

static size_t spell_random(const struct test *t, int64_t key, char *text)
{
	struct rng r = rng_of(t, key);
	size_t len = (size_t)rng_range(&r, t->min, t->max);
	random_letters(&r, text, len);
	return len;
}

/* From '#' to '~', all that a key may hold. */
static size_t spell_short(const struct test *t, int64_t key, char *text)
{
	(void)t;
	size_t len = 0;
	do
		text[len++] = (char)('#' + key % 92);
	while ((key /= 92) > 0);
	return len;
}

static size_t spell_number(const struct test *t, int64_t key, char *text)
{
	(void)t;
	char digits[20];
	size_t count = 0, len = 0;
	do
		digits[count++] = (char)('0' + key % 10);
	while ((key /= 10) > 0);
	text[len++] = 'k';
	while (count > 0)
		text[len++] = digits[--count];
	return len;
}

static size_t spell_prefix(const struct test *t, int64_t key, char *text)
{
	struct rng r = rng_of(t, key / KEY_MAX);
	random_letters(&r, text, KEY_MAX);
	return (size_t)(key % KEY_MAX) + 1;
}

/* The odd factor spreads neighbouring keys over all blocks and keeps different ones different. */
static size_t spell_blocks(int64_t key, const char *zero, const char *one, char *text)
{
	key *= 0x2545F;
	for (int i = 0; i < BLOCKS; i++)
		memcpy(text + (size_t)i * 2, key >> i & 1 ? one : zero, 2);
	return (size_t)BLOCKS * 2;
}

static size_t spell_java(const struct test *t, int64_t key, char *text)
{
	(void)t;
	return spell_blocks(key, "Aa", "BB", text);
}

static size_t spell_djb(const struct test *t, int64_t key, char *text)
{
	(void)t;
	return spell_blocks(key, "bA", "ab", text);
}

static size_t spell_anagram(const struct test *t, int64_t key, char *text)
{
	struct rng r = rng_of(t, key);
	int64_t order[FIXED + 4];
	for (int i = 0; i < FIXED + 4; i++)
		order[i] = letters[i];
	rng_shuffle(&r, order, FIXED + 4);
	for (int i = 0; i < FIXED + 4; i++)
		text[i] = (char)order[i];
	return FIXED + 4;
}

static size_t spell_varied(const struct test *t, int64_t key, char *fixed, char *varied)
{
	struct rng r = rng_of(t, -1);
	random_letters(&r, fixed, FIXED);
	for (int i = 0; i < 4; i++, key /= LETTERS)
		varied[i] = letters[key % LETTERS];
	return FIXED + 4;
}

static size_t spell_head(const struct test *t, int64_t key, char *text)
{
	return spell_varied(t, key, text, text + FIXED);
}

static size_t spell_tail(const struct test *t, int64_t key, char *text)
{
	return spell_varied(t, key, text + 4, text);
}

static const struct form {
	const char *name;
	size_t (*spell)(const struct test *t, int64_t key, char *text);
} forms[] = {
	{"random", spell_random},   {"short", spell_short}, {"number", spell_number},
	{"prefix", spell_prefix},   {"java", spell_java},   {"djb", spell_djb},
	{"anagram", spell_anagram}, {"head", spell_head},   {"tail", spell_tail},
};

/* ---- operations ---- */

static void out_text(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		out_char(text[i]);
}

static void out_word(const char *word)
{
	out_text(word, strlen(word));
}

static void on_key(const struct test *t, const char *name, int64_t key)
{
	char text[KEY_MAX];
	out_word(name);
	out_word(" \"");
	out_text(text, t->spell(t, key, text));
	out_char('"');
}

static void put(struct test *t, int64_t key)
{
	on_key(t, "put", key);
	out_char(' ');
	out_int(rng_range(&t->rng, t->lo, t->hi));
	out_char('\n');
}

static void get(const struct test *t, int64_t key)
{
	on_key(t, "get", key);
	out_char('\n');
}

static void del(const struct test *t, int64_t key)
{
	on_key(t, "del", key);
	out_char('\n');
}

static void count_line(int64_t count)
{
	out_int(count);
	out_char('\n');
}

/* ---- shapes ---- */

/* One operation of the list, NAME[:KEY[:VALUE]], of len bytes. */
static void list_one(const char *op, size_t len)
{
	const char *key = memchr(op, ':', len);
	if (key == NULL) {
		out_text(op, len);
		out_char('\n');
		return;
	}
	key++;
	size_t rest = len - (size_t)(key - op);
	const char *value = memchr(key, ':', rest);
	out_text(op, (size_t)(key - op) - 1);
	out_word(" \"");
	out_text(key, value != NULL ? (size_t)(value - key) : rest);
	out_char('"');
	if (value != NULL) {
		out_char(' ');
		out_text(value + 1, len - (size_t)(value + 1 - op));
	}
	out_char('\n');
}

static void shape_list(struct test *t)
{
	const char *ops = arg_text(&t->args, "ops", "");
	int64_t count = 1;
	for (const char *c = ops; *c != '\0'; c++)
		count += *c == ',';
	count_line(count);
	for (;;) {
		size_t len = strcspn(ops, ",");
		list_one(ops, len);
		if (ops[len] == '\0')
			break;
		ops += len + 1;
	}
}

static void shape_mix(struct test *t)
{
	static const char *const names[] = {"put", "get", "del", "size", "sum"};
	int64_t weight[] = {40, 30, 20, 5, 5}, total = 0;
	int64_t n = arg_int(&t->args, "n", 1000), keys = arg_int(&t->args, "keys", 100);
	for (int i = 0; i < 5; i++)
		total += weight[i] = arg_int(&t->args, names[i], weight[i]);
	count_line(n);
	while (n-- > 0) {
		int64_t draw = rng_range(&t->rng, 0, total - 1),
			key = rng_range(&t->rng, 0, keys - 1);
		int op = 0;
		while (draw >= weight[op])
			draw -= weight[op++];
		switch (op) {
		case 0:
			put(t, key);
			break;
		case 1:
			get(t, key);
			break;
		case 2:
			del(t, key);
			break;
		default:
			out_word(names[op]);
			out_char('\n');
		}
	}
}

static int64_t *shuffled(struct rng *r, int64_t n)
{
	int64_t *v = gen_alloc((size_t)n, sizeof *v);
	for (int64_t i = 0; i < n; i++)
		v[i] = i;
	rng_shuffle(r, v, (size_t)n);
	return v;
}

static void some_gets(struct test *t, int64_t gets, int64_t keys, int64_t absent)
{
	for (int64_t i = 0; i < gets; i++) {
		int64_t key = rng_range(&t->rng, 0, keys - 1);
		get(t, i % 4 == 3 ? key + absent : key);
	}
}

static void shape_fill(struct test *t)
{
	int64_t keys = arg_int(&t->args, "keys", 100), gets = arg_int(&t->args, "gets", 0);
	int64_t dels = arg_int(&t->args, "dels", 0);
	int64_t absent = t->spell == spell_prefix ? 0 : keys;
	if (dels > keys)
		gen_die("more deletions than keys");
	count_line(keys + 2 * gets + dels + 2);
	int64_t *order = shuffled(&t->rng, keys);
	for (int64_t i = 0; i < keys; i++)
		put(t, order[i]);
	some_gets(t, gets, keys, absent);
	rng_shuffle(&t->rng, order, (size_t)keys);
	for (int64_t i = 0; i < dels; i++)
		del(t, order[i]);
	some_gets(t, gets, keys, absent);
	out_word("size\nsum\n");
	free(order);
}

/* Counts operations, and asks for size and sum now and then. */
struct clock {
	int64_t left, every;
};

static int tick(struct clock *c)
{
	if (c->left > 0 && c->every > 0 && c->left % c->every == 0) {
		out_word(c->left / c->every % 2 == 0 ? "size\n" : "sum\n");
		c->left--;
	}
	return c->left-- > 0;
}

static void shape_churn(struct test *t)
{
	int64_t n = arg_int(&t->args, "n", 1000), live = arg_int(&t->args, "live", 10);
	const char *take = arg_text(&t->args, "take", "oldest");
	struct clock clock = {.left = n, .every = arg_int(&t->args, "every", 100)};
	int64_t *held = gen_alloc((size_t)live, sizeof *held), newest = 0, place = 0;
	count_line(n);
	for (; newest < live && tick(&clock); newest++)
		put(t, held[newest] = newest);
	for (int64_t step = 0; tick(&clock); step++) {
		if (step % 3 == 0) {
			place = step / 3 % live;
			if (strcmp(take, "random") == 0)
				place = rng_range(&t->rng, 0, live - 1);
			del(t, held[place]);
		} else if (step % 3 == 1) {
			put(t, held[place] = newest++);
		} else {
			get(t, rng_range(&t->rng, newest - (newest < 2 * live ? newest : 2 * live),
					 newest - 1));
		}
	}
	free(held);
}

static void shape_waves(struct test *t)
{
	int64_t n = arg_int(&t->args, "n", 1000), live = arg_int(&t->args, "live", 10);
	struct clock clock = {.left = n, .every = arg_int(&t->args, "every", 100)};
	count_line(n);
	for (int64_t first = 0; clock.left > 0; first += live) {
		int64_t *order = shuffled(&t->rng, live);
		for (int64_t i = 0; i < live && tick(&clock); i++)
			put(t, first + i);
		for (int64_t i = 0; i < live && tick(&clock); i++)
			del(t, first + order[i]);
		free(order);
	}
}

static const struct shape {
	const char *name;
	void (*make)(struct test *t);
} shapes[] = {
	{"list", shape_list},	{"mix", shape_mix},	{"fill", shape_fill},
	{"churn", shape_churn}, {"waves", shape_waves},
};

static void choose_form(struct test *t, const char *name)
{
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (strcmp(forms[i].name, name) == 0)
			t->spell = forms[i].spell;
	if (t->spell == NULL)
		gen_die("no form '%s'", name);
}

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
	struct test t = {.spell = NULL};
	arg_begin(&t.args, argc, argv);
	t.seed = (uint64_t)arg_int(&t.args, "seed", 1);
	rng_seed(&t.rng, t.seed);
	t.lo = arg_int(&t.args, "lo", -1000);
	t.hi = arg_int(&t.args, "hi", 1000);
	t.min = arg_int(&t.args, "min", 1);
	t.max = arg_int(&t.args, "max", 10);
	if (t.min < 0 || t.max > KEY_MAX)
		gen_die("keys of %lld to %lld characters", (long long)t.min, (long long)t.max);
	choose_form(&t, arg_text(&t.args, "form", "random"));
	make(&t, arg_text(&t.args, "shape", "mix"));
	arg_end(&t.args);
	out_end();
	return 0;
}
