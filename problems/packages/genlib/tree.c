#include "tree.h"

#include <stdlib.h>
#include <string.h>

struct tree tree_alloc(int64_t n)
{
	if (n < 1)
		gen_die("a tree has a root");
	return (struct tree){
		.n = n,
		.left = gen_alloc((size_t)n + 1, sizeof(int64_t)),
		.right = gen_alloc((size_t)n + 1, sizeof(int64_t)),
	};
}

void tree_free(struct tree *t)
{
	free(t->left);
	free(t->right);
}

static int64_t is_odd(int64_t v)
{
	return v % 2;
}

/* ---- shapes ---- */

static void left(struct tree *t, struct rng *r)
{
	(void)r;
	for (int64_t v = 1; v < t->n; v++)
		t->left[v] = v + 1;
}

static void right(struct tree *t, struct rng *r)
{
	(void)r;
	for (int64_t v = 1; v < t->n; v++)
		t->right[v] = v + 1;
}

static void zigzag(struct tree *t, struct rng *r)
{
	(void)r;
	for (int64_t v = 1; v < t->n; v++)
		*(is_odd(v) ? &t->left[v] : &t->right[v]) = v + 1;
}

/* The chain is 1, 3, 5, ...; the leaf beside node v + 2 is v + 1. */
static void comb(struct tree *t, int64_t *chain, int64_t *leaf)
{
	for (int64_t v = 1; v + 2 <= t->n; v += 2) {
		chain[v] = v + 2;
		leaf[v] = v + 1;
	}
	if (!is_odd(t->n))
		chain[t->n - 1] = t->n;
}

static void comb_left(struct tree *t, struct rng *r)
{
	(void)r;
	comb(t, t->left, t->right);
}

static void comb_right(struct tree *t, struct rng *r)
{
	(void)r;
	comb(t, t->right, t->left);
}

static void perfect(struct tree *t, struct rng *r)
{
	(void)r;
	if (((t->n + 1) & t->n) != 0)
		gen_die("no perfect tree has %lld nodes", (long long)t->n);
	for (int64_t v = 1; 2 * v + 1 <= t->n; v++) {
		t->left[v] = 2 * v;
		t->right[v] = 2 * v + 1;
	}
}

/* A node and the number of nodes below and with it, whose numbers follow its own. */
struct part {
	int64_t root, size;
};

static void random_shares(struct tree *t, struct rng *r)
{
	struct part *todo = gen_alloc((size_t)t->n, sizeof *todo);
	size_t top = 0;
	todo[top++] = (struct part){1, t->n};
	while (top > 0) {
		struct part p = todo[--top];
		int64_t to_left = rng_range(r, 0, p.size - 1), to_right = p.size - 1 - to_left;
		if (to_left > 0) {
			t->left[p.root] = p.root + 1;
			todo[top++] = (struct part){p.root + 1, to_left};
		}
		if (to_right > 0) {
			t->right[p.root] = p.root + 1 + to_left;
			todo[top++] = (struct part){p.root + 1 + to_left, to_right};
		}
	}
	free(todo);
}

static void attach(struct tree *t, struct rng *r)
{
	int64_t **places = gen_alloc((size_t)t->n + 2, sizeof *places);
	int64_t free_places = 0;
	for (int64_t v = 1; v <= t->n; v++) {
		if (v > 1) {
			int64_t i = rng_range(r, 0, free_places - 1);
			*places[i] = v;
			places[i] = places[--free_places];
		}
		places[free_places++] = &t->left[v];
		places[free_places++] = &t->right[v];
	}
	free(places);
}

static const struct shape {
	const char *name;
	void (*fill)(struct tree *t, struct rng *r);
} shapes[] = {
	{"left", left},
	{"right", right},
	{"zigzag", zigzag},
	{"comb-left", comb_left},
	{"comb-right", comb_right},
	{"perfect", perfect},
	{"random", random_shares},
	{"attach", attach},
};

int tree_fill(struct tree *t, const char *shape, struct rng *r)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		if (strcmp(shapes[i].name, shape) == 0) {
			shapes[i].fill(t, r);
			return 1;
		}
	}
	return 0;
}

/* ---- numbers of the nodes ---- */

/* place[v] becomes v's place, from 1, when nodes are taken from the end (pre-order) or the front
 * (by levels) of the list of those whose parent was taken. */
static void visit(const struct tree *t, int from_front, int64_t *place)
{
	int64_t *list = gen_alloc((size_t)t->n + 1, sizeof *list);
	int64_t front = 0, back = 0, taken = 0;
	list[back++] = 1;
	while (front < back) {
		int64_t v = from_front ? list[front++] : list[--back];
		int64_t first = from_front ? t->left[v] : t->right[v];
		int64_t second = from_front ? t->right[v] : t->left[v];
		place[v] = ++taken;
		if (first != 0)
			list[back++] = first;
		if (second != 0)
			list[back++] = second;
	}
	free(list);
}

int tree_number(const struct tree *t, const char *rule, struct rng *r, int64_t *id)
{
	if (strcmp(rule, "pre") == 0 || strcmp(rule, "levels") == 0) {
		visit(t, strcmp(rule, "levels") == 0, id);
		return 1;
	}
	if (strcmp(rule, "shuffle") != 0)
		return 0;
	for (int64_t v = 1; v <= t->n; v++)
		id[v] = v;
	rng_shuffle(r, id + 2, t->n > 1 ? (size_t)t->n - 1 : 0);
	return 1;
}
