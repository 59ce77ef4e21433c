/* syscalls.h - the tables of filter.c: names of system calls, each list ended by NULL. A name
 * may stand in one list only, but for the lists of a class, which add to `allowed`. */
#ifndef BOX_SYSCALLS_H
#define BOX_SYSCALLS_H

/* What honest programs need: memory, time, their own signals, standard streams, the libraries. */
extern const char *const syscalls_allowed[];
/* For compilers, linkers, generators and validators: files in their work directory. */
extern const char *const syscalls_tool[];
/* For tools, and for programs that may write: files in the work directory made, changed, removed.
 */
extern const char *const syscalls_write[];
/* For the runtime of -fsanitize=address,undefined. */
extern const char *const syscalls_sanitize[];
/* Fails with EPERM: honest programs try it and go on without. */
extern const char *const syscalls_refused[];
/* A violation. */
extern const char *const syscalls_hostile[];

#endif
