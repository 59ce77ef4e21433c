/* always_moves.c - boundary_tags.c whose realloc always allocates, copies and frees, even for a
 * block that stays as large as it is: in a full arena there is nowhere to go. */
#include "arenalloc.h"

#include <stdint.h>
#include <string.h>

enum {
	FREE = 1,
	PREV_FREE = 2,
	FLAGS = 15,
	HEADER = 8,
	MIN_BLOCK = 32,
	EXACT = 512,
	CLASSES = EXACT / 16 + 32,
	TRIES = 8
};

struct links {
	uint32_t next, prev; /* offsets of blocks, 0: none */
};

struct heap {
	uint64_t filled; /* bit c: list c is not empty */
	uint32_t list[CLASSES];
};

static struct heap *heap; /* offsets are from here */

static uint64_t *header(uint32_t b)
{
	return (uint64_t *)((char *)heap + b);
}

static uint32_t size_of(uint32_t b)
{
	return (uint32_t)*header(b) & ~(uint32_t)FLAGS;
}

static struct links *links(uint32_t b)
{
	return (struct links *)(header(b) + 1);
}

static void *payload(uint32_t b)
{
	return header(b) + 1;
}

static uint32_t block_of(void *p)
{
	return (uint32_t)((char *)p - (char *)heap) - HEADER;
}

/* ---- free lists ---- */

static int class_of(uint32_t size)
{
	return size < EXACT ? (int)(size / 16) : EXACT / 16 + 22 - __builtin_clz(size);
}

static void add(uint32_t b)
{
	int c = class_of(size_of(b));
	*links(b) = (struct links){heap->list[c], 0};
	if (heap->list[c] != 0)
		links(heap->list[c])->prev = b;
	heap->list[c] = b;
	heap->filled |= UINT64_C(1) << c;
}

static void take_out(uint32_t b)
{
	int c = class_of(size_of(b));
	struct links l = *links(b);
	if (l.next != 0)
		links(l.next)->prev = l.prev;
	if (l.prev != 0)
		links(l.prev)->next = l.next;
	else
		heap->list[c] = l.next;
	if (heap->list[c] == 0)
		heap->filled &= ~(UINT64_C(1) << c);
}

/* A free block of at least size bytes, 0: none. */
static uint32_t find(uint32_t size)
{
	int c = class_of(size);
	uint32_t b = heap->list[c];
	for (int i = 0; b != 0 && i < TRIES; i++) {
		if (size_of(b) >= size)
			return b;
		b = links(b)->next;
	}
	uint64_t larger = heap->filled & ~((UINT64_C(2) << c) - 1);
	return larger == 0 ? 0 : heap->list[__builtin_ctzll(larger)];
}

/* ---- blocks ---- */

/* Makes b a free block of this size between used ones, and lists it. */
static void set_free(uint32_t b, uint32_t size)
{
	*header(b) = size | FREE;
	*header(b + size - HEADER) = size;
	*header(b + size) |= PREV_FREE;
	add(b);
}

/* Makes b a used block of this size. */
static void set_used(uint32_t b, uint32_t size)
{
	*header(b) = size | (*header(b) & PREV_FREE);
	*header(b + size) &= ~(uint64_t)PREV_FREE;
}

/* Frees the bytes of the used block b beyond size, if they make a block. */
static void cut(uint32_t b, uint32_t size)
{
	uint32_t rest = size_of(b) - size, next = b + size_of(b);
	if (rest < MIN_BLOCK)
		return;
	if ((*header(next) & FREE) != 0) {
		rest += size_of(next);
		take_out(next);
	}
	set_used(b, size);
	set_free(b + size, rest);
}

/* The size of a block with room for n bytes, 0: none can have it. */
static uint32_t block_size(size_t n)
{
	if (n > UINT32_C(1) << 30)
		return 0;
	uint32_t size = ((uint32_t)n + HEADER + 15) & ~(uint32_t)15;
	return size < MIN_BLOCK ? MIN_BLOCK : size;
}

/* ---- the four functions ---- */

void ma_init(void *arena, size_t n)
{
	uintptr_t start = ((uintptr_t)arena + 15) & ~(uintptr_t)15;
	uintptr_t end = ((uintptr_t)arena + n) & ~(uintptr_t)15;
	heap = (struct heap *)start;
	*heap = (struct heap){.filled = 0};
	/* The first header ends, and the last one starts, 8 bytes beyond a multiple of 16. */
	uint32_t first = (sizeof *heap + 15) / 16 * 16 + 8, last = (uint32_t)(end - start) - 8;
	*header(last) = 0;
	set_free(first, last - first);
}

void *ma_alloc(size_t n)
{
	uint32_t size = block_size(n), b = size == 0 ? 0 : find(size);
	if (b == 0)
		return NULL;
	take_out(b);
	set_used(b, size_of(b));
	cut(b, size);
	return payload(b);
}

void ma_free(void *p)
{
	if (p == NULL)
		return;
	uint32_t b = block_of(p), size = size_of(b), next = b + size;
	if ((*header(next) & FREE) != 0) {
		size += size_of(next);
		take_out(next);
	}
	if ((*header(b) & PREV_FREE) != 0) {
		uint32_t before = (uint32_t)*header(b - HEADER);
		b -= before;
		size += before;
		take_out(b);
	}
	set_free(b, size);
}

void *ma_realloc(void *p, size_t n)
{
	if (p == NULL)
		return ma_alloc(n);
	size_t old = size_of(block_of(p)) - HEADER;
	void *moved = ma_alloc(n);
	if (moved != NULL) {
		memcpy(moved, p, old < n ? old : n);
		ma_free(p);
	}
	return moved;
}
