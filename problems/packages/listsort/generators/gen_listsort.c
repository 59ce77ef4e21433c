/* gen_listsort.c - one test of listsort on standard output.
 *
 *   v=5,3,8 next=2,3,0 head=1       exactly these cells
 *
 * or a list of n cells and `spare` cells beside it:
 *   n=N                             the length of the list; 0: the head is 0
 *   order=NAME                      the order of the values along the list (order.h), default
 * shuffle distinct=D                      D different values, as equally often as can be (default:
 * all) lo=A step=B                     values A, A+B, A+2B, ... (default 1 and 1) first=V, last=V
 * overwrite the value at one end of the list cycle=P                         the last cell links
 * back to place P of the list (from 1; 0: none) spare=U                         cells that the list
 * does not reach links=none|list|ring|chain      to what those link: nothing, random cells of the
 * list, round in a ring, or one after the other into the first cell of the list
 *   layout=seq|back|shuffle         the cells of the list are numbered along it, against it, or all
 *                                   cells at random; the spare ones come last without shuffle
 *   seed=S                          for everything random (default 1) */
#include "gen.h"
#include "order.h"

#include <stdlib.h>
#include <string.h>

struct test {
	struct args args;
	struct rng rng;
	size_t n, spare;
	int64_t head;
	int64_t *value, *next; /* by number, from 1 */
	int64_t *id;	       /* of the cells by place: the list's, then the spare ones */
};

static size_t list_length(const char *text)
{
	size_t n = 0;
	for (int64_t value; arg_list_next(&text, &value);)
		n++;
	return n;
}

static void alloc_cells(struct test *t)
{
	size_t all = t->n + t->spare;
	t->value = gen_alloc(all + 1, sizeof *t->value);
	t->next = gen_alloc(all + 1, sizeof *t->next);
	t->id = gen_alloc(all, sizeof *t->id);
}

static void explicit_cells(struct test *t, const char *values)
{
	const char *links = arg_text(&t->args, "next", "");
	t->n = list_length(values);
	if (list_length(links) != t->n)
		gen_die("v= and next= differ in length");
	alloc_cells(t);
	for (size_t i = 1; i <= t->n; i++) {
		arg_list_next(&values, &t->value[i]);
		arg_list_next(&links, &t->next[i]);
	}
	t->head = arg_int(&t->args, "head", 1);
}

static void number_cells(struct test *t)
{
	const char *layout = arg_text(&t->args, "layout", "seq");
	size_t all = t->n + t->spare;
	for (size_t i = 0; i < all; i++)
		t->id[i] = (int64_t)i + 1;
	if (strcmp(layout, "back") == 0)
		for (size_t i = 0; i < t->n; i++)
			t->id[i] = (int64_t)(t->n - i);
	else if (strcmp(layout, "shuffle") == 0)
		rng_shuffle(&t->rng, t->id, all);
	else if (strcmp(layout, "seq") != 0)
		gen_die("no layout '%s'", layout);
}

static void set_values(struct test *t)
{
	const char *order = arg_text(&t->args, "order", "shuffle");
	int64_t lo = arg_int(&t->args, "lo", 1), step = arg_int(&t->args, "step", 1);
	int64_t n = (int64_t)t->n, distinct = arg_int(&t->args, "distinct", n > 0 ? n : 1);
	int64_t *rank = gen_alloc(t->n, sizeof *rank);
	if (!order_named(order, &t->rng, rank, t->n))
		gen_die("no order '%s'", order);
	for (size_t i = 0; i < t->n; i++)
		t->value[t->id[i]] = lo + step * (rank[i] * distinct / n);
	for (size_t i = t->n; i < t->n + t->spare; i++)
		t->value[t->id[i]] = lo + step * rng_range(&t->rng, 0, distinct - 1);
	if (t->n > 0) {
		int64_t *first = &t->value[t->id[0]], *last = &t->value[t->id[t->n - 1]];
		*first = arg_int(&t->args, "first", *first);
		*last = arg_int(&t->args, "last", *last);
	}
	free(rank);
}

static void link_spare(struct test *t)
{
	const char *links = arg_text(&t->args, "links", "none");
	size_t all = t->n + t->spare;
	int chained = strcmp(links, "ring") == 0 || strcmp(links, "chain") == 0;
	for (size_t i = t->n; i < all; i++) {
		if (chained && i + 1 < all)
			t->next[t->id[i]] = t->id[i + 1];
		else if (strcmp(links, "ring") == 0)
			t->next[t->id[i]] = t->id[t->n];
		else if (strcmp(links, "chain") == 0)
			t->next[t->id[i]] = t->head;
		else if (strcmp(links, "list") == 0)
			t->next[t->id[i]] = t->id[rng_range(&t->rng, 0, (int64_t)t->n - 1)];
		else if (strcmp(links, "none") != 0)
			gen_die("no links '%s'", links);
	}
}

static void make_cells(struct test *t)
{
	t->n = (size_t)arg_int(&t->args, "n", 0);
	t->spare = (size_t)arg_int(&t->args, "spare", 0);
	size_t cycle = (size_t)arg_int(&t->args, "cycle", 0);
	if (cycle > t->n)
		gen_die("cycle= lies beyond the list");
	alloc_cells(t);
	number_cells(t);
	set_values(t);
	for (size_t i = 0; i + 1 < t->n; i++)
		t->next[t->id[i]] = t->id[i + 1];
	if (cycle > 0)
		t->next[t->id[t->n - 1]] = t->id[cycle - 1];
	t->head = t->n > 0 ? t->id[0] : 0;
	link_spare(t);
}

int main(int argc, char **argv)
{
	struct test t = {.n = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	const char *values = arg_text(&t.args, "v", "");
	if (*values != '\0')
		explicit_cells(&t, values);
	else
		make_cells(&t);
	arg_end(&t.args);

	int64_t all = (int64_t)(t.n + t.spare);
	out_line((int64_t[]){all, t.head}, 2);
	for (int64_t c = 1; c <= all; c++)
		out_line((int64_t[]){t.value[c], t.next[c]}, 2);
	out_end();
	free(t.value);
	free(t.next);
	free(t.id);
	return 0;
}
