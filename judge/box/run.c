/* run.c - theory of operation
 *
 *   BUILDING --its slot is ready: limit set, job sent--> RUNNING --ended: streams drained,
 *       figures read--> DONE --slot given back, result sent--> FREE
 *
 * With a slot that stands ready the first step falls away. The zygote watches the program, so that
 * nothing is heard of a run here but its output and its end. What the zygote cannot see (too much
 * output, an order to cancel) is told to it; what it does not do in time is done here, by killing
 * it with all that is in it. So is whatever is out of turn: DONE with WIRE_ERROR. */
#include "judge/box/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/take.h"
#include "judge/box/watch.h"
#include "judge/box/work.h"

enum { GUARD_MS = 10 * 1000, PAGE = 4096 };

static void arm(struct run *run, uint64_t ms)
{
	run->deadline_us = watch_now_us() + ms * 1000;
}

static void done_with_error(struct run *run, const char *reason)
{
	run->result.status = WIRE_ERROR;
	(void)snprintf(run->result.reason, sizeof run->result.reason, "%s", reason);
	run->slot_sound = false;
	run->state = RUN_DONE;
}

static void stop_program(struct run *run)
{
	slot_stop_job(&run->entry->slot);
	arm(run, GUARD_MS);
}

/* Where no namespace ends the program with its zygote: it must be gone before the slot goes. */
static void end_program(const struct run *run)
{
	struct pollfd gone = {.fd = run->pidfd, .events = POLLIN};
	if (run->pidfd < 0)
		return;
	(void)syscall(SYS_pidfd_send_signal, run->pidfd, SIGKILL, NULL, 0);
	(void)poll(&gone, 1, GUARD_MS);
}

/* On v1 the files of a program lie in memory that its cgroup counts, and none of it is the
 * program's. (A tool's own limit has room for them.) A little more than it comes to: their inodes,
 * and what the kernel needs to find the pages. */
static uint64_t laid_bytes(const struct run *run)
{
	const struct wire_request *r = run->request;
	const int *inputs = run->fds + r->has_program + 1;
	uint64_t sum = 0;
	struct stat st;
	if (r->class == WIRE_TOOL || run->entry->slot.leaf.version != 1)
		return 0;
	for (uint32_t i = 0; i < r->input_count; i++)
		if (fstat(inputs[i], &st) == 0)
			sum += (uint64_t)st.st_size + (uint64_t)st.st_size / 64 + 2 * PAGE;
	return sum;
}

static void begin(struct run *run)
{
	struct slot *slot = &run->entry->slot;
	const struct wire_request *request = run->request;
	uint64_t laid = laid_bytes(run);
	struct cgroup_limits limits = {
		.memory_kib = request->limits.memory_kib + (laid >> 10),
		.processes = 1 + request->limits.threads,
	};
	if (cgroup_leaf_begin(&slot->leaf, &limits, &run->facts.use) != ERR_OK) {
		done_with_error(run, "cannot set the limits of the slot's cgroup");
		return;
	}
	run->facts.use.base_bytes += laid;
	stream_init(&run->out, slot->out_end, request->limits.stdout_max_bytes);
	stream_init(&run->err, slot->err_end, request->limits.stderr_max_bytes);
	enum err e = slot_send_job(slot, request, run->fds, run->fd_count);
	wire_close(run->fds, run->fd_count);
	run->fd_count = 0;
	if (e != ERR_OK) {
		done_with_error(run, "cannot send the job to the slot");
		return;
	}
	run->state = RUN_RUNNING;
	arm(run, request->limits.wall_ms + GUARD_MS);
}

void run_start(struct run *run, struct pool *pool, int index, struct wire_request *request,
	       const int *fds, size_t fd_count)
{
	char text[WIRE_REASON_MAX];
	*run = (struct run){
		.state = RUN_BUILDING,
		.request = request,
		.out = {.read_end = -1, .memfd = -1},
		.err = {.read_end = -1, .memfd = -1},
		.pidfd = -1,
		.facts = {.limits = request->limits, .counted = pool->host->cgroup.version != 0},
		.slot_sound = true,
		.result = {.kind = WIRE_RESULT,
			   .ticket = request->ticket,
			   .output_count = request->output_count},
	};
	const char *why = take_fds(request, fds, fd_count, run->fds, &run->fd_count);
	/* In tier C files are limited each, not in sum, and a tool's number of them by its trade.
	 */
	if (!why && request->class != WIRE_TOOL && request->limits.written_bytes > 0 &&
	    !pool->host->namespaces)
		why = "what a program writes cannot be bounded in tier C";
	if (!why) {
		run->entry = pool_take(pool, (enum wire_class)request->class,
				       wire_request_works(request), index, text);
		why = run->entry ? NULL : text;
	}
	if (why) {
		done_with_error(run, why);
		return;
	}
	arm(run, GUARD_MS);
	if (run->entry->slot.ready)
		begin(run);
}

typedef void on_note(struct run *, const struct slot_note *, int *, size_t);

static void on_ready(struct run *run, const struct slot_note *note, int *fds, size_t fd_count)
{
	(void)note;
	(void)fds;
	(void)fd_count;
	run->entry->slot.ready = true;
	begin(run);
}

static void on_started(struct run *run, const struct slot_note *note, int *fds, size_t fd_count)
{
	(void)note;
	if (fd_count != 1 || run->pidfd >= 0) {
		done_with_error(run, "the slot spoke out of turn");
		return;
	}
	run->pidfd = TAKE_FD(fds[0]);
	if (!run->facts.counted && run->request->class == WIRE_SANITIZE)
		meter_init(&run->meter, run->pidfd, watch_now_us());
}

static void on_failed(struct run *run, const struct slot_note *note, int *fds, size_t fd_count)
{
	(void)fds;
	(void)fd_count;
	done_with_error(run, note->text);
}

static void fill_result(struct run *run)
{
	struct facts *f = &run->facts;
	struct wire_result *r = &run->result;
	cgroup_leaf_read(&run->entry->slot.leaf, &f->use);
	/* The group counts processes too that nobody has waited for. */
	if (f->use.cpu_us > f->cpu_us)
		f->cpu_us = f->use.cpu_us;
	report_fold(f, r);
	if (f->violated)
		filter_name(f->syscall_nr, r->syscall_name);
	if (f->cancelled)
		(void)snprintf(r->reason, sizeof r->reason, "cancelled");
	r->stdout_bytes = run->out.kept;
	r->stderr_bytes = run->err.kept;
	r->stdout_cut = run->out.cut;
	r->stderr_cut = run->err.cut;
	r->stdout_kept = run->out.memfd >= 0;
	r->stderr_kept = run->err.memfd >= 0;
	/* Anything but a plain end retires the slot. */
	if (r->status != WIRE_EXITED && r->status != WIRE_SIGNALED)
		run->slot_sound = false;
}

static void on_ended(struct run *run, const struct slot_note *note, int *fds, size_t fd_count)
{
	struct facts *f = &run->facts;
	f->wait_status = note->wait_status;
	f->cpu_us = note->cpu_us;
	f->wall_us = note->wall_us;
	f->resident_kib = note->resident_kib;
	f->violated = note->violated;
	f->syscall_nr = note->syscall_nr;
	f->cpu_fired = note->cpu_fired;
	f->wall_fired = note->wall_fired;
	run->slot_sound = !note->odd && note->output_count == run->request->output_count;
	memcpy(run->result.outputs, note->outputs, note->output_count * sizeof note->outputs[0]);
	for (size_t i = 0; i < fd_count && i < WIRE_FILES_MAX; i++)
		run->outputs[run->output_fds++] = TAKE_FD(fds[i]);
	/* Every writer is dead, so what is there is all there is. */
	enum err e = stream_pump(&run->out, true);
	enum err e2 = stream_pump(&run->err, true);
	f->output_over = f->output_over || run->out.cut;
	if (run->out.memfd < 0 && !run->request->has_stdout)
		run->out.memfd = work_memfd("output");
	if (e != ERR_BUSY || e2 != ERR_BUSY || stream_seal(&run->out) != ERR_OK ||
	    stream_seal(&run->err) != ERR_OK) {
		done_with_error(run, "cannot keep the program's output");
		return;
	}
	fill_result(run);
	run->state = RUN_DONE;
}

/* What a zygote may say in each state; anything else is a fault of ours. */
static on_note *const table[RUN_STATE_COUNT][SLOT_NEWS_COUNT] = {
	[RUN_BUILDING] = {[SLOT_READY] = on_ready, [SLOT_FAILED] = on_failed},
	[RUN_RUNNING] =
		{[SLOT_STARTED] = on_started, [SLOT_ENDED] = on_ended, [SLOT_FAILED] = on_failed},
};

/* Out of memory may hit the zygote itself while it lays files or takes them out: they count too,
 * and it is the request's own limit that was too low. */
static void slot_died(struct run *run)
{
	struct slot_note note = {.news = SLOT_ENDED,
				 .wait_status = SIGKILL,
				 .odd = true,
				 .output_count = run->request->output_count};
	cgroup_leaf_read(&run->entry->slot.leaf, &run->facts.use);
	end_program(run);
	if (run->facts.cancelled)
		done_with_error(run, "cancelled");
	else if (run->state == RUN_RUNNING && run->facts.use.oom_kills > 0)
		on_ended(run, &note, NULL, 0);
	else
		done_with_error(run, "the slot ended unexpectedly");
	run->slot_sound = false;
}

static void slot_event(struct run *run)
{
	struct slot_note note;
	int fds[WIRE_FDS_MAX];
	size_t count = 0;
	enum err e = slot_recv(&run->entry->slot, &note, fds, &count);
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

static void stream_event(struct run *run, struct stream *stream, bool stop_when_cut)
{
	if (run->state != RUN_RUNNING)
		return;
	enum err e = stream_pump(stream, false);
	if (e != ERR_OK && e != ERR_BUSY)
		done_with_error(run, "cannot keep the program's output");
	if (stop_when_cut && stream->cut && !run->facts.output_over) {
		run->facts.output_over = true;
		stop_program(run);
	}
}

void run_event(struct run *run, enum pool_source source)
{
	if (run->state == RUN_FREE || run->state == RUN_DONE)
		return;
	if (source == POOL_NOTE)
		slot_event(run);
	else if (source == POOL_OUT)
		stream_event(run, &run->out, true);
	else if (source == POOL_ERR)
		stream_event(run, &run->err, false);
}

uint64_t run_next_us(const struct run *run)
{
	bool looks = run->meter.pid != 0 && run->meter.next_us < run->deadline_us;
	return looks ? run->meter.next_us : run->deadline_us;
}

void run_time(struct run *run, uint64_t now_us)
{
	if (run->state == RUN_FREE || run->state == RUN_DONE || now_us < run_next_us(run))
		return;
	if (now_us >= run->deadline_us) {
		done_with_error(run, "the slot did not answer in time");
		return;
	}
	if (meter_resident_kib(&run->meter, now_us) <= run->request->limits.memory_kib)
		return;
	run->facts.memory_over = true;
	run->meter.pid = 0;
	stop_program(run);
}

void run_cancel(struct run *run)
{
	if (run->state == RUN_FREE || run->state == RUN_DONE)
		return;
	run->facts.cancelled = true;
	if (run->state == RUN_RUNNING) {
		stop_program(run);
		return;
	}
	done_with_error(run, "cancelled");
	run->slot_sound = true; /* it has not had the job */
}

void run_leave_slot(struct run *run, struct pool *pool)
{
	struct pool_entry *entry = run->entry;
	run->entry = NULL;
	if (!entry)
		return;
	if (run->slot_sound) {
		pool_give_back(pool, entry);
		return;
	}
	/* After ENDED all of the program is gone; else it goes now, before the judge hears of it.
	 */
	end_program(run);
	pool_retire(pool, entry, run->result.status == WIRE_ERROR);
}

enum err run_send(struct run *run, int client)
{
	int fds[WIRE_FDS_MAX];
	size_t count = 0;
	if (run->result.status == WIRE_ERROR)
		run->result.stdout_kept = run->result.stderr_kept = 0;
	if (run->result.stdout_kept)
		fds[count++] = run->out.memfd;
	if (run->result.stderr_kept)
		fds[count++] = run->err.memfd;
	for (size_t i = 0; run->result.status != WIRE_ERROR && i < run->output_fds; i++)
		fds[count++] = run->outputs[i];
	return wire_send(client, &run->result, wire_result_bytes(&run->result), fds, count);
}

void run_release(struct run *run, struct pool *pool)
{
	run_leave_slot(run, pool);
	wire_close(run->fds, run->fd_count);
	wire_close(run->outputs, run->output_fds);
	wire_close(&run->pidfd, 1);
	stream_release(&run->out);
	stream_release(&run->err);
	free(TAKE(run->request));
	run->state = RUN_FREE;
}
