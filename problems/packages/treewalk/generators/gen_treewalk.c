/* gen_treewalk.c - one test of treewalk on standard output.
 *
 *   shape=S n=N               a shape of genlib/tree.h
 *   shape=perfect levels=L    all of 2^L - 1 nodes
 *   ids=R                     a rule of genlib/tree.h for the numbers of the nodes (default pre)
 *   step=S                    the S of the statement (default 1)
 *   seed=S                    for everything random (default 1) */
#include "gen.h"
#include "tree.h"

#include <stdlib.h>

static void print(const struct tree *t, const int64_t *id, int64_t step)
{
	int64_t *node = gen_alloc((size_t)t->n + 1, sizeof *node);
	for (int64_t v = 1; v <= t->n; v++)
		node[id[v]] = v;
	out_line((int64_t[]){t->n, step}, 2);
	for (int64_t i = 1; i <= t->n; i++)
		out_line((int64_t[]){id[t->left[node[i]]], id[t->right[node[i]]]}, 2);
	out_end();
	free(node);
}

int main(int argc, char **argv)
{
	struct args args;
	struct rng rng;
	arg_begin(&args, argc, argv);
	rng_seed(&rng, (uint64_t)arg_int(&args, "seed", 1));
	int64_t levels = arg_int(&args, "levels", 0);
	struct tree t =
		tree_alloc(arg_int(&args, "n", levels > 0 ? (INT64_C(1) << levels) - 1 : 0));
	int64_t *id = gen_alloc((size_t)t.n + 1, sizeof *id);
	const char *shape = arg_text(&args, "shape", "random"),
		   *rule = arg_text(&args, "ids", "pre");
	if (!tree_fill(&t, shape, &rng))
		gen_die("no shape '%s'", shape);
	if (!tree_number(&t, rule, &rng, id))
		gen_die("no ids '%s'", rule);
	int64_t step = arg_int(&args, "step", 1);
	arg_end(&args);
	print(&t, id, step);
	free(id);
	tree_free(&t);
	return 0;
}
