/* best_fit_tree.c - best fit from a search tree: all free blocks stand in one treap, ordered by
 * size and then by place, whose nodes are in the free blocks themselves. The smallest block that is
 * large enough is taken, in O(log n) expected time; there are no size classes and no rounding.
 *
 * A block starts with 8 bytes: the sizes of the block before it and of its own, in units of 16
 * bytes, and whether they are free. Before the heap there is nothing but the tree's root. */
#include "arenalloc.h"

#include <stdint.h>
#include <string.h>

enum { UNIT = 16, HEADER = 8, NONE = 0 };

struct block {
	uint32_t before_free : 1, before : 31; /* the block before */
	uint32_t is_free : 1, size : 31;
	uint32_t left, right; /* in the tree, if it is free */
};

static char *heap; /* a multiple of 16; block b starts at heap + 16 b - 8 */
static uint32_t root;

static struct block *at(uint32_t b)
{
	return (struct block *)(heap + (size_t)UNIT * b - HEADER);
}

static void *payload(uint32_t b)
{
	return heap + (size_t)UNIT * b;
}

static uint32_t block_of(void *p)
{
	return (uint32_t)(((char *)p - heap) / UNIT);
}

/* ---- the tree ---- */

static int less(uint32_t a, uint32_t b)
{
	return at(a)->size < at(b)->size || (at(a)->size == at(b)->size && a < b);
}

/* As good as random, different for every block, and nothing to be stored. */
static uint32_t rank(uint32_t b)
{
	b *= UINT32_C(0x9E3779B1);
	return (b ^ (b >> 15)) * UINT32_C(0x85EBCA6B);
}

static void insert(uint32_t b)
{
	uint32_t *link = &root;
	while (*link != NONE && rank(*link) > rank(b))
		link = less(b, *link) ? &at(*link)->left : &at(*link)->right;
	/* All below goes to the left or to the right of b. */
	uint32_t below = *link, *smaller = &at(b)->left, *larger = &at(b)->right;
	*link = b;
	while (below != NONE) {
		if (less(below, b)) {
			*smaller = below;
			smaller = &at(below)->right;
			below = *smaller;
		} else {
			*larger = below;
			larger = &at(below)->left;
			below = *larger;
		}
	}
	*smaller = *larger = NONE;
}

static void take_out(uint32_t b)
{
	uint32_t *link = &root, left = at(b)->left, right = at(b)->right;
	while (*link != b)
		link = less(b, *link) ? &at(*link)->left : &at(*link)->right;
	while (left != NONE && right != NONE) {
		if (rank(left) > rank(right)) {
			*link = left;
			link = &at(left)->right;
			left = *link;
		} else {
			*link = right;
			link = &at(right)->left;
			right = *link;
		}
	}
	*link = left != NONE ? left : right;
}

static uint32_t find(uint32_t size)
{
	uint32_t best = NONE;
	for (uint32_t b = root; b != NONE;) {
		if (at(b)->size >= size) {
			best = b;
			b = at(b)->left;
		} else {
			b = at(b)->right;
		}
	}
	return best;
}

/* ---- blocks ---- */

static void set(uint32_t b, uint32_t size, int is_free)
{
	at(b)->size = at(b + size)->before = size;
	at(b)->is_free = at(b + size)->before_free = is_free != 0;
	if (is_free)
		insert(b);
}

/* Frees what the used block b has beyond size, together with a free block behind. */
static void cut(uint32_t b, uint32_t size)
{
	uint32_t rest = at(b)->size - size, next = b + at(b)->size;
	if (rest == 0)
		return;
	if (at(next)->is_free) {
		take_out(next);
		rest += at(next)->size;
	}
	set(b, size, 0);
	set(b + size, rest, 1);
}

/* 0: too many. */
static uint32_t units_for(size_t n)
{
	return n > UINT32_C(1) << 26 ? 0 : ((uint32_t)n + HEADER + UNIT - 1) / UNIT;
}

/* ---- the four functions ---- */

void ma_init(void *arena, size_t n)
{
	uintptr_t start = ((uintptr_t)arena + 15) & ~(uintptr_t)15;
	uint32_t all = (uint32_t)(((uintptr_t)arena + n - start) / UNIT);
	heap = (char *)start;
	root = NONE;
	/* The first header is in unit 0. The last block has a header alone, which closes the heap.
	 */
	at(1)->before_free = 0;
	at(1)->before = 0;
	at(all)->size = 0;
	at(all)->is_free = 0;
	set(1, all - 1, 1);
}

void *ma_alloc(size_t n)
{
	uint32_t size = units_for(n), b = size == 0 ? NONE : find(size);
	if (b == NONE)
		return NULL;
	take_out(b);
	set(b, at(b)->size, 0);
	cut(b, size);
	return payload(b);
}

void ma_free(void *p)
{
	if (p == NULL)
		return;
	uint32_t b = block_of(p), size = at(b)->size, next = b + size;
	if (at(next)->is_free) {
		take_out(next);
		size += at(next)->size;
	}
	if (at(b)->before_free) {
		b -= at(b)->before;
		take_out(b);
		size += at(b)->size;
	}
	set(b, size, 1);
}

/* A block that must move goes to the best fit; if there is none, nothing has changed. */
void *ma_realloc(void *p, size_t n)
{
	if (p == NULL)
		return ma_alloc(n);
	uint32_t b = block_of(p), size = units_for(n), old = at(b)->size, next = b + old;
	if (size == 0)
		return NULL;
	if (old < size && at(next)->is_free && old + at(next)->size >= size) {
		take_out(next);
		set(b, old + at(next)->size, 0);
	}
	if (at(b)->size >= size) {
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
