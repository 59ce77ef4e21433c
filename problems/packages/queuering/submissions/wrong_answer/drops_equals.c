/* drops_equals.c - monotone_pop_back.c that throws away equal values too (<= for <) although it
 * compares values, not places, when one leaves: the first of two equal maxima takes both along. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t *ring, *falling; /* falling[] never rises from front to back */
static size_t capacity, head, count, falling_head, falling_count;

static size_t before(size_t slot)
{
	return slot > 0 ? slot - 1 : capacity - 1;
}

static size_t behind(size_t slot, size_t by)
{
	return (slot + by) % capacity;
}

static int64_t falling_back(void)
{
	return falling[behind(falling_head, falling_count - 1)];
}

static void push_back(int64_t x)
{
	ring[behind(head, count++)] = x;
	while (falling_count > 0 && falling_back() <= x)
		falling_count--;
	falling[behind(falling_head, falling_count++)] = x;
}

static void push_front(int64_t x)
{
	head = before(head);
	ring[head] = x;
	count++;
	if (falling_count == 0 || x >= falling[falling_head]) {
		falling_head = before(falling_head);
		falling[falling_head] = x;
		falling_count++;
	}
}

static int64_t pop_front(void)
{
	int64_t x = ring[head];
	head = behind(head, 1);
	count--;
	if (falling_count > 0 && x == falling[falling_head]) {
		falling_head = behind(falling_head, 1);
		falling_count--;
	}
	return x;
}

static int64_t pop_back(void)
{
	int64_t x = ring[behind(head, --count)];
	if (falling_count > 0 && x == falling_back())
		falling_count--;
	return x;
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
		return falling[falling_head];
	return ring[strcmp(op, "front") == 0 ? head : behind(head, count - 1)];
}

int main(void)
{
	size_t operations;
	char op[16];
	int64_t x;
	if (scanf("%zu %zu", &capacity, &operations) != 2)
		return 1;
	ring = calloc(capacity, sizeof *ring);
	falling = calloc(capacity, sizeof *falling);
	if (ring == NULL || falling == NULL)
		return 1;
	while (operations-- > 0 && scanf("%15s", op) == 1) {
		if (strncmp(op, "push", 4) == 0 && scanf("%" SCNd64, &x) == 1)
			push(op, x);
		else if (count == 0)
			puts("empty");
		else
			printf("%" PRId64 "\n", ask(op));
	}
	free(falling);
	free(ring);
	return 0;
}
