/* watch.c - theory of operation
 *
 * One ppoll on the program's pidfd, the supervisor's socket and the seccomp listener. Most programs
 * end before anything else happens, so nothing is armed for them: within n threads a CPU limit
 * cannot be reached before a wall time of limit / n, and ppoll's own timeout stands for that, and
 * for the wall limit. Only a program that is still there then gets a timer on its CPU clock, which
 * fires within a tick of the limit, whatever bursts and sleeps it is made of. Nobody samples.
 *
 * A forbidden call waits in the kernel until we ask which it was; killed, it never returns. But a
 * program can have timers interrupt the call before we ask, over and over: nothing is readable
 * then, and it would run into its time limit as if it were merely slow. The kernel counts calls,
 * though, and gives that count up to a receive: with calls counted it returns at once (with the
 * call, or with ENOENT when it is gone), with none it waits. So before a time limit is believed the
 * listener is asked once more, by a receive that an alarm of ours cuts short. */
#include "judge/box/watch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "judge/box/filter.h"

enum { ALARM_US = 2000 };

enum watched { PROGRAM, SUPERVISOR, LISTENER, CPU_TIMER, WATCHED_COUNT };

struct watch {
	const struct child *child;
	struct slot_note *note;
	struct pollfd fds[WATCHED_COUNT];
	uint64_t wall_end_us, cpu_first_us;
	uint64_t cpu_limit_us;
	bool armed, has_timer, killed;
	timer_t timer;
};

uint64_t watch_now_us(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000U + (uint64_t)t.tv_nsec / 1000U;
}

static void kill_program(struct watch *w)
{
	w->killed = true;
	(void)syscall(SYS_pidfd_send_signal, w->child->pidfd, SIGKILL, NULL, 0);
}

/* The first one counts. */
static void violation(struct watch *w, int nr)
{
	if (!w->note->violated)
		w->note->syscall_nr = nr;
	w->note->violated = true;
	kill_program(w);
}

static void no_op(int signal)
{
	(void)signal;
}

/* Whether a forbidden call was tried that no poll has shown. */
static void ask_listener(struct watch *w)
{
	struct sigaction cut_short = {.sa_handler = no_op};
	struct itimerval every = {{0, ALARM_US}, {0, ALARM_US}};
	struct itimerval never = {0};
	int nr = -1;
	if (w->fds[LISTENER].fd < 0 || w->note->violated ||
	    sigaction(SIGALRM, &cut_short, NULL) != 0 || setitimer(ITIMER_REAL, &every, NULL) != 0)
		return;
	enum err e = filter_violation(w->fds[LISTENER].fd, &nr);
	(void)setitimer(ITIMER_REAL, &never, NULL);
	if (e == ERR_OK || e == ERR_NOENT)
		violation(w, nr);
}

static void listener_event(struct watch *w)
{
	int nr = -1;
	/* Asked only when there is something: on older kernels a receive with nothing to hear waits
	 * for ever, also when the program is gone and the listener says so. */
	if (!(w->fds[LISTENER].revents & POLLIN)) {
		w->fds[LISTENER].fd = -1;
		return;
	}
	/* Interrupted in between, its number is lost; the call was not made, but it was tried. */
	(void)filter_violation(w->fds[LISTENER].fd, &nr);
	violation(w, nr);
}

/* A byte is the order to end the program; the end of the supervisor is one too. */
static void supervisor_event(struct watch *w)
{
	char byte;
	(void)!recv(w->fds[SUPERVISOR].fd, &byte, 1, MSG_DONTWAIT);
	w->fds[SUPERVISOR].fd = -1;
	w->note->odd = true;
	kill_program(w);
}

/* On the CPU clock of all its threads, user and system; the signal stays blocked from here on, as
 * a slot that saw one is not used again. */
static void arm_cpu_timer(struct watch *w)
{
	const clockid_t clock = (clockid_t)(~(unsigned)w->child->pid << 3 | 2U);
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN};
	struct itimerspec limit = {
		.it_value = {.tv_sec = (time_t)(w->cpu_limit_us / 1000000),
			     .tv_nsec = (long)(w->cpu_limit_us % 1000000) * 1000}};
	sigset_t set;
	w->armed = true;
	w->note->odd = true;
	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGRTMIN);
	(void)sigprocmask(SIG_BLOCK, &set, NULL);
	w->fds[CPU_TIMER].fd = signalfd(-1, &set, SFD_CLOEXEC);
	w->has_timer = timer_create(clock, &event, &w->timer) == 0;
	if (w->has_timer)
		(void)timer_settime(w->timer, TIMER_ABSTIME, &limit, NULL);
}

static void time_event(struct watch *w, uint64_t now_us)
{
	bool wall = now_us >= w->wall_end_us;
	if (wall || w->fds[CPU_TIMER].revents) {
		w->note->wall_fired = wall;
		w->note->cpu_fired = w->fds[CPU_TIMER].revents != 0;
		ask_listener(w);
		kill_program(w);
	} else if (!w->armed && now_us >= w->cpu_first_us) {
		arm_cpu_timer(w);
	}
}

static int wait_events(struct watch *w)
{
	uint64_t now = watch_now_us();
	uint64_t next =
		w->armed || w->wall_end_us < w->cpu_first_us ? w->wall_end_us : w->cpu_first_us;
	uint64_t left = next > now ? next - now : 0;
	struct timespec timeout = {.tv_sec = (time_t)(left / 1000000),
				   .tv_nsec = (long)(left % 1000000) * 1000};
	int n = ppoll(w->fds, WATCHED_COUNT, w->killed ? NULL : &timeout, NULL);
	if (n <= 0)
		for (int i = 0; i < WATCHED_COUNT; i++)
			w->fds[i].revents = 0;
	return n;
}

void watch_program(const struct child *child, int socket, const struct wire_limits *limits,
		   uint64_t start_us, struct slot_note *note)
{
	uint64_t cpu_us = (uint64_t)limits->cpu_ms * 1000;
	struct watch w = {
		.child = child,
		.note = note,
		.fds = {[PROGRAM] = {.fd = child->pidfd, .events = POLLIN},
			[SUPERVISOR] = {.fd = socket, .events = POLLIN},
			[LISTENER] = {.fd = child->listener, .events = POLLIN},
			[CPU_TIMER] = {.fd = -1, .events = POLLIN}},
		.wall_end_us = start_us + (uint64_t)limits->wall_ms * 1000,
		.cpu_first_us = start_us + cpu_us / limits->threads,
		.cpu_limit_us = cpu_us,
	};
	while (wait_events(&w) >= 0 || errno == EINTR) {
		if (w.fds[LISTENER].revents)
			listener_event(&w);
		if (w.fds[PROGRAM].revents)
			break;
		if (w.fds[SUPERVISOR].revents)
			supervisor_event(&w);
		if (!w.killed)
			time_event(&w, watch_now_us());
	}
	if (w.has_timer)
		(void)timer_delete(w.timer);
	if (w.fds[CPU_TIMER].fd >= 0)
		close(w.fds[CPU_TIMER].fd);
}
