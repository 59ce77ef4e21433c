/* job.c - theory of operation
 *
 *   fresh work directory -> files laid -> program started -> watched to its end -> everybody else
 *   killed -> files taken out -> work directory gone -> ENDED
 *
 * A slot serves job after job, so each must find it as the first one did. What a program could
 * leave is: processes (killed, waited for, and counted: there should be none), what it wrote into
 * the work directory (a tmpfs of its own for each job; that it can be unmounted is the proof that
 * nobody holds a part of it), the flags of the pipes behind its streams (set again). Everything
 * else it could reach is read-only or was refused by the filter. Where something of this does not
 * come out as it should, the note says odd, and the supervisor ends the slot.
 *
 * The tool of a job is confined by Landlock in its own process, since a zygote so confined could
 * not mount the work directory of the next job. */
#include "judge/box/job.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box/child.h"
#include "judge/box/mount.h"
#include "judge/box/views.h"
#include "judge/box/watch.h"
#include "judge/box/work.h"

enum { INNER_ID = 1000, SPARE_BYTES = 1 << 20 };

struct running {
	struct child child;
	struct child_task task;
	bool held; /* the program's streams and its file still stand on our descriptors, too */
};

static uint64_t timeval_us(struct timeval t)
{
	return (uint64_t)t.tv_sec * 1000000U + (uint64_t)t.tv_usec;
}

/* ---- the work directory ---- */

static uint64_t work_bytes(const struct wire_request *job, const int *inputs)
{
	struct stat st;
	uint64_t sum = job->limits.written_bytes + SPARE_BYTES;
	for (uint32_t i = 0; i < job->input_count; i++)
		if (fstat(inputs[i], &st) == 0)
			sum += (uint64_t)st.st_size;
	return sum;
}

static bool own_work(const struct zygote *z)
{
	return z->host->namespaces && z->work;
}

static bool may_write(const struct wire_request *job)
{
	return job->class == WIRE_TOOL || job->limits.written_bytes > 0;
}

static enum err open_work(const struct zygote *z, const struct wire_request *job,
			  const struct wire_words *words, const int *inputs, const char **step)
{
	*step = "mounting the work directory";
	if (own_work(z) && mount_work(work_bytes(job, inputs)) != ERR_OK)
		return ERR_IO;
	*step = "laying the input files";
	enum err e = work_lay(words, inputs, job->input_count, job->output_count, may_write(job));
	if (e != ERR_OK || !own_work(z) || may_write(job))
		return e;
	*step = "making the work directory read-only";
	return seal_work();
}

/* ---- the program ---- */

static bool two_ids(const struct host *host)
{
	return host->root && host->namespaces;
}

static void fill_kind(const struct zygote *z, enum wire_class class, bool threads, bool writes,
		      struct child_kind *kind)
{
	const struct host *host = z->host;
	*kind = (struct child_kind){
		.switch_ids = two_ids(host),
		.id = INNER_ID,
		.notify = host->notify,
		.filter = &host->filters[class][threads][writes],
		.group = z->group,
	};
	/* No directory is made by whoever a tool becomes. */
	if (z->work && host->landlock > 0) {
		enum landlock_use use = writes ? LANDLOCK_WORK : LANDLOCK_READ;
		kind->landlock = host->landlock;
		kind->rule_count = views_rules(host, z->class, use, kind->rules);
	}
}

static void fill_task(const struct zygote *z, const struct wire_request *job, char *const *argv,
		      struct child_task *task)
{
	static const char *const environment[] = {"LC_ALL=C", "PATH=/usr/bin", "TMPDIR=.", NULL};
	const struct host *host = z->host;
	task->argv = argv;
	task->envp = environment;
	/* An ordinary user in tier C shares the uid with his other programs. */
	limits_plan(job->class, &job->limits, host->cgroup.version != 0,
		    host->namespaces || host->root, two_ids(host) ? 0 : 1, &task->limits);
}

/* A work directory and a group (v2) are made for each job, and a child has to stand in them. Where
 * no namespace ends with the zygote there is nobody to reap a child that outlives it. */
void job_foresee(struct zygote *z)
{
	const char *step;
	if (z->work || z->host->cgroup.version == 2 || !z->host->namespaces || z->parked.pid > 0)
		return;
	fill_kind(z, z->class, z->threads, false, &z->kind);
	(void)child_init(&z->kind, &z->parked, &step);
}

/* The one that was foreseen, if it is of the right kind. */
static enum err take_child(struct zygote *z, const struct wire_request *job, struct child *out,
			   const char **step)
{
	bool threads = job->limits.threads > 1;
	*out = z->parked;
	z->parked = CHILD_NONE;
	if (out->pid > 0 && !may_write(job) && threads == z->threads)
		return ERR_OK;
	child_release(out, false);
	z->threads = threads;
	fill_kind(z, (enum wire_class)job->class, threads, may_write(job), &z->kind);
	return child_init(&z->kind, out, step);
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

/* Whoever writes to the program, or reads from it, must hear its end, so that we may keep nothing
 * of a stream that is not a file. */
static bool lets_go(const struct wire_request *job, int in)
{
	struct stat st;
	return job->has_stdout || fstat(in, &st) != 0 || !S_ISREG(st.st_mode);
}

static void take_streams(const struct zygote *z, const struct wire_request *job)
{
	int error = errno;
	(void)dup2(z->idle, 0);
	if (job->has_stdout)
		(void)dup2(z->out, 1);
	close(FILTER_PROGRAM_FD);
	errno = error;
}

static enum err start(struct zygote *z, struct wire_request *job, const struct wire_words *words,
		      const int *fds, struct running *run, const char **step)
{
	const int *streams = fds + job->has_program;
	run->held = !lets_go(job, streams[0]);
	enum err e = take_child(z, job, &run->child, step);
	if (e != ERR_OK)
		return e;
	*step = "opening the tool";
	e = place_program(job, words->tool, fds[0]);
	if (e == ERR_OK) {
		(void)dup2(streams[0], 0);
		if (job->has_stdout)
			(void)dup2(streams[1 + job->input_count], 1);
		*step = "setting limits";
		fill_task(z, job, words->argv, &run->task);
		e = child_go(&run->child, &run->task, !run->held);
	}
	if (e != ERR_OK || !run->held)
		take_streams(z, job);
	if (e != ERR_OK)
		child_release(&run->child, false);
	return e;
}

/* Reaps the program, then sees to it that nothing else is left. */
static void reap_all(const struct zygote *z, pid_t pid, struct slot_note *note)
{
	const struct host *host = z->host;
	struct rusage used = {0};
	int status = 0;
	while (wait4(pid, &status, 0, &used) < 0 && errno == EINTR)
		;
	note->wait_status = status;
	note->cpu_us = timeval_us(used.ru_utime) + timeval_us(used.ru_stime);
	note->resident_kib = (uint64_t)used.ru_maxrss;
	/* -1 is everybody in our pid namespace, or with our own uid; never as an ordinary user. */
	if ((host->namespaces || host->root) && kill(-1, SIGKILL) == 0)
		note->odd = true;
	while (waitpid(-1, NULL, host->namespaces ? 0 : WNOHANG) > 0)
		note->odd = true;
}

/* A program can make its streams non-blocking, which would stay with the pipes. */
static void mend_streams(const struct zygote *z, struct slot_note *note)
{
	if (fcntl(z->out, F_SETFL, 0) != 0 || fcntl(z->err, F_SETFL, 0) != 0)
		note->odd = true;
}

/* ---- the end ---- */

static enum err fetch(const struct wire_request *job, const struct wire_words *words,
		      struct slot_note *note, int *fds, size_t *count)
{
	note->output_count = job->output_count;
	for (size_t i = 0; i < job->output_count; i++) {
		int fd;
		uint64_t max = job->limits.written_bytes;
		if (work_fetch(words->outputs[i], max, &note->outputs[i], &fd) != ERR_OK)
			return ERR_IO;
		if (fd >= 0)
			fds[(*count)++] = fd;
	}
	return ERR_OK;
}

static void end(const struct zygote *z, const struct wire_request *job,
		const struct wire_words *words, struct slot_note *note)
{
	int fds[WIRE_FILES_MAX];
	size_t count = 0;
	enum err e = fetch(job, words, note, fds, &count);
	int error = errno;
	if (own_work(z) && unmount_work() != ERR_OK)
		note->odd = true;
	errno = error;
	if (e == ERR_OK)
		zygote_say(z, note, fds, count);
	else
		zygote_say_failed(z, "taking an output file out");
	wire_close(fds, count);
}

static void tell_start(const struct zygote *z, const struct child *child)
{
	struct slot_note note = {.news = SLOT_STARTED};
	if (slot_tells_start(z->host, z->class))
		zygote_say(z, &note, &child->pidfd, 1);
}

static void attend(const struct zygote *z, const struct wire_request *job,
		   const struct wire_words *words, uint64_t start_us, struct running *run)
{
	struct slot_note note = {.news = SLOT_ENDED};
	tell_start(z, &run->child);
	watch_program(&run->child, z->socket, &job->limits, start_us, &note);
	note.wall_us = watch_now_us() - start_us;
	reap_all(z, run->child.pid, &note);
	if (run->held)
		take_streams(z, job);
	mend_streams(z, &note);
	const char *step = child_failure(&run->child);
	if (step)
		zygote_say_failed(z, step);
	else
		end(z, job, words, &note);
	child_release(&run->child, true);
}

void job_serve(struct zygote *z, struct wire_request *job, const int *fds, size_t count)
{
	struct wire_words words;
	struct running run;
	const char *step;
	uint64_t start_us = watch_now_us();
	wire_request_words(job, &words);
	enum err e = open_work(z, job, &words, fds + job->has_program + 1, &step);
	if (e == ERR_OK) {
		start_us = watch_now_us();
		e = start(z, job, &words, fds, &run, &step);
	}
	int error = errno;
	for (size_t i = 0; i < count; i++)
		close(fds[i]);
	errno = error;
	if (e == ERR_OK)
		attend(z, job, &words, start_us, &run);
	else
		zygote_say_failed(z, step);
}
