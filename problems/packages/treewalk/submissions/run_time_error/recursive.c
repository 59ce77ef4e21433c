/* recursive.c - the definition as it stands: one call for each level. A chain of 10^6 nodes needs
 * more than 8 MiB of stack. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct tree {
	uint32_t n;
	uint32_t *left, *right;
};

static void pre(const struct tree *t, uint32_t v, uint32_t **order)
{
	if (v == 0)
		return;
	*(*order)++ = v;
	pre(t, t->left[v], order);
	pre(t, t->right[v], order);
}

static void in(const struct tree *t, uint32_t v, uint32_t **order)
{
	if (v == 0)
		return;
	in(t, t->left[v], order);
	*(*order)++ = v;
	in(t, t->right[v], order);
}

static void post(const struct tree *t, uint32_t v, uint32_t **order)
{
	if (v == 0)
		return;
	post(t, t->left[v], order);
	post(t, t->right[v], order);
	*(*order)++ = v;
}

static void pre_order(const struct tree *t, uint32_t *order)
{
	pre(t, 1, &order);
}

static void in_order(const struct tree *t, uint32_t *order)
{
	in(t, 1, &order);
}

static void post_order(const struct tree *t, uint32_t *order)
{
	post(t, 1, &order);
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
