/* gen_queuering.c - one test of queuering on standard output.
 *
 *   c=C                       the capacity
 *   p1=OPS n1=TIMES           OPS, that many times over (default 1); then p2=, n2=, up to p4=
 *   w=A,B,C,D,E,F,G           the weights of the operations for '?', in the order below
 *   values=RULE               what is pushed: uniform in [lo, hi] (default), or rising from lo or
 *                             falling from hi by step=S (default 1)
 *   noise=N                   to a rising or falling value is added one of 0 to N at random
 *   run=R                     every value comes R times (default 1)
 *   v=3,-1,4                  these values first
 *   seed=S                    for everything random (default 1)
 *
 * OPS is a word of the letters
 *   u push   o pop   f front   b back   m max   U pushfront   O popback   ? one of them at random
 */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

enum { PHASES = 4, KINDS = 7 };

static const char letters[] = "uofbmUO";
static const char *const words[KINDS] = {"push", "pop",	      "front",	"back",
					 "max",	 "pushfront", "popback"};

struct phase {
	const char *ops;
	int64_t times;
};

struct test {
	struct args args;
	struct rng rng;
	struct phase phase[PHASES];
	int64_t weight[KINDS], weights;
	const char *list, *rule;
	int64_t lo, hi, step, noise, run;
	int64_t pushed; /* by rule, so far */
	int64_t last;
};

static void read_phases(struct test *t)
{
	static const char *const keys[PHASES][2] = {
		{"p1", "n1"}, {"p2", "n2"}, {"p3", "n3"}, {"p4", "n4"}};
	for (size_t i = 0; i < PHASES; i++) {
		t->phase[i].ops = arg_text(&t->args, keys[i][0], "");
		t->phase[i].times = arg_int(&t->args, keys[i][1], 1);
	}
}

static void read_weights(struct test *t)
{
	const char *text = arg_text(&t->args, "w", "1,1,1,1,1,1,1");
	for (size_t i = 0; i < KINDS; i++) {
		if (!arg_list_next(&text, &t->weight[i]) || t->weight[i] < 0)
			gen_die("w= needs %d weights", KINDS);
		t->weights += t->weight[i];
	}
}

static int64_t value_by_rule(struct test *t)
{
	int64_t i = t->pushed++;
	if (i % t->run != 0)
		return t->last;
	i /= t->run;
	if (strcmp(t->rule, "uniform") == 0)
		t->last = rng_range(&t->rng, t->lo, t->hi);
	else if (strcmp(t->rule, "rising") == 0)
		t->last = t->lo + i * t->step + rng_range(&t->rng, 0, t->noise);
	else if (strcmp(t->rule, "falling") == 0)
		t->last = t->hi - i * t->step + rng_range(&t->rng, 0, t->noise);
	else
		gen_die("no rule '%s'", t->rule);
	return t->last;
}

static int64_t next_value(struct test *t)
{
	int64_t value;
	return arg_list_next(&t->list, &value) ? value : value_by_rule(t);
}

static size_t random_kind(struct test *t)
{
	int64_t at = rng_range(&t->rng, 0, t->weights - 1);
	size_t kind = 0;
	while (at >= t->weight[kind])
		at -= t->weight[kind++];
	return kind;
}

static size_t kind_of(struct test *t, char letter)
{
	if (letter == '?')
		return random_kind(t);
	const char *found = strchr(letters, letter);
	if (found == NULL)
		gen_die("no operation '%c'", letter);
	return (size_t)(found - letters);
}

static void put_word(const char *word)
{
	while (*word != '\0')
		out_char(*word++);
}

static void put_operation(struct test *t, char letter)
{
	size_t kind = kind_of(t, letter);
	put_word(words[kind]);
	if (letters[kind] == 'u' || letters[kind] == 'U') {
		out_char(' ');
		out_int(next_value(t));
	}
	out_char('\n');
}

int main(int argc, char **argv)
{
	struct test t = {.weights = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	int64_t capacity = arg_int(&t.args, "c", 1), operations = 0;
	read_phases(&t);
	read_weights(&t);
	t.list = arg_text(&t.args, "v", "");
	t.rule = arg_text(&t.args, "values", "uniform");
	t.lo = arg_int(&t.args, "lo", 1);
	t.hi = arg_int(&t.args, "hi", 99);
	t.step = arg_int(&t.args, "step", 1);
	t.noise = arg_int(&t.args, "noise", 0);
	t.run = arg_int(&t.args, "run", 1);
	arg_end(&t.args);
	for (size_t i = 0; i < PHASES; i++)
		operations += t.phase[i].times * (int64_t)strlen(t.phase[i].ops);

	out_line((int64_t[]){capacity, operations}, 2);
	for (size_t i = 0; i < PHASES; i++)
		for (int64_t n = 0; n < t.phase[i].times; n++)
			for (const char *op = t.phase[i].ops; *op != '\0'; op++)
				put_operation(&t, *op);
	out_end();
	return 0;
}
