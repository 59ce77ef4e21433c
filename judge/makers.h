/* makers.h - the data of several packages, made by several processes before it is needed.
 *
 * Whoever needs a package that is being made waits for its lock (material.h), so its data is made
 * once, by whoever comes first. What is wrong with a package is said when it is loaded. */
#ifndef JUDGE_MAKERS_H
#define JUDGE_MAKERS_H

#include <sys/types.h>

#include "judge/session.h"

enum { MAKERS_MAX = 16 };

struct makers {
	pid_t pid[MAKERS_MAX];
	int count;
};

/* Starts one less than `slots`: the caller is the first. Each has a sandbox of its own, with 64
 * user ids from uid_base on. */
void makers_start(struct makers *m, const struct session_options *o, const struct session *s,
		  const struct words_view *packages, int slots, uint32_t uid_base);
void makers_wait(struct makers *m);

#endif
