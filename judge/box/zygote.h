/* zygote.h - the inside of a slot, from its birth on. */
#ifndef BOX_ZYGOTE_H
#define BOX_ZYGOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "judge/box/child.h"
#include "judge/box/host.h"
#include "judge/box/wire.h"

struct zygote {
	const struct host *host;
	enum wire_class class;
	bool work;
	unsigned index;
	const char *work_dir; /* tier C; "" otherwise */
	int socket;
	int out, err; /* what programs write into, unless a job brings a stdout of its own */
	int group;    /* the cgroup of the job that runs, or -1 */
	int idle;     /* what stands on 0 between jobs: empty */
	bool threads; /* the last job's program might have some, so the next one's may too */
	struct child_kind kind;
	struct child parked; /* waits for the next job, where that can be; for this kind */
};

/* Builds the slot, then serves jobs until the supervisor hangs up. */
void zygote_main(struct zygote *zygote) __attribute__((noreturn));

#endif
