/* cached_max.c - a ring that remembers its maximum and looks for it afresh only after it has left.
 * Fast on random values; where values fall, every pop takes the maximum away: O(n) each. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t *ring;
static size_t capacity, head, count;
static int64_t best;
static int best_known;

static size_t slot_of(size_t i)
{
	size_t slot = head + i;
	return slot < capacity ? slot : slot - capacity;
}

static void push(const char *op, int64_t x)
{
	if (count == capacity) {
		puts("full");
		return;
	}
	if (count == 0 || (best_known && x > best)) {
		best = x;
		best_known = 1;
	}
	if (strcmp(op, "pushfront") == 0)
		head = head > 0 ? head - 1 : capacity - 1;
	ring[strcmp(op, "pushfront") == 0 ? head : slot_of(count)] = x;
	count++;
}

static int64_t maximum(void)
{
	if (!best_known) {
		best = ring[head];
		for (size_t i = 1; i < count; i++)
			best = ring[slot_of(i)] > best ? ring[slot_of(i)] : best;
		best_known = 1;
	}
	return best;
}

static int64_t take(size_t slot)
{
	best_known = best_known && ring[slot] != best;
	count--;
	return ring[slot];
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
		return maximum();
	return ring[strcmp(op, "front") == 0 ? first : last];
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
