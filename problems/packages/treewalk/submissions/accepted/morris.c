/* morris.c - J. M. Morris, "Traversing binary trees simply and cheaply", 1979: no stack and no
 * recursion. Before going left, the rightmost node of the left part borrows its empty right link to
 * lead back; on the way back it is cleared. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct tree {
	uint32_t n;
	uint32_t *left, *right;
};

/* The last node of v's left part, followed through borrowed links no further than to v itself. */
static uint32_t last_on_left(const struct tree *t, uint32_t v)
{
	uint32_t p = t->left[v];
	while (t->right[p] != 0 && t->right[p] != v)
		p = t->right[p];
	return p;
}

/* Pre-order takes a node when it first comes to it, in-order when its left part is done. */
static void thread_through(const struct tree *t, uint32_t *order, int first_time)
{
	for (uint32_t v = 1; v != 0;) {
		uint32_t last = t->left[v] != 0 ? last_on_left(t, v) : 0;
		int going_left = last != 0 && t->right[last] == 0;
		if (last == 0 || going_left == first_time)
			*order++ = v;
		if (going_left)
			t->right[last] = v;
		else if (last != 0)
			t->right[last] = 0;
		v = going_left ? t->left[v] : t->right[v];
	}
}

static void pre_order(const struct tree *t, uint32_t *order)
{
	thread_through(t, order, 1);
}

static void in_order(const struct tree *t, uint32_t *order)
{
	thread_through(t, order, 0);
}

/* Post-order backwards is a pre-order of the mirrored tree. */
static void post_order(const struct tree *t, uint32_t *order)
{
	struct tree mirror = {t->n, t->right, t->left};
	thread_through(&mirror, order, 1);
	for (uint32_t i = 0, j = t->n - 1; i < j; i++, j--) {
		uint32_t v = order[i];
		order[i] = order[j];
		order[j] = v;
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
