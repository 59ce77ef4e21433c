/* names.h - the names in a folder, as the problem package format sees them. */
#ifndef JUDGE_NAMES_H
#define JUDGE_NAMES_H

#include "judge/arena.h"
#include "judge/fault.h"

enum { NAMES_MAX = 4096 };

struct name {
	char *text;
	bool folder;
};

struct names {
	struct name *v;
	size_t count;
};

/* The entries of `path` that the format recognises, in byte order: those of [a-zA-Z0-9_.-] that do
 * not begin with a period or a dash (section "General requirements": a judge behaves as if others
 * were not there). Links and special files are faults. ERR_NOENT (no fault) where there is no such
 * folder, ERR_IO or ERR_TOOBIG with a fault. */
enum err names_read(struct arena *a, struct faults *f, const char *path, struct names *out);

/* True where `name` ends in `suffix` and something stands before it. */
bool name_ends(const char *name, const char *suffix);

bool names_have(const struct names *n, const char *name);

#endif
