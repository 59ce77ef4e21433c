#include "judge/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK_BYTES = 16384 };

struct arena_block {
	struct arena_block *next;
	size_t used;
	size_t cap;
	alignas(max_align_t) unsigned char bytes[];
};

void arena_init(struct arena *a, size_t max_bytes)
{
	*a = (struct arena){.max = max_bytes};
}

void arena_release(struct arena *a)
{
	while (a->blocks) {
		struct arena_block *next = a->blocks->next;
		free(a->blocks);
		a->blocks = next;
	}
	*a = (struct arena){.max = a->max};
}

static bool add_block(struct arena *a, size_t bytes)
{
	size_t cap = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
	struct arena_block *block = calloc(1, sizeof *block + cap);
	if (!block) {
		a->err = ERR_NOMEM;
		return false;
	}
	block->cap = cap;
	block->next = a->blocks;
	a->blocks = block;
	return true;
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
	const size_t align = alignof(max_align_t);
	size_t bytes;
	if (a->err)
		return NULL;
	if (__builtin_mul_overflow(count, size, &bytes) || bytes > a->max - a->used) {
		a->err = ERR_TOOBIG;
		return NULL;
	}
	bytes = (bytes + align - 1) / align * align;
	if (bytes == 0)
		bytes = align; /* never NULL without an error */
	if ((!a->blocks || a->blocks->cap - a->blocks->used < bytes) && !add_block(a, bytes))
		return NULL;
	void *p = a->blocks->bytes + a->blocks->used;
	a->blocks->used += bytes;
	a->used = bytes > a->max - a->used ? a->max : a->used + bytes;
	return p;
}

char *arena_copy(struct arena *a, struct span s)
{
	char *copy = arena_alloc(a, s.len + 1, 1);
	if (copy && s.len)
		memcpy(copy, s.p, s.len);
	return copy;
}

char *arena_format(struct arena *a, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	char *text = n < 0 ? NULL : arena_alloc(a, (size_t)n + 1, 1);
	if (text)
		vsnprintf(text, (size_t)n + 1, format, again);
	else if (!a->err)
		a->err = ERR_INVAL;
	va_end(again);
	va_end(args);
	return text;
}
