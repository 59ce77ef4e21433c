/* shape.h - what a YAML tree must look like, as const tables: the meaning of a JSON schema. */
#ifndef JUDGE_SHAPE_H
#define JUDGE_SHAPE_H

#include "judge/tree.h"

enum shape_kind { SHAPE_TEXT, SHAPE_INT, SHAPE_BOOL, SHAPE_LIST, SHAPE_MAP };

struct shape_key;

struct shape {
	enum shape_kind kind;
	int64_t lo, hi;			/* characters, value, or items; hi 0: no upper bound */
	bool (*fits)(struct span text); /* SHAPE_TEXT, or NULL */
	const char *wanted;		/* the words for fits: "must be WANTED" */
	const struct shape *item;	/* SHAPE_LIST */
	bool unique;			/* SHAPE_LIST of text: no two equal */
	const struct shape_key *keys;	/* SHAPE_MAP, ends with a NULL name; no other key allowed */
};

struct shape_key {
	const char *name;
	const struct shape *shape;
	bool required;
};

/* Adds a fault for every difference, each at its line. True: there was none. */
bool shape_check(struct faults *f, const struct tree *t, const struct shape *shape);

#endif
