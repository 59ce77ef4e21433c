/* copied_keys.c - relinks nothing: copies value and number of each cell of the list into an array,
 * with its place for equal values, and calls qsort. The copies, and as much again that the library
 * takes for its merge sort, do not fit into the memory limit beside a million cells. */
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

struct key {
	int32_t value;
	uint32_t place, cell;
};

static int by_value(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return x->place < y->place ? -1 : 1;
}

static void print_sorted(uint32_t head)
{
	size_t length = 0, i = 0;
	for (uint32_t c = head; c != 0; c = cells[c].next)
		length++;
	struct key *keys = malloc((length + 1) * sizeof *keys);
	if (keys == NULL)
		exit(1);
	for (uint32_t c = head; c != 0; c = cells[c].next, i++)
		keys[i] = (struct key){cells[c].value, (uint32_t)i, c};
	qsort(keys, length, sizeof *keys, by_value);
	printf("%zu\n", length);
	for (i = 0; i < length; i++)
		printf("%u ", (unsigned)keys[i].cell);
	putchar('\n');
	free(keys);
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
		print_sorted(head);
	free(cells);
	return 0;
}
