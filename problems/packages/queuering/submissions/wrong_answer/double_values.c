/* double_values.c - segment_tree.c with values that are doubles, as is handy where one wants an
 * infinity for what is not there. */
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOTHING (-INFINITY) /* below the smallest value, and never printed */

static double *tree; /* node i is the larger of 2i and 2i + 1; slot s is node capacity + s */
static size_t capacity, head, count;

static void set_slot(size_t slot, double value)
{
	size_t node = capacity + slot;
	for (tree[node] = value; node > 1; node /= 2) {
		double a = tree[node], b = tree[node ^ 1];
		tree[node / 2] = a > b ? a : b;
	}
}

static size_t slot_of(size_t i)
{
	return (head + i) % capacity;
}

static void push(const char *op, int64_t x)
{
	if (count == capacity) {
		puts("full");
		return;
	}
	if (strcmp(op, "pushfront") == 0) {
		head = (head + capacity - 1) % capacity;
		set_slot(head, x);
	} else {
		set_slot(slot_of(count), x);
	}
	count++;
}

static int64_t take(size_t slot)
{
	int64_t x = (int64_t)tree[capacity + slot];
	set_slot(slot, NOTHING);
	count--;
	return x;
}

static int64_t ask(const char *op)
{
	size_t first = head, last = slot_of(count - 1);
	if (strcmp(op, "popback") == 0)
		return take(last);
	if (strcmp(op, "pop") == 0) {
		head = slot_of(1);
		return take(first);
	}
	if (strcmp(op, "max") == 0)
		return (int64_t)tree[1];
	return (int64_t)tree[capacity + (strcmp(op, "front") == 0 ? first : last)];
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
		else if (count == 0)
			puts("empty");
		else
			printf("%" PRId64 "\n", ask(op));
	}
	free(tree);
	return 0;
}
