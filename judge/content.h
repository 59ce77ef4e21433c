/* content.h - a package's content hash, the same wherever and however often it is computed. */
#ifndef JUDGE_CONTENT_H
#define JUDGE_CONTENT_H

#include "judge/package.h"

/* SHA-256 over the sorted list of files and their SHA-256. Names that the format ignores do not
 * count, except .viva.yaml; nor does data that the manifest stands for, so materialising it changes
 * nothing. Writes p->hash. ERR_INVAL with faults. */
enum err content_hash(struct package *p, struct faults *f);

/* That list: a line of "HASH PATH" for each file, PATH relative to the package. */
enum err content_list(struct package *p, struct faults *f, struct buf *out);

#endif
