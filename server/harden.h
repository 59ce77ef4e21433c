/* harden.h - what a process that faces the network gives up once it has read what it needs:
 * another user's rights, starting programs, every file outside its own directories. Cannot be taken
 * back. */
#ifndef HARDEN_H
#define HARDEN_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"

/* From root to an ordinary user, for good: groups, gid, uid, and a look that there is no way back.
 */
enum err harden_become(uid_t uid, gid_t gid);

/* No core dumps, no tracing by others, no new privileges; execve, fork and what reaches into other
 * processes or the kernel answer EPERM (seccomp, all threads). Where the kernel has Landlock, files
 * are limited to `directory`, and in `socket_directory` (or NULL) to removing one; *landlock says
 * whether it has. Call before threads are made: Landlock holds for the caller and what it starts.
 */
enum err harden_process(const char *directory, const char *socket_directory, bool *landlock);

#endif
