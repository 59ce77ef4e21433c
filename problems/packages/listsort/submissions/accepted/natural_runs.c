/* natural_runs.c - Brent's walker that teleports finds a cycle, then passes over the list merge
 * neighbouring runs, starting with those that are there already: a sorted list costs one pass.
 * O(N log R) time for R runs and four indices beyond the cells. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct cell {
	int32_t value;
	uint32_t next; /* 0: none */
};

static struct cell *cells;

/* The number of cells on the cycle, 0 if there is none: the mark moves up to the walker after 1, 2,
 * 4, ... steps, until a cycle holds the mark and is no longer than the next stretch. */
static uint32_t cycle_length(uint32_t head)
{
	uint32_t mark = head, steps = 0, stretch = 1;
	for (uint32_t c = cells[head].next; c != 0; c = cells[c].next) {
		steps++;
		if (c == mark)
			return steps;
		if (steps == stretch) {
			mark = c;
			steps = 0;
			stretch *= 2;
		}
	}
	return 0;
}

/* Two walkers, as many steps apart as the cycle is long, meet at its entry. */
static uint32_t cycle_entry(uint32_t head, uint32_t length)
{
	uint32_t back = head, front = head;
	while (length-- > 0)
		front = cells[front].next;
	while (back != front) {
		back = cells[back].next;
		front = cells[front].next;
	}
	return back;
}

/* Cuts the longest rising run off the front of *list. */
static uint32_t take_run(uint32_t *list)
{
	uint32_t first = *list, last = first;
	if (first == 0)
		return 0;
	while (cells[last].next != 0 && cells[cells[last].next].value >= cells[last].value)
		last = cells[last].next;
	*list = cells[last].next;
	cells[last].next = 0;
	return first;
}

/* Merges b into a, whose cells come first among equals, behind *link; returns the last link. */
static uint32_t *merge_behind(uint32_t *link, uint32_t a, uint32_t b)
{
	while (a != 0 && b != 0) {
		uint32_t *from = cells[b].value < cells[a].value ? &b : &a;
		*link = *from;
		link = &cells[*from].next;
		*from = *link;
	}
	*link = a != 0 ? a : b;
	while (*link != 0)
		link = &cells[*link].next;
	return link;
}

static uint32_t sort_list(uint32_t head)
{
	int merges;
	do {
		uint32_t rest = head, *link = &head;
		for (merges = 0; rest != 0; merges++) {
			uint32_t a = take_run(&rest), b = take_run(&rest);
			link = merge_behind(link, a, b);
		}
	} while (merges > 1);
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
	uint32_t length = cycle_length(head);
	if (length > 0)
		printf("CYCLE %u\n", (unsigned)cycle_entry(head, length));
	else
		print_list(sort_list(head));
	free(cells);
	return 0;
}
