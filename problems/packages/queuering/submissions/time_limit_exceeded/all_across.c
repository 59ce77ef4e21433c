/* all_across.c - two_stacks.c that moves all entries to the stack that is empty, the way a queue is
 * made of two stacks. That is O(1) amortised while values enter at one end and leave at the other;
 * when they leave at both ends in turn, every pop moves all of them: O(n^2). */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	int64_t value;
	int64_t best; /* of the values from here to the boundary */
};

static struct entry *ring;
static size_t capacity, head, count; /* entry i, counted from the front, is at slot_of(i) */
static size_t left;		     /* entries 0 to left - 1 are the front stack */

static struct entry *entry_at(size_t i)
{
	size_t slot = head + i;
	return &ring[slot < capacity ? slot : slot - capacity];
}

static int64_t larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Entry i's maximum; the one before it in its stack, nearer to the boundary, is done already. */
static void set_best(size_t i, int has_inner, size_t inner)
{
	struct entry *e = entry_at(i);
	e->best = has_inner ? larger(e->value, entry_at(inner)->best) : e->value;
}

static void move_boundary(size_t new_left)
{
	left = new_left;
	for (size_t i = left; i-- > 0;)
		set_best(i, i + 1 < left, i + 1);
	for (size_t i = left; i < count; i++)
		set_best(i, i > left, i - 1);
}

static void push_back(int64_t x)
{
	count++;
	entry_at(count - 1)->value = x;
	set_best(count - 1, count - 1 > left, count - 2);
}

static void push_front(int64_t x)
{
	head = head > 0 ? head - 1 : capacity - 1;
	count++;
	left++;
	entry_at(0)->value = x;
	set_best(0, left > 1, 1);
}

static int64_t pop_front(void)
{
	if (left == 0)
		move_boundary(count);
	int64_t x = entry_at(0)->value;
	head = head + 1 < capacity ? head + 1 : 0;
	count--;
	left--;
	return x;
}

static int64_t pop_back(void)
{
	if (left == count)
		move_boundary(0);
	int64_t x = entry_at(count - 1)->value;
	count--;
	return x;
}

static int64_t maximum(void)
{
	if (left == 0)
		return entry_at(count - 1)->best;
	if (left == count)
		return entry_at(0)->best;
	return larger(entry_at(0)->best, entry_at(count - 1)->best);
}

static void push(const char *op, int64_t x)
{
	if (count == capacity)
		puts("full");
	else if (strcmp(op, "push") == 0)
		push_back(x);
	else
		push_front(x);
}

static int64_t ask(const char *op)
{
	if (strcmp(op, "pop") == 0)
		return pop_front();
	if (strcmp(op, "popback") == 0)
		return pop_back();
	if (strcmp(op, "max") == 0)
		return maximum();
	return entry_at(strcmp(op, "front") == 0 ? 0 : count - 1)->value;
}

int main(void)
{
	size_t operations;
	char op[16];
	int64_t x;
	if (scanf("%zu %zu", &capacity, &operations) != 2)
		return 1;
	ring = malloc(capacity * sizeof *ring);
	if (ring == NULL)
		return 1;
	while (operations-- > 0 && scanf("%15s", op) == 1) {
		if (strncmp(op, "push", 4) == 0 && scanf("%" SCNd64, &x) == 1)
			push(op, x);
		else if (count == 0)
			puts("empty");
		else
			printf("%" PRId64 "\n", ask(op));
	}
	free(ring);
	return 0;
}
