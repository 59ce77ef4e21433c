/* empty_tree.c - a treap of pointers whose k-th key reads the size of the root before it has seen
 * that there is a root: a null pointer while the set is empty. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
	int64_t key;
	struct node *left, *right;
	size_t size; /* nodes of this part, this one included */
	uint32_t priority;
};

static size_t size_of(const struct node *t)
{
	return t == NULL ? 0 : t->size;
}

static void update(struct node *t)
{
	t->size = size_of(t->left) + 1 + size_of(t->right);
}

/* Splits t into the keys below key and the others. */
static void split(struct node *t, int64_t key, struct node **below, struct node **others)
{
	if (t == NULL) {
		*below = *others = NULL;
	} else if (t->key < key) {
		*below = t;
		split(t->right, key, &t->right, others);
		update(t);
	} else {
		*others = t;
		split(t->left, key, below, &t->left);
		update(t);
	}
}

/* All keys of a are smaller than those of b. */
static struct node *merge(struct node *a, struct node *b)
{
	if (a == NULL || b == NULL)
		return a != NULL ? a : b;
	if (a->priority > b->priority) {
		a->right = merge(a->right, b);
		update(a);
		return a;
	}
	b->left = merge(a, b->left);
	update(b);
	return b;
}

static int contains(const struct node *t, int64_t key)
{
	while (t != NULL && t->key != key)
		t = key < t->key ? t->left : t->right;
	return t != NULL;
}

static struct node *insert(struct node *root, int64_t key)
{
	static uint32_t state = 2463534242;
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	if (contains(root, key))
		return root;
	struct node *t = malloc(sizeof *t), *below, *others;
	if (t == NULL)
		exit(1);
	*t = (struct node){.key = key, .size = 1, .priority = state};
	split(root, key, &below, &others);
	return merge(merge(below, t), others);
}

static struct node *remove_key(struct node *root, int64_t key)
{
	struct node *below, *others, *equal;
	split(root, key, &below, &others);
	split(others, key + 1, &equal, &others);
	free(equal);
	return merge(below, others);
}

static size_t rank_of(const struct node *t, int64_t key)
{
	size_t smaller = 0;
	while (t != NULL) {
		if (t->key < key) {
			smaller += size_of(t->left) + 1;
			t = t->right;
		} else {
			t = t->left;
		}
	}
	return smaller;
}

/* k within 1 to the size. */
static int64_t kth(const struct node *t, size_t k)
{
	while (k != size_of(t->left) + 1) {
		if (k <= size_of(t->left)) {
			t = t->left;
		} else {
			k -= size_of(t->left) + 1;
			t = t->right;
		}
	}
	return t->key;
}

static void print_kth(const struct node *root, int64_t k)
{
	if (k < 1 || k > (int64_t)root->size)
		puts("none");
	else
		printf("%lld\n", (long long)kth(root, (size_t)k));
}

static struct node *apply(struct node *root, char op, int64_t x)
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
		print_kth(root, x);
		break;
	case 'R':
		printf("%zu\n", rank_of(root, x));
		break;
	case 'S':
		print_kth(root, (int64_t)rank_of(root, x + 1) + 1);
		break;
	}
	return root;
}

int main(void)
{
	unsigned q;
	if (scanf("%u", &q) != 1)
		return 1;
	struct node *root = NULL;
	for (unsigned i = 0; i < q; i++) {
		char op;
		long long x;
		if (scanf(" %c %lld", &op, &x) != 2)
			return 1;
		root = apply(root, op, x);
	}
	return 0;
}
