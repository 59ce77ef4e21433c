/* gen_pqsched.c - one test of pqsched on standard output.
 *
 *   shape=list lines=LINE,LINE,...
 *              exactly these lines, with ':' for a blank: A:7:-3,P,T,C:7:4,R:7
 *   shape=phases ids=N fill=F mix=M drain=D
 *              F lines that add the ids in random order, again from the first if F > N; then M
 *              random lines; then D lines P
 *     add=W change=W remove=W pop=W peek=W
 *              how often each kind of line is drawn in the mix, as weights
 *     lo=A hi=B priorities, uniform (default: all of 32 bits)
 *     rise=S   or rising by S from one to the next, from lo on
 *     distinct=1
 *              or in random order, from lo to hi, none twice
 *     spread=B id k is moved to (k mod B) * 2^21 + k / B + 1, so that many share their low bits
 *     wide=1   random ids up to 10^9
 *     inorder=1
 *              the ids stay in order
 *   seed=S     for everything random (default 1) */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

enum { ID_MAX = 1000000000, LINES_MAX = 1000000 };

struct test {
	struct args args;
	struct rng rng;
	int64_t *id, ids;
	int64_t lo, hi, rise, given; /* priorities given so far */
	int64_t *spare;		     /* shuffled, for distinct ones; NULL: not asked for */
};

static int64_t below(struct test *t, int64_t n)
{
	return rng_range(&t->rng, 0, n - 1);
}

/* ---- lines ---- */

static void put_line(char what, const int64_t *numbers, int count)
{
	out_char(what);
	for (int i = 0; i < count; i++) {
		out_char(' ');
		out_int(numbers[i]);
	}
	out_char('\n');
}

static int64_t next_priority(struct test *t)
{
	int64_t n = t->given++;
	if (t->rise > 0)
		return t->lo + n * t->rise;
	return t->spare != NULL ? t->spare[n] : rng_range(&t->rng, t->lo, t->hi);
}

static void put_arrival(struct test *t, char what, int64_t id)
{
	put_line(what, (int64_t[]){id, next_priority(t)}, 2);
}

/* ---- shape=list ---- */

static void put_list(struct test *t)
{
	const char *text = arg_text(&t->args, "lines", "");
	int64_t count = 1;
	for (const char *p = text; *p != '\0'; p++)
		count += *p == ',';
	out_int(count);
	out_char('\n');
	for (; *text != '\0'; text++)
		out_char(*text == ',' ? '\n' : (char)(*text == ':' ? ' ' : *text));
	out_char('\n');
}

/* ---- ids ---- */

/* Different ids up to 10^9: a random start in each of n equal parts of the range. */
static void wide_ids(struct test *t)
{
	int64_t part = ID_MAX / t->ids;
	for (int64_t k = 0; k < t->ids; k++)
		t->id[k] = 1 + k * part + below(t, part);
}

static void make_ids(struct test *t, int64_t n)
{
	int64_t spread = arg_int(&t->args, "spread", 0);
	t->ids = n;
	t->id = gen_alloc((size_t)n, sizeof *t->id);
	for (int64_t k = 0; k < n; k++)
		t->id[k] = spread > 0 ? (k % spread) * (1 << 21) + k / spread + 1 : k + 1;
	if (arg_int(&t->args, "wide", 0))
		wide_ids(t);
	if (n < 1 || t->id[n - 1] > ID_MAX)
		gen_die("%lld ids do not fit", (long long)n);
	if (!arg_int(&t->args, "inorder", 0))
		rng_shuffle(&t->rng, t->id, (size_t)n);
}

/* ---- shape=phases ---- */

static char draw(struct test *t, const int64_t *weight, const char *what)
{
	int64_t sum = 0;
	for (int i = 0; what[i] != '\0'; i++)
		sum += weight[i];
	int64_t at = below(t, sum);
	while (at >= *weight) {
		at -= *weight++;
		what++;
	}
	return *what;
}

static void put_random(struct test *t, char what)
{
	int64_t id = t->id[below(t, t->ids)];
	if (what == 'A' || what == 'C')
		put_arrival(t, what, id);
	else
		put_line(what, &id, what == 'R');
}

static void put_phases(struct test *t)
{
	int64_t fill = arg_int(&t->args, "fill", 0), mix = arg_int(&t->args, "mix", 0);
	int64_t drain = arg_int(&t->args, "drain", 0);
	int64_t weight[] = {arg_int(&t->args, "add", 0), arg_int(&t->args, "change", 0),
			    arg_int(&t->args, "remove", 0), arg_int(&t->args, "pop", 0),
			    arg_int(&t->args, "peek", 0)};
	make_ids(t, arg_int(&t->args, "ids", fill > 0 ? fill : 1));
	if (arg_int(&t->args, "distinct", 0)) {
		t->spare = gen_alloc((size_t)(fill + mix), sizeof *t->spare);
		int64_t step = (t->hi - t->lo) / (fill + mix);
		for (int64_t i = 0; i < fill + mix; i++)
			t->spare[i] = t->lo + i * step;
		rng_shuffle(&t->rng, t->spare, (size_t)(fill + mix));
	}
	if (fill + mix + drain > LINES_MAX)
		gen_die("too many lines");
	out_line((int64_t[]){fill + mix + drain}, 1);
	for (int64_t i = 0; i < fill; i++)
		put_arrival(t, 'A', t->id[i % t->ids]);
	for (int64_t i = 0; i < mix; i++)
		put_random(t, draw(t, weight, "ACRPT"));
	for (int64_t i = 0; i < drain; i++)
		put_line('P', NULL, 0);
}

static const struct shape {
	const char *name;
	void (*put)(struct test *t);
} shapes[] = {{"list", put_list}, {"phases", put_phases}};

int main(int argc, char **argv)
{
	struct test t = {.given = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	t.lo = arg_int(&t.args, "lo", INT32_MIN);
	t.hi = arg_int(&t.args, "hi", INT32_MAX);
	t.rise = arg_int(&t.args, "rise", 0);
	const char *name = arg_text(&t.args, "shape", "phases");
	size_t i = 0, count = sizeof shapes / sizeof shapes[0];
	while (i < count && strcmp(shapes[i].name, name) != 0)
		i++;
	if (i == count)
		gen_die("no shape '%s'", name);
	shapes[i].put(&t);
	arg_end(&t.args);
	out_end();
	free(t.id);
	free(t.spare);
	return 0;
}
