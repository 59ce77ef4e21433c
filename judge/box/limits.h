/* limits.h - resource limits of the program, set on its process before its exec. */
#ifndef BOX_LIMITS_H
#define BOX_LIMITS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/types.h>

#include "base/err.h"
#include "judge/box/wire.h"

enum { LIMITS_MAX = 16 };

struct limits {
	size_t count;
	struct {
		int which;
		rlim_t value; /* soft and hard */
	} each[LIMITS_MAX];
};

/* counted: a memory cgroup does the counting. own_uid: nobody else has the program's uid but
 * `others` processes of ours, so that RLIMIT_NPROC counts its threads. */
void limits_plan(enum wire_class class, const struct wire_limits *wanted, bool counted,
		 bool own_uid, unsigned others, struct limits *out);
/* On a process of ours. The failing limit or -1 when all are set. */
int limits_apply(pid_t pid, const struct limits *limits);

#endif
