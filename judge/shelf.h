/* shelf.h - the packages that a worker offers, loaded once before it forks. */
#ifndef JUDGE_SHELF_H
#define JUDGE_SHELF_H

#include "base/json.h"
#include "judge/package.h"

enum { SHELF_MAX = 500 };

struct shelf {
	struct package **packages;
	size_t count;
};

/* Every folder of `dir` with a problem.yaml. A faulty package is left out, its faults logged: the
 * others are still served. ERR_NOENT: no such folder. */
enum err shelf_load(const char *dir, struct shelf *out);
void shelf_release(struct shelf *s);

struct package *shelf_find(const struct shelf *s, struct span id);

/* {id: hash}. */
json_t *shelf_json(const struct shelf *s);

/* Takes a package off again: its data could not be made. */
void shelf_drop(struct shelf *s, size_t index);

#endif
