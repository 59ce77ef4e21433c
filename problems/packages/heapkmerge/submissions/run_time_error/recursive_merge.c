/* recursive_merge.c - merges neighbouring streams in pairs, as linked lists, and a merge calls
 * itself for the rest of the lists: as deep as the result is long, which 8 MiB of stack do not
 * hold. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
	int64_t value;
	struct node *next;
	uint32_t stream;
};

static struct node *merge(struct node *a, struct node *b)
{
	if (a == NULL)
		return b;
	if (b == NULL)
		return a;
	struct node *first = b->value < a->value ? b : a;
	first->next = first == a ? merge(a->next, b) : merge(a, b->next);
	return first;
}

/* The streams from list[0] to list[k - 1], k >= 1, as one list. */
static struct node *merge_all(struct node **list, uint32_t k)
{
	if (k == 1)
		return list[0];
	struct node *left = merge_all(list, k / 2);
	return merge(left, merge_all(list + k / 2, k - k / 2));
}

int main(void)
{
	uint32_t k;
	long long m;
	if (scanf("%u %lld", &k, &m) != 2)
		return 1;
	struct node **list = calloc(k, sizeof(struct node *)),
		    *node = malloc(1000000 * sizeof *node);
	if (list == NULL || node == NULL)
		return 1;
	for (uint32_t s = 0, n = 0; s < k; s++) {
		uint32_t length;
		if (scanf("%u", &length) != 1)
			return 1;
		for (struct node **tail = &list[s]; length > 0; length--) {
			long long v;
			if (scanf("%lld", &v) != 1)
				return 1;
			node[n] = (struct node){v, NULL, s + 1};
			*tail = &node[n];
			tail = &node[n++].next;
		}
	}
	for (const struct node *p = merge_all(list, k); p != NULL && m > 0; p = p->next, m--)
		printf("%lld:%u\n", (long long)p->value, p->stream);
	free(list);
	free(node);
	return 0;
}
