/* shift_and_scan.c - the queue in a plain array from place 0 on, and nothing else: a pop moves all
 * the others down by one, the maximum is looked for afresh. O(n) each. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t *queue;
static size_t capacity, count;

static void push(const char *op, int64_t x)
{
	if (count == capacity) {
		puts("full");
		return;
	}
	if (strcmp(op, "pushfront") == 0) {
		memmove(queue + 1, queue, count * sizeof *queue);
		queue[0] = x;
	} else {
		queue[count] = x;
	}
	count++;
}

static int64_t maximum(void)
{
	int64_t best = queue[0];
	for (size_t i = 1; i < count; i++)
		best = queue[i] > best ? queue[i] : best;
	return best;
}

static int64_t ask(const char *op)
{
	int64_t first = queue[0], last = queue[count - 1];
	if (strcmp(op, "max") == 0)
		return maximum();
	if (strcmp(op, "popback") == 0)
		count--;
	if (strcmp(op, "pop") == 0)
		memmove(queue, queue + 1, --count * sizeof *queue);
	return strcmp(op, "pop") == 0 || strcmp(op, "front") == 0 ? first : last;
}

int main(void)
{
	size_t operations;
	char op[16];
	int64_t x;
	if (scanf("%zu %zu", &capacity, &operations) != 2)
		return 1;
	queue = malloc(capacity * sizeof *queue);
	if (queue == NULL)
		return 1;
	while (operations-- > 0 && scanf("%15s", op) == 1) {
		if (strncmp(op, "push", 4) == 0 && scanf("%" SCNd64, &x) == 1)
			push(op, x);
		else if (count == 0)
			puts("empty");
		else
			printf("%" PRId64 "\n", ask(op));
	}
	free(queue);
	return 0;
}
