/* arenalloc.h - what you write. The driver, which has main(), calls it; the statement says how. */
#ifndef ARENALLOC_H
#define ARENALLOC_H
#include <stddef.h>

/* Called once, before everything else. The n bytes at arena are all the memory there is. They hold
 * arbitrary values, and arena may have any address. */
void ma_init(void *arena, size_t n);

/* A block of size bytes at a multiple of 16, or NULL. */
void *ma_alloc(size_t size);

/* Gives a block back; block may be NULL. */
void ma_free(void *block);

/* The block with its first min(old, size) bytes kept, moved if need be; block may be NULL. Returns
 * NULL if that is impossible, and the block stays as it was. */
void *ma_realloc(void *block, size_t size);

#endif
