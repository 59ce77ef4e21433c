/* change.h - the inside of a ChangeSet, for change.c, map.c and doc.c only. */
#ifndef CORE_CHANGE_H
#define CORE_CHANGE_H

#include "core/doc.h"

enum { PART_RETAIN = -1 };

/* len units of the old text are kept (ins == PART_RETAIN) or replaced by ins units. */
struct part {
	uint32_t len;
	int32_t ins;
	uint32_t text; /* where the inserted units start in change.text */
};

struct change {
	int refs;
	size_t length, new_length;
	struct part *part;
	size_t n, cap;
	uint16_t *text; /* NULL in a mere description: lengths without what was inserted */
	size_t text_len, text_cap;
};

static inline void auto_change_(struct change **c)
{
	change_free(*c);
}
#define AUTO_CHANGE __attribute__((cleanup(auto_change_))) struct change

struct change *change_new(void); /* without parts; NULL: out of memory */

/* ChangeSet's addSection: joins what can be joined. `units` may be NULL. */
enum err change_add(struct change *c, uint32_t len, int32_t ins, const uint16_t *units);

/* change_map(), but a description. */
enum err change_map_lengths(struct change *a, const struct change *over, bool before,
			    struct change **out);

#endif
