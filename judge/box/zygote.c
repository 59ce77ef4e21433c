/* zygote.c - theory of operation
 *
 * A plain sequence, no event loop: build the root, confine, say READY; then serve one job after the
 * other (job.c), each with its own eyes on the program (watch.c), so that the supervisor is woken
 * by what a job gives and by nothing else. It stays the outer guard: a zygote that does not answer
 * in time is killed with all that is in it.
 *
 * It stays tiny and static: ru_maxrss of a program starts at the size of the process that it was
 * executed from, and on v1 the memory of the zygote counts in the slot's cgroup.
 *
 * Descriptors 0 to 2 are always taken, so that no descriptor that arrives can land on them and be
 * passed to the program by mistake. */
#include "judge/box/zygote.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/job.h"
#include "judge/box/landlock.h"
#include "judge/box/slot.h"
#include "judge/box/views.h"

enum { ASIDE_FD = 300 };

void zygote_say(const struct zygote *z, const struct slot_note *note, const int *fds, size_t count)
{
	if (wire_send(z->socket, note, slot_note_bytes(note), fds, count) != ERR_OK)
		_exit(1);
}

void zygote_say_failed(const struct zygote *z, const char *step)
{
	struct slot_note note = {.news = SLOT_FAILED, .error = errno};
	(void)snprintf(note.text, sizeof note.text, "%s: %s", step, strerror(errno));
	zygote_say(z, &note, NULL, 0);
}

static void fail_for_good(const struct zygote *z, const char *step) __attribute__((noreturn));
static void fail_for_good(const struct zygote *z, const char *step)
{
	zygote_say_failed(z, step);
	_exit(1);
}

/* What the supervisor had is none of our business: its client, its other slots. What we keep goes
 * out of the way first and comes back low, clear of FILTER_PROGRAM_FD. */
static void forget_supervisor(struct zygote *z)
{
	sigset_t none;
	int *const ours[] = {&z->socket, &z->out, &z->err, &z->idle};
	const size_t count = sizeof ours / sizeof *ours;
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	z->idle = memfd_create("idle", MFD_CLOEXEC);
	for (size_t i = 0; i < count; i++)
		if ((*ours[i] = fcntl(*ours[i], F_DUPFD_CLOEXEC, ASIDE_FD)) < 0)
			_exit(1);
	(void)syscall(SYS_close_range, 0U, ASIDE_FD - 1U, 0U);
	(void)dup2(z->idle, 0);
	(void)dup2(z->out, 1);
	(void)dup2(z->err, 2);
	for (size_t i = 0; i < count; i++)
		*ours[i] = fcntl(*ours[i], F_DUPFD_CLOEXEC, 3);
	(void)syscall(SYS_close_range, (unsigned)ASIDE_FD, ~0U, 0U);
}

static void raise_oom_score(void)
{
	AUTO_FD int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
	if (fd >= 0)
		(void)!write(fd, "1000", 4);
}

static void become_slot(const struct zygote *z)
{
	const struct host *host = z->host;
	uint32_t id = host->namespaces ? 0 : host->uid_base + 2 * z->index;
	if (!host->root)
		return;
	if (setgroups(0, NULL) != 0 || setresgid(id, id, id) != 0 || setresuid(id, id, id) != 0)
		fail_for_good(z, "becoming the slot's user");
}

static void build_root(const struct zygote *z)
{
	const struct host *host = z->host;
	const struct host_views *views = &host->views[z->class];
	const char *step;
	if (host->namespaces) {
		if (sethostname("viva", 4) != 0)
			fail_for_good(z, "naming the slot");
		if (mount_root(views->each, views->count, z->work, &step) != ERR_OK)
			fail_for_good(z, step);
	} else {
		bool own_root = host->root_dir[0] && z->class != WIRE_TOOL;
		if (z->work && chdir(z->work_dir) != 0)
			fail_for_good(z, "entering the work directory");
		if (own_root && (chroot(host->root_dir) != 0 || (!z->work && chdir("/") != 0)))
			fail_for_good(z, "chroot");
	}
}

/* What has a work directory is confined in its own process: job.c. Where there is no root of our
 * own, so are we. */
static void confine(const struct zygote *z)
{
	const struct host *host = z->host;
	struct landlock_rule rules[HOST_RULES_MAX];
	if (host->landlock == 0 || (host->namespaces && z->work))
		return;
	enum landlock_use use = z->work ? LANDLOCK_LAY : LANDLOCK_NONE;
	size_t count = views_rules(host, z->class, use, rules);
	if (landlock_confine(host->landlock, rules, count) != ERR_OK)
		fail_for_good(z, "confining by Landlock");
}

/* What a program could gain by an exec of something setuid, were there anything. */
static void give_up_gains(const struct zygote *z)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		fail_for_good(z, "no_new_privs");
	for (int capability = 0; capability < 64; capability++)
		(void)prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
}

static void build(struct zygote *z)
{
	char go;
	forget_supervisor(z);
	if (recv(z->socket, &go, 1, 0) != 1)
		_exit(1);
	if (z->host->namespaces && unshare(CLONE_NEWCGROUP) != 0)
		fail_for_good(z, "making a cgroup namespace");
	raise_oom_score();
	/* The zygote's files are for the program too, which has another uid in tier A. */
	(void)umask(0);
	(void)setsid();
	if (z->host->namespaces) {
		become_slot(z);
		build_root(z);
	} else {
		build_root(z);
		become_slot(z);
	}
	/* After the change of identity, which clears it. If the supervisor died before, the socket
	 * says so: recv gives 0. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 ||
	    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
		fail_for_good(z, "binding the slot's life to the supervisor's");
	(void)prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	confine(z);
	give_up_gains(z);
}

/* Comes last, and is none of the request's. */
static void take_group(struct zygote *z, const int *fds, size_t *count)
{
	z->group = -1;
	if (z->host->cgroup.version == 2 && *count > 0)
		z->group = fds[--*count];
}

void zygote_main(struct zygote *zygote)
{
	struct slot_note ready = {.news = SLOT_READY};
	AUTO_FREE struct wire_request *job = malloc(sizeof *job);
	build(zygote);
	if (!job)
		fail_for_good(zygote, "memory");
	zygote_say(zygote, &ready, NULL, 0);
	zygote->parked = CHILD_NONE;
	zygote->group = -1;
	for (;;) {
		int fds[WIRE_FDS_MAX];
		size_t len;
		size_t count;
		job_foresee(zygote);
		enum err e = wire_recv(zygote->socket, job, sizeof *job, &len, fds, WIRE_FDS_MAX,
				       &count);
		if (e == ERR_OK)
			take_group(zygote, fds, &count);
		/* An order to end a program that has ended meanwhile. */
		if (e == ERR_OK && len == 1 && count == 0)
			continue;
		if (e != ERR_OK || wire_request_check(job, len, count) != ERR_OK || !job->has_stdin)
			_exit(e == ERR_CLOSED ? 0 : 1);
		job_serve(zygote, job, fds, count);
		wire_close(&zygote->group, 1);
	}
}
