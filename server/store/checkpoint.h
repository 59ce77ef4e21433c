/* checkpoint.h - moves the write-ahead log into the database on a thread and a connection of its
 * own: done inline it is what a commit's 99th percentile consists of. */
#ifndef STORE_CHECKPOINT_H
#define STORE_CHECKPOINT_H

#include "base/err.h"

struct checkpoint; /* opaque; one owner */

enum err checkpoint_new(const char *path, struct checkpoint **out);
/* After each commit, from the writer: how many pages the log holds now. Never blocks for long. */
void checkpoint_tell(struct checkpoint *c, int pages);
/* Stops and joins the thread. NULL is fine. */
void checkpoint_free(struct checkpoint *c);

#endif
