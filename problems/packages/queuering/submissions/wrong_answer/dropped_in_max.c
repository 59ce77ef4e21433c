/* dropped_in_max.c - lazy_heap.c that lets a value into the heap before it finds the buffer full.
 * The value is dropped, and is the maximum all the same. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	int64_t value;
	uint32_t stamp; /* the number of the push, from 1; 0 in the ring: the slot is free */
	uint32_t slot;
};

static int64_t *value;
static uint32_t *stamp;
static size_t capacity, head, count;
static struct entry *heap; /* heap[1] is the largest */
static size_t heap_size;
static uint32_t pushes;

static void heap_push(struct entry e)
{
	size_t i = ++heap_size;
	for (; i > 1 && heap[i / 2].value < e.value; i /= 2)
		heap[i] = heap[i / 2];
	heap[i] = e;
}

static void heap_pop(void)
{
	struct entry e = heap[heap_size--];
	size_t i = 1;
	for (size_t child; (child = 2 * i) <= heap_size; i = child) {
		if (child < heap_size && heap[child + 1].value > heap[child].value)
			child++;
		if (heap[child].value <= e.value)
			break;
		heap[i] = heap[child];
	}
	heap[i] = e;
}

static int64_t maximum(void)
{
	while (stamp[heap[1].slot] != heap[1].stamp)
		heap_pop();
	return heap[1].value;
}

static void push(const char *op, int64_t x)
{
	size_t slot = (head + count) % capacity;
	if (strcmp(op, "pushfront") == 0)
		slot = (head + capacity - 1) % capacity;
	stamp[slot] = ++pushes;
	heap_push((struct entry){x, pushes, (uint32_t)slot});
	if (count == capacity) {
		puts("full");
		return;
	}
	if (strcmp(op, "pushfront") == 0)
		head = slot;
	count++;
	value[slot] = x;
}

static int64_t take(size_t slot)
{
	stamp[slot] = 0;
	count--;
	return value[slot];
}

static int64_t ask(const char *op)
{
	size_t first = head, last = (head + count - 1) % capacity;
	if (strcmp(op, "popback") == 0)
		return take(last);
	if (strcmp(op, "pop") == 0) {
		head = (head + 1) % capacity;
		return take(first);
	}
	if (strcmp(op, "max") == 0)
		return maximum();
	return value[strcmp(op, "front") == 0 ? first : last];
}

int main(void)
{
	size_t operations;
	char op[16];
	int64_t x;
	if (scanf("%zu %zu", &capacity, &operations) != 2)
		return 1;
	value = calloc(capacity, sizeof *value);
	stamp = calloc(capacity, sizeof *stamp);
	heap = calloc(operations + 1, sizeof *heap);
	if (value == NULL || stamp == NULL || heap == NULL)
		return 1;
	while (operations-- > 0 && scanf("%15s", op) == 1) {
		if (strncmp(op, "push", 4) == 0 && scanf("%" SCNd64, &x) == 1)
			push(op, x);
		else if (count == 0)
			puts("empty");
		else
			printf("%" PRId64 "\n", ask(op));
	}
	free(heap);
	free(stamp);
	free(value);
	return 0;
}
