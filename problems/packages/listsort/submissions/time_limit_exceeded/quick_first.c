/* quick_first.c - quicksort on links with the first cell as pivot. Stable, and fast on random
 * values; a sorted, falling or constant list is split one cell at a time: O(N^2). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct cell {
	int32_t value;
	uint32_t next; /* 0: none */
};

static struct cell *cells;

/* The cell where the cycle begins, 0 if there is none. */
static uint32_t cycle_entry(uint32_t head)
{
	uint32_t slow = head, fast = head;
	do {
		/* The next of cell 0 is 0, so the end of the list needs no case of its own. */
		fast = cells[cells[fast].next].next;
		slow = cells[slow].next;
	} while (fast != 0 && fast != slow);
	if (fast == 0)
		return 0;
	/* The meeting place lies as many steps before the entry, round the cycle, as the head. */
	for (slow = head; slow != fast; slow = cells[slow].next)
		fast = cells[fast].next;
	return slow;
}

/* Puts the sorted list before *tail, which becomes its first cell. */
static void sort_before(uint32_t head, uint32_t *tail)
{
	if (head == 0)
		return;
	uint32_t pivot = head, less = 0, rest = 0, *less_end = &less, *rest_end = &rest;
	for (uint32_t c = cells[head].next; c != 0; c = cells[c].next) {
		uint32_t **end = cells[c].value < cells[pivot].value ? &less_end : &rest_end;
		**end = c;
		*end = &cells[c].next;
	}
	*less_end = *rest_end = 0;
	sort_before(rest, tail);
	cells[pivot].next = *tail;
	*tail = pivot;
	sort_before(less, tail);
}

static uint32_t sort_list(uint32_t head)
{
	uint32_t sorted = 0;
	sort_before(head, &sorted);
	return sorted;
}

static void print_list(uint32_t head)
{
	size_t length = 0;
	for (uint32_t c = head; c != 0; c = cells[c].next)
		length++;
	printf("%zu\n", length);
	for (uint32_t c = head; c != 0; c = cells[c].next)
		printf("%u ", (unsigned)c);
	putchar('\n');
}

int main(void)
{
	unsigned n, head;
	if (scanf("%u %u", &n, &head) != 2)
		return 1;
	cells = calloc((size_t)n + 1, sizeof *cells);
	if (cells == NULL)
		return 1;
	for (unsigned c = 1; c <= n; c++) {
		int value;
		unsigned next;
		if (scanf("%d %u", &value, &next) != 2)
			return 1;
		cells[c] = (struct cell){value, next};
	}
	uint32_t entry = cycle_entry(head);
	if (entry != 0)
		printf("CYCLE %u\n", (unsigned)entry);
	else
		print_list(sort_list(head));
	free(cells);
	return 0;
}
