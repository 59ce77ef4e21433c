/* mount.h - the root directory of a slot that has a mount namespace of its own. */
#ifndef BOX_MOUNT_H
#define BOX_MOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* A file or directory of the host, and where the slot sees it. A symbolic link stays a link. */
struct mount_view {
	const char *from, *to;
};

/* Replaces the root by an empty, read-only tmpfs that shows only the views (those that are not
 * there are passed over), nosuid and nodev; with `work`, an empty directory /scratch too. Ends in
 * "/". The process must own its mount namespace. *step (static) names what failed, with errno. */
enum err mount_root(const struct mount_view *views, size_t count, bool work, const char **step);

/* A fresh writable tmpfs of that size over /scratch (noexec), and into it. */
enum err mount_work(uint64_t bytes);
/* From now on nothing in it can be changed. */
enum err seal_work(void);
/* Leaves it, to "/", and ends it. ERR_IO: somebody still holds something in it. */
enum err unmount_work(void);

#endif
