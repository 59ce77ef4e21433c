/* mount.h - the root directory of a slot that has a mount namespace of its own. */
#ifndef BOX_MOUNT_H
#define BOX_MOUNT_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* A file or directory of the host, and where the slot sees it. A symbolic link stays a link. */
struct mount_view {
	const char *from, *to;
};

/* Replaces the root by an empty, read-only tmpfs that shows only the views (those that are not
 * there are passed over), nosuid and nodev. With work_bytes > 0 there is also /scratch, a writable
 * tmpfs of that size (noexec). Ends in "/", or "/scratch". The process must own its mount
 * namespace. *step (static) names what failed, with errno. */
enum err mount_root(const struct mount_view *views, size_t count, uint64_t work_bytes,
		    const char **step);

#endif
