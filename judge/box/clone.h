/* clone.h - a child that is born in a control group. */
#ifndef BOX_CLONE_H
#define BOX_CLONE_H

#include <stddef.h>
#include <sys/types.h>

/* As vfork: the child runs main(argument) on that stack in our memory, with our descriptors, until
 * it executes something or ends; we stand still meanwhile. `group` is the directory of a group
 * (v2; O_PATH is enough), -1: ours. *pidfd is the caller's. -1 with errno. */
pid_t clone_into(int group, int (*main)(void *), void *argument, char *stack, size_t stack_bytes,
		 int *pidfd);

#endif
