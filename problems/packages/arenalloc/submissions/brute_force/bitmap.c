/* bitmap.c - the oracle, an allocator without lists, headers or merging: two bits for every 16
 * bytes of the arena say whether they are used, and whether a block ends with them. Free neighbours
 * are one by themselves. Every operation reads the map from the start, so it is for small arenas.
 * The map takes a 64th of the arena. */
#include "arenalloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_MAX = 1 << 16, UNIT = 16, USED = 1, LAST = 2 };

static unsigned char *map; /* unit i: bits 2i and 2i + 1 */
static char *base;
static size_t units;

static int get(size_t i)
{
	return map[i / 4] >> i % 4 * 2 & 3;
}

static void set(size_t i, int value)
{
	map[i / 4] = (unsigned char)((map[i / 4] & ~(3 << i % 4 * 2)) | value << i % 4 * 2);
}

static void mark(size_t from, size_t count)
{
	for (size_t i = from; i < from + count; i++)
		set(i, i + 1 < from + count ? USED : USED | LAST);
}

static size_t length(size_t from)
{
	size_t n = 1;
	while (get(from + n - 1) != (USED | LAST))
		n++;
	return n;
}

static void clear(size_t from, size_t count)
{
	for (size_t i = from; i < from + count; i++)
		set(i, 0);
}

/* The first of count free units in a row, or `units` if there are none. */
static size_t find(size_t count)
{
	size_t run = 0;
	for (size_t i = 0; i < units; i++) {
		run = get(i) == 0 ? run + 1 : 0;
		if (run == count)
			return i + 1 - count;
	}
	return units;
}

static size_t units_for(size_t n)
{
	return n == 0 ? 1 : (n - 1) / UNIT + 1;
}

void ma_init(void *arena, size_t n)
{
	if (n > ARENA_MAX)
		abort(); /* an oracle for small inputs: beyond them it says so at once */
	uintptr_t start = (uintptr_t)arena, end = (start + n) & ~(uintptr_t)(UNIT - 1);
	size_t map_bytes = n / UNIT / 4 + 1;
	map = arena;
	memset(map, 0, map_bytes);
	base = (char *)((start + map_bytes + UNIT - 1) & ~(uintptr_t)(UNIT - 1));
	units = (size_t)(end - (uintptr_t)base) / UNIT;
}

void *ma_alloc(size_t n)
{
	size_t count = units_for(n), at = count > units ? units : find(count);
	if (at == units)
		return NULL;
	mark(at, count);
	return base + at * UNIT;
}

void ma_free(void *p)
{
	if (p == NULL)
		return;
	size_t at = (size_t)((char *)p - base) / UNIT;
	clear(at, length(at));
}

void *ma_realloc(void *p, size_t n)
{
	if (p == NULL)
		return ma_alloc(n);
	size_t at = (size_t)((char *)p - base) / UNIT, old = length(at), count = units_for(n),
	       room = old;
	while (room < count && at + room < units && get(at + room) == 0)
		room++;
	if (room >= count) {
		clear(at, old);
		mark(at, count);
		return p;
	}
	void *moved = ma_alloc(n);
	if (moved != NULL) {
		memcpy(moved, p, old * UNIT);
		clear(at, old);
	}
	return moved;
}
