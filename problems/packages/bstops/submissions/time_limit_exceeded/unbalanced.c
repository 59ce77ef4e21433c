/* unbalanced.c - a search tree that does nothing for its balance, with sizes, and without recursion
 * so that its depth costs time and not stack: keys in order make a chain of it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
	int64_t key;
	uint32_t left, right; /* 0: none */
	uint32_t size;	      /* nodes of this part, this one included */
};

static struct node *nodes; /* nodes[0] is the empty part, of size 0 */
static uint32_t used;

static uint32_t *link_to(uint32_t *root, int64_t key)
{
	uint32_t *link = root;
	while (*link != 0 && nodes[*link].key != key)
		link = key < nodes[*link].key ? &nodes[*link].left : &nodes[*link].right;
	return link;
}

/* Adds change, which may be -1 as an unsigned number, to all sizes above key. */
static void resize_path(uint32_t t, int64_t key, uint32_t change)
{
	while (t != 0 && nodes[t].key != key) {
		nodes[t].size += change;
		t = key < nodes[t].key ? nodes[t].left : nodes[t].right;
	}
}

static uint32_t insert(uint32_t root, int64_t key)
{
	uint32_t *link = link_to(&root, key);
	if (*link == 0) {
		nodes[++used] = (struct node){.key = key, .size = 1};
		*link = used;
		resize_path(root, key, 1);
	}
	return root;
}

/* Takes the smallest node out of the part behind *link. */
static uint32_t take_min(uint32_t *link)
{
	while (nodes[*link].left != 0) {
		nodes[*link].size--;
		link = &nodes[*link].left;
	}
	uint32_t min = *link;
	*link = nodes[min].right;
	return min;
}

static uint32_t remove_key(uint32_t root, int64_t key)
{
	uint32_t *link = link_to(&root, key), t = *link;
	if (t == 0)
		return root;
	resize_path(root, key, UINT32_MAX);
	if (nodes[t].left == 0 || nodes[t].right == 0) {
		*link = nodes[t].left != 0 ? nodes[t].left : nodes[t].right;
		return root;
	}
	uint32_t next = take_min(&nodes[t].right);
	nodes[next].left = nodes[t].left;
	nodes[next].right = nodes[t].right;
	nodes[next].size = nodes[t].size - 1;
	*link = next;
	return root;
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
	while (t != 0) {
		if (nodes[t].key > key) {
			best = t;
			t = nodes[t].left;
		} else {
			t = nodes[t].right;
		}
	}
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
