/* gen_bstops.c - one test of bstops on standard output.
 *
 *   ops=I5,K1,D5                    exactly these operations
 *
 * or up to four phases, in this order; key i, of n, is lo + step * i:
 *   build=NAME                      insert all keys in this order (order.h)
 *   window=W                        while building, delete each key after W further ones
 *   every=J                         a query after each J-th insertion or deletion of build and
 * drain queries=M                       M queries churn=M churnmix=LETTERS        M operations,
 * each drawn from LETTERS, on random keys drain=NAME                      delete all keys in this
 * order
 *
 *   n=N lo=A step=S                 the keys (default 1, 1, 1)
 *   mix=LETTERS                     queries are drawn from these (default FKRS)
 *   near=D                          a queried x is a random key, moved by at most D (default 1)
 *   kmax=K                          a queried k is drawn from 0 to K (default n + 1)
 *   seed=S                          for everything random (default 1) */
#include "gen.h"
#include "order.h"

#include <stdlib.h>
#include <string.h>

static const int64_t X_MAX = 1000000000000000000;

struct test {
	struct args args;
	struct rng rng;
	int64_t n, lo, step, near, kmax, every, changes;
	const char *mix;
	/* The operations; `op` is one letter each. */
	char *op;
	int64_t *x;
	size_t count, room;
};

static void add(struct test *t, char op, int64_t x)
{
	if (t->count == t->room)
		gen_die("more than %zu operations", t->room);
	t->op[t->count] = op;
	t->x[t->count++] = x;
}

static void add_listed(struct test *t, const char *text)
{
	while (*text != '\0') {
		char op = *text++, *end;
		int64_t x = strtoll(text, &end, 10);
		if (end == text || (*end != ',' && *end != '\0') || strchr("IDFKRS", op) == NULL)
			gen_die("'%c%s' is no operation", op, text);
		add(t, op, x);
		text = end + (*end == ',');
	}
}

static int64_t key(const struct test *t, int64_t i)
{
	return t->lo + t->step * i;
}

static char letter_of(struct test *t, const char *letters)
{
	return letters[rng_range(&t->rng, 0, (int64_t)strlen(letters) - 1)];
}

static void add_query(struct test *t)
{
	char op = letter_of(t, t->mix);
	if (op == 'K') {
		add(t, op, rng_range(&t->rng, 0, t->kmax));
		return;
	}
	int64_t x = key(t, rng_range(&t->rng, 0, t->n - 1));
	x += rng_range(&t->rng, -t->near, t->near);
	add(t, op, x > X_MAX ? X_MAX : x < -X_MAX ? -X_MAX : x);
}

static void add_change(struct test *t, char op, int64_t x)
{
	add(t, op, x);
	if (t->every > 0 && ++t->changes % t->every == 0)
		add_query(t);
}

static int64_t *order_of(struct test *t, const char *name)
{
	int64_t *rank = gen_alloc((size_t)t->n, sizeof *rank);
	if (!order_named(name, &t->rng, rank, (size_t)t->n))
		gen_die("no order '%s'", name);
	return rank;
}

static void build(struct test *t, const char *name)
{
	int64_t window = arg_int(&t->args, "window", 0);
	int64_t *rank = order_of(t, name);
	for (int64_t i = 0; i < t->n; i++) {
		add_change(t, 'I', key(t, rank[i]));
		if (window > 0 && i >= window)
			add_change(t, 'D', key(t, rank[i - window]));
	}
	free(rank);
}

static void churn(struct test *t, int64_t times, const char *letters)
{
	const char *queries = t->mix;
	for (int64_t i = 0; i < times; i++) {
		char op[] = {letter_of(t, letters), '\0'};
		if (op[0] == 'I' || op[0] == 'D') {
			add(t, op[0], key(t, rng_range(&t->rng, 0, t->n - 1)));
		} else {
			t->mix = op;
			add_query(t);
		}
	}
	t->mix = queries;
}

static void drain(struct test *t, const char *name)
{
	int64_t *rank = order_of(t, name);
	for (int64_t i = 0; i < t->n; i++)
		add_change(t, 'D', key(t, rank[i]));
	free(rank);
}

static void run_phases(struct test *t)
{
	t->n = arg_int(&t->args, "n", 1);
	t->lo = arg_int(&t->args, "lo", 1);
	t->step = arg_int(&t->args, "step", 1);
	t->near = arg_int(&t->args, "near", 1);
	t->kmax = arg_int(&t->args, "kmax", t->n + 1);
	t->every = arg_int(&t->args, "every", 0);
	t->mix = arg_text(&t->args, "mix", "FKRS");
	const char *build_order = arg_text(&t->args, "build", "");
	const char *drain_order = arg_text(&t->args, "drain", "");
	const char *churn_mix = arg_text(&t->args, "churnmix", "IDFKRS");
	int64_t queries = arg_int(&t->args, "queries", 0), times = arg_int(&t->args, "churn", 0);
	if (*build_order != '\0')
		build(t, build_order);
	for (int64_t i = 0; i < queries; i++)
		add_query(t);
	churn(t, times, churn_mix);
	if (*drain_order != '\0')
		drain(t, drain_order);
}

int main(int argc, char **argv)
{
	struct test t = {.room = 500000};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	t.op = gen_alloc(t.room, sizeof *t.op);
	t.x = gen_alloc(t.room, sizeof *t.x);
	const char *listed = arg_text(&t.args, "ops", "");
	if (*listed != '\0')
		add_listed(&t, listed);
	else
		run_phases(&t);
	arg_end(&t.args);

	out_int((int64_t)t.count);
	out_char('\n');
	for (size_t i = 0; i < t.count; i++) {
		out_char(t.op[i]);
		out_char(' ');
		out_int(t.x[i]);
		out_char('\n');
	}
	out_end();
	free(t.op);
	free(t.x);
	return 0;
}
