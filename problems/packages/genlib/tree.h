/* tree.h - binary trees by shape, and the numbers of their nodes.
 *
 * Nodes are 1 to n, the root is 1, and 0 is no node. left and right have n + 1 entries. Of every
 * shape the numbers are in pre-order as tree_fill leaves them, except `perfect` (level by level)
 * and `attach` (parents before children).
 *
 *   left, right, zigzag       a chain: every child on that side, or on each side in turn
 *   comb-left, comb-right     a chain to that side, with a leaf on the other side of each node
 *   perfect                   all of 2^levels - 1 nodes
 *   random                    the left part takes a random share of the rest, and so on down
 *   attach                    each node goes to a random free place: ragged, many only children */
#ifndef TREE_H
#define TREE_H
#include "gen.h"

struct tree {
	int64_t n;
	int64_t *left, *right;
};

struct tree tree_alloc(int64_t n); /* no node has a child yet; n >= 1 */
void tree_free(struct tree *t);

/* Returns 0, and leaves the tree alone, if no shape has this name. */
int tree_fill(struct tree *t, const char *shape, struct rng *r);

/* id[v], of n + 1 entries, becomes the number to print for node v; the root's is 1 always. Rules:
 * `pre` (pre-order), `levels` (level by level), `shuffle` (random). Returns 0 if there is no such
 * rule. */
int tree_number(const struct tree *t, const char *rule, struct rng *r, int64_t *id);

#endif
