/* gen_arenalloc.c - one test of arenalloc on standard output.
 *
 *   n=N                        bytes of the arena
 *   ops=STEP,STEP,...          what happens, in this order:
 *     a:I:S  f:I  r:I:S  q     one operation; sizes go up to 2^64 - 1
 *     as:I:J:LO:HI             ids I to J are allocated, sizes at random from [LO, HI]
 *     rs:I:J:LO:HI             the same with realloc
 *     cycle:I:J:S:...          ids I to J are allocated, with these sizes in turn
 *     down:I:FROM:TO           sizes FROM, FROM - 1, ..., TO are allocated, ids from I on
 *     fs:I:J:STEP              ids I, I + STEP, ... up to J are freed (down to J if STEP < 0)
 *     fr:I:J:STEP              the same ids in random order
 *     grow:I:J:FROM:TO         realloc of ids I to J to FROM bytes, then again to half as much
 *                              more, and so on up to TO
 *     steps:I:FROM:TO:STEP     realloc of id I to FROM, FROM + STEP, ... bytes (STEP may be < 0)
 *     mix:COUNT:I:J:LO:HI      random ids from [I, J]: allocate if it is not in use, else free, or
 *                              realloc in `realloc` cases of 100
 *   realloc=P                  see mix (default 0)
 *   dist=uniform|log           random sizes: every size, or every order of magnitude, alike
 *   seed=S                     for everything random (default 1) */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

enum { OPS_MAX = 1000000, IDS = 200000, NUMBERS_MAX = 6, WORD_MAX = 8 };

struct op {
	char kind;
	uint32_t id;
	uint64_t size;
};

struct test {
	struct args args;
	struct rng rng;
	struct op *op;
	size_t n;
	unsigned char *in_use; /* by id */
	int64_t realloc_percent;
	int log_sizes;
};

static void add(struct test *t, char kind, uint64_t id, uint64_t size)
{
	if (t->n == OPS_MAX)
		gen_die("more than %d operations", OPS_MAX);
	if (kind != 'q' && (id < 1 || id > IDS))
		gen_die("id %llu is out of range", (unsigned long long)id);
	if (kind == 'a' && t->in_use[id])
		gen_die("id %llu is in use", (unsigned long long)id);
	if (kind != 'q')
		t->in_use[id] = kind != 'f';
	t->op[t->n++] = (struct op){kind, (uint32_t)id, size};
}

static uint64_t random_size(struct test *t, uint64_t lo, uint64_t hi)
{
	if (!t->log_sizes)
		return (uint64_t)rng_range(&t->rng, (int64_t)lo, (int64_t)hi);
	/* A power of two first, then uniform in its range. */
	int64_t from = 0, to = 0;
	while ((uint64_t)2 << from <= lo)
		from++;
	while ((uint64_t)2 << to <= hi)
		to++;
	for (;;) {
		int64_t top = (int64_t)1 << rng_range(&t->rng, from, to);
		uint64_t size = (uint64_t)rng_range(&t->rng, top, 2 * top - 1);
		if (size >= lo && size <= hi)
			return size;
	}
}

static void add_range(struct test *t, char kind, const uint64_t v[])
{
	for (uint64_t id = v[0]; id <= v[1]; id++)
		add(t, kind, id, random_size(t, v[2], v[3]));
}

static void add_cycle(struct test *t, const uint64_t v[], int count)
{
	for (uint64_t id = v[0]; id <= v[1]; id++)
		add(t, 'a', id, v[2 + (id - v[0]) % (uint64_t)(count - 2)]);
}

static void add_down(struct test *t, const uint64_t v[])
{
	for (uint64_t size = v[1]; size >= v[2]; size--)
		add(t, 'a', v[0] + (v[1] - size), size);
}

static void add_frees(struct test *t, const uint64_t v[], int random)
{
	int64_t from = (int64_t)v[0], to = (int64_t)v[1], step = (int64_t)v[2];
	if (step == 0 || (to - from) / step < 0)
		gen_die("frees go nowhere");
	size_t count = (size_t)((to - from) / step) + 1;
	int64_t *ids = gen_alloc(count, sizeof *ids);
	for (size_t i = 0; i < count; i++)
		ids[i] = from + step * (int64_t)i;
	if (random)
		rng_shuffle(&t->rng, ids, count);
	for (size_t i = 0; i < count; i++)
		add(t, 'f', (uint64_t)ids[i], 0);
	free(ids);
}

static void add_growth(struct test *t, const uint64_t v[])
{
	for (uint64_t size = v[2]; size <= v[3]; size += size / 2 + 1)
		for (uint64_t id = v[0]; id <= v[1]; id++)
			add(t, 'r', id, size);
}

static void add_steps(struct test *t, const uint64_t v[])
{
	int64_t from = (int64_t)v[1], to = (int64_t)v[2], step = (int64_t)v[3];
	for (int64_t size = from; step > 0 ? size <= to : size >= to; size += step)
		add(t, 'r', v[0], (uint64_t)size);
}

static void add_mix(struct test *t, const uint64_t v[])
{
	for (uint64_t i = 0; i < v[0]; i++) {
		uint64_t id = (uint64_t)rng_range(&t->rng, (int64_t)v[1], (int64_t)v[2]);
		if (!t->in_use[id])
			add(t, 'a', id, random_size(t, v[3], v[4]));
		else if (rng_range(&t->rng, 0, 99) < t->realloc_percent)
			add(t, 'r', id, random_size(t, v[3], v[4]));
		else
			add(t, 'f', id, 0);
	}
}

/* NAME or NAME:NUMBER:..., up to the comma; how many numbers there are. */
static int read_step(const char **text, char name[WORD_MAX + 1], uint64_t v[NUMBERS_MAX])
{
	int count = 0;
	size_t len = strcspn(*text, ":,");
	if (len > WORD_MAX)
		gen_die("no step '%s'", *text);
	memcpy(name, *text, len);
	name[len] = '\0';
	for (*text += len; **text == ':' && count < NUMBERS_MAX; count++) {
		char *end;
		v[count] = strtoull(*text + 1, &end, 10);
		*text = end;
	}
	if (**text == ',')
		++*text;
	else if (**text != '\0')
		gen_die("bad step before '%s'", *text);
	return count;
}

static void run_step(struct test *t, const char *name, int count, const uint64_t v[NUMBERS_MAX])
{
	int letter = strlen(name) == 1;
	if (letter && ((count == 0 && *name == 'q') || (count == 1 && *name == 'f') ||
		       (count == 2 && (*name == 'a' || *name == 'r'))))
		add(t, *name, count > 0 ? v[0] : 0, count > 1 ? v[1] : 0);
	else if (count == 4 && strcmp(name, "as") == 0)
		add_range(t, 'a', v);
	else if (count == 4 && strcmp(name, "rs") == 0)
		add_range(t, 'r', v);
	else if (count >= 3 && strcmp(name, "cycle") == 0)
		add_cycle(t, v, count);
	else if (count == 3 && strcmp(name, "down") == 0)
		add_down(t, v);
	else if (count == 3 && strcmp(name, "fs") == 0)
		add_frees(t, v, 0);
	else if (count == 3 && strcmp(name, "fr") == 0)
		add_frees(t, v, 1);
	else if (count == 4 && strcmp(name, "grow") == 0)
		add_growth(t, v);
	else if (count == 4 && strcmp(name, "steps") == 0)
		add_steps(t, v);
	else if (count == 5 && strcmp(name, "mix") == 0)
		add_mix(t, v);
	else
		gen_die("no step '%s' with %d numbers", name, count);
}

/* Unlike out_int() up to 2^64 - 1. */
static void out_size(uint64_t value)
{
	if (value >= 10)
		out_size(value / 10);
	out_char((char)('0' + value % 10));
}

static void out_op(const struct op *op)
{
	out_char(op->kind);
	if (op->kind != 'q') {
		out_char(' ');
		out_int(op->id);
	}
	if (op->kind == 'a' || op->kind == 'r') {
		out_char(' ');
		out_size(op->size);
	}
	out_char('\n');
}

int main(int argc, char **argv)
{
	struct test t = {.n = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	t.op = gen_alloc(OPS_MAX, sizeof *t.op);
	t.in_use = gen_alloc(IDS + 1, sizeof *t.in_use);
	t.realloc_percent = arg_int(&t.args, "realloc", 0);
	t.log_sizes = strcmp(arg_text(&t.args, "dist", "uniform"), "log") == 0;
	int64_t arena = arg_int(&t.args, "n", 4096);
	const char *text = arg_text(&t.args, "ops", "");
	arg_end(&t.args);
	while (*text != '\0') {
		char name[WORD_MAX + 1];
		uint64_t v[NUMBERS_MAX];
		int count = read_step(&text, name, v);
		run_step(&t, name, count, v);
	}
	if (t.n == 0)
		gen_die("no operations: give ops=");
	out_line((int64_t[]){arena, (int64_t)t.n}, 2);
	for (size_t i = 0; i < t.n; i++)
		out_op(&t.op[i]);
	out_end();
	free(t.in_use);
	free(t.op);
	return 0;
}
