/* child.c - theory of operation
 *
 *   BORN --identity, filter--> PARKED --child_go()--> GOING --exec, or its end--> GONE
 *
 * The child shares the zygote's memory (CLONE_VM: nothing is copied) and its table of descriptors
 * (CLONE_FILES). The second is how the seccomp listener reaches the zygote: it simply appears in
 * the common table, while the filter is already on and no sendmsg would be allowed any more; and
 * how the streams of a job reach the child that was there before them. exec gives the program
 * memory and a table of its own, without whatever is close-on-exec.
 *
 * The state is one word that both wait on. Its last change is the kernel's: it clears the word and
 * wakes who waits there once the child has left the common memory (CLONE_CHILD_CLEARTID), be it by
 * exec or by death. They share errno, too, so while the child gets ready the zygote waits, and from
 * then on the child makes no call that fails but as its last.
 *
 * Order matters: identity first, since changing it clears the parent-death signal; capabilities
 * next; the filter last, since it forbids all of the former. The limits depend on the job and are
 * set by the zygote. Only direct system calls: glibc's setresuid would signal threads that it
 * believes to be its own. */
#include "judge/box/child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/clone.h"

enum { STACK_BYTES = 32 << 10 };

enum { GONE, BORN, PARKED, GOING };

struct child_desk {
	_Atomic uint32_t state;
	const struct child_kind *kind;
	const struct child_task *task;
	struct filter filter;
	const char *step;
	int error;
	int listener;
	_Alignas(16) char stack[STACK_BYTES];
};

/* Until the state is another one. Not the private kind, since the kernel's wake is not. */
static void wait_while(struct child_desk *desk, uint32_t state)
{
	while (atomic_load(&desk->state) == state)
		(void)syscall(SYS_futex, &desk->state, FUTEX_WAIT, state, NULL, NULL, 0);
}

/* False: it is dead. */
static bool change(struct child_desk *desk, uint32_t from, uint32_t to)
{
	bool changed = atomic_compare_exchange_strong(&desk->state, &from, to);
	(void)syscall(SYS_futex, &desk->state, FUTEX_WAKE, 1, NULL, NULL, 0);
	return changed;
}

static bool become(const struct child_kind *kind)
{
	uint32_t id = kind->id;
	return !kind->switch_ids ||
	       (syscall(SYS_setresgid, id, id, id) == 0 && syscall(SYS_setresuid, id, id, id) == 0);
}

static bool drop_capabilities(void)
{
	struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct none[2] = {0};
	return syscall(SYS_capset, &head, none) == 0;
}

static int fail(struct child_desk *desk, const char *step, int error)
{
	desk->step = step;
	desk->error = error;
	return 127;
}

static int child_main(void *argument)
{
	struct child_desk *desk = argument;
	const struct child_kind *kind = desk->kind;
	if (!become(kind))
		return fail(desk, "changing to the slot's uid", errno);
	if (!drop_capabilities() || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return fail(desk, "dropping capabilities", errno);
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0)
		return fail(desk, "binding its life to ours", errno);
	if (kind->landlock > 0 &&
	    landlock_confine(kind->landlock, kind->rules, kind->rule_count) != ERR_OK)
		return fail(desk, "confining by Landlock", errno);
	int error = filter_load(&desk->filter, (pid_t)syscall(SYS_getpid), kind->notify,
				&desk->listener);
	if (error != 0)
		return fail(desk, "loading the seccomp filter", -error);
	(void)change(desk, BORN, PARKED);
	wait_while(desk, PARKED);
	(void)syscall(SYS_execveat, FILTER_PROGRAM_FD, "", desk->task->argv, desk->task->envp,
		      AT_EMPTY_PATH);
	return fail(desk, "executing the program", errno);
}

enum err child_init(const struct child_kind *kind, struct child *out, const char **step)
{
	AUTO_FREE struct child_desk *desk = malloc(sizeof *desk);
	*out = CHILD_NONE;
	*step = "memory";
	if (!desk)
		return ERR_NOMEM;
	atomic_init(&desk->state, BORN);
	desk->kind = kind;
	desk->step = NULL;
	desk->listener = -1;
	desk->filter.length = kind->filter->length;
	memcpy(desk->filter.code, kind->filter->code,
	       kind->filter->length * sizeof kind->filter->code[0]);
	out->pid = clone_into(kind->group, child_main, desk, desk->stack, STACK_BYTES, &out->pidfd,
			      &desk->state);
	*step = "clone";
	if (out->pid < 0)
		return ERR_IO;
	wait_while(desk, BORN);
	out->listener = desk->listener;
	out->desk = TAKE(desk);
	if (atomic_load(&out->desk->state) == PARKED)
		return ERR_OK;
	int error = out->desk->error;
	*step = out->desk->step ? out->desk->step : "its death before its start";
	child_release(out, false);
	errno = error;
	return ERR_IO;
}

enum err child_go(const struct child *child, const struct child_task *task, bool wait)
{
	child->desk->task = task;
	if (limits_apply(child->pid, &task->limits) >= 0)
		return ERR_IO;
	/* One that died meanwhile is for whoever watches it, as any other death is. */
	if (change(child->desk, PARKED, GOING) && wait)
		wait_while(child->desk, GOING);
	return ERR_OK;
}

const char *child_failure(const struct child *child)
{
	errno = child->desk->error;
	return child->desk->step;
}

void child_release(struct child *child, bool reaped)
{
	if (child->pid > 0 && !reaped) {
		(void)kill(child->pid, SIGKILL);
		(void)waitpid(child->pid, NULL, 0);
	}
	if (child->pidfd >= 0)
		close(child->pidfd);
	if (child->listener >= 0)
		close(child->listener);
	free(child->desk);
	*child = CHILD_NONE;
}
