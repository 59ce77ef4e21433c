/* landlock.h - what a slot may open, as the kernel's Landlock sees it, in every tier that has it.
 * With mount namespaces it is the second wall behind an almost empty root; in tier C the first. */
#ifndef BOX_LANDLOCK_H
#define BOX_LANDLOCK_H

#include <stddef.h>

#include "base/err.h"

enum landlock_use {
	LANDLOCK_NONE,	  /* nothing */
	LANDLOCK_LIBRARY, /* one file: read, execute */
	LANDLOCK_TREE,	  /* a directory and all below: read, list, execute */
	LANDLOCK_READ,	  /* the same without executing */
	LANDLOCK_WORK,	  /* a directory and all below: plain files made, read, written, removed */
	LANDLOCK_LAY,	  /* the same, and directories made */
};

struct landlock_rule {
	const char *path;
	enum landlock_use use;
};

/* The kernel's ABI level, 0 when it has none. */
int landlock_abi(void);
/* What that level keeps programs from, in words. */
const char *landlock_words(int abi);

/* Confines this process and its children for good to these rules (a path that is not there is
 * passed over), without TCP, and, where the kernel can, without signals and abstract sockets to
 * the outside. A second call confines further, never less. Sets no_new_privs. ERR_UNSUPPORTED where
 * abi is 0. */
enum err landlock_confine(int abi, const struct landlock_rule *rules, size_t count);

#endif
