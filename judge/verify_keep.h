/* verify_keep.h - what `viva-judge verify` found in order before, and need not do again.
 *
 * A report is kept under the hash of all that it depends on: this judge and its sandbox, the
 * compiler, the tier, the limits as they are on this host, and those files of the package that the
 * item reads. Of submissions.yaml only the rules that speak of the submission count, so that an
 * author who changes one line waits for one submission. What differed is never kept. */
#ifndef JUDGE_VERIFY_KEEP_H
#define JUDGE_VERIFY_KEEP_H

#include "judge/verify.h"

enum { VERIFY_KEPT_MIB = 64 };

struct keep;

/* Under DATA/verified. The session's box tells the tier. ERR_FORBIDDEN and the like: nothing can be
 * kept here, and nothing is lost by that. */
enum err keep_new(const struct session *s, struct keep **out);
void keep_free(struct keep *k);

/* Marks an item by the hash of what it depends on. An error: it has none, and is done each time. */
enum err keep_key(struct keep *k, const struct session *s, struct verify_package *p,
		  const struct verify_item *item, unsigned char key[HASH_BYTES]);

/* The report under this key, which the caller owns, or NULL. */
json_t *keep_find(struct keep *k, const unsigned char key[HASH_BYTES]);

/* Keeps a report that is in order; any other is left alone. */
void keep_put(struct keep *k, const unsigned char key[HASH_BYTES], const json_t *report);

#endif
