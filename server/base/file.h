/* file.h - whole files, read and written as one act. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"

/* Appends a regular file of at most max_bytes to *out. Names are not followed through symbolic
 * links at their last component. dirfd may be AT_FDCWD. ERR_NOENT, ERR_TOOBIG, ERR_IO (also: not a
 * regular file); out->err is set likewise. */
enum err file_read(int dirfd, const char *name, size_t max_bytes, struct buf *out);

/* The file holds exactly `data` afterwards, or is as it was: a temporary file beside it, fsync,
 * rename. ERR_FULL or ERR_IO. */
enum err file_write(int dirfd, const char *name, struct span data, unsigned mode);

/* mkdir -p with `mode` for what is new. */
enum err file_make_dirs(const char *path, unsigned mode);

/* All bytes, whatever short writes and signals say. ERR_FULL, ERR_CLOSED (EPIPE) or ERR_IO. */
enum err file_write_all(int fd, struct span data);

#endif
