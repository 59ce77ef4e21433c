/* fixed_table.c - two_level.c with a table of one size, as a page of lists costs nothing in an
 * arena of megabytes. In one of 4 KiB it leaves next to nothing for blocks. */
#include "arenalloc.h"

#include <stdint.h>
#include <string.h>

enum { SECOND = 32, UNIT = 16, HEADER = 8, NONE = 0 };

/* All places and sizes are in units of 16 bytes, counted from the heap's start. */
struct block {
	uint32_t before;     /* units of the block before, times 2, plus 1 if it is free */
	uint32_t size;	     /* units of this block, times 2, plus 1 if it is free */
	uint32_t next, prev; /* in its list, if it is free */
};

struct heap {
	uint32_t rows;	      /* bit f: row f has a block */
	uint32_t columns[28]; /* bit s of columns[f]: list[f][s] has one */
	uint32_t list[28][SECOND];
};

static struct heap *heap;

static struct block *at(uint32_t b)
{
	return (struct block *)((char *)heap + HEADER + (size_t)UNIT * b);
}

static uint32_t units(uint32_t word)
{
	return word >> 1;
}

static int is_free(uint32_t word)
{
	return (word & 1) != 0;
}

static void *payload(uint32_t b)
{
	return (char *)at(b) + HEADER;
}

static uint32_t block_of(void *p)
{
	return (uint32_t)(((char *)p - (char *)heap - UNIT) / UNIT);
}

/* ---- lists ---- */

struct place {
	int row, column;
};

/* Sizes below 32 units have a column each in row 0. */
static struct place place_of(uint32_t size)
{
	if (size < SECOND)
		return (struct place){0, (int)size};
	int log = 31 - __builtin_clz(size);
	return (struct place){log - 4, (int)(size >> (log - 5)) & (SECOND - 1)};
}

static void add(uint32_t b)
{
	struct place p = place_of(units(at(b)->size));
	uint32_t *first = &heap->list[p.row][p.column];
	at(b)->next = *first;
	at(b)->prev = NONE;
	if (*first != NONE)
		at(*first)->prev = b;
	*first = b;
	heap->columns[p.row] |= UINT32_C(1) << p.column;
	heap->rows |= UINT32_C(1) << p.row;
}

static void take_out(uint32_t b)
{
	struct place p = place_of(units(at(b)->size));
	uint32_t next = at(b)->next, prev = at(b)->prev;
	if (next != NONE)
		at(next)->prev = prev;
	if (prev != NONE) {
		at(prev)->next = next;
		return;
	}
	heap->list[p.row][p.column] = next;
	if (next != NONE)
		return;
	heap->columns[p.row] &= ~(UINT32_C(1) << p.column);
	if (heap->columns[p.row] == 0)
		heap->rows &= ~(UINT32_C(1) << p.row);
}

static uint32_t find(uint32_t size)
{
	if (size >= SECOND)
		size += (UINT32_C(1) << (26 - __builtin_clz(size))) - 1;
	struct place p = place_of(size);
	unsigned in_row = heap->columns[p.row] & (UINT32_MAX << p.column);
	if (in_row != 0)
		return heap->list[p.row][__builtin_ctz(in_row)];
	uint32_t above = heap->rows & ~((UINT32_C(2) << p.row) - 1);
	if (above == 0)
		return NONE;
	int row = __builtin_ctz(above);
	return heap->list[row][__builtin_ctz(heap->columns[row])];
}

/* ---- blocks ---- */

static void set(uint32_t b, uint32_t size, int is_free)
{
	at(b)->size = 2 * size + (uint32_t)is_free;
	at(b + size)->before = at(b)->size;
	if (is_free)
		add(b);
}

/* Joins b with the free block behind it, if there is one; b is in no list. */
static void swallow_next(uint32_t b)
{
	uint32_t size = units(at(b)->size), next = b + size;
	if (!is_free(at(next)->size))
		return;
	take_out(next);
	set(b, size + units(at(next)->size), 0);
}

/* Frees what the used block b has beyond size. */
static void cut(uint32_t b, uint32_t size)
{
	uint32_t rest = units(at(b)->size) - size;
	if (rest == 0)
		return;
	set(b, size, 0);
	set(b + size, rest, 0);
	swallow_next(b + size);
	set(b + size, units(at(b + size)->size), 1);
}

/* 0: too many. */
static uint32_t units_for(size_t n)
{
	if (n > UINT32_C(1) << 26)
		return 0;
	return ((uint32_t)n + HEADER + UNIT - 1) / UNIT;
}

/* ---- the four functions ---- */

void ma_init(void *arena, size_t n)
{
	uintptr_t start = ((uintptr_t)arena + 15) & ~(uintptr_t)15;
	uintptr_t end = ((uintptr_t)arena + n) & ~(uintptr_t)15;
	size_t all = (size_t)(end - start) / UNIT;
	size_t table = sizeof *heap;
	heap = (struct heap *)start;
	memset(heap, 0, table);
	/* The header of block b ends at unit b + 1; the last header closes the heap. */
	uint32_t first = (uint32_t)((table + UNIT - 1) / UNIT), last = (uint32_t)all - 1;
	at(first)->before = 0;
	at(last)->size = 0;
	if (first < last)
		set(first, last - first, 1);
}

void *ma_alloc(size_t n)
{
	uint32_t size = units_for(n);
	uint32_t b = size == 0 ? NONE : find(size);
	if (b == NONE)
		return NULL;
	take_out(b);
	set(b, units(at(b)->size), 0);
	cut(b, size);
	return payload(b);
}

void ma_free(void *p)
{
	if (p == NULL)
		return;
	uint32_t b = block_of(p), before = at(b)->before;
	swallow_next(b);
	uint32_t size = units(at(b)->size);
	if (is_free(before)) {
		b -= units(before);
		take_out(b);
		size += units(before);
	}
	set(b, size, 1);
}

void *ma_realloc(void *p, size_t n)
{
	if (p == NULL)
		return ma_alloc(n);
	uint32_t b = block_of(p), size = units_for(n), old = units(at(b)->size);
	if (size == 0)
		return NULL;
	uint32_t next = at(b + old)->size;
	if (old < size && is_free(next) && old + units(next) >= size)
		swallow_next(b);
	if (units(at(b)->size) >= size) {
		cut(b, size);
		return p;
	}
	void *moved = ma_alloc(n);
	if (moved != NULL) {
		memcpy(moved, p, (size_t)old * UNIT - HEADER);
		ma_free(p);
	}
	return moved;
}
