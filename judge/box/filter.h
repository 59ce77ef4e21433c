/* filter.h - the list of system calls that a program may make, by class.
 * Built by libseccomp once at start and kept as plain BPF; loading it is two system calls. */
#ifndef BOX_FILTER_H
#define BOX_FILTER_H

#include <linux/filter.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "judge/box/wire.h"

enum { FILTER_MAX = 2048, FILTER_PROGRAM_FD = 200 };

struct filter {
	size_t length;
	struct sock_filter code[FILTER_MAX];
};

/* notify: hostile calls wait for the supervisor (filter_violation), who records and kills;
 * without it they kill the process unnamed. threads: clone() in pthread_create's exact shape.
 * writes: files may be made, changed and removed, as tools always may. */
enum err filter_build(enum wire_class class, bool threads, bool writes, bool notify,
		      struct filter *out);

/* In the program's process, right before its exec; `self` is its own pid as it sees it: the one
 * process that it may signal. The listener, close-on-exec, or -1 without notify.
 * Async-signal-safe; the filter is changed in place. Negative errno on failure. */
int filter_load(struct filter *filter, pid_t self, bool notify, int *listener);

/* The call that waits at a readable listener. ERR_NOENT: its caller is gone already. */
enum err filter_violation(int listener, int *nr);
/* "ptrace" or "unknown". */
void filter_name(int nr, char out[32]);
/* Whether a filter with a listener can be loaded on this host (tried in a child). */
bool filter_probe(bool notify);

#endif
