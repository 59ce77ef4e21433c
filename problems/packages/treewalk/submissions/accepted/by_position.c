/* by_position.c - no walk at all: the size of each part gives each node its place in all three
 * orders. The parts of a node that begins at place b are, in pre-order, itself, left, right;
 * in-order left, itself, right; in post-order left, right, itself. Shares nothing with the other
 * solutions but the reading, so it serves as their check. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct tree {
	uint32_t n;
	uint32_t *left, *right;
};

/* parents[0..n-1]: each node after its parent. */
static void levels(const struct tree *t, uint32_t *parents)
{
	uint32_t count = 0;
	parents[count++] = 1;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t v = parents[i];
		if (t->left[v] != 0)
			parents[count++] = t->left[v];
		if (t->right[v] != 0)
			parents[count++] = t->right[v];
	}
}

enum order { PRE, IN, POST };

static void place(const struct tree *t, uint32_t *order, enum order which)
{
	uint32_t *parents = calloc(t->n, sizeof *parents);
	uint32_t *size = calloc(t->n + 1, sizeof *size), *begin = calloc(t->n + 1, sizeof *begin);
	if (parents == NULL || size == NULL || begin == NULL)
		exit(1);
	levels(t, parents);
	for (uint32_t i = t->n; i-- > 0;) {
		uint32_t v = parents[i];
		size[v] = size[t->left[v]] + size[t->right[v]] + 1;
	}
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t v = parents[i], l = t->left[v], r = t->right[v];
		order[begin[v] + (which == PRE	? 0
				  : which == IN ? size[l]
						: size[l] + size[r])] = v;
		begin[l] = begin[v] + (which == PRE);
		begin[r] = begin[v] + (which != POST) + size[l];
	}
	free(begin);
	free(size);
	free(parents);
}

static void pre_order(const struct tree *t, uint32_t *order)
{
	place(t, order, PRE);
}

static void in_order(const struct tree *t, uint32_t *order)
{
	place(t, order, IN);
}

static void post_order(const struct tree *t, uint32_t *order)
{
	place(t, order, POST);
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
