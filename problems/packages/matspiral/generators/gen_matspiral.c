/* gen_matspiral.c - one test of matspiral on standard output.
 *
 *   r=R c=C               rows and columns
 *   v=3,-1,4              the first values, row by row; the others by values=
 *   values=RULE           uniform in [lo, hi] (default), or count: lo, lo + 1, ..., and from lo
 * again after hi p1=WORD n1=TIMES      WORD, that many times over (default 1); then p2=, n2=, up to
 * p6=. The letters are the operations, and '?', which is one of letters= (default RLTHV) at random
 *   seed=S                for everything random (default 1) */
#include "gen.h"

#include <string.h>

enum { PHASES = 6 };

struct phase {
	const char *word;
	int64_t times;
};

static void read_phases(struct args *a, struct phase *phase)
{
	static const char *const keys[PHASES][2] = {{"p1", "n1"}, {"p2", "n2"}, {"p3", "n3"},
						    {"p4", "n4"}, {"p5", "n5"}, {"p6", "n6"}};
	for (size_t i = 0; i < PHASES; i++) {
		phase[i].word = arg_text(a, keys[i][0], "");
		phase[i].times = arg_int(a, keys[i][1], 1);
	}
}

static void put_letter(struct rng *rng, const char *letters, char letter)
{
	if (letter == '?')
		letter = letters[rng_range(rng, 0, (int64_t)strlen(letters) - 1)];
	out_char(letter);
}

struct filling {
	const char *list;
	int counts;
	int64_t lo, hi, next;
};

static int64_t next_value(struct filling *f, struct rng *rng)
{
	int64_t value;
	if (arg_list_next(&f->list, &value))
		return value;
	if (!f->counts)
		return rng_range(rng, f->lo, f->hi);
	value = f->next;
	f->next = f->next < f->hi ? f->next + 1 : f->lo;
	return value;
}

static struct filling read_filling(struct args *a)
{
	struct filling f = {.list = arg_text(a, "v", "")};
	const char *rule = arg_text(a, "values", "uniform");
	f.counts = strcmp(rule, "count") == 0;
	if (!f.counts && strcmp(rule, "uniform") != 0)
		gen_die("no rule '%s'", rule);
	f.lo = arg_int(a, "lo", 1);
	f.hi = arg_int(a, "hi", 9);
	f.next = f.lo;
	return f;
}

int main(int argc, char **argv)
{
	struct args args;
	struct rng rng;
	struct phase phase[PHASES];
	arg_begin(&args, argc, argv);
	rng_seed(&rng, (uint64_t)arg_int(&args, "seed", 1));
	int64_t rows = arg_int(&args, "r", 1), cols = arg_int(&args, "c", 1), length = 0;
	struct filling filling = read_filling(&args);
	const char *letters = arg_text(&args, "letters", "RLTHV");
	read_phases(&args, phase);
	arg_end(&args);
	for (size_t i = 0; i < PHASES; i++)
		length += phase[i].times * (int64_t)strlen(phase[i].word);

	out_line((int64_t[]){rows, cols, length}, 3);
	for (int64_t i = 0; i < rows * cols; i++) {
		out_int(next_value(&filling, &rng));
		out_char((i + 1) % cols == 0 ? '\n' : ' ');
	}
	for (size_t i = 0; i < PHASES; i++)
		for (int64_t n = 0; n < phase[i].times; n++)
			for (const char *letter = phase[i].word; *letter != '\0'; letter++)
				put_letter(&rng, letters, *letter);
	out_char('\n');
	out_end();
	return 0;
}
