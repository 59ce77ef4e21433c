/* validate.c - strict input validator of treewalk: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_n=, max_depth=, perfect=1. */
#include "strict.h"

struct tree {
	int64_t n;
	int64_t *left, *right, *depth; /* depth 0: no parent is known yet */
};

static int64_t *array(int64_t n)
{
	return strict_alloc((size_t)n + 1, sizeof(int64_t));
}

static struct tree read_tree(int64_t max_n)
{
	struct tree t = {.n = read_int("N", 1, max_n)};
	expect_space();
	read_int("S", 1, t.n);
	expect_line_end();
	t.left = array(t.n);
	t.right = array(t.n);
	t.depth = array(t.n);
	for (int64_t v = 1; v <= t.n; v++) {
		t.left[v] = read_int("left child", 0, t.n);
		expect_space();
		t.right[v] = read_int("right child", 0, t.n);
		expect_line_end();
	}
	expect_end();
	return t;
}

static void adopt(struct tree *t, int64_t parent, int64_t child, int64_t *queue, int64_t *back)
{
	if (child == 0)
		return;
	if (t->depth[child] != 0)
		reject("node %lld is met a second time, below %lld", (long long)child,
		       (long long)parent);
	t->depth[child] = t->depth[parent] + 1;
	queue[(*back)++] = child;
}

/* Walks from the root: all nodes must be met, none twice. Returns the greatest depth. */
static int64_t expect_tree(struct tree *t)
{
	int64_t *queue = array(t->n), front = 0, back = 0;
	t->depth[1] = 1;
	queue[back++] = 1;
	while (front < back) {
		int64_t v = queue[front++];
		adopt(t, v, t->left[v], queue, &back);
		adopt(t, v, t->right[v], queue, &back);
	}
	int64_t deepest = t->depth[queue[back - 1]];
	free(queue);
	if (back != t->n)
		reject("%lld nodes are not below the root", (long long)(t->n - back));
	return deepest;
}

/* A tree of depth d has at most 2^d - 1 nodes, and exactly so many only if it is perfect. */
static void expect_perfect(const struct tree *t, int64_t depth)
{
	if (depth > 40 || t->n != (INT64_C(1) << depth) - 1)
		reject("%lld nodes of depth %lld are no perfect tree", (long long)t->n,
		       (long long)depth);
}

int main(int argc, char **argv)
{
	int64_t max_n = 1000000, max_depth = 1000000, perfect = 0;
	const struct limit limits[] = {
		{"max_n=", &max_n}, {"max_depth=", &max_depth}, {"perfect=", &perfect}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	struct tree t = read_tree(max_n);
	int64_t depth = expect_tree(&t);
	if (depth > max_depth)
		reject("depth %lld is above %lld", (long long)depth, (long long)max_depth);
	if (perfect)
		expect_perfect(&t, depth);
	free(t.left);
	free(t.right);
	free(t.depth);
	return VALID;
}
