/* clone.h - a child that is born in a control group. */
#ifndef BOX_CLONE_H
#define BOX_CLONE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* A child that runs main(argument) on that stack in our memory, with our descriptors, beside us.
 * Once it has left our memory, because it executed something or ended, *left is 0 and who waits
 * there (futex, not private) is woken. `group` is the directory of a group (v2; O_PATH is enough),
 * -1: ours. *pidfd is the caller's. -1 with errno. */
pid_t clone_into(int group, int (*main)(void *), void *argument, char *stack, size_t stack_bytes,
		 int *pidfd, _Atomic uint32_t *left);

#endif
