/* ldcache.h - /etc/ld.so.cache of a slot: where the loader finds the few libraries there are,
 * without trying two dozen directories first. Format: glibc, sysdeps/generic/dl-cache.h,
 * version 1.1. */
#ifndef BOX_LDCACHE_H
#define BOX_LDCACHE_H

#include <stddef.h>

#include "base/err.h"
#include "judge/box/mount.h"

/* Writes it below the current root, for those views that are libraries ("/dir/libx.so.1"). */
enum err ldcache_write(const struct mount_view *views, size_t count);

#endif
