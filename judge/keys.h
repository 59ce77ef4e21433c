/* keys.h - problem.yaml of either version as a table of keys, and what the versions share. */
#ifndef JUDGE_KEYS_H
#define JUDGE_KEYS_H

#include "judge/loading.h"

typedef void key_reader(struct loading *l, const struct tree *t);

struct key {
	const char *name;
	key_reader *read;
	bool required;
};

/* Reads a map by the table, which ends with a NULL name; faults for unknown and missing keys. */
void keys_read(struct loading *l, const struct tree *t, const struct key *keys);
/* "'KEY' REASON" at the node's line. */
void key_wrong(struct loading *l, const struct tree *t, const char *reason);

/* metadata.c */
key_reader key_text, key_uuid, key_credits, key_source, key_license, key_embargo, key_keywords;
/* Who owns the rights; `author`: the key that names the authors. */
void keys_check_rights(struct loading *l, const struct tree *t, const char *author);

/* limits.c */
key_reader key_limits, key_legacy_limits;
void limits_default(struct loading *l);
/* A positive number of seconds within the bounds of time limits. False with a fault. */
bool limits_seconds(struct loading *l, const struct tree *t, double *out);

/* legacy.c: problem.yaml of the versions `legacy` and `legacy-icpc`. */
void load_legacy_yaml(struct loading *l, const struct tree *t, bool icpc);

#endif
