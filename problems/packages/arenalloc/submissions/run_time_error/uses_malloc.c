/* uses_malloc.c - hands the work to the allocator that is there already. */
#include "arenalloc.h"

#include <stdlib.h>

void ma_init(void *arena, size_t n)
{
	(void)arena;
	(void)n;
}

void *ma_alloc(size_t n)
{
	return malloc(n);
}

void ma_free(void *p)
{
	free(p);
}

void *ma_realloc(void *p, size_t n)
{
	return realloc(p, n);
}
