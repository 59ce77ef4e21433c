/* tree.h - a YAML file as a tree that knows its lines, read strictly.
 *
 * What makes YAML surprising is refused as a fault: anchors and aliases (a few bytes become
 * gigabytes), tags, more than one document, duplicate keys, keys that are not plain words, more
 * than TREE_NODES_MAX nodes or TREE_DEPTH_MAX levels. Scalars stay text: `no` is the string "no",
 * and whoever wants a boolean asks for `true` or `false` in plain style. */
#ifndef JUDGE_TREE_H
#define JUDGE_TREE_H

#include "judge/arena.h"
#include "judge/fault.h"

enum { TREE_NODES_MAX = 20000, TREE_DEPTH_MAX = 24, TREE_FILE_MAX = 1024 * 1024 };

enum tree_kind { TREE_SCALAR, TREE_LIST, TREE_MAP };

struct tree {
	enum tree_kind kind;
	bool plain;	  /* a scalar without quotes and not folded or literal */
	int line;	  /* from 1 */
	const char *file; /* as given to tree_read */
	struct span text; /* TREE_SCALAR: UTF-8, a NUL after it */
	struct span key;  /* where the parent is a map */
	int key_line;
	size_t count; /* children */
	struct tree *first, *next;
};

/* Parses `text`. NULL with faults added when it does not hold; an empty file is a fault too.
 * Everything lives in the arena. */
struct tree *tree_read(struct arena *a, struct faults *f, const char *file, struct span text);

/* The value of a key, or NULL; also for a node that is no map. */
const struct tree *tree_get(const struct tree *map, const char *key);

/* Typed looks. Each adds a fault that names the node's key and returns false where it is not so. */
bool tree_text(struct faults *f, const struct tree *t, struct span *out);
bool tree_int(struct faults *f, const struct tree *t, int64_t lo, int64_t hi, int64_t *out);
bool tree_number(struct faults *f, const struct tree *t, double *out); /* finite, decimal */
bool tree_bool(struct faults *f, const struct tree *t, bool *out);
bool tree_is(struct faults *f, const struct tree *t, enum tree_kind kind);

/* A fault for each key that is not among the words, which end with NULL. False: there was one. */
bool tree_only(struct faults *f, const struct tree *map, const char *const *words);

#define tree_each(child, parent)                                                                   \
	for (const struct tree *child = (parent) ? (parent)->first : NULL; child;                  \
	     child = child->next)

#endif
