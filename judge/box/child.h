/* child.h - from the zygote to the program: one clone and one exec, with a stop between them.
 *
 * Whatever can be done before a job is known is done before it comes: a child that has its identity
 * and its filter already stands before its exec and waits, so that a job costs the exec alone. */
#ifndef BOX_CHILD_H
#define BOX_CHILD_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "judge/box/filter.h"
#include "judge/box/host.h"
#include "judge/box/landlock.h"
#include "judge/box/limits.h"

/* What it is, whatever it will execute. */
struct child_kind {
	bool switch_ids; /* to `id`, which the zygote may become */
	uint32_t id;
	bool notify;
	int landlock; /* its ABI; 0: not confined further than the zygote is */
	size_t rule_count;
	struct landlock_rule rules[HOST_RULES_MAX];
	const struct filter *filter;
	int group; /* the cgroup to be born in, or -1 */
};

/* What it does. */
struct child_task {
	struct limits limits;
	char *const *argv;
	const char *const *envp;
};

struct child_desk; /* what child and zygote both see */

struct child {
	pid_t pid; /* 0: none */
	int pidfd;
	int listener; /* -1 without notify */
	struct child_desk *desk;
};

#define CHILD_NONE ((struct child){.pidfd = -1, .listener = -1})

/* It stands before its exec, in the zygote's current directory. On failure there is none, *step
 * (static) says which part failed, with errno. */
enum err child_init(const struct child_kind *kind, struct child *out, const char **step);

/* Descriptors 0, 1 and 2 become the program's streams, FILTER_PROGRAM_FD is what is executed; all
 * else must be close-on-exec. Until the exec is done none of these may change and the task must
 * stay: `wait` returns only then. On failure, with errno, it does not run, and never will. */
enum err child_go(const struct child *child, const struct child_task *task, bool wait);

/* Of one that has ended, and was told to go: the part (static) that failed before its exec, with
 * errno; NULL: it was the program that ended. */
const char *child_failure(const struct child *child);

/* Kills one that was not told to go, and waits for its end. Any other is reaped already. */
void child_release(struct child *child, bool reaped);

#endif
