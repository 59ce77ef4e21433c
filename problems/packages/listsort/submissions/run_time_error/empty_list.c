/* empty_list.c - plain merge sort on pointers into one array of cells, that looks for a cycle two
 * links ahead before it has seen that there is a cell at all: a null pointer when the head is 0. */
#include <stdio.h>
#include <stdlib.h>

enum { BINS = 20 }; /* 10^6 < 2^20 */

struct cell {
	int value;
	struct cell *next;
};

static struct cell *cells;

static unsigned number_of(const struct cell *c)
{
	return (unsigned)(c - cells);
}

static struct cell *cycle_entry(struct cell *head)
{
	struct cell *slow = head, *fast = head;
	do {
		if (fast->next == NULL || fast->next->next == NULL)
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
		printf("%u ", number_of(c));
	putchar('\n');
}

static struct cell *read_cells(unsigned n)
{
	struct cell *array = calloc((size_t)n + 1, sizeof *array);
	if (array == NULL)
		exit(1);
	for (unsigned c = 1; c <= n; c++) {
		unsigned next;
		if (scanf("%d %u", &array[c].value, &next) != 2)
			exit(1);
		array[c].next = next != 0 ? &array[next] : NULL;
	}
	return array;
}

int main(void)
{
	unsigned n, head;
	if (scanf("%u %u", &n, &head) != 2)
		return 1;
	cells = read_cells(n);
	struct cell *first = head != 0 ? &cells[head] : NULL;
	struct cell *entry = cycle_entry(first);
	if (entry != NULL)
		printf("CYCLE %u\n", number_of(entry));
	else
		print_list(sort_list(first));
	free(cells);
	return 0;
}
