/* successor_below.c - avl.c that takes the smallest key of the right part of x for its successor:
 * right only where x has a right part. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
	int64_t key;
	uint32_t left, right; /* 0: none */
	uint32_t size;	      /* nodes of this part, this one included */
	int32_t height;
};

static struct node *nodes; /* nodes[0] is the empty part: size and height 0 */
static uint32_t used;

static void update(uint32_t t)
{
	const struct node *l = &nodes[nodes[t].left], *r = &nodes[nodes[t].right];
	nodes[t].size = l->size + 1 + r->size;
	nodes[t].height = (l->height > r->height ? l->height : r->height) + 1;
}

static uint32_t rotate_right(uint32_t t)
{
	uint32_t l = nodes[t].left;
	nodes[t].left = nodes[l].right;
	nodes[l].right = t;
	update(t);
	update(l);
	return l;
}

static uint32_t rotate_left(uint32_t t)
{
	uint32_t r = nodes[t].right;
	nodes[t].right = nodes[r].left;
	nodes[r].left = t;
	update(t);
	update(r);
	return r;
}

/* How much higher the left part of t is than its right part. */
static int32_t tilt(uint32_t t)
{
	return nodes[nodes[t].left].height - nodes[nodes[t].right].height;
}

/* Both parts of t are balanced and differ by at most 2; returns the root of the balanced whole. */
static uint32_t balance(uint32_t t)
{
	update(t);
	if (tilt(t) > 1) {
		if (tilt(nodes[t].left) < 0)
			nodes[t].left = rotate_left(nodes[t].left);
		return rotate_right(t);
	}
	if (tilt(t) < -1) {
		if (tilt(nodes[t].right) > 0)
			nodes[t].right = rotate_right(nodes[t].right);
		return rotate_left(t);
	}
	return t;
}

static uint32_t insert(uint32_t t, int64_t key)
{
	if (t == 0) {
		nodes[++used] = (struct node){.key = key, .size = 1, .height = 1};
		return used;
	}
	if (key < nodes[t].key)
		nodes[t].left = insert(nodes[t].left, key);
	else if (key > nodes[t].key)
		nodes[t].right = insert(nodes[t].right, key);
	return balance(t);
}

/* Takes the smallest node out of t and puts its number into *min. */
static uint32_t take_min(uint32_t t, uint32_t *min)
{
	if (nodes[t].left == 0) {
		*min = t;
		return nodes[t].right;
	}
	nodes[t].left = take_min(nodes[t].left, min);
	return balance(t);
}

static uint32_t remove_key(uint32_t t, int64_t key)
{
	if (t == 0)
		return 0;
	if (key < nodes[t].key) {
		nodes[t].left = remove_key(nodes[t].left, key);
	} else if (key > nodes[t].key) {
		nodes[t].right = remove_key(nodes[t].right, key);
	} else {
		uint32_t next, left = nodes[t].left, right = nodes[t].right;
		if (left == 0 || right == 0)
			return left != 0 ? left : right;
		right = take_min(right, &next);
		nodes[next].left = left;
		nodes[next].right = right;
		t = next;
	}
	return balance(t);
}

static uint32_t find(uint32_t t, int64_t key)
{
	while (t != 0 && nodes[t].key != key)
		t = key < nodes[t].key ? nodes[t].left : nodes[t].right;
	return t;
}

/* How many keys are smaller. */
static uint32_t rank_of(uint32_t t, int64_t key)
{
	uint32_t smaller = 0;
	while (t != 0) {
		if (nodes[t].key < key) {
			smaller += nodes[nodes[t].left].size + 1;
			t = nodes[t].right;
		} else {
			t = nodes[t].left;
		}
	}
	return smaller;
}

/* The node of the k-th smallest key, from 1; 0 if there is none. */
static uint32_t kth(uint32_t t, int64_t k)
{
	if (k < 1 || k > nodes[t].size)
		return 0;
	while (t != 0 && k != (int64_t)nodes[nodes[t].left].size + 1) {
		uint32_t before = nodes[nodes[t].left].size;
		if (k <= before) {
			t = nodes[t].left;
		} else {
			k -= before + 1;
			t = nodes[t].right;
		}
	}
	return t;
}

/* The node of the smallest larger key, 0 if there is none. */
static uint32_t successor(uint32_t t, int64_t key)
{
	uint32_t best = 0;
	while (t != 0 && nodes[t].key != key) {
		if (nodes[t].key > key) {
			best = t;
			t = nodes[t].left;
		} else {
			t = nodes[t].right;
		}
	}
	if (t == 0)
		return best;
	for (best = nodes[t].right; nodes[best].left != 0;)
		best = nodes[best].left;
	return best;
}

static void print_key(uint32_t t)
{
	if (t == 0)
		puts("none");
	else
		printf("%lld\n", (long long)nodes[t].key);
}

static uint32_t apply(uint32_t root, char op, int64_t x)
{
	switch (op) {
	case 'I':
		return insert(root, x);
	case 'D':
		return remove_key(root, x);
	case 'F':
		puts(find(root, x) != 0 ? "yes" : "no");
		break;
	case 'K':
		print_key(kth(root, x));
		break;
	case 'R':
		printf("%u\n", (unsigned)rank_of(root, x));
		break;
	case 'S':
		print_key(successor(root, x));
		break;
	}
	return root;
}

int main(void)
{
	unsigned q;
	if (scanf("%u", &q) != 1)
		return 1;
	nodes = calloc((size_t)q + 1, sizeof *nodes);
	if (nodes == NULL)
		return 1;
	uint32_t root = 0;
	for (unsigned i = 0; i < q; i++) {
		char op;
		long long x;
		if (scanf(" %c %lld", &op, &x) != 2)
			return 1;
		root = apply(root, op, x);
	}
	free(nodes);
	return 0;
}
