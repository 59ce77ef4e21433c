/* gen_treewalk.c - one test of treewalk on standard output.
 *
 *   shape=left n=N           a chain: every child is a left one
 *   shape=right n=N          a chain: every child is a right one
 *   shape=zigzag n=N         a chain: left, right, left, right, ...
 *   shape=comb n=N side=S    a chain to side S (left or right) with a leaf on the other side of
 * each node shape=perfect levels=L   all of 2^L - 1 nodes shape=random n=N         the root's left
 * part takes a random share of the rest, and so on down shape=attach n=N         each node goes to
 * a random free place: ragged, with many one-child nodes ids=pre                  number the nodes
 * in pre-order (the default) ids=levels               number them level by level, from left to
 * right ids=shuffle              number them at random, but for the root step=S the S of the
 * statement (default 1) seed=S                   for everything random (default 1) */
#include "gen.h"

#include <stdlib.h>
#include <string.h>

/* Nodes are 1 to n, the root is 1 and 0 is no node. */
struct test {
	struct args args;
	struct rng rng;
	int64_t n;
	int64_t *left, *right;
};

static int64_t is_odd(int64_t v)
{
	return v % 2;
}

/* ---- shapes ---- */

static void fill_left(struct test *t)
{
	for (int64_t v = 1; v < t->n; v++)
		t->left[v] = v + 1;
}

static void fill_right(struct test *t)
{
	for (int64_t v = 1; v < t->n; v++)
		t->right[v] = v + 1;
}

static void fill_zigzag(struct test *t)
{
	for (int64_t v = 1; v < t->n; v++)
		*(is_odd(v) ? &t->left[v] : &t->right[v]) = v + 1;
}

/* The chain is 1, 3, 5, ...; the leaf beside node v + 2 is v + 1. */
static void fill_comb(struct test *t)
{
	const char *side = arg_text(&t->args, "side", "left");
	int to_left = strcmp(side, "left") == 0;
	if (!to_left && strcmp(side, "right") != 0)
		gen_die("no side '%s'", side);
	for (int64_t v = 1; v + 2 <= t->n; v += 2) {
		t->left[v] = to_left ? v + 2 : v + 1;
		t->right[v] = to_left ? v + 1 : v + 2;
	}
	if (!is_odd(t->n))
		*(to_left ? &t->left[t->n - 1] : &t->right[t->n - 1]) = t->n;
}

static void fill_perfect(struct test *t)
{
	for (int64_t v = 1; 2 * v + 1 <= t->n; v++) {
		t->left[v] = 2 * v;
		t->right[v] = 2 * v + 1;
	}
}

/* A node and the number of nodes below and with it, whose numbers follow its own. */
struct part {
	int64_t root, size;
};

static void fill_random(struct test *t)
{
	struct part *todo = gen_alloc((size_t)t->n, sizeof *todo);
	size_t top = 0;
	todo[top++] = (struct part){1, t->n};
	while (top > 0) {
		struct part p = todo[--top];
		int64_t left = rng_range(&t->rng, 0, p.size - 1), right = p.size - 1 - left;
		if (left > 0) {
			t->left[p.root] = p.root + 1;
			todo[top++] = (struct part){p.root + 1, left};
		}
		if (right > 0) {
			t->right[p.root] = p.root + 1 + left;
			todo[top++] = (struct part){p.root + 1 + left, right};
		}
	}
	free(todo);
}

static void fill_attach(struct test *t)
{
	int64_t **places = gen_alloc((size_t)t->n + 2, sizeof *places);
	int64_t free_places = 0;
	for (int64_t v = 1; v <= t->n; v++) {
		if (v > 1) {
			int64_t i = rng_range(&t->rng, 0, free_places - 1);
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
	void (*fill)(struct test *t);
} shapes[] = {
	{"left", fill_left},	 {"right", fill_right},	    {"zigzag", fill_zigzag},
	{"comb", fill_comb},	 {"perfect", fill_perfect}, {"random", fill_random},
	{"attach", fill_attach},
};

static void fill(struct test *t, const char *name)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		if (strcmp(shapes[i].name, name) == 0) {
			shapes[i].fill(t);
			return;
		}
	}
	gen_die("no shape '%s'", name);
}

/* ---- numbers of the nodes ---- */

/* place[v] becomes v's place, from 1, when nodes are taken from the end (pre-order) or the front
 * (by levels) of the list of those whose parent was taken. */
static void visit(const struct test *t, int from_front, int64_t *place)
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

static void choose_ids(struct test *t, int64_t *id)
{
	const char *rule = arg_text(&t->args, "ids", "pre");
	if (strcmp(rule, "pre") == 0 || strcmp(rule, "levels") == 0) {
		visit(t, strcmp(rule, "levels") == 0, id);
		return;
	}
	if (strcmp(rule, "shuffle") != 0)
		gen_die("no ids '%s'", rule);
	for (int64_t v = 1; v <= t->n; v++)
		id[v] = v;
	rng_shuffle(&t->rng, id + 2, t->n > 1 ? (size_t)t->n - 1 : 0);
}

static void print(const struct test *t, const int64_t *id, int64_t step)
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
	struct test t = {.n = 0};
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	int64_t levels = arg_int(&t.args, "levels", 0);
	t.n = arg_int(&t.args, "n", levels > 0 ? (INT64_C(1) << levels) - 1 : 0);
	if (t.n < 1)
		gen_die("no nodes: give n= or levels=");
	t.left = gen_alloc((size_t)t.n + 1, sizeof *t.left);
	t.right = gen_alloc((size_t)t.n + 1, sizeof *t.right);
	int64_t *id = gen_alloc((size_t)t.n + 1, sizeof *id);
	fill(&t, arg_text(&t.args, "shape", "random"));
	choose_ids(&t, id);
	int64_t step = arg_int(&t.args, "step", 1);
	arg_end(&t.args);
	print(&t, id, step);
	free(id);
	free(t.right);
	free(t.left);
	return 0;
}
