/* int_difference.c - binary_counter.c that compares by the sign of a 32-bit difference: it wraps
 * when the values are more than 2^31 - 1 apart. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { BINS = 20 }; /* 10^6 < 2^20 */

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

/* Unsigned, because int overflow would be undefined. */
static int32_t difference(uint32_t a, uint32_t b)
{
	return (int32_t)((uint32_t)cells[a].value - (uint32_t)cells[b].value);
}

static uint32_t merge(uint32_t a, uint32_t b)
{
	uint32_t first = 0, *link = &first;
	while (a != 0 && b != 0) {
		uint32_t *from = difference(b, a) < 0 ? &b : &a;
		*link = *from;
		link = &cells[*from].next;
		*from = *link;
	}
	*link = a != 0 ? a : b;
	return first;
}

static uint32_t sort_list(uint32_t head)
{
	uint32_t bin[BINS] = {0};
	while (head != 0) {
		uint32_t carry = head;
		head = cells[head].next;
		cells[carry].next = 0;
		size_t i = 0;
		for (; bin[i] != 0; i++) {
			carry = merge(bin[i], carry);
			bin[i] = 0;
		}
		bin[i] = carry;
	}
	uint32_t sorted = 0;
	for (size_t i = 0; i < BINS; i++) /* the fuller the bin, the earlier its cells */
		sorted = merge(bin[i], sorted);
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
