#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct cell {
	int32_t value;
	uint32_t next; /* the number of the next cell, 0: none */
};

/* The arena. Cells have the numbers from 1; cells[0] is unused and all zero. */
static struct cell *cells;

/* Relinks the list so that its values rise and equal ones keep their order; returns the new head.
 * If the list has a cycle, leaves it alone and sets *entry to the cell where the cycle begins. */
static uint32_t sort_list(uint32_t head, uint32_t *entry)
{
	/* Your code. */
	(void)entry;
	return head;
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
	uint32_t entry = 0, first = sort_list(head, &entry);
	if (entry != 0)
		printf("CYCLE %u\n", (unsigned)entry);
	else
		print_list(first);
	free(cells);
	return 0;
}
