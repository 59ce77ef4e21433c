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

static void plan_child(const struct zygote *z, const struct wire_request *job, char *const *argv,
		       struct child_plan *plan)
{
	static const char *const environment[] = {"LC_ALL=C", "PATH=/usr/bin", "TMPDIR=.", NULL};
	const struct host *host = z->host;
	bool two_ids = host->root && host->namespaces;
	bool writes = may_write(job);
	*plan = (struct child_plan){
		.switch_ids = two_ids,
		.id = INNER_ID,
		.notify = host->notify,
		.filter = &host->filters[job->class][job->limits.threads > 1][writes],
		.group = z->group,
		.argv = argv,
		.envp = environment,
	};
	/* No directory is made by whoever a tool becomes. */
	if (z->work && host->landlock > 0) {
		enum landlock_use use = writes ? LANDLOCK_WORK : LANDLOCK_READ;
		plan->landlock = host->landlock;
		plan->rule_count = views_rules(host, z->class, use, plan->rules);
	}
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

static enum err start(const struct zygote *z, struct wire_request *job,
		      const struct wire_words *words, const int *fds, struct child *child,
		      const char **step)
{
	struct child_plan plan;
	const int *streams = fds + job->has_program;
	*step = "opening the tool";
	if (place_program(job, words->tool, fds[0]) != ERR_OK)
		return ERR_IO;
	(void)dup2(streams[0], 0);
	if (job->has_stdout)
		(void)dup2(streams[1 + job->input_count], 1);
	plan_child(z, job, words->argv, &plan);
	enum err e = child_spawn(&plan, child, step);
	int error = errno;
	/* Whoever reads from the program must hear its end, so we keep nothing of its streams. */
	(void)dup2(z->idle, 0);
	if (job->has_stdout)
		(void)dup2(z->out, 1);
	close(FILTER_PROGRAM_FD);
	errno = error;
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

void job_serve(const struct zygote *z, struct wire_request *job, const int *fds, size_t count)
{
	struct wire_words words;
	struct child child;
	struct slot_note note = {.news = SLOT_ENDED};
	const char *step;
	uint64_t start_us = watch_now_us();
	wire_request_words(job, &words);
	enum err e = open_work(z, job, &words, fds + job->has_program + 1, &step);
	if (e == ERR_OK) {
		start_us = watch_now_us();
		e = start(z, job, &words, fds, &child, &step);
	}
	int error = errno;
	for (size_t i = 0; i < count; i++)
		close(fds[i]);
	errno = error;
	if (e != ERR_OK) {
		zygote_say_failed(z, step);
		return;
	}
	tell_start(z, &child);
	watch_program(&child, z->socket, &job->limits, start_us, &note);
	note.wall_us = watch_now_us() - start_us;
	reap_all(z, child.pid, &note);
	mend_streams(z, &note);
	wire_close(&child.pidfd, 1);
	wire_close(&child.listener, 1);
	end(z, job, &words, &note);
}
