/* child.h - from the zygote to the program: one vfork and one exec. */
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

struct child_plan {
	bool switch_ids; /* to `id`, which the zygote may become */
	uint32_t id;
	bool notify;
	int landlock; /* its ABI; 0: not confined further than the zygote is */
	size_t rule_count;
	struct landlock_rule rules[HOST_RULES_MAX];
	struct limits limits;
	const struct filter *filter;
	int group; /* the cgroup to be born in, or -1 */
	char *const *argv;
	const char *const *envp;
};

struct child {
	pid_t pid;
	int pidfd;
	int listener; /* -1 without notify */
};

/* Descriptors 0, 1 and 2 become the program's streams, FILTER_PROGRAM_FD is what is executed; all
 * else must be close-on-exec. Returns once the exec is done. On failure nothing runs, *step
 * (static) says which part failed, with errno. */
enum err child_spawn(const struct child_plan *plan, struct child *out, const char **step);

#endif
