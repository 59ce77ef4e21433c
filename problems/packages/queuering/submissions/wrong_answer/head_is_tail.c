/* head_is_tail.c - segment_tree.c that keeps head and tail but no count, and takes head == tail for
 * empty. A full ring looks exactly like that: `full` is never said, and all entries are gone. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOTHING INT64_MIN /* below the smallest value, and never printed */

static int64_t *tree; /* node i is the larger of 2i and 2i + 1; slot s is node capacity + s */
static size_t capacity, head, tail;

static void set_slot(size_t slot, int64_t value)
{
	size_t node = capacity + slot;
	for (tree[node] = value; node > 1; node /= 2) {
		int64_t a = tree[node], b = tree[node ^ 1];
		tree[node / 2] = a > b ? a : b;
	}
}

static size_t next(size_t slot)
{
	return (slot + 1) % capacity;
}

static size_t previous(size_t slot)
{
	return (slot + capacity - 1) % capacity;
}

static void push(const char *op, int64_t x)
{
	if (strcmp(op, "pushfront") == 0) {
		head = previous(head);
		set_slot(head, x);
	} else {
		set_slot(tail, x);
		tail = next(tail);
	}
}

static int64_t take(size_t slot)
{
	int64_t x = tree[capacity + slot];
	set_slot(slot, NOTHING);
	return x;
}

static int64_t ask(const char *op)
{
	size_t first = head, last = previous(tail);
	if (strcmp(op, "popback") == 0) {
		tail = last;
		return take(last);
	}
	if (strcmp(op, "pop") == 0) {
		head = next(head);
		return take(first);
	}
	if (strcmp(op, "max") == 0)
		return tree[1];
	return tree[capacity + (strcmp(op, "front") == 0 ? first : last)];
}

int main(void)
{
	size_t operations;
	char op[16];
	int64_t x;
	if (scanf("%zu %zu", &capacity, &operations) != 2)
		return 1;
	tree = malloc(2 * capacity * sizeof *tree);
	if (tree == NULL)
		return 1;
	for (size_t i = 0; i < 2 * capacity; i++)
		tree[i] = NOTHING;
	while (operations-- > 0 && scanf("%15s", op) == 1) {
		if (strncmp(op, "push", 4) == 0 && scanf("%" SCNd64, &x) == 1)
			push(op, x);
		else if (head == tail)
			puts("empty");
		else
			printf("%" PRId64 "\n", ask(op));
	}
	free(tree);
	return 0;
}
