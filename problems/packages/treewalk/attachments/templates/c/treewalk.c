#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The children of node v are left[v] and right[v], 0 where there is none. The nodes are 1 to n, the
 * root is 1. Each function fills order[0..n-1] with all nodes in its order. */
struct tree {
	uint32_t n;
	uint32_t *left, *right;
};

static void pre_order(const struct tree *t, uint32_t *order)
{
	/* Your code. */
	(void)t;
	(void)order;
}

static void in_order(const struct tree *t, uint32_t *order)
{
	/* Your code. */
	(void)t;
	(void)order;
}

static void post_order(const struct tree *t, uint32_t *order)
{
	/* Your code. */
	(void)t;
	(void)order;
}

/* Prints every step-th node, the one at place step first. */
static void print_every(const uint32_t *order, uint32_t n, uint32_t step)
{
	for (uint32_t at = step; at <= n; at += step)
		printf("%u ", order[at - 1]);
	putchar('\n');
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
