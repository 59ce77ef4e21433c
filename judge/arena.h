/* arena.h - memory that lives and dies together: a package and everything its files said.
 *
 * Allocations are zeroed, aligned for any object, and never freed one by one. The first failure
 * (out of memory, or more than the named maximum) is remembered: later calls return NULL too, so a
 * caller may build a whole structure and ask arena_err() once, as long as it looks at each pointer
 * before it writes through it. */
#ifndef JUDGE_ARENA_H
#define JUDGE_ARENA_H

#include "base/span.h"

struct arena_block;

struct arena {
	struct arena_block *blocks;
	size_t used;
	size_t max;
	enum err err;
};

void arena_init(struct arena *a, size_t max_bytes);
void arena_release(struct arena *a);

void *arena_alloc(struct arena *a, size_t count, size_t size);
char *arena_copy(struct arena *a, struct span s); /* with a NUL after it */
char *arena_format(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline enum err arena_err(const struct arena *a)
{
	return a->err;
}

#endif
