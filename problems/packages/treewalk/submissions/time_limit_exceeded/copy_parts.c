/* copy_parts.c - builds each node's walk by joining copies of its children's walks, parents last.
 * Every node is copied once for each level above it: nothing in a flat tree, O(N^2) in a chain. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct tree {
	uint32_t n;
	uint32_t *left, *right;
};

/* The walk of the part below and with one node. */
struct walk {
	uint32_t *node;
	uint32_t count;
};

enum order { PRE, IN, POST };

static uint32_t *append(uint32_t *to, struct walk w)
{
	for (uint32_t i = 0; i < w.count; i++)
		*to++ = w.node[i];
	free(w.node);
	return to;
}

static struct walk join(uint32_t v, struct walk left, struct walk right, enum order which)
{
	struct walk all = {calloc(left.count + right.count + 1, sizeof *all.node),
			   left.count + right.count + 1};
	if (all.node == NULL)
		exit(1);
	uint32_t *to = all.node;
	if (which == PRE)
		*to++ = v;
	to = append(to, left);
	if (which == IN)
		*to++ = v;
	to = append(to, right);
	if (which == POST)
		*to = v;
	return all;
}

static void walk(const struct tree *t, uint32_t *order, enum order which)
{
	struct walk *of = calloc(t->n + 1, sizeof *of);
	uint32_t *parents = calloc(t->n, sizeof *parents), count = 0;
	if (of == NULL || parents == NULL)
		exit(1);
	parents[count++] = 1;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t v = parents[i];
		if (t->left[v] != 0)
			parents[count++] = t->left[v];
		if (t->right[v] != 0)
			parents[count++] = t->right[v];
	}
	while (count-- > 0) {
		uint32_t v = parents[count];
		of[v] = join(v, of[t->left[v]], of[t->right[v]], which);
	}
	append(order, of[1]);
	free(parents);
	free(of);
}

static void pre_order(const struct tree *t, uint32_t *order)
{
	walk(t, order, PRE);
}

static void in_order(const struct tree *t, uint32_t *order)
{
	walk(t, order, IN);
}

static void post_order(const struct tree *t, uint32_t *order)
{
	walk(t, order, POST);
}

static void print_every(const uint32_t *order, uint32_t n, uint32_t step)
{
	for (uint32_t at = step; at <= n; at += step)
		printf("%u%c", order[at - 1], n - at < step ? '\n' : ' ');
}

int main(void)
{
	struct tree t;
	uint32_t step;
	if (scanf("%u %u", &t.n, &step) != 2)
		return 1;
	t.left = calloc(t.n + 1, sizeof *t.left);
	t.right = calloc(t.n + 1, sizeof *t.right);
	uint32_t *order = calloc(t.n, sizeof *order);
	if (t.left == NULL || t.right == NULL || order == NULL)
		return 1;
	for (uint32_t v = 1; v <= t.n; v++)
		if (scanf("%u %u", &t.left[v], &t.right[v]) != 2)
			return 1;
	void (*const walks[])(const struct tree *, uint32_t *) = {pre_order, in_order, post_order};
	for (int i = 0; i < 3; i++) {
		walks[i](&t, order);
		print_every(order, t.n, step);
	}
	free(order);
	free(t.right);
	free(t.left);
	return 0;
}
