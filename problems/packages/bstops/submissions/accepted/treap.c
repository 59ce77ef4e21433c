/* treap.c - a search tree by key that is a heap by a random priority, so that its shape does not
 * depend on the order of the operations: O(log N) expected. Everything is split and merge. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
	int64_t key;
	uint32_t left, right; /* 0: none */
	uint32_t size;	      /* nodes of this part, this one included */
	uint32_t priority;
};

static struct node *nodes; /* nodes[0] is the empty part, of size 0 */
static uint32_t used;

/* Marsaglia's xorshift: any generator will do that the input does not know. */
static uint32_t next_random(void)
{
	static uint32_t state = 2463534242;
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state;
}

static void update(uint32_t t)
{
	nodes[t].size = nodes[nodes[t].left].size + 1 + nodes[nodes[t].right].size;
}

/* Splits t into the keys below key and the others. */
static void split(uint32_t t, int64_t key, uint32_t *below, uint32_t *others)
{
	if (t == 0) {
		*below = *others = 0;
		return;
	}
	if (nodes[t].key < key) {
		*below = t;
		split(nodes[t].right, key, &nodes[t].right, others);
	} else {
		*others = t;
		split(nodes[t].left, key, below, &nodes[t].left);
	}
	update(t);
}

/* All keys of a are smaller than those of b. */
static uint32_t merge(uint32_t a, uint32_t b)
{
	if (a == 0 || b == 0)
		return a != 0 ? a : b;
	if (nodes[a].priority > nodes[b].priority) {
		nodes[a].right = merge(nodes[a].right, b);
		update(a);
		return a;
	}
	nodes[b].left = merge(a, nodes[b].left);
	update(b);
	return b;
}

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

static int contains(uint32_t t, int64_t key)
{
	while (t != 0 && nodes[t].key != key)
		t = key < nodes[t].key ? nodes[t].left : nodes[t].right;
	return t != 0;
}

static uint32_t insert(uint32_t root, int64_t key)
{
	uint32_t below, others;
	if (contains(root, key))
		return root;
	nodes[++used] = (struct node){.key = key, .size = 1, .priority = next_random()};
	split(root, key, &below, &others);
	return merge(merge(below, used), others);
}

static uint32_t remove_key(uint32_t root, int64_t key)
{
	uint32_t below, others, equal;
	if (!contains(root, key))
		return root;
	split(root, key, &below, &others);
	split(others, key + 1, &equal, &others);
	return merge(below, others);
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
		puts(contains(root, x) ? "yes" : "no");
		break;
	case 'K':
		print_key(kth(root, x));
		break;
	case 'R':
		printf("%u\n", (unsigned)rank_of(root, x));
		break;
	case 'S':
		print_key(kth(root, (int64_t)rank_of(root, x + 1) + 1));
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
