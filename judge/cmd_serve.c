/* cmd_serve.c - viva-judge serve: a worker that connects to the server's job socket.
 *
 * How it works: three layers of processes. The keeper (this one, root if we were started so) reads
 * nothing from anybody: it starts the worker, passes SIGTERM on, and starts a new one when the
 * worker dies of anything but a wrong command line. The worker forks the slots; each slot starts
 * its viva-box while it may still be root; then slots and worker drop to their own user. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "base/auto.h"
#include "base/clock.h"
#include "base/log.h"
#include "judge/commands.h"
#include "judge/privilege.h"
#include "judge/worker.h"

enum {
	BOX_UIDS = 64, /* of each slot's viva-box, from 210000 on, so that none shares one */
	BOX_UID_BASE = 210000,
	RESTART_MIN_MS = 250,
	RESTART_MAX_MS = 15000,
};

struct serve_options {
	struct worker_options worker;
	const char *packages, *user;
	double slots;
	struct identity who;
	bool root;
};

static int signals_fd(void)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	sigdelset(&set, SIGCHLD);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* The death signal is set after the drop, since a change of user clears it; whoever's parent died
 * before that sees it by the parent's number. */
static enum err drop(const struct serve_options *o, int death_signal, pid_t parent)
{
	enum err e = o->root ? privilege_drop(&o->who) : ERR_OK;
	if (!e && prctl(PR_SET_PDEATHSIG, death_signal) < 0)
		e = ERR_IO;
	return e ? e : getppid() == parent ? ERR_OK : ERR_CLOSED;
}

/* ---- a slot ---- */

static int run_slot(const struct serve_options *o, const struct shelf *shelf,
		    struct session *session, int index, int fd, pid_t parent)
{
	struct session_options box = o->worker.session;
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	box.uid_base = (uint32_t)(BOX_UID_BASE + BOX_UIDS * index);
	int status = session_box(&box, &session->sandbox.box);
	if (status)
		return status;
	if (drop(o, SIGKILL, parent))
		return complain(STATUS_JUDGE, "serve: cannot become the user '%s'", o->who.name);
	session_cache(&o->worker.session, session);
	status = slot_main(session, shelf, fd, (double)index / o->worker.slots);
	box_free(session->sandbox.box);
	return status;
}

/* The signals are the keeper's and the worker's business; a slot ends with its socket. */
static pid_t fork_slot(const struct serve_options *o, const struct shelf *shelf,
		       struct session *session, int index, struct slot_pipe slots[])
{
	pid_t worker = getpid();
	int fds[2];
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) < 0)
		return -1;
	pid_t pid = fork();
	if (pid == 0) {
		/* Another slot's end held here would keep it from seeing the worker go. */
		for (int i = 0; i < index; i++)
			close(slots[i].fd);
		close(fds[0]);
		_exit(run_slot(o, shelf, session, index, fds[1], worker));
	}
	close(fds[1]);
	slots[index] = (struct slot_pipe){fds[0], pid};
	return pid;
}

/* ---- the worker ---- */

static void end_slots(const struct slot_pipe *slots, int count)
{
	for (int i = 0; i < count; i++)
		close(slots[i].fd);
	for (int i = 0; i < count; i++)
		while (waitpid(slots[i].pid, NULL, 0) < 0 && errno == EINTR)
			;
}

static int run_worker(const struct serve_options *o, int stop_fd, int ready_fd, pid_t keeper)
{
	struct worker_options options = o->worker;
	struct shelf shelf = {0};
	struct session session = {.sandbox.control_fd = -1};
	struct slot_pipe slots[WORKER_SLOTS_MAX];
	int started = 0, status = session_tools(&o->worker.session, &session.toolchain);
	options.ready_fd = ready_fd;
	session.data_given = o->worker.session.data;
	if (!status)
		status = session_data(&session);
	if (!status && shelf_load(o->packages, &shelf))
		status = complain(STATUS_USAGE, "serve: no packages folder '%s'", o->packages);
	if (!status && o->root && privilege_hand_over(session.data, &o->who))
		status = complain(STATUS_USAGE,
				  "serve: the data folder '%s' cannot be handed to '%s'",
				  session.data, o->who.name);
	if (!status && tokens_new(o->worker.slots, &session.tokens))
		status = complain(STATUS_JUDGE, "serve: %s", err_str(ERR_NOMEM));
	while (!status && started < o->worker.slots &&
	       fork_slot(o, &shelf, &session, started, slots) > 0)
		started++;
	if (!status && started < o->worker.slots)
		status = complain(STATUS_JUDGE, "serve: cannot start a slot");
	if (!status && drop(o, SIGTERM, keeper))
		status = complain(STATUS_JUDGE, "serve: cannot become the user '%s'", o->who.name);
	if (!status)
		status = worker_main(&options, &shelf, slots, stop_fd);
	end_slots(slots, started);
	shelf_release(&shelf);
	session_close(&session);
	return status;
}

/* ---- the keeper ---- */

/* *ready_fd: something can be read from it once the worker has served. */
static pid_t start_worker(const struct serve_options *o, int stop_fd, int *ready_fd)
{
	int ready[2];
	if (pipe2(ready, O_CLOEXEC | O_NONBLOCK) < 0)
		return -1;
	pid_t keeper = getpid(), pid = fork();
	if (pid == 0) {
		close(ready[0]);
		_exit(run_worker(o, stop_fd, ready[1], keeper));
	}
	close(ready[1]);
	*ready_fd = ready[0];
	return pid;
}

/* Waits for the worker or a signal for us; true: we are to end. */
static bool wait_worker(pid_t pid, int stop_fd, int *status)
{
	bool ending = false;
	sigset_t child;
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	AUTO_FD int child_fd = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
	for (;;) {
		struct signalfd_siginfo info;
		struct pollfd fds[2] = {{.fd = child_fd, .events = POLLIN},
					{.fd = ending ? -1 : stop_fd, .events = POLLIN}};
		pid_t ended = waitpid(pid, status, WNOHANG);
		if (ended == pid || (ended < 0 && errno == ECHILD))
			return ending;
		poll(fds, 2, -1);
		while (read(child_fd, &info, sizeof info) > 0)
			;
		if (fds[1].revents) {
			ending = true;
			kill(pid, SIGTERM);
		}
	}
}

static bool wait_ms(int64_t ms, int stop_fd)
{
	struct pollfd fd = {.fd = stop_fd, .events = POLLIN};
	return poll(&fd, 1, (int)ms) > 0;
}

/* A worker that cannot start at all (no tier, no packages) is no accident: its status is ours. */
static int keep(const struct serve_options *o, int stop_fd)
{
	int64_t pause_ms = RESTART_MIN_MS;
	for (bool first = true;; first = false) {
		int64_t start = clock_monotonic_ms();
		int status = 0;
		char byte;
		AUTO_FD int ready_fd = -1;
		pid_t pid = start_worker(o, stop_fd, &ready_fd);
		if (pid < 0)
			return complain(STATUS_JUDGE, "serve: cannot fork");
		if (wait_worker(pid, stop_fd, &status))
			return STATUS_DONE;
		if (WIFEXITED(status) &&
		    (WEXITSTATUS(status) == STATUS_USAGE || WEXITSTATUS(status) == STATUS_DONE))
			return WEXITSTATUS(status);
		bool served = read(ready_fd, &byte, 1) == 1;
		bool at_once = clock_monotonic_ms() - start < RESTART_MIN_MS * 4;
		if (first && !served && at_once && WIFEXITED(status))
			return WEXITSTATUS(status);
		/* One that got as far as the server met an accident; only for those that do not
		 * the pause grows. */
		pause_ms = served ? RESTART_MIN_MS : pause_ms;
		log_warn("worker_restarts", LOG_INT("after_ms", pause_ms));
		if (wait_ms(pause_ms, stop_fd))
			return STATUS_DONE;
		pause_ms = pause_ms * 2 < RESTART_MAX_MS ? pause_ms * 2 : RESTART_MAX_MS;
	}
}

static int check_options(struct serve_options *o)
{
	o->root = geteuid() == 0;
	if (!o->worker.socket)
		return complain(STATUS_USAGE, "serve: wants --socket PATH");
	if (strlen(o->worker.socket) > WORKER_SOCKET_MAX)
		return complain(STATUS_USAGE, "serve: the socket's path has more than %d bytes",
				WORKER_SOCKET_MAX);
	if (o->user && !o->root)
		return complain(STATUS_USAGE, "serve: --user needs root");
	enum err e = o->root ? privilege_find(o->user, &o->who) : ERR_OK;
	if (e)
		return complain(STATUS_USAGE, "serve: the user '%s': %s",
				o->user ? o->user : "nobody", err_str(e));
	o->worker.slots = (int)o->slots;
	return STATUS_DONE;
}

int cmd_serve(int argc, char **argv)
{
	char host[64] = "judge", name[96];
	struct serve_options o = {.packages = "problems/packages",
				  .slots = session_cores(WORKER_SLOTS_MAX)};
	const struct option_spec specs[] = {
		{"--socket", OPTION_TEXT, &o.worker.socket, 0, 0},
		{"--packages", OPTION_TEXT, &o.packages, 0, 0},
		{"--slots", OPTION_NUMBER, &o.slots, 1, WORKER_SLOTS_MAX},
		{"--user", OPTION_TEXT, &o.user, 0, 0},
		{"--tier", OPTION_TEXT, &o.worker.session.tier, 0, 0},
		{"--min-tier", OPTION_TEXT, &o.worker.session.min_tier, 0, 0},
		{"--data", OPTION_TEXT, &o.worker.session.data, 0, 0},
		SESSION_COMPILE_SPECS(&o.worker.session),
	};
	struct words_view words;
	if (!options_read("serve", argc, argv, specs, sizeof specs / sizeof specs[0], &words))
		return STATUS_USAGE;
	if (words.count)
		return complain(STATUS_USAGE, "serve: takes no '%s'", words.v[0]);
	int status = check_options(&o);
	if (status)
		return status;
	gethostname(host, sizeof host - 1);
	snprintf(name, sizeof name, "%s-%ld", host, (long)getpid());
	o.worker.name = name;
	AUTO_FD int stop_fd = signals_fd();
	return stop_fd < 0 ? complain(STATUS_JUDGE, "serve: no signals") : keep(&o, stop_fd);
}
