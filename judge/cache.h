/* cache.h - what was compiled once, found again by the hash of all that went into it.
 *
 * Entries are files of the judge's own folder (0700), written beside their place and renamed, so
 * that any number of processes may share it and one that is killed half-way leaves nothing that is
 * read. An entry carries its key and a checksum: one that does not hold is removed and counts as
 * absent. The least recently used go when all together exceed the maximum. */
#ifndef JUDGE_CACHE_H
#define JUDGE_CACHE_H

#include "base/buf.h"
#include "base/hash.h"

enum { CACHE_MIB_DEFAULT = 256, CACHE_NOTES_MAX = 1024 * 1024 };

struct cache;

/* Makes the folder if it is missing. ERR_FORBIDDEN: it is not ours alone. */
enum err cache_new(const char *folder, uint64_t max_bytes, struct cache **out);
void cache_free(struct cache *c);

/* Appends the notes, and gives the program as a sealed memfd, which the caller owns; -1: the entry
 * has none. ERR_NOENT: there is no such entry, or it was broken. */
enum err cache_get(struct cache *c, const unsigned char key[HASH_BYTES], struct buf *notes,
		   int *program_fd);

/* Keeps notes and program (empty: none) under the key, if they fit and the disk lets it: a cache
 * that cannot write is only slow. */
void cache_put(struct cache *c, const unsigned char key[HASH_BYTES], struct span notes,
	       struct span program);

#endif
