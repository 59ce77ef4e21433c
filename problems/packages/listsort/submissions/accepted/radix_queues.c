/* radix_queues.c - no comparisons: four passes deal the cells out to 256 queues by one byte of the
 * value, lowest byte first, and string the queues together again. Queues keep the order, so each
 * pass is stable. A mark in the spare top bit of each link that was followed finds a cycle: the
 * first marked cell met again is its entry. O(N) time, and the 256 queues beyond the cells. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { QUEUES = 256, BYTE_BITS = 8, VALUE_BITS = 32 };

static const uint32_t MARK = UINT32_C(1) << 31;

struct cell {
	uint32_t key;  /* the value, shifted so that unsigned order is its order */
	uint32_t next; /* 0: none */
};

static struct cell *cells;

/* The entry of the cycle, 0 if there is none; then the marks are taken off again. */
static uint32_t cycle_entry(uint32_t head)
{
	uint32_t c = head;
	while (c != 0 && (cells[c].next & MARK) == 0) {
		uint32_t next = cells[c].next;
		cells[c].next = next | MARK;
		c = next;
	}
	if (c != 0)
		return c;
	for (c = head; c != 0; c = cells[c].next)
		cells[c].next &= ~MARK;
	return 0;
}

/* One stable pass over the byte at shift. */
static uint32_t deal_out(uint32_t head, unsigned shift)
{
	uint32_t first[QUEUES], last[QUEUES] = {0};
	for (uint32_t c = head; c != 0; c = cells[c].next) {
		uint32_t q = cells[c].key >> shift & (QUEUES - 1);
		if (last[q] == 0)
			first[q] = c;
		else
			cells[last[q]].next = c;
		last[q] = c; /* its link still leads on along the old list */
	}
	uint32_t sorted = 0;
	for (size_t q = QUEUES; q-- > 0;) {
		if (last[q] == 0)
			continue;
		cells[last[q]].next = sorted;
		sorted = first[q];
	}
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
		cells[c] = (struct cell){(uint32_t)value ^ MARK, next};
	}
	uint32_t entry = cycle_entry(head);
	if (entry != 0) {
		printf("CYCLE %u\n", (unsigned)entry);
	} else {
		for (unsigned shift = 0; shift < VALUE_BITS; shift += BYTE_BITS)
			head = deal_out(head, shift);
		print_list(head);
	}
	free(cells);
	return 0;
}
