/* static_table.c - keeps what it knows of the blocks in a static table, not in the arena: the
 * driver counts the static variables and does not start. */
#include "arenalloc.h"

#include <stdint.h>
#include <string.h>

enum { BLOCKS = 200000, UNIT = 16 };

static struct {
	size_t start, end;
} block[BLOCKS]; /* by place */
static size_t count, first, limit;

void ma_init(void *arena, size_t n)
{
	first = (uintptr_t)arena;
	limit = first + n;
}

void *ma_alloc(size_t n)
{
	size_t at = (first + UNIT - 1) / UNIT * UNIT, i = 0;
	n = n == 0 ? 1 : n;
	while (i < count && (at > block[i].start || n > block[i].start - at)) {
		at = (block[i].end + UNIT - 1) / UNIT * UNIT;
		i++;
	}
	if (at > limit || n > limit - at || count == BLOCKS)
		return NULL;
	memmove(block + i + 1, block + i, (count - i) * sizeof *block);
	block[i].start = at;
	block[i].end = at + n;
	count++;
	return (void *)at;
}

static size_t place_of(void *p)
{
	size_t i = 0;
	while (block[i].start != (uintptr_t)p)
		i++;
	return i;
}

void ma_free(void *p)
{
	if (p == NULL)
		return;
	size_t i = place_of(p);
	count--;
	memmove(block + i, block + i + 1, (count - i) * sizeof *block);
}

void *ma_realloc(void *p, size_t n)
{
	if (p == NULL)
		return ma_alloc(n);
	size_t i = place_of(p), old = block[i].end - block[i].start;
	size_t room = (i + 1 < count ? block[i + 1].start : limit) - block[i].start;
	n = n == 0 ? 1 : n;
	if (n <= room) {
		block[i].end = block[i].start + n;
		return p;
	}
	void *moved = ma_alloc(n);
	if (moved != NULL) {
		memcpy(moved, p, old);
		ma_free(p);
	}
	return moved;
}
