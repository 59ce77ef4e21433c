/* run.c - theory of operation
 *
 *   BUILDING --ready: limit set, job sent--> STARTING --started: timers armed--> RUNNING
 *       --ended: streams drained, figures read--> DONE --sent, slot released--> FREE
 *
 * Whatever is out of turn, a dead zygote or a failed step ends in DONE with WIRE_ERROR. Nothing
 * polls: time is a CPU-clock timer on the program's process (it fires within a tick of the limit,
 * all threads counted) and one timerfd, which guards each state: 10 s to build and to start, the
 * wall limit while running, and 10 s from the kill until the zygote has reported.
 *
 * The program may run some microseconds before its timers are armed. That is no gap: both are
 * armed with absolute ends on clocks that run from its start. */
#include "judge/box/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/work.h"

enum { GUARD_MS = 10 * 1000, LOOK_NS = 10 * 1000000 };

static const char scarce[] = "viva-box is out of descriptors or memory";

/* A run's number alone would not do: an event that waits in the same batch, or that comes from a
 * descriptor which a zygote, just forked, still holds, may be one of the run before. */
uint64_t run_key(const struct run *run, enum run_source source)
{
	return (uint64_t)run->generation << 16 | (uint64_t)run->index << 8 | (uint64_t)source;
}

static void watch(const struct run *run, int fd, enum run_source source)
{
	struct epoll_event event = {.events = EPOLLIN, .data.u64 = run_key(run, source)};
	if (fd >= 0)
		(void)epoll_ctl(run->epoll, EPOLL_CTL_ADD, fd, &event);
}

static void arm(const struct run *run, uint64_t ms)
{
	struct itimerspec spec = {.it_value = {.tv_sec = (time_t)(ms / 1000),
					       .tv_nsec = (long)(ms % 1000) * 1000000}};
	(void)timerfd_settime(run->clock, 0, &spec, NULL);
}

static void done_with_error(struct run *run, const char *reason)
{
	run->result.status = WIRE_ERROR;
	(void)snprintf(run->result.reason, sizeof run->result.reason, "%s", reason);
	run->state = RUN_DONE;
}

static void kill_program(const struct run *run)
{
	if (run->pidfd >= 0)
		(void)syscall(SYS_pidfd_send_signal, run->pidfd, SIGKILL, NULL, 0);
	arm(run, GUARD_MS);
}

/* In tier C nothing else waits for the program: it must be gone before the slot goes. */
static void end_program(const struct run *run)
{
	struct pollfd gone = {.fd = run->pidfd, .events = POLLIN};
	if (run->pidfd < 0)
		return;
	kill_program(run);
	(void)poll(&gone, 1, GUARD_MS);
}

/* An offset of our own, and no way to write: the sender may use the same memfd for many runs. */
static int reopen(int fd)
{
	char path[40];
	struct stat st;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return -1;
	(void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	return open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
}

static bool sealed(int fd)
{
	int seals = fcntl(fd, F_GET_SEALS);
	return seals >= 0 && (seals & F_SEAL_WRITE);
}

/* A blocking end of a pipe, opened for just that: as O_RDWR its own end would never come. */
static bool pipe_end(int fd, int mode)
{
	struct stat st;
	int flags = fcntl(fd, F_GETFL);
	return fstat(fd, &st) == 0 && S_ISFIFO(st.st_mode) && (flags & O_ACCMODE) == mode &&
	       !(flags & O_NONBLOCK);
}

static int own_fd(int fd)
{
	return fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

static int take_stdin(int fd)
{
	return pipe_end(fd, O_RDONLY) ? own_fd(fd) : reopen(fd);
}

/* Puts the descriptors in the zygote's order, with a stdin in any case. */
static const char *take_fds(struct run *run, const int *fds, size_t fd_count)
{
	struct wire_request *r = run->request;
	size_t program = r->has_program;
	if (program && !sealed(fds[0]))
		return "the program is not a sealed memfd";
	if (program)
		run->fds[run->fd_count++] = own_fd(fds[0]);
	int input = r->has_stdin ? take_stdin(fds[program]) : work_memfd("stdin");
	if (input < 0)
		return "stdin is neither a regular file nor the read end of a pipe";
	run->fds[run->fd_count++] = input;
	size_t inputs_end = fd_count - r->has_stdout;
	for (size_t i = program + r->has_stdin; i < inputs_end; i++) {
		int fd = reopen(fds[i]);
		if (fd < 0)
			return "an input is not a regular file that can be opened for reading";
		run->fds[run->fd_count++] = fd;
	}
	r->has_stdin = 1;
	return NULL;
}

static const char *take_stdout(struct run *run, const int *fds, size_t fd_count)
{
	const struct wire_request *r = run->request;
	if (r->has_stdout) {
		if (!pipe_end(fds[fd_count - 1], O_WRONLY))
			return "stdout is not the write end of a pipe";
		stream_init_foreign(&run->out, own_fd(fds[fd_count - 1]));
		return NULL;
	}
	run->result.stdout_kept = 1;
	return stream_init(&run->out, r->limits.stdout_max_bytes) == ERR_OK ? NULL : scarce;
}

static uint64_t inputs_bytes(const struct run *run)
{
	struct stat st;
	uint64_t sum = 0;
	for (size_t i = run->request->has_program + 1; i < run->fd_count; i++)
		if (fstat(run->fds[i], &st) == 0)
			sum += (uint64_t)st.st_size;
	return sum;
}

static const char *prepare(struct run *run, const int *fds, size_t fd_count)
{
	const struct wire_limits *limits = &run->request->limits;
	const char *why = take_fds(run, fds, fd_count);
	if (!why)
		why = take_stdout(run, fds, fd_count);
	if (why)
		return why;
	run->clock = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	if (run->clock < 0 || stream_init(&run->err, limits->stderr_max_bytes) != ERR_OK)
		return scarce;
	return NULL;
}

void run_start(struct run *run, const struct host *host, unsigned index, int epoll,
	       struct wire_request *request, const int *fds, size_t fd_count)
{
	uint32_t generation = run->generation + 1;
	*run = (struct run){
		.index = index,
		.generation = generation,
		.epoll = epoll,
		.slot = {.pidfd = -1, .socket = -1, .leaf = {.dir = -1}},
		.request = request,
		.out = {.read_end = -1, .write_end = -1, .memfd = -1},
		.err = {.read_end = -1, .write_end = -1, .memfd = -1},
		.pidfd = -1,
		.listener = -1,
		.clock = -1,
		.look = -1,
		.facts = {.limits = request->limits, .counted = host->cgroup.version != 0},
		.result = {.kind = WIRE_RESULT,
			   .ticket = request->ticket,
			   .output_count = request->output_count},
	};
	char text[WIRE_REASON_MAX];
	const char *why = prepare(run, fds, fd_count);
	uint64_t work = why ? 0 : request->limits.written_bytes + inputs_bytes(run) + (1U << 20);
	if (!why && slot_init(&run->slot, host, index, (enum wire_class)request->class, work,
			      text) != ERR_OK)
		why = text;
	if (why) {
		done_with_error(run, why);
		return;
	}
	run->state = RUN_BUILDING;
	watch(run, run->slot.socket, RUN_SLOT);
	watch(run, run->clock, RUN_CLOCK);
	arm(run, GUARD_MS);
}

static void on_ready(struct run *run, const struct slot_note *note, const int *fds, size_t fd_count)
{
	uint64_t peak;
	(void)note;
	(void)fds;
	(void)fd_count;
	if (cgroup_leaf_limit(&run->slot.leaf, run->request->limits.memory_kib,
			      &run->facts.base_bytes) != ERR_OK) {
		done_with_error(run, "cannot set the memory limit of the slot's cgroup");
		return;
	}
	(void)cgroup_leaf_read(&run->slot.leaf, &peak, &run->oom_before);
	run->request->has_stdout = 1;
	run->fds[run->fd_count++] = TAKE_FD(run->out.write_end);
	run->fds[run->fd_count++] = TAKE_FD(run->err.write_end);
	enum err e = slot_send_job(&run->slot, run->request, run->fds, run->fd_count);
	wire_close(run->fds, run->fd_count);
	run->fd_count = 0;
	if (e != ERR_OK) {
		done_with_error(run, "cannot send the job to the slot");
		return;
	}
	watch(run, run->out.read_end, RUN_STDOUT);
	watch(run, run->err.read_end, RUN_STDERR);
	run->state = RUN_STARTING;
	arm(run, GUARD_MS);
}

/* See meter.c: only for what no limit can be set on. */
static void start_looking(struct run *run)
{
	struct itimerspec every = {.it_interval = {.tv_nsec = LOOK_NS},
				   .it_value = {.tv_nsec = LOOK_NS}};
	if (run->facts.counted || run->request->class != WIRE_SANITIZE)
		return;
	run->look = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	(void)timerfd_settime(run->look, 0, &every, NULL);
	watch(run, run->look, RUN_LOOK);
}

static void look_event(struct run *run)
{
	uint64_t times;
	if (read(run->look, &times, sizeof times) != sizeof times ||
	    meter_resident_kib(&run->meter) <= run->request->limits.memory_kib)
		return;
	run->facts.memory_over = true;
	kill_program(run);
}

static void on_started(struct run *run, const struct slot_note *note, const int *fds,
		       size_t fd_count)
{
	(void)note;
	if (fd_count < 1) {
		done_with_error(run, "the slot sent no descriptor of the program");
		return;
	}
	run->pidfd = dup(fds[0]);
	run->listener = fd_count > 1 ? dup(fds[1]) : -1;
	watch(run, run->listener, RUN_LISTENER);
	run->state = RUN_RUNNING;
	arm(run, run->request->limits.wall_ms);
	meter_init(&run->meter, run->pidfd, run->request->limits.cpu_ms,
		   run->generation << 8 | run->index);
	start_looking(run);
	if (run->facts.cancelled || run->facts.output_over)
		kill_program(run);
}

static void on_failed(struct run *run, const struct slot_note *note, const int *fds,
		      size_t fd_count)
{
	(void)fds;
	(void)fd_count;
	done_with_error(run, note->text);
}

static void fill_result(struct run *run)
{
	struct facts *f = &run->facts;
	struct wire_result *r = &run->result;
	uint64_t kills;
	(void)cgroup_leaf_read(&run->slot.leaf, &f->peak_bytes, &kills);
	f->oom_kills = kills - run->oom_before;
	report_fold(f, r);
	if (f->violated)
		filter_name(f->syscall_nr, r->syscall_name);
	if (f->cancelled)
		(void)snprintf(r->reason, sizeof r->reason, "cancelled");
	r->stdout_bytes = run->out.kept;
	r->stderr_bytes = run->err.kept;
	r->stdout_cut = run->out.cut;
	r->stderr_cut = run->err.cut;
}

static void on_ended(struct run *run, const struct slot_note *note, const int *fds, size_t fd_count)
{
	struct facts *f = &run->facts;
	f->wait_status = note->wait_status;
	f->cpu_us = note->cpu_us;
	f->wall_us = note->wall_us;
	f->resident_kib = note->resident_kib;
	memcpy(run->result.outputs, note->outputs, sizeof note->outputs);
	for (size_t i = 0; i < fd_count && i < WIRE_FILES_MAX; i++)
		run->outputs[run->output_fds++] = dup(fds[i]);
	/* Every writer is dead, so what is there is all there is. The end itself may not be there
	 * yet: a zygote that was just forked has our descriptors until it closes them. */
	enum err e = stream_pump(&run->out, true);
	enum err e2 = stream_pump(&run->err, true);
	f->output_over = f->output_over || run->out.cut;
	if ((e != ERR_CLOSED && e != ERR_BUSY) || (e2 != ERR_CLOSED && e2 != ERR_BUSY)) {
		done_with_error(run, "cannot keep the program's output");
		return;
	}
	if ((run->out.memfd >= 0 && work_seal(run->out.memfd) != ERR_OK) ||
	    work_seal(run->err.memfd) != ERR_OK) {
		done_with_error(run, "cannot seal the output");
		return;
	}
	fill_result(run);
	run->state = RUN_DONE;
}

typedef void on_note(struct run *, const struct slot_note *, const int *, size_t);

/* What a zygote may say in each state; anything else is a fault of ours. */
static on_note *const table[RUN_STATE_COUNT][SLOT_ENDED + 1] = {
	[RUN_BUILDING] = {[SLOT_READY] = on_ready, [SLOT_FAILED] = on_failed},
	[RUN_STARTING] = {[SLOT_STARTED] = on_started, [SLOT_FAILED] = on_failed},
	[RUN_RUNNING] = {[SLOT_ENDED] = on_ended, [SLOT_FAILED] = on_failed},
};

/* Out of memory may hit the zygote itself while it lays files or takes them out: they count too,
 * and it is the request's own limit that was too low. */
static void slot_died(struct run *run)
{
	struct slot_note note = {.news = SLOT_ENDED, .wait_status = SIGKILL};
	uint64_t peak;
	uint64_t kills;
	(void)cgroup_leaf_read(&run->slot.leaf, &peak, &kills);
	end_program(run);
	if (run->facts.cancelled)
		done_with_error(run, "cancelled");
	else if (kills > run->oom_before)
		on_ended(run, &note, NULL, 0);
	else
		done_with_error(run, "the slot ended unexpectedly");
}

static void slot_event(struct run *run)
{
	struct slot_note note;
	int fds[WIRE_FDS_MAX];
	size_t count;
	enum err e = slot_recv(&run->slot, &note, fds, &count);
	if (e == ERR_BUSY)
		return;
	if (e != ERR_OK) {
		slot_died(run);
		return;
	}
	on_note *handle = table[run->state][note.news];
	if (handle)
		handle(run, &note, fds, count);
	else
		done_with_error(run, "the slot spoke out of turn");
	wire_close(fds, count);
}

static void stream_event(struct run *run, struct stream *stream, bool kill_when_cut)
{
	if (stream->read_end >= 0)
		(void)stream_pump(stream, false); /* closing it takes it out of epoll */
	if (kill_when_cut && stream->cut && !run->facts.output_over) {
		run->facts.output_over = true;
		kill_program(run);
	}
}

/* Asked before each receive: on older kernels (Debian 12 has one) a receive with nothing to hear
 * waits for ever, also when the program is gone and the listener says so. */
static int listener_state(int listener)
{
	struct pollfd state = {.fd = listener, .events = POLLIN};
	return poll(&state, 1, 0) > 0 ? state.revents : 0;
}

static void listener_event(struct run *run)
{
	int nr = -1;
	int state = listener_state(run->listener);
	if (!(state & POLLIN)) {
		if (state) /* the program is gone; its end is on the way */
			wire_close(&run->listener, 1);
		return;
	}
	/* A program can have timers interrupt its call before we hear which it was. Then the number
	 * is lost; the call was not made, but it was tried. */
	(void)filter_violation(run->listener, &nr);
	/* It waits in that call, and killed it never returns from it. The first one counts. */
	if (!run->facts.violated)
		run->facts.syscall_nr = nr;
	run->facts.violated = true;
	kill_program(run);
}

static void clock_event(struct run *run)
{
	uint64_t times;
	if (read(run->clock, &times, sizeof times) != sizeof times)
		return;
	const struct facts *f = &run->facts;
	bool killed = f->wall_fired || f->cpu_fired || f->violated || f->output_over ||
		      f->memory_over || f->cancelled;
	if (run->state != RUN_RUNNING || killed) {
		done_with_error(run, "the slot did not answer in time");
		return;
	}
	run->facts.wall_fired = true;
	kill_program(run);
}

void run_event(struct run *run, enum run_source source)
{
	if (run->state == RUN_FREE || run->state == RUN_DONE)
		return;
	switch (source) {
	case RUN_SLOT:
		slot_event(run);
		break;
	case RUN_STDOUT:
		stream_event(run, &run->out, true);
		break;
	case RUN_STDERR:
		stream_event(run, &run->err, false);
		break;
	case RUN_LISTENER:
		listener_event(run);
		break;
	case RUN_CLOCK:
		clock_event(run);
		break;
	case RUN_LOOK:
		look_event(run);
		break;
	case RUN_SOURCE_COUNT:
		break;
	}
}

void run_cpu_fired(struct run *run, uint32_t generation)
{
	if (run->state != RUN_RUNNING || (run->generation & 0xffffff) != generation)
		return;
	run->facts.cpu_fired = true;
	kill_program(run);
}

void run_cancel(struct run *run)
{
	if (run->state == RUN_FREE || run->state == RUN_DONE)
		return;
	run->facts.cancelled = true;
	if (run->state == RUN_RUNNING)
		kill_program(run);
	else
		done_with_error(run, "cancelled");
}

enum err run_send(struct run *run, int client)
{
	int fds[WIRE_FDS_MAX];
	size_t count = 0;
	if (run->result.status != WIRE_ERROR) {
		if (run->out.memfd >= 0)
			fds[count++] = run->out.memfd;
		fds[count++] = run->err.memfd;
		for (size_t i = 0; i < run->output_fds; i++)
			fds[count++] = run->outputs[i];
	}
	return wire_send(client, &run->result, sizeof run->result, fds, count);
}

void run_stop(struct run *run, const struct host *host)
{
	end_program(run);
	meter_release(&run->meter);
	slot_release(&run->slot, host);
}

void run_release(struct run *run, const struct host *host)
{
	run_stop(run, host);
	wire_close(run->fds, run->fd_count);
	wire_close(run->outputs, run->output_fds);
	wire_close(&run->pidfd, 1);
	wire_close(&run->listener, 1);
	wire_close(&run->clock, 1);
	wire_close(&run->look, 1);
	stream_release(&run->out);
	stream_release(&run->err);
	free(TAKE(run->request));
	run->state = RUN_FREE;
}
