/* child.c - theory of operation
 *
 * The child shares the zygote's memory (CLONE_VM | CLONE_VFORK: nothing is copied, and the zygote
 * stands still until the exec) and its table of descriptors (CLONE_FILES). The second is how the
 * seccomp listener reaches the zygote: it simply appears in the common table, while the filter is
 * already on and no sendmsg would be allowed any more. exec gives the program a table of its own,
 * without whatever is close-on-exec.
 *
 * Order matters: identity first, since changing it clears the parent-death signal; capabilities
 * next; then limits; the filter last, since it forbids all of the former. Only direct system
 * calls: glibc's setresuid would signal threads that it believes to be its own. */
#include "judge/box/child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/clone.h"

enum { STACK_BYTES = 32 << 10 };

struct shared {
	const struct child_plan *plan;
	struct filter filter;
	const char *step;
	int error;
	int listener;
	_Alignas(16) char stack[STACK_BYTES];
};

static bool become(const struct child_plan *plan)
{
	uint32_t id = plan->id;
	return !plan->switch_ids ||
	       (syscall(SYS_setresgid, id, id, id) == 0 && syscall(SYS_setresuid, id, id, id) == 0);
}

static bool drop_capabilities(void)
{
	struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct none[2] = {0};
	return syscall(SYS_capset, &head, none) == 0;
}

static int fail(struct shared *shared, const char *step, int error)
{
	shared->step = step;
	shared->error = error;
	return 127;
}

static int child_main(void *argument)
{
	struct shared *shared = argument;
	const struct child_plan *plan = shared->plan;
	if (!become(plan))
		return fail(shared, "changing to the slot's uid", errno);
	if (!drop_capabilities() || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return fail(shared, "dropping capabilities", errno);
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
		return fail(shared, "binding its life to ours", errno);
	if (plan->landlock > 0 &&
	    landlock_confine(plan->landlock, plan->rules, plan->rule_count) != ERR_OK)
		return fail(shared, "confining by Landlock", errno);
	if (limits_apply(&plan->limits) >= 0)
		return fail(shared, "setting limits", errno);
	int error = filter_load(&shared->filter, (pid_t)syscall(SYS_getpid), plan->notify,
				&shared->listener);
	if (error != 0)
		return fail(shared, "loading the seccomp filter", -error);
	(void)syscall(SYS_execveat, FILTER_PROGRAM_FD, "", plan->argv, plan->envp, AT_EMPTY_PATH);
	return fail(shared, "executing the program", errno);
}

enum err child_spawn(const struct child_plan *plan, struct child *out, const char **step)
{
	AUTO_FREE struct shared *shared = malloc(sizeof *shared);
	int pidfd = -1;
	*step = "memory";
	if (!shared)
		return ERR_NOMEM;
	shared->plan = plan;
	shared->step = NULL;
	shared->error = 0;
	shared->listener = -1;
	shared->filter.length = plan->filter->length;
	memcpy(shared->filter.code, plan->filter->code,
	       plan->filter->length * sizeof plan->filter->code[0]);
	pid_t pid = clone_into(plan->group, child_main, shared, shared->stack, STACK_BYTES, &pidfd);
	*step = "clone";
	if (pid < 0)
		return ERR_IO;
	if (shared->step) {
		(void)waitpid(pid, NULL, 0);
		close(pidfd);
		if (shared->listener >= 0)
			close(shared->listener);
		*step = shared->step;
		errno = shared->error;
		return ERR_IO;
	}
	*out = (struct child){.pid = pid, .pidfd = pidfd, .listener = shared->listener};
	return ERR_OK;
}
