/* cell_by_malloc.c - right and fast, but every cell is a block of its own on the heap: 16 bytes for
 * the cell, 8 for the allocator and 8 to round up, and 8 more in the table that finds it by number.
 * The merge is the plain one on pointers. */
#include <stdio.h>
#include <stdlib.h>

enum { BINS = 20 }; /* 10^6 < 2^20 */

struct cell {
	int value;
	unsigned id;
	struct cell *next;
};

static struct cell *cycle_entry(struct cell *head)
{
	struct cell *slow = head, *fast = head;
	do {
		if (fast == NULL || fast->next == NULL)
			return NULL;
		fast = fast->next->next;
		slow = slow->next;
	} while (fast != slow);
	for (slow = head; slow != fast; slow = slow->next)
		fast = fast->next;
	return slow;
}

/* Of equal values those of a come first: a is the earlier part of the list. */
static struct cell *merge(struct cell *a, struct cell *b)
{
	struct cell *first = NULL, **link = &first;
	while (a != NULL && b != NULL) {
		struct cell **from = b->value < a->value ? &b : &a;
		*link = *from;
		link = &(*from)->next;
		*from = *link;
	}
	*link = a != NULL ? a : b;
	return first;
}

static struct cell *sort_list(struct cell *head)
{
	struct cell *bin[BINS] = {NULL}, *sorted = NULL;
	while (head != NULL) {
		struct cell *carry = head;
		head = head->next;
		carry->next = NULL;
		size_t i = 0;
		for (; bin[i] != NULL; i++) {
			carry = merge(bin[i], carry);
			bin[i] = NULL;
		}
		bin[i] = carry;
	}
	for (size_t i = 0; i < BINS; i++)
		sorted = merge(bin[i], sorted);
	return sorted;
}

static void print_list(const struct cell *head)
{
	size_t length = 0;
	for (const struct cell *c = head; c != NULL; c = c->next)
		length++;
	printf("%zu\n", length);
	for (const struct cell *c = head; c != NULL; c = c->next)
		printf("%u ", c->id);
	putchar('\n');
}

static struct cell **read_cells(unsigned n)
{
	struct cell **cells = calloc((size_t)n + 1, sizeof *cells);
	if (cells == NULL)
		exit(1);
	for (unsigned c = 1; c <= n; c++) {
		cells[c] = malloc(sizeof *cells[c]);
		if (cells[c] == NULL)
			exit(1);
		cells[c]->id = c;
	}
	for (unsigned c = 1; c <= n; c++) {
		unsigned next;
		if (scanf("%d %u", &cells[c]->value, &next) != 2)
			exit(1);
		cells[c]->next = cells[next]; /* cells[0] is NULL */
	}
	return cells;
}

int main(void)
{
	unsigned n, head;
	if (scanf("%u %u", &n, &head) != 2)
		return 1;
	struct cell **cells = read_cells(n);
	struct cell *entry = cycle_entry(cells[head]);
	if (entry != NULL)
		printf("CYCLE %u\n", entry->id);
	else
		print_list(sort_list(cells[head]));
	return 0;
}
