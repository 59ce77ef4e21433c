/* zygote.c - theory of operation
 *
 * A plain sequence, no event loop: build the root, confine, say READY; then for each job lay the
 * files, start the program, say STARTED, wait for its end, kill whatever else there is, take the
 * files out, say ENDED. All watching (time, output, violations) is the supervisor's, which holds
 * the pidfd and kills from outside; whatever it does to the program, here it is just an end of
 * wait4.
 *
 * It stays tiny and static: ru_maxrss of a program starts at the size of the process that it was
 * executed from, and the memory of the zygote counts in the slot's cgroup.
 *
 * Descriptors 0 to 2 are always taken (by an empty memfd when nothing runs), so that no descriptor
 * that arrives can land on them and be passed to the program by mistake. */
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
#include "judge/box/child.h"
#include "judge/box/landlock.h"
#include "judge/box/slot.h"
#include "judge/box/work.h"

static const uint32_t inner_id = 1000;

struct inside {
	const struct zygote *z;
	int idle; /* what stands on 0 to 2 between runs */
};

static void say(const struct inside *in, struct slot_note *note, const int *fds, size_t count)
{
	if (wire_send(in->z->socket, note, sizeof *note, fds, count) != ERR_OK)
		_exit(1);
}

static void fail(const struct inside *in, const char *step)
{
	struct slot_note note = {.news = SLOT_FAILED, .error = errno};
	(void)snprintf(note.text, sizeof note.text, "%s: %s", step, strerror(errno));
	say(in, &note, NULL, 0);
}

static void fail_for_good(const struct inside *in, const char *step) __attribute__((noreturn));
static void fail_for_good(const struct inside *in, const char *step)
{
	fail(in, step);
	_exit(1);
}

static void streams_idle(const struct inside *in)
{
	for (int fd = 0; fd <= 2; fd++)
		(void)dup2(in->idle, fd);
}

/* What the supervisor had is none of our business: its client, its other slots. */
static void forget_supervisor(struct inside *in)
{
	sigset_t none;
	int socket = in->z->socket;
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	for (int fd = 0; fd <= 2; fd++)
		if (fd != socket)
			close(fd);
	if (socket > 3)
		(void)syscall(SYS_close_range, 3U, (unsigned)socket - 1, 0U);
	(void)syscall(SYS_close_range, (unsigned)socket + 1, ~0U, 0U);
	AUTO_FD int idle = memfd_create("idle", 0);
	in->idle = fcntl(idle, F_DUPFD_CLOEXEC, 10);
	for (int fd = 0; fd <= 2; fd++)
		if (fd != idle)
			(void)dup2(in->idle, fd);
	if (idle <= 2)
		idle = -1;
}

static void raise_oom_score(void)
{
	AUTO_FD int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
	if (fd >= 0)
		(void)!write(fd, "1000", 4);
}

static void become_slot(const struct inside *in)
{
	const struct host *host = in->z->host;
	uint32_t id = host->namespaces ? 0 : host->uid_base + 2 * in->z->index;
	if (!host->root)
		return;
	if (setgroups(0, NULL) != 0 || setresgid(id, id, id) != 0 || setresuid(id, id, id) != 0)
		fail_for_good(in, "becoming the slot's user");
}

static void build_root(const struct inside *in)
{
	const struct host *host = in->z->host;
	const struct host_views *views = &host->views[in->z->class];
	const char *step;
	if (host->namespaces) {
		uint64_t work = in->z->class == WIRE_TOOL ? in->z->work_bytes : 0;
		if (sethostname("viva", 4) != 0)
			fail_for_good(in, "naming the slot");
		if (mount_root(views->each, views->count, work, &step) != ERR_OK)
			fail_for_good(in, step);
	} else if (in->z->class == WIRE_TOOL) {
		if (chdir(in->z->work_dir) != 0)
			fail_for_good(in, "entering the work directory");
	} else if (host->root_dir[0]) {
		if (chroot(host->root_dir) != 0 || chdir("/") != 0)
			fail_for_good(in, "chroot");
	}
}

/* Inside a root of its own a view is at `to`, else where it is on the host. */
static void confine(const struct inside *in, enum landlock_use work)
{
	const struct host *host = in->z->host;
	const struct host_views *views = &host->views[in->z->class];
	struct landlock_rule rules[HOST_VIEWS_MAX + 1];
	size_t count = 0;
	bool tool = in->z->class == WIRE_TOOL;
	bool own_root = host->namespaces || (host->root_dir[0] && !tool);
	for (size_t i = 0; i < views->count; i++)
		rules[count++] =
			(struct landlock_rule){own_root ? views->each[i].to : views->each[i].from,
					       tool ? LANDLOCK_TREE : LANDLOCK_LIBRARY};
	if (tool)
		rules[count++] = (struct landlock_rule){".", work};
	if (host->landlock > 0 && landlock_confine(host->landlock, rules, count) != ERR_OK)
		fail_for_good(in, "confining by Landlock");
}

/* What a program could gain by an exec of something setuid, were there anything. */
static void give_up_gains(const struct inside *in)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		fail_for_good(in, "no_new_privs");
	for (int capability = 0; capability < 64; capability++)
		(void)prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
}

static void build(struct inside *in)
{
	char go;
	forget_supervisor(in);
	if (recv(in->z->socket, &go, 1, 0) != 1)
		_exit(1);
	raise_oom_score();
	/* The zygote's files are for the program too, which has another uid in tier A. */
	(void)umask(0);
	(void)setsid();
	if (in->z->host->namespaces) {
		become_slot(in);
		build_root(in);
	} else {
		build_root(in);
		become_slot(in);
	}
	/* After the change of identity, which clears it. If the supervisor died before, the socket
	 * says so: recv gives 0. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 ||
	    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
		fail_for_good(in, "binding the slot's life to the supervisor's");
	(void)prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	confine(in, LANDLOCK_LAY);
	give_up_gains(in);
}

static uint64_t now_us(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000U + (uint64_t)t.tv_nsec / 1000U;
}

static uint64_t timeval_us(struct timeval t)
{
	return (uint64_t)t.tv_sec * 1000000U + (uint64_t)t.tv_usec;
}

/* Waits for the program, then sees to it that nothing else is left. */
static void wait_all(const struct inside *in, pid_t pid, uint64_t start_us, struct slot_note *note)
{
	const struct host *host = in->z->host;
	struct rusage used = {0};
	int status = 0;
	while (wait4(pid, &status, 0, &used) < 0 && errno == EINTR)
		;
	note->wall_us = now_us() - start_us;
	note->wait_status = status;
	note->cpu_us = timeval_us(used.ru_utime) + timeval_us(used.ru_stime);
	note->resident_kib = (uint64_t)used.ru_maxrss;
	/* -1 is everybody in our pid namespace, or with our own uid; never as an ordinary user. */
	if (host->namespaces || host->root)
		(void)kill(-1, SIGKILL);
	while (waitpid(-1, NULL, host->namespaces ? 0 : WNOHANG) > 0)
		;
}

static void plan_child(const struct inside *in, const struct wire_request *job, char *const *argv,
		       struct child_plan *plan)
{
	static const char *const environment[] = {"LC_ALL=C", "PATH=/usr/bin", "TMPDIR=.", NULL};
	const struct host *host = in->z->host;
	bool two_ids = host->root && host->namespaces;
	*plan = (struct child_plan){
		.switch_ids = two_ids,
		.id = inner_id,
		.notify = host->notify,
		.filter = &host->filters[job->class][job->limits.threads > 1],
		.argv = argv,
		.envp = environment,
	};
	/* An ordinary user in tier C shares the uid with his other programs. */
	limits_plan(job->class, &job->limits, host->cgroup.version != 0,
		    host->namespaces || host->root, two_ids ? 0 : 1, &plan->limits);
}

/* The descriptor to execute, at FILTER_PROGRAM_FD. */
static enum err place_program(const struct wire_request *job, const char *tool, int program)
{
	AUTO_FD int opened = -1;
	if (!job->has_program)
		program = opened = open(tool, O_PATH | O_CLOEXEC);
	if (program < 0 || dup3(program, FILTER_PROGRAM_FD, O_CLOEXEC) < 0)
		return ERR_IO;
	return ERR_OK;
}

static void fetch(const struct inside *in, const struct wire_request *job,
		  const struct wire_words *words, struct slot_note *note)
{
	int fds[WIRE_FILES_MAX];
	size_t count = 0;
	for (size_t i = 0; i < job->output_count; i++) {
		int fd;
		uint64_t max = job->limits.written_bytes;
		if (work_fetch(words->outputs[i], max, &note->outputs[i], &fd) != ERR_OK)
			fail_for_good(in, "taking an output file out");
		if (fd >= 0)
			fds[count++] = fd;
	}
	say(in, note, fds, count);
	wire_close(fds, count);
}

/* fds: [program] stdin inputs stdout stderr; the supervisor has put both in any case. */
static void serve(const struct inside *in, struct wire_request *job, int *fds, size_t count)
{
	struct wire_words words;
	struct child_plan plan;
	struct child child;
	struct slot_note note = {.news = SLOT_STARTED};
	const char *step = "laying the input files";
	int *streams = fds + job->has_program;
	wire_request_words(job, &words);
	if (work_lay(&words, streams + 1, job->input_count, job->output_count) != ERR_OK) {
		fail(in, step);
		return;
	}
	/* From here on no directory is made, by whoever: a tool serves one job. */
	if (job->class == WIRE_TOOL)
		confine(in, LANDLOCK_WORK);
	if (place_program(job, words.tool, fds[0]) != ERR_OK) {
		fail(in, "opening the tool");
		return;
	}
	(void)dup2(streams[0], 0);
	(void)dup2(fds[count - 2], 1);
	(void)dup2(fds[count - 1], 2);
	plan_child(in, job, words.argv, &plan);
	uint64_t start_us = now_us();
	enum err e = child_spawn(&plan, &child, &step);
	int error = errno;
	/* The pipes must have no writer but the program, so that its end is their end. */
	streams_idle(in);
	close(FILTER_PROGRAM_FD);
	wire_close(fds, count);
	errno = error;
	if (e != ERR_OK) {
		fail(in, step);
		return;
	}
	int watch[2] = {child.pidfd, child.listener};
	say(in, &note, watch, child.listener >= 0 ? 2 : 1);
	wire_close(watch, 2);
	note = (struct slot_note){.news = SLOT_ENDED};
	wait_all(in, child.pid, start_us, &note);
	fetch(in, job, &words, &note);
}

void zygote_main(const struct zygote *zygote)
{
	struct inside in = {.z = zygote};
	struct slot_note ready = {.news = SLOT_READY};
	AUTO_FREE struct wire_request *job = malloc(sizeof *job);
	build(&in);
	if (!job)
		fail_for_good(&in, "memory");
	say(&in, &ready, NULL, 0);
	for (;;) {
		int fds[WIRE_FDS_MAX];
		size_t len;
		size_t count;
		enum err e = wire_recv(zygote->socket, job, sizeof *job, &len, fds, WIRE_FDS_MAX,
				       &count);
		if (e != ERR_OK || count < 1 || wire_request_check(job, len, count - 1) != ERR_OK ||
		    !job->has_stdin || !job->has_stdout)
			_exit(e == ERR_CLOSED ? 0 : 1);
		serve(&in, job, fds, count);
		wire_close(fds, count);
	}
}
