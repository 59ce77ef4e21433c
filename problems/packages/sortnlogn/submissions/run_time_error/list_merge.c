/* list_merge.c - merge sort of a linked list whose merge calls itself for the rest of the list:
 * elegant, stable, and as deep as the list is long. The 8 MiB stack is gone long before 10^6. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
	int64_t key;
	struct node *next;
	uint32_t place;
};

static struct node *merge(struct node *a, struct node *b)
{
	if (a == NULL)
		return b;
	if (b == NULL)
		return a;
	struct node *first = a->key <= b->key ? a : b;
	first->next = first == a ? merge(a->next, b) : merge(a, b->next);
	return first;
}

/* Takes n >= 1 nodes off the front of *list and returns them sorted. */
static struct node *sort(struct node **list, size_t n)
{
	if (n == 1) {
		struct node *one = *list;
		*list = one->next;
		one->next = NULL;
		return one;
	}
	struct node *left = sort(list, n / 2);
	return merge(left, sort(list, n - n / 2));
}

int main(void)
{
	size_t n;
	if (scanf("%zu", &n) != 1)
		return 1;
	struct node *nodes = malloc((n + 1) * sizeof *nodes);
	if (nodes == NULL)
		return 1;
	for (size_t i = 0; i < n; i++) {
		long long value;
		if (scanf("%lld", &value) != 1)
			return 1;
		nodes[i] = (struct node){value, i + 1 < n ? &nodes[i + 1] : NULL, (uint32_t)i + 1};
	}
	struct node *rest = nodes;
	for (const struct node *p = n > 0 ? sort(&rest, n) : NULL; p != NULL; p = p->next)
		printf("%u\n", p->place);
	free(nodes);
	return 0;
}
